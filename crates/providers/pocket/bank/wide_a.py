"""More wording, second bank: indirect, short and story-like ways to ask. One line shows its intent alone."""

LINES = {
    "discount request": """
(at|with) {money} (we are|it is|I am) (out|over our limit|simply beyond us), at {money} (we are in|I could sign|it would fly)
the (only|one) thing (between us|that keeps me from signing|in the way) is (the price|the number at the bottom|what it costs): (is it final|can that shrink|how firm is it)?
(everybody|the whole team|my wife|the board) (loves|likes|wants) (it|{prod}), (the price tag|the figure|the cost) (nobody|not a soul) (does|likes). (any give|some movement|can it be less)?
(how much|how far) (can|could) (you|the price) (come|go|move) down?
what would (you|it) (charge|cost|be) if (we book|I order|we commit to) (two years|{num} seats|three teams|the whole package)( at once| from the start|)?
(I|we) get the same (thing|service|tool) (for {money}|{pct} cheaper|for much less) (around the corner|from {co}|elsewhere). (why should I pay more|will you match it|can you come near that)?
(on|for) a (teacher's|nurse's|small|shoestring|student) (salary|budget) {money} is (a lot|not possible|steep). (is there a reduced rate|can you make an exception|do you have something smaller in price)?
(as|being) a (charity|school|hospital|church|club|one-woman company) we (never|cannot|are not allowed to) pay (full|list) price(. what can you offer|. do you have a rate for us|, so what is possible|)
(price|cost) (again|once more), (sorry|forgive me): {money} (won't pass|is too much|hurts). {money} (would pass|I can defend|is what we have)
(our|my) (finance|purchasing|money) people (cross out|refuse|laughed at|stopped at) {money}. (give me something|help me with a number|what is your lowest|where is your pain limit)?
(take|knock) (the last digit|the vat|{money}) off and I (stop talking|sign|shake your hand)
(you|your colleague) (once |)(mentioned|hinted at|spoke of) (a discount|a partner price|special terms|some leeway)( for early customers| for us|). (is that still on|how much is it|does it still hold|could we have it)?
(would|could) (prepaying|paying in cash|a reference|a longer contract|more seats|signing today) (change|lower|help|do something about) the price?
(I|we) (counted|budgeted|planned|reckoned) with {money}, not (with |){money}. (can we get there|is there a way down|what can be done)?
(your|the) (offer|quote|price) (lies|is|sits) {pct} (above|over) (what we can spend|the budget|the others|our ceiling)(. could it come down|. please have another look at it|. what is possible|)
(too expensive|too dear|too much|pricey), (sorry|honestly|I fear)(. {pct} less and we talk|. what is your best price|. do better and I sign|. can you do {money})
{pct} (off|discount) (and done|and we have a deal|or no deal|please|?)
(last|final) (offer|price)? (I|we) (stop at|can do|offer) {money}
(best|lowest|final) price( please|?| for {num} users?| for the whole year?)
we (loved|enjoyed) the trial. (for|at) {money} (a month |a year |)we would (stay|buy|renew), for {money} (not|we cannot)
(inflation|the rent|our funding|the season) (eats|ate|is hard on) us this year, (so I must ask about the price|could you leave the fee as it was|please be gentle with the renewal price|can you take something off)
(paying|we pay) {money} (since|for) {year} (we feel|I think|makes us think) (a loyal customer|somebody like us|an old client) (deserves|has earned|should get) (a better rate|something off|a thank-you in the price)
you (gave|offered) {co} {pct} off, (I hear|they told me|as we know). (we would like the same|why not us|can you do that for us too)
(the subscription|the licence|the plan|the fee) (eats|takes) (half|a third|too much) of our (budget|income), (is there a cheaper way|can you do something about the price|could it be {pct} less)
I (am asked|was told|have orders) to (get|bring home|negotiate) (at least |){pct}( off| less)( from every supplier|)
(what|which) (reduction|discount|concession) (comes|do we get|is there) (with|for) (two years|prepayment|{num} licences|a multi-site deal)?
""",
    "meeting request": """
(coffee|lunch|a call|a quick call|breakfast|a beer|a walk|zoom) ({time}|next week|this week|some time soon), (you and me|what do you say|would that be nice|just the two of us)?
{time}( at noon| at ten| at four|)( for our talk| for the call| for coffee| for lunch)?( does that suit| would that be ok|)
(when|where) (can|could|shall|do) (I|we) (see|meet|catch|find|reach) you( in person| on the phone| next week| this week|)?
I (will be|am|shall be) (in the area|near your office|in {city}|at the station) (on |){time} (and|so I) (would love to|could|might) (drop in|see you|buy you a coffee|come up for half an hour)( if you have time|)
(this|it) is (easier|better|quicker) (said|explained|done) (than written|in person|by voice|face to face). (when can you talk|are you free {time}|do you have {min})?
(let me|I'd) rather (tell|show|explain to) you (that|this|{topic}) (in person|on the phone|over a coffee). (which day is good|when are you free|tomorrow)?
(my|our) (diary|calendar|week) is (open|empty|free) (on |){time} and (on |){time}(, take what suits you|. which one|, pick one|. yours)?
(the|our) (kick-off|review|annual talk|one-to-one|planning session) is (still |)(without a date|not scheduled|to be fixed)(. what suits you|. can you do {time}|. shall we say {time})
(I|we) (missed|skipped) our (call|lunch|talk|meeting), (can we do it {time}|when shall we repeat it|new date)?
(I am|we are) (happy|glad|willing) to (come to you|travel|fly over|take the train)( if you name a day|, when is good|, just give me a date)
(can|could) (we|I) have (you|{min}) (for|on the phone for|at the table for) {min}?
{min} (is|are) (enough|all I need), (by phone or in person|on zoom or at your desk|wherever you like): (when|which day)?
(how|what) does (your|next) (week|thursday|diary|schedule) look( for a chat| for {min} together|)?
(free|available) (for a call|for lunch|to talk|for {min}) ({time}|tomorrow|today)?
(ping|tell|text) me (when|as soon as) you (have {min}|are free to talk|are at your desk) and I (call|ring you|come over)
(the|our) (quarterly|annual|monthly) (review|meeting|lunch) (comes up|is due|approaches): (what about {time}|could you do {time}|which date do you prefer)?
(I'd|we'd) like to (sit down|talk) with you (here|at our office|round the table) (for {min}|one morning|{time})( to go through {topic}|)
(dinner|a drink|tea|a sandwich) (on me|at ours|when you are here), (say when|name the day|{time})?
(two|three) (options|dates|slots): {time}, {time}( or {time}|). (tell me which|does one suit you|which works)?
(we|you and I) (haven't|have not) (seen each other|spoken|met) (since {month}|for ages|for a year). (let us change that {time}|time for a lunch|when can we)?
""",
    "question": """
(what|how much|how many|which part) of {topic} (is|are|goes to|belongs to) (us|the fund|the company|you|the founders)?
(a|one) thing (puzzles|confuses|bothers) me: (why|how|when|who) (is|does|decides|pays for) {topic}?
(does|do|did|has|is) (the|your|our) (plan|team|fund|contract|company|office) (ever |already |)(cover|handle|need|publish|include|allow) {topic}( as well| in that case|)?
(in|on) page {num} (it says|you write) {topic}: (what does that mean|how is that meant|is that a mistake)?
(who|whom) (do|should|must) (I|we) (ask|write to|contact|call) (about|for|because of) {topic}?
(what|which) (is|was) the (name|number|address|date|title) of (the person for {topic}|the report on {topic}|the book you mentioned|the tool you use)?
(how|where) (did|do) you (find|learn|get|calculate|record) (that number|{topic}|those figures|your data)?
(is|are) (there|we) (a difference|any difference) between {topic} and {topic}?
(can|may) (one|I|we) (see|read|use|print|combine) {topic} (without an account|twice|on paper|before {month})?
(I am|we are) (curious|interested to know|trying to find out): (how|why|when|what) (do you do|did you choose|happens with|comes after) {topic}?
(with or without|a or b|left or right|before or after tax|in euros or dollars|per head or in total)( for {topic}|)?
(until|from) when (is|does|do) {topic} (valid|count|open|last|run)?
(what|how) (if|about the case where) (we are late|somebody leaves early|two founders disagree|the customer moves)?( does {topic} change then|)
(have|did) you (ever|already|by chance) (seen|tried|used|read|looked into|dealt with) {topic}?( what was it like|)
(could|can) you (name|give|tell) (me|us) (the date|the number|the source|the reason|an example) (for|of) {topic}?
(just|only) (so that I understand|to be sure|to check|for my notes): (is it|does it|do we|are you) {topic} (or|and not) {topic}?
(what|which) (language|format|currency|size|colour|browser) (does|do|is|should) {topic} (need|be|have|come in|use)?
my (son|professor|lawyer|accountant|colleague) asks (how|why|whether|what) {topic} (works|is done|counts|means) (at|in) (your fund|a company like yours|portugal)
(do|would|will) (we|I|you) (still|also|really) need {topic} (if|when|after) (the round is closed|we move|somebody new joins|the year ends)?
(how) (old|big|long|heavy|safe|late|common) (is|was|can) {topic}( be| usually| in your case|)?
""",
    "follow-up": """
(I|we) (still |)(have not|haven't|never) (heard|had a reply|had an answer|got anything back)( from you| yet)( since {time}| about {topic}| on my mail|)
(was|is) there (anything|any news|something new) (on|about|regarding) (my mail|our request|the proposal|{topic})( yet|)?
(a|one) (week|month|fortnight) (ago|has passed since) (I wrote|I sent|my mail)( about {topic}|)(. what do you say|. any answer|, and silence since|. did it arrive)
(my|our) (last|earlier|first) (mail|message|letter) (seems|must have|may have) (gone astray|got lost|drowned|slipped through)( so here it is again|, so I try again|)
(just|only) (a nudge|a ping|bumping this|a gentle reminder|moving this up)( about {topic}| about my last mail|)
(did|have) (you|your team) (see|seen|get|got|receive|received|open|opened) (my|our) (mail|message|file|deck|draft)( of {time}| about {topic}|)?
(second|third) (try|attempt|mail): (did you see my question|any news about {topic}|are you still there|what about {topic})?
(what|where) (happened|is) (to|with) (my request|the draft|our proposal|the answer you promised)?
you (said|wrote|promised) you would (answer|decide|be in touch|let me know) (by {time}|last week|after the holiday)(. has it slipped|. any news|. is there an answer|)
(circling|coming|getting) back (to|on) (this|{topic}|my mail from {time}|what we discussed)( as promised| once more|)
(I am|we are) still waiting (for|to hear about) (your answer|your thoughts|a sign|word from you)( on {topic}| before we go on|)
(shall I|should I|do I) (take|read) your silence as (a no|a yes|holiday|an answer)?
(still|are you still) (thinking|interested|there|considering it)?( my offer of {time} stands|)( no answer so far|)
""",
    "support request": """
(since|after) (this morning|the update|{time}|the new version) (nothing|the app|the page|{prod}|our screen) (loads|works|opens|is white|stays blank|is frozen)
(it|the app|{prod}) (says|tells me|shows) "(error|failed|not found|no permission|try again later|wrong password)"( whenever I save| at the login| for all of us|)(. what now|. help|. can you look)
(my|our|the) (file|data|list|photo|table|draft) (has|have) (vanished|disappeared|gone) (from {prod}|overnight|after the sync)(. can you get it back|. please restore it|)
(the|that) (button|menu|field|switch) (for|to) (save|export|invite|print) (is grey|is missing|does nothing|is gone)( on my phone| since {time}|)
(I|we) (tried|have tried) (everything|two browsers|a restart|clearing the cache|another phone) (and|but) (it still fails|no luck|the error stays|still a white page)
(forgot|lost|mistyped) my (password|code|second factor|key) (three times |)(and|so) (I am locked out|it blocks me|nothing lets me in)( please help|)
(how|where) (do I|can we) (switch off|change|set|find|turn on|cancel|reconnect) (the notifications|the language|the sync|my email address|two-factor|dark mode)( in {prod}|)?
{prod} (has been|is) (very slow|down|unusable|offline|full of errors)( for us| for hours| today| since the weekend|)(. do you know why|. please look into it|. are you on it|)
(the|your) (qr code|pdf|attachment|file|video|installer|form) (cannot be opened|is damaged|will not print|is empty|crashes the reader)( on any machine|)(. could you export it again|. please resend it|)
(wrong|old|strange) (numbers|names|pictures|prices) (appear|show up|are shown) in (the dashboard|{prod}|my account|the app)(. is it a bug|. can your technicians check|)
(two|three|all) of (our tablets|our phones|my colleagues|the laptops) (lose|drop|refuse) the (connection|login|sync)( every hour| after lunch|)
(could|can) (a technician|somebody technical|your support|an engineer) (have a look|call me|check it|look at our account)?( it crashes at the login| nothing loads|)
(the|our) (printer|scanner|card reader|calendar|mailbox) (no longer talks to|is not found by|lost its link to) {prod}
""",
}
