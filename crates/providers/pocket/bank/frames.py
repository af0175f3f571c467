"""Requests as verb phrases in frames: a frame that asks makes the intent, a frame that only speaks of it does not.

`{vp}` is the phrase, `{ing}` and `{past}` are its forms, `{np}` is a noun phrase of the intent. Frames and
phrases are held out by a hash each; a held-out sentence has both from the held-out side.
"""

# The sender wants the reader to do it.
ASKING = """
(could|can|would|will) you (please |possibly |perhaps |maybe |kindly |)(also |){vp}?
would you be (able|willing|prepared|open|so kind as) to {vp}?
would you mind {ing}?
is it (possible|feasible|an option|realistic) (for you |)to {vp}?
is there (any|some) (way|chance|possibility) (that you could|you could|you can|for you to) {vp}?
any (chance|hope) (you could|you can|that you) {vp}?
(I|we) (would be|'d be) (grateful|glad|happy|relieved|delighted) if you (could|would) {vp}
(I was|we were|I am|we are) (hoping|wondering) (if|whether) you (could|might|would|can) {vp}
(please|kindly) {vp}
please {vp}( when you have a minute| before {time}| if you can| if possible| soon|)
it would (help|mean a lot|be great|be a relief|be wonderful|save us) if you (could|would) {vp}
(my boss|our cfo|my partner|the board|our director|my co-founder|everybody here) (asked me to ask|wants to know|asks|would like to know|keeps asking) (if|whether) you (can|could|would|might) {vp}
(I|we) (have to|need to|must|want to|would like to) ask you to {vp}
what would it take for you to {vp}?
(perhaps|maybe|possibly) you (can|could|might) {vp}?
(we|I) (need|would need|'d need) you to {vp}
do you think you (could|can|might) {vp}?
would it be (too much|asking too much|rude|all right|ok|fine) to ask you to {vp}?
the (best|easiest|simplest|only) (thing|way|solution) would be for you to {vp}
what (I|we) (need|want|would like|are asking for) is (simple|this|easy): {vp}
(my|our) (request|question|wish|plea) is (short|simple|this): (can|could|would|will) you {vp}?
if you (could|can|would) {vp}, (that would be great|we would be very happy|everything else is easy|I'd be in your debt|that would solve it)
(I|we) (hope|trust|count on it that) you (will|can|are able to) {vp}
(so|well|now|anyway), (could|can|would) you {vp}( or not| for us| this time|)?
how about you {vp}?
(can|could|may) (I|we) (ask|beg|trouble|bother) you to {vp}?
(one|a small|a big|another) (favour|request|wish|thing): {vp}( please| if you can|)
(I|we) (write|am writing|are writing) (to ask|because I want to ask|because we need) you to {vp}
(all|everything) (I|we) (ask|want|need) is that you {vp}
(I|we) (wouldn't|would not) ask if it were not important, but (could|can) you {vp}?
{vp}, (please|will you|would you|if you can|if that is possible)
(is|would) this (be |)something where you (can|could) {vp}?
are you (able|allowed|in a position|prepared) to {vp}?
(would|could) (someone|somebody|one of you|your team|anybody) (over there |at your end |){vp}?
(as soon as|once|when) you {vp}, (we can go on|we are ready|I can finish this|we move). (can|will) you do that?
(it|this) all (depends|hangs) on (one thing|whether you) {vp}. (can you|will you|could you)?
(let me|I'll) be (direct|blunt|honest|quick): (can|could|would) you {vp}?
(I|we) (take|would take) it (kindly|as a kindness) if you (could|would) {vp}
(hoping|in the hope that) you (can|could|will) {vp}
"""

# The same act named without asking for it.
NAMING = """
thank you for {ing}( last year| in {month}| so quickly| the other day| back then|)
(there is|there's) no (need|reason|hurry) to {vp}( any more| now|, that is settled|, all is done|)
you (do not|don't|needn't|no longer) (have to|need to|) {vp}( any more|, {name} took care of it|, it is sorted|)
(we|I) (won't|will not|would never) ask you to {vp}( again| this time|, don't worry|)
{name} (asked|wanted|begged|told) {co} to {vp}( last year| in {month}| once|), (and that was that|and they did|but that is history|they never answered)
(the|an|her|this) (book|article|podcast|chapter|talk) (explains|describes|shows|is about|teaches) how (people|one|companies|founders) {vp_us}
{name} (has already|already) {past}( yesterday| last week| in {month}|)(, so all is well|, nothing to do for you|, just so you know|)
last year (you|they|{co}) {past} and (everyone was happy|it worked well|we still talk about it|it was a mistake)
(our|the|your) (policy|rule|contract) says that (nobody|no one|only {name}) (may|can|is allowed to) {vp_us}
(in the board|at lunch|on the phone|last week) we (talked|joked|spoke) about (people who |){ing_us}( and decided nothing| and left it there| for fun|)
(my colleague|a friend of mine|{full}|{co}) (tells everybody|teaches people|used to write to everyone) to {vp_us}
(once|years ago|in {year}) {co} {past}( for us|), (it is in the archive|you may remember|that is how we met)
(I|we) (stopped|have stopped) asking (people|suppliers|anybody) to {vp_us}
(we|I) (no longer|don't) want (anybody|you|them) to {vp_us}
(the|our) (manual|handbook|faq|page) (has a part on|covers) {ing_us}
"""

# Wants a thing that is named by a noun.
WANTING = """
(we|I) (would like|'d like|want|need|would need|would love|are looking for|am looking for) {np}( from you| for us| please| this time|)
(is|would) {np} (be |)(possible|an option|feasible|something you offer|on the table|thinkable)( for us| here| at all|)?
(could|can|may) (we|I) (have|get|ask for|count on|hope for) {np}( from you| this time| please|)?
(I am|we are) (writing|reaching out|getting in touch) (to ask for|about|because we need|to request) {np}
what about {np}( for us| this time|)?
how about {np}?
(do|would|could) you (offer|have|consider|do|think about|be open to) {np}( for us| for people like us|)?
(all|what) (we|I) (need|want|ask for|would like) is {np}
(we|I) (hereby |)(ask|apply|put in a request) for {np}
(my boss|the board|our cfo|procurement|my partner) (asks|would like to ask|insists on asking|wants me to ask) for {np}
(with|given) {np} (we|I) (would sign|could go on|would be very happy|could convince the board). (is that possible|can you do that|what do you say)?
{np}: (possible|yes or no|is that something you do|could that work|can that be arranged)?
(let us|let's) (talk about|agree on|see about|fix) {np}
(is|would) there (any|some) (hope|chance|possibility) (of|for) {np}?
(we|I) (hope|were hoping|had hoped|was hoping) for {np}
(any|some) {np0} (possible|available|going|for us)?
{np} would (help|make it work|make our day|be lovely|be welcome|solve it). (can you|could you|would you)( arrange it| do that|)?
"""

# The noun is only named.
NOUN_NAMED = """
(thanks|thank you) for {np}( last year| in {month}| the other day|)
{np} (is|was) (not what I write about|another matter|settled long ago|the smallest of our worries|never a topic for us|a different story)
(we|I) (need|want|expect) (neither|no|not) {np0}( any more| this time| from you|), (we are fine|all is good|everything is clear)
(the|your|an|a new) (post|article|talk|book|report|page) (about|on|with the title) "{np}" (was fun|is worth reading|went online|made me laugh|has {num} readers)
(after|since|because of) {np} (in {month}|last year) (everything went well|we are very happy|the team is calm|nothing has changed)
(other people|some|our neighbours|the competition) (always |)(ask|asked) for {np}, (we never do|not us|we just say hello|I find it funny)
(nobody|none of us) (wants|needs|asked for|expects) {np}
{name} (got|received|had|was given) {np} (in {month}|last year|from {co})(, just to tell you| and was pleased|)
(our|the) rules (about|on|for) {np} (are in the handbook|changed in {month}|are simple|stay the same)
"{np}" is (the title of my next talk|what the chart is called|the name of the folder|printed on page {num})
(the discussion|the talk|the chapter) (about|on) {np} (is closed|was long|took an hour|is in the minutes)
"""

IRREGULAR = {
    "give": "gave", "come": "came", "meet": "met", "send": "sent", "take": "took", "make": "made", "find": "found", "get": "got", "let": "let", "tell": "told", "speak": "spoke", "have": "had",
    "set": "set", "put": "put", "cut": "cut", "see": "saw", "go": "went", "bring": "brought", "pay": "paid", "write": "wrote", "read": "read", "say": "said", "knock": "knocked", "drop": "dropped",
    "sit": "sat", "hold": "held", "do": "did", "keep": "kept", "leave": "left", "show": "showed", "think": "thought", "buy": "bought", "be": "was", "eat": "ate", "drink": "drank", "ring": "rang",
    "hear": "heard", "catch": "caught", "shave": "shaved", "throw": "threw", "lend": "lent", "pick": "picked", "fit": "fit", "stop": "stopped", "chat": "chatted", "plan": "planned", "forgive": "forgave",
    "slip": "slipped", "hop": "hopped", "pop": "popped", "trim": "trimmed", "swap": "swapped", "lead": "led", "choose": "chose", "forget": "forgot", "mend": "mended",
}
DOUBLED = {"get", "let", "set", "put", "cut", "sit", "drop", "stop", "chat", "plan", "slip", "hop", "pop", "trim", "swap", "fit", "forget"}


def past(phrase):
    """The phrase with its verb in the past."""
    verb, _, rest = phrase.partition(" ")
    form = IRREGULAR.get(verb) or (verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed")
    return f"{form} {rest}".strip()


def ing(phrase):
    """The phrase with its verb as a gerund."""
    verb, _, rest = phrase.partition(" ")
    form = verb + verb[-1] + "ing" if verb in DOUBLED else verb[:-1] + "ing" if verb.endswith("e") and verb not in ("be", "see") else verb + "ing"
    return f"{form} {rest}".strip()


VERBS = {
    "discount request": """
(give|grant|offer|allow) us (a discount|a rebate|a reduction|a better rate|a price break|something off|a lower price)
(give|grant|offer|do) (us |){pct} (off|less)
(lower|reduce|cut|trim|drop|bring down) (the price|your price|the fee|the rate|the quote|the total|what we pay)( by {pct}| to {money}| a little|)
(come|go) down (in price|with the price|on the price|to {money}|by {pct}|a bit on your rates)
(knock|shave|take) (something|{pct}|a bit|a few hundred|{money}) off( the price| the bill| the total| the quote|)
(match|beat|meet) (the price of {co}|their price|the other quote|what {co} asks)
(do|make) (us |)a better (price|offer|deal)
(make|keep) it (cheaper|affordable|less expensive)( for us| for a team of {num}| for a small firm|)
(sell|let us have) it (to us |)for {money}( instead of {money}|)
(charge|bill|ask) us (less|{money} instead of {money}|what we paid last year|only half|the old price)
(waive|drop|skip|forget about) (the setup fee|the onboarding fee|the entry fee|the first month)
(keep|hold|freeze) (the|our) (old|current|present) (price|rate|fee)( for another year| after the renewal|)
(rethink|reconsider|revisit|look again at) (the price|your pricing|the figure|what it costs)
(move|budge|give a little|be flexible) on (the price|price|the fee|the money side)
(meet us|meet me) (halfway|in the middle|at {money})( on the price| on price| on the fee|)
(send|write|prepare|work out) (us |)a (cheaper|lower|leaner|revised|smaller) (quote|offer|proposal)
(apply|extend|give us) (the|your) (charity|startup|school|student|founder|partner|volume|early bird) (price|rate|discount|tariff)
(throw in|add) (three months|two seats|the setup|the training) (for free|at no cost|without charging us)
(find|see) a (price|figure|number) (we can carry|that fits our budget|under {money}|that works for us)
(split|share) the (cost|fee) with us so that we pay (less|{money}|half)
(sharpen|improve|soften) (your pencil|the price|the figure)( a bit|)
""",
    "meeting request": """
(spare|give|lend) (me|us) ({min}|half an hour|an hour|a moment|a little of your time)( by phone| in person| next week| {time}|)
(meet|see) (me|us)( for {min}| for a coffee| for lunch| next week| {time}| in {city}|)
(call|ring|phone) (me|us)( back|)( {time}| when you are free| some time next week|)
(come|drop|pop) (by|over|round|in)( to our office| for a talk| {time}| for {min}|)
(have|grab|get|take) (a coffee|lunch|breakfast|a drink|a bite|dinner|a walk) with (me|us)( {time}| next week|)
(sit down|get together|talk|speak|chat) with (me|us|our team)( for {min}| about {topic}| {time}|)
(join|attend|be at) (a call|a video call|our meeting|our weekly|a working session)( with us| {time}| about {topic}|)
(find|set|fix|pick|choose|suggest|name|propose) (a time|a date|a slot|a day|an hour)( for us to talk| for a call| to meet| for our meeting| when we can speak|)
(put|block|reserve|book) ({min}|an hour|a slot|a time) (in your calendar|for us|for a call|for our talk)
(schedule|arrange|organise|set up|plan) (a call|a meeting|a chat|a video call|a session)( with me| with us| with our team| for {time}|)
(let me|let us) (come by|visit you|see you|drop in|show you {topic} in person)( {time}| one day next week|)
(tell|send|give) (me|us) (your availability|when you are free|when you can talk|two or three times that suit you|which day works for a call)
(make|hold|keep|leave) (time|some time|{time}|an hour) free (for me|for us|for a talk|for our meeting)
(move|shift|bring forward|push back) our (meeting|call|lunch|one-to-one) to {time}
(accept|look at|answer) (the|my) (calendar invite|meeting request|proposal of a time) for {time}
(walk|take|guide) (us|me|my team) through {topic} (on a call|in a meeting|in person|over coffee)
(hop|jump|get) on (a call|the phone|a quick call|a video call) with (me|us)( {time}| about {topic}|)
(see|check) (if|whether) {time} (works|suits|is free) for (a call|a meeting|a talk|us to meet)
(host|receive|welcome) (me|us) at your office( {time}| for {min}|)
(be|stay) (available|free|reachable) for a (talk|call|meeting) (on|around) {time}
""",
    "invoice": """
(pay|settle|clear) (the attached|the enclosed|our|this|the latest) (invoice|bill)( {inv}|)( over {money}| of {money}| for {work}|)( by {time}| within {days}|)
(transfer|send|wire|remit|pay) {money} to (our account|the account below|the account on the bill|us)( by {time}| within {days}| for {work}|)
(arrange|see to|take care of|initiate) (the payment|payment) of (invoice {inv}|{money}|our bill|the open amount)( by {time}|)
(settle|balance|clear) (the open|the outstanding|your|the remaining) (amount|balance|account|sum)( of {money}|)( by {time}| this week|)
(pass|hand|forward) (this bill|our invoice|the enclosed invoice) to (accounts|whoever pays|your bookkeeper) for payment
(reimburse|pay|refund) (me|us) the {money} (I laid out|we advanced|I paid) for {work}
(pay|send) (my|our) (fee|share|hours|deposit) of {money}( for {work}|)( by {time}| as agreed|)
""",
    "support request": """
(reset|unlock|restore|reactivate) (my|our|the) (password|account|login|access|user)
(get|bring|put) (the app|the export|the dashboard|our account|{prod}|the sync) (running|working|back) again
(fix|repair|mend|solve) (the error|the broken export|the login|the bug|the crash|the missing files|the import)
(look|check) (into|at) (why|the reason why) (the page stays white|nothing loads|I cannot log in|the upload hangs|the numbers are wrong|it logs me out)
(help|assist) (me|us) (get in|log in|sign in|install it|connect the calendar|with the setup|import the file|with this error message)
(send|issue) (me|us) a (new|fresh) (activation link|login code|reset mail|licence key|file because the old one will not open)
(open|create|file) a ticket (for|about) (this error|the crash|our problem with {prod}|the outage)
(tell|show) me (how to|what to click to) (get rid of the error|reset it|export my data|make it load|add a user|switch it on)
(give|grant) (my colleague|{name}|our new hire|me) (access|permission|rights) (to|in) ({prod}|the folder|the workspace|the dashboard)
(merge|delete|rename|move) (my two accounts|our old workspace|the duplicate user|the wrong entry in {prod})
""",
    "follow-up": """
(answer|reply to|react to|respond to) my (mail|message|question|note|letter) (of {time}|of last week|from {month}|of the other day|that I sent twice)
(get back|come back|return) to me (about|on) (the proposal|my mail|the draft|what I sent|the deck|what we discussed|{topic})
(let me know|tell me) (where we stand|if you saw my last mail|whether you had a look at the deck|what became of my request|if my message reached you)
(look|glance) at (the deck|the draft|the document|the mail) (you got from me|of last week|I mailed)( now| after all|)
(give me|send me) (a sign of life|a short answer|an update|a status|the answer you promised)( on my last mail| about {topic}| after all|)
""",
    "job application": """
(consider|keep|take) me (for|in mind for) (the {trole} (role|job|position)|a job as {trole}|your open role|any position|an internship)
(look|have a look|cast an eye) at my (cv|application|resume|portfolio|references)( for the {trole} role| and tell me if there is a place for me|)
(invite|call) me (to|for) (an|a job) interview( for the {trole} role| as {trole}|)
(hire|take on|employ|try) (me|somebody like me)( as {trole}| as an intern| from {month}|)
(forward|pass) my (cv|application|resume) to (your hiring manager|whoever hires|the hr team|your founders)
(give|offer) me (a chance|a trial week|a start|a job|work)( as {trole}| in your team| from {month}|)
""",
    "event invitation": """
(come|come along|bring a friend) to (our|the) {event}( in {city}| on {time}|)
(join|celebrate with|sit with) us at (our|the) {event}( in {city}| on {time}|)
(be|come as) (our guest|a guest|our speaker|one of our speakers|a panelist|a judge) at (our|the) {event}( in {city}| on {time}|)
(speak|give a talk|moderate|sit on the panel|say a few words) at (our|the) {event}( in {city}| on {time}|)
(save|keep|reserve|note) (the date|{time}|the evening of {time}) for (our|the) {event}
(confirm|tell us|let us know) (whether you will attend|that you come to|if you are coming to) (our|the) {event}( on {time}|)
(open|host|present at) (our|the) {event}( in {city}| this year| on {time}|)
""",
}

NOUNS = {
    "discount request": "a discount|a rebate|a reduction|a better price|a lower price|a cheaper offer|a price cut|a price reduction|a friendlier price|a special price|a startup rate|a charity rate|a volume discount|a smaller fee|a lower fee|a revised quote|a concession on the price|{pct} off|{pct} less|some money off|some movement on the price|better terms on price|last year's price|the old price|a loyalty discount|a family price|a founder price|a price nearer {money}|a gentler figure|a free first month|a cheaper plan",
    "meeting request": "a meeting|a call|a quick call|a short call|a conversation|a talk|an appointment|a coffee with you|a lunch with you|a video call|an hour with you|{min} with you|{min} of your time|a time to talk|a date for our meeting|a slot in your calendar|a catch-up|a first call|a face-to-face|a visit to your office|a working session|a chat on the phone|a moment of your time|a joint call|a personal talk|a walk and talk",
    "job application": "a job|a position|a role as {trole}|an internship|a job interview|a place in your team|a job as {trole}|work as {trole}|a trainee place|a part-time job",
    "support request": "technical help|help with the login|a new password|a working link|a fix for the error|a new activation mail|help from your technicians|a repair of the export|access to {prod} again|a hand with the setup",
}
