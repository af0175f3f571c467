"""Wording of mails that ask for something: discounts, meetings, answers, reactions.

One sentence per line. `(a|b)` are alternatives, `{x}` are slots of mail.py. Every line must show its
intent on its own, to a person who sees only that line. Lines are held out by a hash, not by hand.
"""

DISCOUNT = """
(could|can|would) you (grant|do|make) us a (discount|rebate|better price|lower price|price reduction|special price)( of {pct}|)?
we would (sign|buy|commit|go ahead|renew)( right away| today|) if you (could|can) take {pct} off( the list price| the annual plan| the price|)
is there (any|some) (room|wiggle room|flexibility|leeway) on (the price|pricing|your quote|your rates|the fee)?
your (price|quote|offer|fee) is (too high|above our budget|more than we planned|over budget|a bit steep)( for us|), could you come down( a bit| by {pct}| to {money}|)?
(a competitor|another vendor|somebody else|{co}) is (cheaper|offering {pct} less|charging {pct} less|quoting {money})( for the same thing|). (can|could) you match( that| it|)?
our budget (only allows|is capped at|stops at|tops out at) {money}. can you get down to that?
(what is|what's|tell me) the best price you can (do|give us|offer)( for {num} seats| for a year| for {prod}|)?
if we (pay|prepay|commit) (a full year|annually|for two years|up front|yearly), (do|would|could) we get (a discount|a better rate|{pct} off|something off the price)?
do you (offer|have|give) (a discount|discounts|special pricing|reduced rates|reduced pricing) for (startups|charities|nonprofits|small teams|schools|early customers|portfolio companies)?
we (were hoping|hoped|had hoped|are looking) for (a reduction|a discount|a rebate|a price break|a concession) of (about |around |roughly |){pct}
(could|can) you (lower|reduce|cut|drop|bring down) the (price|fee|rate|quote|total|monthly fee)( by {pct}| to {money}|)?
my (boss|cfo|manager|board|finance team|partner) will (only |)(approve|sign) (it|this) (with|at) (a discount|{pct} off|a lower price|{money} or less)
(twenty|ten|fifteen|thirty|twenty-five) percent (off|less) and we have a deal
we like (the product|{prod}|your offer) but (not the price|the price hurts|the cost is a problem|it is too expensive). what can you do( for us| about it|)?
please (send|make) (us |me |)a (better|revised|cheaper|lower|sharper|improved) (offer|quote|price|proposal)
can we (negotiate|discuss) (the price|pricing|a discount|a lower rate|your rates|better terms)?
is {money} (your|the) (final|last|best) price( or can we do better| or is there some movement|)?
for {num} (licences|licenses|seats|users) we (expect|would expect|need) (a volume discount|some volume pricing|a bulk price|a quantity discount)
would you (consider|be open to|be willing to give|agree to) (a discount|{pct} off|a lower fee|a reduced price|a smaller fee)( for the first year| for a longer contract| in exchange for a case study| if we act as a reference|)?
{pct} (less|off|down) would (make it work|make this easy|get it through our procurement|seal the deal|help us a lot|close it)
procurement (asks|is asking|insists|wants to know) whether (a discount|{pct} off|a lower price|a price concession) is possible
we can only (afford|pay|spend|justify) {money}( a month| a year|). could you make (that|it) work?
(shave|knock|take) {pct} off and (we|I) will sign (this week|today|tomorrow|{time})
last year we (got|had|received|paid with) {pct} off. (can|could) we (have|get|keep) the same (deal|discount|price|terms) (again|this year)?
the renewal (price|quote|fee) went up( by {pct}|). (can|could) you (keep|hold|honour|leave) the old (price|rate|one)?
any chance of (a discount|a deal|a better price|a price cut|a friendlier price|money off)( before {time}|)?
we are (a small team|a tiny startup|bootstrapped|pre-revenue|just starting), so (a discount|a reduced rate|a lower tier|a startup price) would (really |)(help|mean a lot|make the difference)
how low can you go( on this| on the price| for {prod}|)?
what would it (cost|come to) (with|including) a discount( for {num} people| for a two year term|)?
could you sharpen (your pencil|the offer|the numbers) a little? {money} is (too much|a lot) for us
your (rates|prices|fees) (seem|are|look) high (compared|next) to {co}, so we need (a concession|a reduction|a price drop|something off)
we have a coupon (culture|policy) here: nothing is bought at list price. what discount can you (offer|propose)?
to close (this month|this quarter|before year end|by {time}) we need {pct} off (the total|the package|list)
can you waive (the setup fee|the onboarding fee|the first month|the implementation cost)?
we ask you to (reconsider|rethink|review) (the price|your pricing|the fee) and (grant|give|allow) us {pct}
if you can do {money} instead of {money}, (we have a deal|consider it done|I can sign)
(price|money|cost) is the only (obstacle|blocker|open point|thing) left: can you (move|budge|give a little)?
I would like to (negotiate|haggle a little over|discuss a reduction of) (the price|the fee|your quote)
is there a (cheaper|reduced|discounted) (plan|tier|rate|option) for (us|teams like ours|a company of our size)?
we were quoted {money}; (could|can) that (become|be) {money}?
do you have (a promo|a promotion|any promotion|a promo code|a voucher) we (could|can) use (for|on) (the subscription|our order|the annual plan)?
would a (longer|multi-year|three year|two year) (commitment|contract|term) (earn|get|buy) us a (discount|better rate|lower price)?
I am (authorised|allowed) to sign at {money}, not more. please (adapt|adjust|lower) the (offer|quote|price)
honestly, we cannot pay (the list price|full price|that much|{money}). what about {pct} less?
(please|kindly) (apply|extend) (the same|a) (discount|partner discount|loyalty discount|early bird price) (to|for) us
"""
DISCOUNT_SUBJECTS = """
pricing|your pricing|price|quote|your quote|discount|a discount?|discount on the annual plan|better price?|our budget|renewal price|offer|the offer|rates|your rates|{prod} pricing|{co} and pricing|price for {num} seats|subscription cost|proposal|one more thing about price|can you do better?|startup discount|cost
"""

MEETING = """
(could|can|shall|may) we (meet|talk|speak|get together|have a call|have a chat|sit down)( {time}| next week| this week| soon|)?
(are you|would you be) (free|available|around) (for a (call|chat|coffee|meeting|quick call) |)({time}|next week|this week|sometime next week)?
I would (like|love) to (schedule|set up|arrange|book|find a time for) (a call|a meeting|a chat|thirty minutes|a video session|some time) (with you |)(to (discuss|go through|talk about) {topic}|about {topic}|next week)
do you have ({min}|half an hour|twenty minutes|a moment|a slot|some time) (for a (call|chat|meeting) |)({time}|next week|this week|in the coming days)?
(let us|let's) (find|set|fix|pick) (a time|a date|a slot|an hour) to (talk|meet|speak|catch up|discuss {topic})
(would|does|could) {time} (work|suit you|be good|fit|be possible) for (a (short |quick |)(call|meeting|chat)|coffee|lunch|a video call)?
please (let me know|tell me|send me) (when you are free|your availability|a few times that suit you|some slots that work|when it suits you) (to meet|for a call|to talk|for a meeting)
can I (grab|steal|borrow|have|get) {min} of your time( {time}| next week|) (to talk about|to discuss|for) {topic}?
I propose (that we meet|a meeting|a call|that we talk) {time}( at your office| by video| over the phone|)
(feel free to |please |)(pick|choose|book) a (time|slot) (in|from) my calendar( for our call| so that we can talk|): {link}
I am in {city} {time}, (shall we|could we|want to|can we) (meet|have coffee|grab lunch|get together|have a bite)?
could you (make|do|manage) (a call|a meeting|a quick call|lunch|a coffee) {time}?
how about (a quick call|coffee|lunch|a meeting|breakfast|a short video chat) {time}?
(we|I) (need|want|have) to (talk|meet|sit down|speak) (before|by|on) {time}( about {topic}|). when can you?
when (would|could|can) we (talk|meet|speak|have a call|do a call)( about {topic}|)?
is there a (time|moment|day|window) (next week|this week|before {time}) when we (could|can) (speak|talk|meet|catch up)?
(it would be|would be) (good|great|useful|nice) to (catch up|meet in person|talk live|speak on the phone|have a proper chat)( soon| next week| {time}|), (what does your calendar look like|when are you free|when works)?
can we (move|bring forward|do) our (next |weekly |)(catch-up|meeting|call) (to|on) {time}( instead|)?
I'd (suggest|propose) (a kick-off|a review meeting|a working session|a short workshop|a briefing) {time}. does that work?
do you have (space|room|a gap) in your (calendar|diary|agenda|schedule) (for {min} |)({time}|next week)?
(shall|can) I (send|put in) (an invite|a calendar invite|an invitation) for {time}?
we should (talk|meet|get on the phone|jump on a call|hop on a call)( about {topic}|). (are you free|does {time} work|what time suits you)?
I would like to (show|walk) you (a demo of |through |){prod} in a {min} (call|meeting|session). (what day|which day|when) suits you?
would you be (open|up) (to|for) a (chat|call|coffee|conversation|meeting) (with me |)(about|on|regarding) {topic}?
({time} or {time}|either {time} or {time}) (would|could) work (for me|on my side) for (the|our) (call|meeting). which (one |)do you prefer?
please (schedule|arrange|organise|set) a (meeting|call) with (me|us|our team) (to|and) (discuss|review|go over) {topic}
let's (meet|talk|sync|catch up) {time}, (I can come to you|your office or mine|I will bring the numbers|I'll call you)
my assistant can (arrange|set up) (a call|a meeting)( with you|), which (days|mornings|afternoons|hours) (work|are good|suit you)?
could we (squeeze in|find|fit in) ({min}|a quick sync|a short call) (before|after) {time}?
I'd love to (pick your brain|hear your thoughts|get your take) (over|in) (a coffee|a call|a quick chat|lunch) {time}
can you spare {min} {time} (for us|for a call|for a quick sync|to meet the team)?
(our|the) (board|partners|founders|team) would like to (meet|speak with|talk to) you( in person|) {time}
looking for a (slot|time|date) to (review|discuss|go over) {topic} (together|with you). {time}?
I need (half an hour|{min}|an hour) with you (this|next) week, when (is good|can it be|would it work)?
(may|could) I (call|ring|phone) you {time}( at | around |)?
time for a (coffee|call|catch-up|chat|beer|walk) {time}?
what (are|is) your (availabilities|availability) (for|next|over) (the week|week|the coming days) for a (meeting|call)?
(drop|send) me two or three (times|slots|dates) (that|which) work for a (call|meeting|session)
let me know if {time} (suits|works for|is fine for|fits) you for (our|a|the) (meeting|call|talk|session)
would you (join|come to) (us for |)(a meeting|a call|our team meeting) {time} to (talk about|discuss) {topic}?
I am trying to (find|get) a date for (our meeting|a joint call|the review|the quarterly review). is {time} ok?
could you come (by|over) (our office|to our place|to the office) {time}( for a talk| to discuss {topic}|)?
"""
MEETING_SUBJECTS = """
meeting|a meeting|call|quick call|call next week?|chat|catch up|catching up|time to talk|coffee?|lunch|{time}|next week|meeting request|thirty minutes|your calendar|availability|let us meet|in {city}|a date|intro call|talk|sync|scheduling|{topic}
"""

QUESTION = """
(I have|we have|just|there is) (a|one|a quick|a short|one quick) question( about| on| regarding) {topic}: (how|where|when|who) (do|does|is|are) (we|it|you|that) (handle|work|count|decide) (this|it)?
(could|can|would) you (tell|explain|clarify|remind) (me|us|to me) (how|why|where|whether|what) (this works|{topic} works|that is done|it is calculated|we find it)?
(do|does) (you|your fund|your team|the plan|{prod}) (support|include|cover|invest in|work with|accept) {topic}?
what (is|are|would be) (your|the) (view|opinion|position|take|rules|policy|terms) on {topic}?
where (can|do|could) (I|we) find (the document on|more about|details on|the page about|something on) {topic}?
(I was|we were|I am) wondering (how|whether|if|why|what) (you|the fund|it|they) (handle|handles|deal with|think about|see) {topic}
(who|which person) (is|in your team is) (responsible for|in charge of|the right contact for) {topic}?
in your (post|article|last post|piece|essay) (on|about) {topic} you (wrote|said|mention) something I did not (understand|get|follow). what did you mean?
how (long|often|much|many|far) (does|do|is|are) (it take|you publish|you invest|the process|this) (usually|normally|on average)?
is it (true|correct|right|possible) that (you|the fund|the plan) (only |also |)(invests|invest|covers|includes|takes) {topic}?
(which|what) (document|form|format|version|data|information) do you need (from us|for {topic}|for this)?
(would|could) you (advise|recommend|suggest) (us |)(to use|going with|using) {topic}( or| instead of) (something else|{prod}|the other way)?
I (do not|don't) (understand|quite see|get) (how|why|what) {topic} (means|works|is needed). (can you help|could you explain|any pointer)?
(can|may|are|do) (we|I) (use|allowed to share|quote|reprint|pass on) (your|the) (text|slides|numbers|post|term sheet template)( on {topic}|)?
what (happens|would happen) (if|when|to) (we miss|somebody leaves|the round slips|the plan ends|our trial ends)?
(quick|short|small|simple) question: (does|is|do|are|can) (this|that|it|you|the contract) (apply to|cover|include|mean) {topic}?
(please|kindly) (let me know|tell me|clarify|confirm) (whether|if|how|which) (you|the plan|your terms) (allow|cover|include|handle|treat) {topic}
which of (the two|these|your) (plans|options|versions|documents) (is|fits|applies|would be) (better|right|best) for {topic}?
did you (mean|intend|say) (the old|the new|{prod}|the second) (version|one|plan) (or|and not) the other one?
(do|would) you (know|happen to know) (anybody|someone|a lawyer|an accountant|a tool|a good source) (for|who does|that handles) {topic}?
what (should|do|must|shall) (I|we) (do|write|fill in|choose|put) (about|for|under|with) {topic}?
(I am|we are) (unsure|not sure|confused) (about|how to read|what to do with) (the part on |the section on |){topic}. what is (meant|expected|right)?
(how|in which way) (do|does|did|would) (you|your portfolio|other founders|other companies) (approach|solve|organise|manage|do) {topic}?
why (is|was|did|do) (the|you|your) (number|figure|report|fund|team) (change|differ|prefer|show) {topic}?
could you (answer|reply to) (a question|two questions|three questions|something) (on|about) {topic}?
what are the (requirements|criteria|conditions|steps|deadlines) (for|of) {topic}?
(one|another) thing (I|we) (could not|cannot|couldn't) (find|work out|figure out): (what|how|where) is {topic} (defined|handled|documented)?
is there (a|any) (guide|document|limit|rule|example|template) (for|on|about) {topic}?
(can|could) you (share|point me to|send me) (the source|a link|the numbers|more details) (for|behind|on) {topic}? I would like to understand it
do (I|we) (need|have) to (register|sign|do|report|declare) (anything|something) (for|about|because of) {topic}?
am I right that {topic} (is|was|will be) (handled|done|decided) by (you|the board|the lawyers|us)?
what (does|did) "{topic}" (mean|stand for|refer to) in (your|the) (post|letter|contract|table)?
(a|one) (reader|student) question: how did you (learn|start|decide on|come to) {topic}?
how does your (fund|team|firm|process) (look at|compare|value|judge) {topic}?
may I ask (how|what|why|whether) you (think|do|decided|chose|handle) {topic}?
""" + """
(does|do) (the|your) (subscription|advisory plan|tooling|membership) (come with|include|contain|have) {topic}?
I am (curious|interested|keen to learn) (how|what|why) (you|the team|your fund) (does|do|thinks about|think about) {topic}
can you (confirm|say|check) (which|what|how many) (version|people|countries|days|seats) (are|is) (included|meant|allowed)?
""" 
QUESTION_SUBJECTS = """
question|a question|quick question|question about {topic}|{topic}|your post|a question on your post|one question|two questions|asking|help me understand|clarification|re: {topic}|about {topic}|how does this work?|small question|your article
"""

FOLLOWUP = """
(just|I am just|I'm just|I am) (following up|checking in|circling back|getting back to you|touching base)( on (my last mail|my previous message|{topic}|our conversation|my note from last week)|)
(did you|have you) (find the time|find time|had time|managed) to (look at|read|review|consider|think about) (my (mail|email|message|note)|what I sent|the deck|the document|our proposal)?
(any|is there any|do you have any) (news|update|updates|progress|word|thoughts|feedback) (on|about|regarding|from your side on) (my (mail|message|question)|{topic}|our last talk|this|what I sent you)?
I (have not|haven't|did not) (heard|hear) (back |anything |)from you( since (last week|my last mail|{time})|), (so I am writing again|so I wanted to check|is everything ok)
(this is|here is|sending) (a|another|one more) (gentle |friendly |short |)(reminder|nudge|ping)( about| regarding| of) (my (mail|message|last note)|{topic}|our conversation)
(bumping|pushing|moving|floating) (this|my mail|my message) (to the top|up|back to the top) of your inbox
(wanted|I wanted|just wanted|would like) to (follow up|check in|check back|circle back|chase this)( on {topic}| with you| on my earlier message|)
(still|we are still|I am still) (waiting|hoping) (for|to get) (your (answer|reply|feedback|response|thoughts)|a reply|a word from you)( on {topic}|)
(as|like) (discussed|promised|agreed) (last week|on the phone|yesterday|in our call|when we spoke), (I am coming back to you|here is my follow-up|I follow up) (about|on) {topic}
(where|how) (do|are) (we|things) (stand|standing|going) (with|on) {topic}( since we last spoke| since my last mail|)?
my (mail|message|email|note) (from|of) (last week|{time}|two weeks ago|the other day) (may|might|must) have (slipped through|been lost|got lost|ended up in spam|gone under)
(it has been|it's been) (a week|two weeks|a while|ten days|a month) since (I wrote|my last mail|we spoke|I sent you the deck), (any thoughts|what do you think|did you see it)?
(second|third|last|final) (attempt|try|time I try): (did you see|have you read|could you look at) (my earlier mail|my message below|what I wrote about {topic})?
(resending|I am resending|sending again|forwarding again) (my (mail|message|note) from {time}|the below|this), in case (you missed it|it got lost|it slipped by)
(not sure|I am not sure|I do not know) (if|whether) you (saw|received|got|read) my (last|previous|earlier|first) (mail|message|email|note)
(could|can) you (please |)(come back|get back|reply) to me (on|about|regarding) (my earlier mail|what I sent|{topic}|the message below)?
(checking|I'm checking|I am checking) (whether|if) (you|your team) (received|got|saw|decided on) (my (mail|last message)|what I sent|the deck|{topic})
(a|one) (short|quick|small) follow-up (to|on|after) (our (call|chat|meeting|conversation)|my last mail|{topic})
I (wrote|emailed|messaged|contacted) you (last week|{time}|two weeks ago|a few days ago|earlier this month) (about {topic} |)(and|but) (have had no answer|did not hear back|got no reply|wanted to see where we are)
(to|in order to) (follow up|come back) on (our (meeting|talk|lunch|conversation)|the talk we had) (last week|yesterday|{time}): (what are the next steps|here are my notes|have you decided)
(hope|I hope) (you don't mind|it is fine) (me|that I am) (chasing|following up|writing again|asking again)( about {topic}|)
(do|did) you (have|come to|reach) (a decision|an answer|a conclusion) (yet|in the meantime) (on|about) (what we discussed|{topic}|my earlier note)?
(following|further to|after|with regard to) (our (call|chat|meeting|exchange)|my (mail|message)) (last week|yesterday|of {time}), (is there anything new|I wanted to hear where you stand|what is the status)
(since|as) I (got|received|had) no (answer|reply|response) (to my last mail|so far|yet), I (try|am trying|write) (again|once more|one more time)
(is this|is {topic}) still (on your radar|of interest|on the table|something you want to pursue)?
when (can|could|may|should) (I|we) (expect|hope for) (an answer|a reply|your feedback|to hear back) (on|to|about) (my mail|{topic}|what I sent)?
(pinging|nudging) you (again |once more |)(on|about) (this|{topic}|my message below)
(per|see) my (last|previous|earlier) (email|mail|message)( below|), (please let me know|I would be glad to hear|any reaction)
(I'd|I would) (appreciate|be grateful for|be glad about) a (short |quick |)(reply|answer|reaction) to my (previous|earlier|last) (mail|message|note)
(no rush|no pressure|no hurry), (just|only) (checking|wanted to see|asking) (where you are with|if there is news on|how it goes with) {topic}
you (said|mentioned|promised|told me) (last time|in our call|last week) (that |)you (would|were going to) (get back to me|pass me your thoughts|look into {topic}|think about it). (any news|how is it going)?
"""
FOLLOWUP_SUBJECTS = """
following up|follow-up|follow up|checking in|re: {topic}|re: our call|re: our conversation|reminder|gentle reminder|my last mail|any news?|any update?|circling back|{topic}|still interested?|re: my message|status|second try|touching base|bump
"""
