"""More wording by intent: terse, chatty, formal, roundabout. One line shows its intent alone."""

LINES = {
    "discount request": """
(would you|could you|will you) (knock off the cents|round it down|let it go for {money}|throw in the delivery)?
(I|we) (saw|found) it (for {money} elsewhere|cheaper at {co}|at {money} online). (can you match that|will you do the same|what do you say)?
(frankly|honestly|to be plain), (it's|it is) (over our heads|above what we can spend|pricier than we planned)(. help us out|. can anything be done|. make it lighter, please)
(what if|suppose) we (paid up front|signed for three years|took two|dropped the extras): (would that lower it|how much would that save us|what would the fee be)?
(charities|pensioners|schools|start-ups) (surely|normally) (pay less|get a reduction), (do we too|does that go for us|may we have that)?
(the sum|the figure|the amount) (you name|on the offer|you quote) (is more than|exceeds|tops) (our budget|what the board allows|last year's) by {pct}(. can it be trimmed|. please revisit it|. is it final)?
(any|is there any) (loyalty|early bird|family|trade|off-peak) (bonus|discount|rate|deal) (for us|going|I could have)?
(we|I) (ask|must ask|would ask) for (leniency|goodwill|a concession|an adjustment) (on|in|as regards) (price|the fee|the tariff)
(give|cut) (us|me) (some slack|a deal|a break) on (price|the fee|the bill|the next order)
(I|we) (won't|can't) go (above|over|beyond) {money}(. take it or leave it|. is that enough for you|. your call)
(the competition|{co}|another firm) (undercuts|is below) you by {pct}(. respond please|. we'd stay if you moved|. your answer?)
(half price|{pct} less|last year's rate|{money} flat) and (it's a deal|we sign|I say yes)
(please|kindly) (requote|recalculate|revise) (without|minus|leaving out) (the surcharge|the setup|the margin)
(do|would) you (bargain|haggle|negotiate)? (I had {money} in mind|I'd start at {money})
(it would be|is) (more|far more) (attractive|palatable|digestible) at {money}
""",
    "meeting request": """
(grab a pint|share a cake|take a stroll|have a bite) (some evening|{time}|after work)?
(your diary or mine|when's good|which evening|what day) for (a catch-up|a natter|a proper talk|the walk we promised each other)?
(I|we) (would value|need|crave) (a word|face time|an audience|a sounding) with you (before {time}|soon|this week)
(kindly|please) (grant|allow|accord) me (an interview|an appointment|a hearing) (on {time}|at your convenience|in the coming days)
(slots|openings|gaps) I have: {time}, {time}. (yours|which one|take your pick)?
(let's|let us) (huddle|regroup|put our heads together|thrash it out) (on {time}|over lunch|in person)
(can|may) I (swing|come|drop) by (your stall|the studio|your desk) (on {time}|around noon|some afternoon)?
(a site visit|a walk-through|a rehearsal|a tasting) on {time}, (are you in|would that suit|can you be there)?
(I'll|I can) be (in your street|round the corner|at the station) (on {time}|all {month}): (coffee|shall I ring the bell|do we meet)?
(zoom|phone|in person|voice), (whichever you like|as you prefer), (but let's speak|but I need to talk to you) (about {topic}|before {time})
(could|can) the (three|four) of us (sit down|find an hour|get round a table) (on {topic}|before the holidays|{time})?
(I|we) (propose|suggest) {time}, {time} or {time} (for the review|for our first talk|to meet). (please choose|tick one|say which)
(are you|will you be) (around|free|in town|at your desk) (on {time}|later|this weekend) (for a chat|to talk {topic}|so we can speak)?
(pencil|write|put) me in (for {time}|your book)(, would you|, please|, {min} will do)
(ring|call|buzz) me when you (land|have a free ear|get a minute), (we should talk|I want to discuss {topic})
""",
    "question": """
(out of|from) (curiosity|interest): (who|what|how) (chose the name|keeps the bees|did you learn it)?
(is|are) (dogs|children|cash|cards|the stairs) (allowed|welcome|accepted|steep) (at your place|in the hall|on board)?
(what's|what is) the (password hint|dress code|house number|difference between the two|latest time to arrive)?
(do|does) (I|one|my wife) (need|have) to (book|bring a towel|sign twice|speak French)?
(which|what) (platform|font|flour|version|size of envelope) (do you use|is right|would you advise)?
(how|since when) (come you|is it that you) (close on Tuesdays|print in green|stopped the series)?
(could|can) somebody (enlighten me|explain|tell me) (what {topic} means for us|why the door is blue|how the points are counted)?
(does|will) (the ticket|the pass|my card|it) (cover|include|work for|be valid in) {city} (too|as well|next year)?
(who|whom) (should|do|must) (I|we) (write to|thank|send {topic} to|credit)?
(am I|are we) (right|correct|wrong) (in thinking|to assume) that (lunch is included|it starts at nine|{name} leads)?
(I'd|we'd) (like|love) to (know|learn|hear) (what became of {topic}|where the wool comes from|how old the building is)
(can|may) (it|this|the text) be (washed|frozen|quoted|left outside|read aloud)?
(in what|in which) (order|language|currency|year) (do we|is it|was it) (send them|written|counted|built)?
(what|how much) (notice|room|time|salt) (do you need|is left|should we allow)?
(one thing|something) puzzles (me|us): (why {topic}|where page {num} went|how you got that figure)?
""",
    "follow-up": """
(hello again|me once more|still me), (the lady with the cello|about the shed|the chap from {city}): (did it arrive|have you had a look|any joy)?
(it's|it has been) quiet (at your end|since {time}|on the {topic} front)(. all well with my request|. shall I send it anew|. do you still have it)?
(may|can) I (gently |)(prod|poke|remind) you (of|about) (what I sent|the form|my two questions of {time})?
(I|we) (await|are still awaiting|look out for) your (reply|word|verdict|signature) (to ours of {time}|since {month}|on {topic})
(where|how far) (has|is) (my file|the matter|our petition) (got to|by now|stuck)?
(third|second|fifth) (mail|letter|knock) on (the same|this) (matter|topic), (so far unanswered|without an echo)
(was|is) there (anything wrong with|a problem with) (my last letter|the form I sent|what I handed in)? (I heard nothing|silence so far)
(per|as per|referring to) (my mail|our chat|the ticket) of {time}: (pending|still open|no feedback yet)
(you|your colleague) (meant|were going|wanted) to (check|ask around|ring me) (about {topic}|by {time})(. did that happen|. and|?)
(circling round|coming round|turning back) to (this|{topic}|the thing I sent): (thoughts|verdict|movement)?
(have|has) (you|anyone|the committee) (opened|weighed|ruled on|got round to) (my draft|the sample|our request)( yet|)?
(I|we) (hate|don't like) to (nag|press|chase), (yet the question stands|but it's three weeks|only I need to know where it is)
""",
    "support request": """
(the|my) (login|basket|map|speaker|clock) (won't|refuses to|no longer) (take my password|open|load|ring|sync)(, what can I try|, help|, is it me)
(says|it says|the screen reads) "({num}|access denied|out of memory|paper jam|try later)"( whenever I save| on start|). (how do I get past that|what now|please help)
(we|I) (tried|did) (turning it off and on|another cable|a new browser|the reset), (no luck|same thing|still dead)(. next idea|. ideas|. can you look)?
(how|where) do I (turn off the beeping|roll back the update|pair the headset|find my licence key|recover a deleted page)?
(it|the tablet|the gate) (keeps|started) (restarting|freezing|asking for a pin|opening by itself)( since {time}| after the storm|)
(the|our) (sync|wifi|feed|backup) (stalls|drops|skips) (every few minutes|at {pct}|for half the team)(. can you see why|. please check your end|)
(cannot|can't|couldn't) (upload|print|hear|connect|scan|remove a user)(: any fix|. is something broken|. who can help)?
(please|could you) (remote in|reset my token|raise a ticket|whitelist us|roll it back|look at the log)( as we are stuck| since nothing works|)
(a customer|my teacher|our guest) (can't get in|gets a white page|is asked for a code that never arrives)(, could you check|, what do I tell them)
(after|since) (moving house|the new router|version {num}) the (box|app|lamp) (blinks red|forgets me|won't pair)
(data|photos|entries|two rows) (are gone|went missing|show twice)(. can they be restored|. where did they go|. please bring them back)
(is|are) (your|the) (servers|service|site) (down|slow|in maintenance)? (nothing loads|we get {num}|all screens hang)
""",
    "complaint": """
(that|this|it) is (beneath you|shoddy|a poor show|slapdash|below par|not on)(, and I say so as a regular|, sort it out|)
(we|I) (waited|queued|sat) (two hours|all morning|in the cold) (and for what|for nothing|while your people chatted)
(your|the) (crew|plumber|waitress|clerk) (left a mess|tracked mud in|lost my coat|was rude to my wife|shrugged)
(half|most|two) of (the order|the tiles|the plants|our boxes) (came broken|are missing|was wilted|do not match)(. not good enough|. I'm cross|. put it right)
(the room|the hall|the car) (stank|was filthy|had no heating|was not the one we booked)(, we left after one night|, a disgrace|)
(promises|dates|assurances) (were|are) (broken|not kept|worth nothing) (here|with you), (it's the third time|I've lost faith)
(why|how) (do|must|should) (I|we) (pay|suffer|clean up) for (your mistakes|somebody's carelessness|a course that never ran)?
(I|we) (want|demand|expect) (my money back|a replacement|redress|a proper apology)(, not a voucher| for this| at once|)
(never|not once) (in {num} years|before) (was I|were we) (treated so|so let down|this badly served)
(the quality|the tone|your care|the coffee) (has gone|went) (downhill|to the dogs|off)( since {month}|)
(nobody|not a soul) (takes|took) (the phone|responsibility|us seriously)( for a week|)(. shameful|. I object|)
(you|they) (overbooked|overcharged|ignored|misled) us(, plainly| twice|), (that won't do|which I resent|and I won't keep quiet)
""",
}
