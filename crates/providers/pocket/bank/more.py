"""A second helping of wording: longer, more indirect sentences per intent, and neutral sentences from wide word lists."""

MORE = {
    "discount request": """
(we|I) (went|have gone) through (the|your) (offer|proposal|numbers) and {money} is (a stretch|more than we can carry|hard to justify) for (a team of {num}|us this year|a company our size)
if you (can get|get|come) (closer|nearer|down) to {money} we (would start|can start|will sign) (in {month}|right away|{time})
(prices|the price|your fee|the renewal) went up by {pct} and (my cfo|our board|finance) will not (accept|wave through|approve) (that|it)
what can you do (for a loyal customer|for a returning client|on the numbers|to make this cheaper|about the price tag)?
do you have (reduced|special|lower|nonprofit|student|founder) (rates|prices|pricing|terms) for (organisations like ours|people like us|small companies|young companies)?
(two|other|several) competitors (came in|are|quote) (about |)({pct} lower|cheaper|well below you), (match it and I sign|so please look at the price again|can you get there?)
if we (pay|paid) (two years|the year|everything|twelve months) (up front|in advance|at once), would there be (something off|a reduction|a saving|a better price)?
is there (a|any) way to (meet in the middle|split the difference|bring the cost down|get this under {money})( on price|)?
(we|I) have {money} (a month|a year|in the budget), you ask (for |){money}. (what now|can we find a price in between|can you bend)?
(the|your) (annual|monthly) (fee|plan|price) is (hard|difficult|impossible) to (swallow|defend|sell internally) without (a discount|some reduction|a concession)
(my|our) (finance|purchasing|procurement) (department|team|people) (wants|want|insists on|asks for) (a discount|{pct} off|better commercial terms|a lower figure)
what (discount|reduction|rebate) (can|could|would) you (offer|give|do) (us |)(if we start {time}|for an early decision|for {num} users|for a pilot)?
the (only|last) thing (between us and a signature|that holds us back|in the way) is (the price|cost|your rate): {pct} (less|off) (would fix it|and it is done)
could the (price|fee|annual plan) (be|come down to|land at) {money} (for the first year|for us|instead)?
we would (happily|gladly) (be a reference|write a case study|sign longer) (in return for|in exchange for|for) (a discount|a lower price|{pct} off)
""",
    "meeting request": """
(coffee|lunch|a walk|breakfast) (near your office|in {city}|at your place)( {time}|)? (mornings|afternoons|evenings) (are best|work best|suit me)
can we (hop|jump|get) on (a call|the phone|zoom|teams) (sometime this week|{time}|soon)? (it is easier live|I need your advice on {topic}|it won't take long)
{full} would like to (see|meet|speak with) you about {topic}. could you (send|give|offer) (me |)(three dates|some times|your free slots)?
would love a (demo|walkthrough|tour|session) (of {prod} |)(for|with) my (team|two co-founders|colleagues). are you (around|free|available) {time}?
do you have (twenty minutes|{min}|a quarter of an hour) (on |){time}( or {time}|)?
I (write|report) about {topic} (for {co} |)and would like to (interview you|speak with you|ask you a few questions live)( {time}|)
(let me know|tell me) what (day|time|hour) (works|is good|suits you) (for a call|to sit down|to talk|for a visit)
{time} (at my office|at yours|by phone|on video|over lunch)? I (want|would like) to (plan|discuss|go over|prepare) {topic} (with you|together)
can you (block|keep|reserve|hold) ({min}|an hour|a slot) (for me |for us )({time}|next week)?
(is|would) {time} (free|open|convenient|possible) (for you |)(to talk|to meet|for our call|for a short conversation)?
(I'll be|I am|we will be) (near|around|close to|in) (your office|{city}) {time} and (could drop by|would love to see you|want to meet)
it (makes sense|is time|would help) to (meet|talk in person|have a call) (about|on|regarding) {topic}: (your calendar or mine|when can you|propose a time)?
(please find|give me|suggest) a (time|date) (for|when) (the three of us|our teams|you and me) (can|could|to) (meet|talk|sit down)
our (regular|monthly|next) (call|meeting|catch-up) is (due|open|not yet planned). (when suits you|does {time} work|shall we say {time})?
""",
    "question": """
when a (co-founder|director|customer|contract) (leaves|changes|ends) (after {num} months|early|in {month}), (does|how does|what does) {topic} (count|work|mean) (then|for us|in that case)?
(quick|just a quick|one more) one: (how|what|when|which|does|is) (do you define|counts as|you prefer|your view on|it normal to have) {topic}?
(what|which) (book|tool|template|firm|lawyer|approach) (would|do|did) you (recommend|use|suggest) for {topic}?
(should|would) (we|a founder|I) (rather |)(choose|prefer|pick|take) {topic} or {topic}(, in your experience|, and why|)?
(how|why) did you (decide|choose|learn|get) (that|to do it|about) {topic}(, if I may ask|, out of interest|)?
(we|I) (wonder|do not know|are trying to understand) (how|whether|when) {topic} (applies|works|counts) (to us|here|for a small company). (do you know|can you explain|what do you think)?
""",
    "follow-up": """
(just|I am|only) (checking|asking|seeing) (whether|if) you had (a minute|time) to (look at|read|go over) (the deck|the document|the proposal|what) I sent( on {time}| last week|)
(I|we) (sent|shared|mailed) (you |)(the deck|the contract|our proposal|the numbers) (last week|on {time}|ten days ago) and (wonder|am curious|wanted to ask) (what you think|if you saw it|where it stands)
(any|have you any) (thoughts|feedback|reaction|decision) (so far|yet) on (the deck|the proposal|our talk|what we discussed)?
(pulling|pushing|bringing) this (back up|to the top again|up again)( in case it got buried|, I know you are busy|)
(I know|I understand|I can imagine) you are busy, (but|so) (I wanted to check in|let me remind you of my mail|did you see my last message)( again|)
""",
    "invoice": """
(attached you will find|here you have|please see|we send you) (invoice|bill|our invoice) {inv} for {work}. the total is {money}( plus vat|, please transfer it within {days}|)
your (account|monthly|november|card) statement is ready. amount due: {money}(. payment will be collected on {time}|)
we have not received payment for (invoice |){inv}( ({money})|), (which was due on {time}|please settle it|it is overdue)
the rent for {month}( and the parking|) (comes|amounts) to {money}. please pay (into the usual account|by {time}|as always)
(vat|tax|net amount|subtotal|grand total)( included|): {money}. (terms|payment|due): (net 30|within {days}|on receipt|by {time})
(iban|bank details|account number) (on page two|below|in the footer). please (use|quote|state) {inv} (as reference|with your payment)
(the|your) (invoice|bill) (can be|is) (paid|payable) (online|by bank transfer|by card)( at {link}|)( until {time}|)
(we|I) (have|'ve) (finished|completed|delivered) {work} and (now invoice|enclose our bill for|charge as agreed) {money}
""",
    "receipt": """
thanks for (riding|travelling|shopping|eating|staying)( with us|), {me}. total {money}(, charged to (visa|mastercard|your card) {num}|)
your (booking|flight|ticket|table|room) is confirmed. (ticket|booking|reservation) (number |){inv}. amount paid {money}
(we|our bank) (have|has) (paid|transferred|settled) your invoice (of {month} |{inv} |)(today|{time})(, {money}|)( the confirmation is attached|)
we (got|received|have) your order (and it|which) (leaves|left|ships from) our warehouse (tomorrow|today|{time})(. paid with (visa|mastercard|paypal): {money}|)
(paid|charged|payment method): (visa|mastercard|paypal|bank transfer), {money}( on {time}|)
(successful|completed|confirmed) (payment|transaction) (of|for) {money}( at {co}|). (no action is needed|thank you|this is your proof)
(your|the) (monthly|annual|yearly) (payment|charge) of {money} (went through|was taken|is complete)(. see the receipt below|)
(subtotal|tax|tip|total): {money}. (thank you for your visit|have a nice day|we hope to see you again)
(money|the transfer|the amount) (arrived|has arrived|is in our account)( today|): {money}, (thank you|many thanks|all settled)
(order|booking|reservation|ticket) {inv}: (paid|thank you for your purchase|we are preparing it|picked up|delivered to your door)
""",
    "complaint": """
I have to be (honest|frank|open): (the onboarding|the service|{work}|our experience) was (a mess|a letdown|chaotic|below par|really bad)
(three|two|four) people, (three|two|four) (different |)answers, and still no (solution|help|access|result) after (ten days|a week|{days})
for this (price|money|fee) (I|we) expected (something else|more|real service|better work)
you took (the|our) money (two times|twice) (this month|from our card) and nobody (replies|reacts|explains|cares)
I want (this|it) (put right|corrected|fixed|solved) and an explanation (why it happened|of what went wrong|in writing)
(I found|we found) your (last |)(post|article|mail|answer|behaviour) (cold|unfair|arrogant|disrespectful|hurtful)( and wrong|)
(I|we) (was|were) (left out|forgotten|ignored|passed over) again. (that is|it is) the (second|third) time( and I think it is disrespectful|)
(third|second|fourth) time this (quarter|month|year) that (a session|our call|the delivery|the report) is (moved|cancelled|late)( one hour before|). (it cannot go on|this must stop|I am annoyed)
(I have|we have) (read|followed|used|trusted) you for years and (this|this one|that) really (disappointed|hurt|annoyed) (me|us)
(nothing|none) of what (you|your colleague) (promised|said) (has been done|was true|happened)
(it is|I find it) (a shame|sad|embarrassing|hard to believe) how (little you care|badly this was handled|slow you are|you treat customers)
(we|I) have (raised|reported|mentioned) this (three times|before|again and again) and (nothing changed|you did nothing|it got worse)
(please|you should) (take|treat) (our|this) (dissatisfaction|criticism|grievance) seriously
(the quality|the response time|the support|your billing) (leaves a lot to be desired|is getting worse|let us down|made us lose a client)
""",
    "support request": """
when I (click|press|tap) on (the library|save|{topic}|export) I (only |)(see|get) (a spinner|nothing|an empty page|an error). (tried two browsers|also on my phone|what can I do|could someone look at it)?
(our|my) (new |)(colleague|user|co-founder) (cannot|can't) (see|open|join) (the workspace|{prod}|the shared folder), (how do we add them|please check the permissions|can you fix that)
(is there|do you know) a (fix|workaround|setting) for (the error|the slow dashboard|the broken export|this bug)?
(the|your) (mobile app|integration|calendar sync|plugin|download) (keeps|kept) (crashing|failing|disconnecting|asking for my password)
I (changed|lost|forgot) my (password|phone|login|laptop) and (now I am locked out|cannot get in|need a reset link)
""",
    "introduction": """
{name} runs {co}, (they|who) (make|build|sell|fix) {topic}. {me} (invests in|works on|knows all about|writes about) (exactly this kind of thing|{topic})
I would like you to (meet|know|get to know) {full}, who (is leaving|left|runs|founded) {co}(. she is in copy|. he is in copy| to build something new|)
my name is {full} and (from this month|from now on|as of {month}) I (look after|take care of|am responsible for) your account( at {co}|)
{me}, {name}. {name}, {me}. you both (have opinions about|care about|work on) {topic}
(hi {me}, hi {name}|{me} and {name}|dear both): (you should talk|please meet|I am glad to bring you together)
(I will|I'll|let me) (get|step|move) out of the way now( and leave you to it|)
{full} is (a good friend|an old colleague|the best {trole} I know|a customer of ours) and (wants to meet you|asked about you|would value your view)
(adding|putting|including) {name} in copy(, {trole} at {co}|). (over to you|please take it from here|you take it from here)
(glad|happy|pleased) to make your acquaintance: I am the new {trole} (at|of) {co}
may I (put|bring) you (in touch|together) with {full}( from {co}|)?( she {does}| he {does}|)
""",
    "job application": """
I am finishing my (master's|bachelor|phd|degree) (in economics|in {city}|this summer) and (would like to apply|apply|am applying) for the {trole} (position|role|job)
(my|the) (cv|resume|references) (is|are) attached. I can start (in {month}|at once|{time})
(I am|I'm) (interested in|very keen on) (working for you|a job in your fund|joining {co}) as {role}
""",
    "rejection": """
we (talked|thought) it over and will (stay with|keep|go with) (our current advisors|what we have|{co}|somebody else)( this year|)
(thank you|thanks) for (the patience|your effort|all the work), (but|however) (the answer is no|we go another way|we have to stop here)
(it|this) (will not|won't) (happen|work out) (this year|with us|for us), (I hope you understand|sorry|maybe next year)
""",
    "acceptance": """
the (board|team|boss|committee) said yes( this morning| today|). (please send|send over|prepare) the contract( and we sign it|)
(signed|done|agreed)! (the contract is attached|we start in {month}|looking forward to working together)
""",
    "event invitation": """
we would be honoured to have you (on our main stage|on the panel|as a speaker|as our guest) in {month}( travel and hotel are on us|)( can we count you in|)
(drinks|wine|pizza) and (good people|short talks|music) (at|in) (our new office|{city}) on {time}: (come by|you are invited|bring your team) for our {event}
(early bird|free|last) (tickets|seats|places) for (the|our) {event} in {city}(: {link}|)
""",
    "newsletter": """
this week: {topic} is back, {topic}, and why {topic} (matters|gets smaller|is changing)( read online| read it on the web|)
our (autumn|spring|summer|winter|birthday) sale is on. (get|everything|every plan|all templates) {pct} cheaper( with the code {code}|)( shop now|)
good morning. in today's (edition|issue|letter) we look at {topic}, {topic}( and {topic}|)( enjoy the read|)
(faster|better|new|smarter) {topic}, (better|new) {topic} and (a new home screen|more|much more). see (everything|what) we shipped( this month|)
(sales people|founders|investors|managers) (hate|love|forget) it: (five|three|seven) ways to (respond when a customer asks for a lower price|run a better meeting|get invoices paid|write an introduction|handle complaints)
(how|why|when) to (ask for a discount|say no to a meeting|chase an unpaid invoice|answer a complaint|apply for a job|introduce people): (our guide|read more|a new post on our blog)
(free|download the|grab our) (invoice template|meeting template|checklist|guide|playbook)( for subscribers| on our site|)( {link}|)
""",
    "other": """
I (take|took|am taking) {time} off, (the flat needs painting|the kids are ill|a long weekend|see you after). {name} has the keys( of the office|)
(your father|grandma|my wife|my brother) (makes|cooks|plans|wants) (lunch|fish|a cake|a trip) on {time}. (bring the kids|come hungry|kisses|love)
(mrr|revenue|arr|sales) {money}, up {pct}. (burn stable|costs flat|churn low), {num} months of runway( we hired two engineers|)
(build|deploy|pipeline|backup) {num} of (main|production|the site) (passed|finished|succeeded) in {min}
your one-time code is {num}{num}. it is valid for ten minutes( never share it|)
I (watered|moved|fixed|threw away|found) the (plants|chairs|printer|old boxes|lamp)( and cleaned the kitchen| in the office|)
(we closed|the round is closed|signed this morning), the money (is on the way|is in)! thank you for (standing by us|the support|everything)
(the new|a new|an old) (customer|client|office|version|hire) (went live|started|opened|arrived) {time}( and all is well|)
(a short|our|the) (status|progress) (report|update): {topic} (is done|is on track|moves forward), {topic} (is next|starts in {month})
(thanks|thank you) for (your time|the talk|the good meeting|coming|lunch) (yesterday|last week|{time})(, it helped a lot|, we learned much|)
(I|we) (shared|uploaded|put) (the file|the minutes|the recording|the data) (in the folder|on the drive|online)( {link}|)
{neutral}
{neutral}
{neutral}
{neutral}
""",
}

NEUTRAL_WHO = "the team|our designer|my neighbour|the city|the port|a friend of mine|the old bridge|our lawyer|the bakery|the intern|my daughter|the bank|the harbour|the cat|everybody here|the engineer|a big company|our investors|the government|the school|the first customer|the railway|the hotel|the museum|the factory|some people|nobody|the mayor|the coach|a student|the author|our neighbours|the new server|the robot|the ship|the farmer|the doctor|the market|our partner|the crew".split("|")
NEUTRAL_DO = "opened|painted|moved|found|built|closed|started|finished|loves|needs|tested|likes|carried|changed|fixed|watched|visited|studied|repaired|cleaned|wrote about|talked about|drew|kept|lost|learned|showed|planted|measured|shipped|hired for|designed|grew|cooked|photographed|printed|crossed|remembers|uses|explored|left|improved|knows|reached|tracks|welcomed|supports|follows".split("|")
NEUTRAL_WHAT = "the roof|a garden|the engine|a new line|three houses|the old map|some trees|the harbour|a small boat|the second floor|the model|two bicycles|the kitchen|an island|a long road|the sensors|the battery|a river|the documents|the archive|a song|the north side|the pilot|the grid|the water|a better way|the factory|the prototype|the data|its first product|the story|a language|the forest|a hospital|the software|the village|a letter|the numbers|a painting|the station|new friends|the winter|the tower|a tunnel|the lab|the warehouse|the cork|energy|the results|the coast|a film|the beach".split("|")
NEUTRAL_HOW = "||||last year|in summer|with care|for the first time|without trouble|in the rain|by hand|again|near the coast|after the war|before noon|in {city}|with {name}|slowly|at night|since {year}|as planned|by accident|for fun|in secret|on the way home|next to the station|in the north|with great results|and everyone was glad|because of the storm|as always|despite the weather".split("|")
