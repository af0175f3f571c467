"""More wording by intent, in everyday words that the other banks lack. One line shows its intent alone."""

LINES = {
    "discount request": """
(my|our) (purse|wallet|grant|pocket money) (stops|ends) at {money}(. could you stretch to that|. any mercy|. does that do)?
(would|could) (the second one|the spare|delivery|the frame) (be free|come at half price|be included) (if we take both|if I order today|as we're regulars)?
(does|do) (nurses|firemen|retired teachers|members of the union|locals) (get|pay) (less|a reduction|a special price)?
(I|we) (did|have done) the sums (twice|again): (at {money} we can't|it only works below {money}|{pct} less and it flies). (over to you|what do you think|help)?
(you|your house) (quoted|asked) {money} (last spring|for the same job before), (why not now|can we go back to that|same again, please)
(is|was) that (before or after|with or without) (a discount|the rebate)? (we'd hoped for|I expected) {pct}
(I'd|we'd) (sign|say yes|order) (on the spot|before lunch) (at|for) {money}
(round|bring|pull|push) (it|the total) (down|below) to {money}( and you have an order|, would you|)
(trade|swap|exchange) you: (a long contract|three references|payment today) for {pct} off
(a|some) (relief|breathing space|goodwill) on the (bill|premium|rent) (would|could) (save|help|keep) us(. possible|. is that on|)?
(not|no longer) (able|in a position) to pay (the full fee|list price|{money})(. what can be arranged|. is there a smaller tariff|. could we pay half)?
(beat|undercut|top) {money} and (I'm yours|we switch|it's settled)
(an extra|another) {pct} (would|might) (tip the scales|do the trick|convince the boss)(. can you|. are you able|)?
(what's|what is) the (best you can do|lowest you'd go|trade price|price for cash)( for {num}| on this|)?
(surely|come on), (there's room|something can be done|you can do better) (on|about) (the price|that figure)
""",
    "meeting request": """
(breakfast|a beer|a stroll|a sandwich|soup) {time}, (my treat|if you're free|what do you say|you and I)?
(could|can) (we|you and I) (hook up|link up|touch base in person|sit in the sun) (for {min}|some day|{time})?
(I'd|I would) (come|drive|cycle) to (you|{city}|your place) (any day|on {time}); (just say when|which is best|name it)
(when|what hour) (do you|would you) (take visitors|have a free ear|come out for air|get off work)?
(let's|we should) (have it out|clear the air|plan this|draw it up) (over a table|together|face to face|at the whiteboard) (soon|{time})
(our|the) (solicitor|midwife|headmistress|curator) (would see|can see|has an opening for) you (at|on) {time}(. will you come|. is that fine|. please confirm)?
(is|would) (your|the) (door|office|garden gate) (be |)open (on {time}|tomorrow)? (I'd drop by|I want a word|we'd like to come)
(fancy|up for|game for) (a walk|a cuppa|a round of golf|lunch) (one day next week|{time}|while I'm in {city})?
(please|do) (hold|keep|guard) {time} for (me|us|the panel): (we need to meet|I want to walk you through it|it's about {topic})
(two|three) (of us|heads) and (a pot of tea|one map|an hour): (shall we|when|{time}) (for {topic}|)?
(I|we) (owe|promised) each other (a coffee|a talk|an evening)(. {time}|. this week|. when then)?
(can|may) (my team|the students|our trustees) (visit|tour|see) (the plant|your lab|the archive) (on {time}|in {month})?
(invite|calendar hold|appointment) (sent|proposed) for {time}: (can you make it|please accept or move it|shout if it clashes)
(too|it's too) (long|delicate|complicated) for mail(. ring me|. let's speak|. may I call) {time}?
(your|her) (assistant|secretary) (said|thought) {time} (might be free|has a hole): (may I have it|is that right|I'd like it)
""",
    "question": """
(what|who) (is|was) (that|the) (tall building|woman on the cover|tune|smell in the hall)?
(how|in what way) (does one|do you|should I) (fold it|pronounce it|count leap years|store the bulbs)?
(are|is) (the cellar|seats|breakfast|the manual) (dry|numbered|included|in English)?
(by|before) (what age|which page|how much) (does it|is it|do they) (change|grow|allowed|retire)?
(have|did) (you|they) (ever|really) (tried|win|been to|seen) (it with milk|the cup|{city}|the original)?
(could|would) (it|this) (be|have been) (a misprint|older than we think|the wrong way up|{name}'s hand)?
(I|we) (can't|cannot) (tell|remember|agree) (whether it's left or right|who goes first|what the code was)(. do you know|. can you say|)?
(please|do) (explain|tell) (me|us) (the joke|the difference between the two|what the letters stand for)
(any idea|do you know|can you say) (why|where|when|how) (the bells ring at four|they grow|it began|to spell it)?
(if|when) (it rains|I'm late|two tie|the key breaks), (what then|who decides|what do we do|where do I go)?
(is|are) there (a limit|a map|a rule|two versions|any left) (for|of) (luggage|the cellars|the draw|{topic})?
(does|did) (anyone|your brother|the museum) (collect|still make|repair|remember) (these|such clocks|them|{topic})?
(what|which) (would|should) (I|one) (say|wear|bring|choose) (to the judge|on the boat|for a christening|first)?
(how|just how) (old|deep|heavy|common|safe) (is|was) (it|she|the bridge|the practice)?
""",
    "follow-up": """
(did|has) (the pigeon|my parcel of papers|our little memo|the form) (ever |)(land|reach your desk|get to you|arrived)?
(nothing|no sign|no smoke) (from you|so far|from your chimney) (on|about|since) (my proposal|the samples|{time}). (well|and|all right)?
(I|we) (left|sent) (a note|two messages|a voicemail) (about {topic}|last week|on {time}); (heard|got) (nothing|no reply)( yet|)(. please answer|. are you there|)
(may|might) I (jog your memory|refresh your memory|come knocking again) (about|on) (my request|the report|the {month} papers)?
(the|our) (clock|calendar) says (two weeks|a month) since (I wrote|you promised|we sent it)(. news|. any verdict|. what now)?
(is|was) (my last one|the earlier mail|what I wrote) (clear|any use|received)? (I've had no answer|you went quiet)
(a|one) (nudge|tap on the shoulder|wave of the flag) (about|concerning) (my mail|the draft|{topic})
(still|yet) (no decision|undecided|in the dark|on hold) (on|about) (my application to you|what we proposed|{topic})? (please let us know|I'd like to know)
(we|I) (agreed|said) (two weeks|{time}): (that's gone|it's past) (. where is it|. how about it|. any progress)?
(could|can) I (trouble|ask) you for (a progress report|an update|the state of play) (on|about) (my case|our order of {time}|{topic})?
(hoping|hope) (this|my mail) (isn't lost|found you): (the question is still open|I asked about {topic}|we await your thoughts)
""",
    "invoice": """
(please|kindly) (find|see) (below|overleaf) what (you owe|is owed|is to be paid) for {work}: {money}
(bill|account|note) for (eggs|milk|logs|repairs) (since {month}|to date): {money}(. drop it in the box|. pay the boy|. thanks)
(your|the) (share|part|half) of the (lawyer|roof|gift|van) (is|comes to) {money}(, to me please|, by {time}|. same account)
(we|I) (request|expect|look forward to) (payment|transfer|receipt) of {money} (within {days}|by {time}|at your earliest convenience)
(overdue|past due|unpaid): {money} (for|of) {month}(. please pay now|. a fee is added|. second notice)
(for|against) (delivery|work) (note|sheet) {inv}: {money} (net|incl. tax), (to be wired|payable to {co})
(the|your) (parking|dog|tourist|property) tax (for {year}|) is {money}, (due|payable) {time}
(kindly|please) (settle up|square up|pay the balance): {money}(, {inv}|, thanks|)
(fees|costs|expenses) (incurred|to date|for {month}) {money}, (which we ask you to pay|now payable|to be transferred)
(I|we) (advanced|paid) {money} (for|towards) (the hall|your ticket|the stamps): (please pay me back|could I have it back by {time}|transfer it when you can)
""",
    "receipt": """
(your|the) (account|tab|loan) is (settled|paid off|now zero)(. last payment {money}|, thank you|. slip {inv})
(many thanks|thank you) for (settling|paying|your transfer of) (our bill|{money}|invoice {inv})( so soon|)
(funds|payment|deposit) (received|credited|posted) {time}: {money}
(cash|card|voucher) {money}, (till|terminal) {num}, (cashier|clerk) {name}
(you|we) (have |)(successfully |)paid {money} (to|at) {co}( on {time}|)(. transaction {inv}|)
(the|your) (refund|rebate|payout) (has been|was) (issued|paid out|sent)( {money}|)(, allow three days|)
(ticket|voucher|licence) (bought|purchased): {inv}, {money}, (valid|for use) (from {time}|one year)
(charity|parish|club) (receipt|acknowledgement): {money} (given|received) in {month}, (with gratitude|no. {inv})
(this|the attached) (confirms|certifies|proves) (that you paid|payment of) {money}( for {work}|)
""",
    "complaint": """
(is|do you call) (this|that) (service|a repair|clean|fresh|a joke)?( I call it a shame| I don't|)
(my|our) (order|flowers|suit|boiler) (came|arrived|was returned) (wilted|torn|late|in the wrong colour) (and nobody cares|again|, which I won't accept)
(we|I) (were|was) (lied to|fobbed off|passed around|left standing|laughed at)( by your staff| at the desk| for an hour|)
(the|your) (ad|menu|website|salesman) (promised|said) (sea view|no waiting|new engine|half board), (the truth was|what we got was|but there was) (a car park|three hours|rust|cold toast)
(it|this) (broke|tore|stopped|leaked) (on day two|after one wash|the minute you left)(. rubbish|. so much for quality|. not acceptable)
(I|we) (resent|object to|take exception to) (the tone|being charged for it|your manner|how it was handled)
(two|four|six) (visits|weeks|letters) and (the damp|the fault|the noise) is (still there|worse|back)(. what a record|. enough|)
(if|since) (you|your firm) can't (keep time|count|answer a phone), (say so|I'd better warn others|we have a problem)
(the|our) (guests|children|patients) (suffered|were cold|went hungry) (because of|thanks to) your (mistake|caterer|delay)
(sloppy|late|rude|overpriced|half done)(, that's the verdict|: my summary of your work| from start to finish)
(I|we) (paid|booked|trusted) and (got|received) (nothing|a shambles|excuses)
""",
    "support request": """
(my|our) (gate|thermostat|e-reader|scale|alarm) (is stuck on|shows only|won't leave) ({num}|the logo|Celsius|setup)(. what should I do|. how do I free it|. help please)
(the|your) (form|page|app|link) (loops|times out|turns white|crashes) (when I press send|on my phone|at step {num})(. can you check|. what's wrong|. please fix it)
(I|we) (entered|typed) the (code|key|pin) (three times|as printed): (it says expired|rejected|no such user)(. new one please|. what now|)
(how|which way) do I (merge two accounts|get my old number back|change the owner|stop the alerts|restore the backup)?
(there's|there is) no (sound|picture|signal|send button|menu) (since the update|on my tablet|in the hall)(. any trick|. could you help|. what did I break)?
(please|could someone) (unlock|reconnect|reinstall|re-enable) (the till|my mailbox|the heating app|our branch)
(your|the) (robot|chat|help page) (sent me in circles|didn't know) - (my problem|the trouble) is (the invoice screen hangs|I can't sign in|nothing prints)
(files|songs|maps|messages) (won't|refuse to) (open|play|download|arrive)( in {prod}| since {time}|)(. do I need something|. can you look|. is it known)?
(error|code|message|warning) {num} (all day|on every machine|when saving)(. meaning|. cure|. what does it want)?
(is|could) it (be |)(the cable|my browser|a bug|your server)? (it won't start|the screen flickers|all entries show double)
""",
    "introduction": """
(do|please) (meet|say hello to) (my partner in crime|the new organist|our midwife), {full}
{name}, (this is|let me present) {me}; {me}, {name}(. enjoy each other|. my work is done|. talk bees)
(you|{me}) (wanted|were after|need) (a good roofer|someone for the archive): (try|here's|I give you) {full}, (in copy|cc'd|whom I trust)
(I'm|I am) (new|the new one) (in|at) (the lane|your bank|reception|the parish): {full}, (glad to be here|how do you do|hello)
(may|let) (I|me) (join|tie|bring) two (loose ends|threads|good people): {name} and {me}
(my|our) (sister|old boss|tutor) {full} (would like to know you|moves to {city}|shares your love of maps); (I've copied her|she'll write|be nice)
(from|as of) {time} (I'm|{full} is) (your|the) (new|next) (adviser|contact|nurse|postman)(, pleased to meet you|, greetings|)
(here|this) (comes|is) {full} (of|from) {co}(, of whom I spoke|, who asked to meet you|, she {does})
""",
    "job application": """
(is|are) there (a job|work|a stool) (for|going for) (a baker|a nurse|somebody who loves maps|an old sailor)?
(I|we) (saw|found) the card in your window: (I'd like the job|is the post taken|I can start {time})
(consider|count) this (my application|me applying) (for|as) (the Saturday job|{trole}|{role})
(I'm|I am) (trained|skilled|schooled) as {role} and (would like|want|hope) to (work|serve|begin) (in your house|with you|at {co})
(what|how) (must I do|do I proceed) to (become|be taken on as) (a volunteer|a {role}|an apprentice) (with you|in {city})?
(herewith|with this) I (apply|put in) for (the bursary post|the {role} vacancy|a place on your team)
(twenty|ten|five) years (behind the wheel|in wards|at the loom): (use me|hire me|is that of use to you|I look for a new place)
(my|the) (cv|letter|portfolio) (speaks|stands) for (itself|me): I (want|would love) (the post|to work for you|that desk)
(seeking|wanted|sought): (a post|employment|a traineeship) as {role}(, {city}|, part-time|). (references at hand|free at once)
""",
    "rejection": """
(alas|sadly|no), (the answer is no|we shan't|it can't be|we must leave it)( this year| after all|)
(we|I) (had to|must) (choose|draw a line), and (chose another|you're below it|it's a no for you)
(my|our) (hands are tied|diary is full|purse is closed): (we decline|I can't|no deal)
(I|we) (won't|shall not) (sign|sell|join|be there|print it)(. don't be cross|. that's settled|. thanks though)
(much|great) as (we liked it|I'd love to), (we won't take it|I can't accept|it's not to be)
(the|your) (request|plea|visa|leave) is (denied|refused|not granted)( by the office|)
(better|please) (look|ask|try) elsewhere: (we have no use for it|we said no|the place went to another)
(not|never) (in my house|with us|at that price)( , sorry|, thank you|)
(I|we) (take back|cancel|call off) (my yes|our order|the booking|the engagement)
""",
    "acceptance": """
(right|okay|very well|fine), (you've convinced us|let's do it your way|I'll take it|we'll come aboard)
(my|our) (answer|vote|reply) is yes( and with pleasure| on all counts|)
(wrap it up|send the contract|book the hall|start digging|print it): (we're agreed|it's yours to do|you have our yes)
(I'd|we'd) be (mad|silly|fools) to (refuse|say no), so (yes|I accept|count us in)
(permission|leave|your wish) (granted|is given)(. enjoy|. carry on|)
(we|I) (took|held) a vote: (yours won|carried|unanimous yes)
(the|your) (terms|dates|colours|plan) (suit|please|work for) us (well|perfectly|to a T)(. so yes|. proceed|)
(signed|stamped|initialled) and (posted|on its way|back with you)(. we're in business|)
(I|we) (hereby|gladly|humbly) accept( the honour| the post| your hand|)
""",
    "event invitation": """
(bring|fetch) (your dancing shoes|a lantern|an appetite): (our {event}|the ball) is on {time}(, you're invited|, do come|)
(we're|we are) (throwing|giving|having) (a party|a concert|a lantern walk) (on {time}|in {city}) and (want you there|hope you'll come)
(the|our) (school|orchestra|allotment club) (cordially |warmly |)(bids you|asks you to come) to (its {event}|the show|open rehearsal)
(free|two) (tickets|seats|passes) for you (at|to) (the {event}|our premiere)(, just say yes|: take them|)
(be|come and be) (our judge|the guest of honour|one of us) (at|on) (the {event}|{time})
(guess|you know) who's (turning sixty|getting married|opening a bar)? (come and celebrate|you're on the list|{time}, be there)
(will|may) (we|I) (count|reckon) with you (for|at) (the {event}|supper for twenty)( on {time}|)?
(lights|curtain|gates) at {time}(, {city}|)(: be our guest|, your seat waits|: we'd love you there)
""",
    "newsletter": """
(good reads|long reads|quick bites) (for|from) (the week|{month}): {topic}(, {topic}|)(. more on our page|)
(hello|dear) (subscribers|members|bird lovers|readers)(:|,) (here's what's new|the {month} letter is here|we've gathered the best on {topic})
(save|win|grab) ({pct}|two tickets|a hamper)( when you order by {time}|: enter our draw|). (only for subscribers|see terms)
(on|in) (the show|the shop|the magazine) (this week|now): {topic}(, plus {topic}|)
(your|the) (monthly|weekly|daily) (dose|digest|briefing|letter) (of|on) {topic}
(trending|popular|most read): {topic}(; {topic}|)(. read all|)
(we've|we have) (redesigned the shop|a new podcast|{num} new recipes)(: take a look|. listen in|. cook along)
(this|the) (mailing|bulletin) goes (out |)to {num} (people|homes|friends of the zoo)(. leave the list here|)
""",
}
