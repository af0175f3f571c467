"""More frames and more verb phrases; the form is that of frames.py."""

ASKING = """
(might|may) I (press|prevail upon|invite|urge) you to {vp}?
(say|promise|tell me) (you'll|that you will) {vp}
(I|we) (rely|count|bank) on you to {vp}
(it's|it is) (high time|about time) (to ask you|I asked you) to {vp}
(now|next) (comes|it would be) your turn: {vp}(, please| if you would|)
(be|please be) (so good|so kind|an angel) (as to|and) {vp}
(nothing|little) would (please|help) us more than if you (could|would) {vp}
(the|our) (whole|entire) (plan|week|team) (waits|is waiting) for you to {vp}
(after|given) (all that|this), (will|would|can) you {vp}?
(I|we) (appeal to|call on|beseech) you to {vp}
(instructions|orders) (from above|of my boss): (ask you to|get you to) {vp}
(shall|can) (I|we) (take it|assume) that you('ll| will) {vp}?
(don't|do not) forget to {vp}(, please| this time|)
(in short|long story short|bottom line|the point is): (please|kindly|could you) {vp}
(you|your team) (said|promised) (you'd|you would|to) {vp}. (please do|when|will you)?
(it|things) would (move|go faster|be settled) (were you to|if you) {vp}(. please do|. could you|. will you)
(until|unless) you {vp} (nothing moves|we are stuck|I can't sleep). (please|will you|can you)?
(who|which of you) (can|could|will) {vp}?
(I'm|I am) (after|looking for) someone (at your end|over there) to {vp}
{vp} (asap|today|this week|when you can), (would you|please|thanks)
"""

NAMING = """
{name} (loves|hates|likes) {ing_us}(, as you know| more than anything|)
(I|we) (never|rarely) (ask|asked) {co} to {vp_us}
{ing_us} (is|was) (what the course is about|a habit in {city}|how the joke begins|her hobby)
(the|a) (lesson|story|sketch|cartoon) (is|was) about {ing_us}
(how|why) {co} {past} (is|remains) (a legend|a riddle|told at parties)
(somebody|an old friend|a stranger) (tried|wanted|was told) to {vp_us} (once|in {year}|back then)(, it failed| and we laughed|)
(good|thank heavens) that {name} {past} (in time|at last|yesterday), (it's behind us|all is well now)
(they|{co}|other firms) (keep|kept|are fond of) {ing_us}(, we do not| all day|)
(it|this) (is|was) (forbidden|usual|rude|normal) (here|in {city}) to {vp_us}
(the|our) (robot|app|parrot) (can|learned to) {vp_us}(, imagine| on its own|)
"""

WANTING = """
(we|I) (came|come|write) (for|because of) {np}
(all eyes are on|the wish list begins with|top of my list is) {np}
(would|could) you (grant|arrange|set up|find) {np} for (us|me)?
(please|kindly) (put me down|consider me|note me) for {np}
(who|whom) (do I ask|should I see) for {np}?
(no|not a) (signature|step) without {np}(, says the board| is what I was told|)
(in need of|desperate for|hoping for|hungry for) {np}(. can you help|. is that possible|. what do you say)
(time|is it time) for {np}?
"""

NOUN_NAMED = """
(the|a) (film|chapter|song) (called|named) "{np}" (won|is out|bored us)
(we|I) (laughed|argued|talked) about {np} (at dinner|all night|in the car)(, nothing more|)
(somebody|{name}|a neighbour) (dreams of|won|turned down|boasted of) {np}(, lucky one| last year|)
{np} (belongs|belonged) to (the old days|another story|the museum)
(the|her) thesis (is on|deals with|compares) {np} (in {city}|over the centuries)
"""

DOUBLED = {"chop", "lop", "log", "slot", "top"}
IRREGULAR = {"chop": "chopped", "lop": "lopped", "log": "logged", "slot": "slotted", "top": "topped", "forgo": "forwent", "bend": "bent", "feel": "felt", "build": "built", "strike": "struck", "draw": "drew", "win": "won", "begin": "began", "teach": "taught"}

VERBS = {
    "discount request": """
(take|lop|chop) (something|{pct}|a slice) off (the bill|the fee|what you quoted)
(reduce|slash|soften|shrink|ease) (the rate|our fee|the rent|the tariff|the surcharge)( by {pct}|)
(offer|propose|name) (a sum|a price|terms) (closer to {money}|we can swallow|that a club can pay)
(forgo|strike|remove) (the surcharge|the handling fee|the service fee)
(honour|apply) (the|that) (coupon|voucher|promise of {pct}|old tariff)
(consider|think about) (a concession|charging less|a price for friends|going lower)
""",
    "meeting request": """
(squeeze|fit|slot) (me|us) in( for {min}| {time}| before lunch|)
(visit|see) (us|our plant|the site|the lab)( {time}| one morning|)
(receive|host) (our delegation|my director|two of us)( {time}|)
(share|spend) (an hour|a lunch|half a morning) with (us|me)( {time}|)
(dial|log|call) in (at|on|for) {time}
(let|allow) (me|us) (have|take) {min} of your (day|time|week)
""",
    "invoice": """
(remit|send over|credit us with) {money}( for {work}| by {time}|)
(top up|clear|level) (your account|the balance)( with {money}|)
(honour|meet|discharge) (invoice {inv}|our bill|the attached account)
(wire|transfer) (the deposit|the fee|the remaining {money}|your contribution)( by {time}|)
""",
    "support request": """
(check|inspect|restart) (the server|our feed|the printer queue|my profile)( as it hangs| since nothing prints|)
(restore|recover|bring back) (the deleted page|our data|yesterday's version|my photos)
(whitelist|approve|register) (our address|my device|the new laptop)
(walk|talk|guide) me through (the reset|the setup|the update)
(switch|turn) (the feature|notifications|my access) (on|back on|off) for (us|me)
""",
    "follow-up": """
(break|end) the silence( on {topic}| about my request|)
(pick up|find|unearth) (my letter|the file|my question) of {time}
(report|write) back (on|about) (my request|the sample|the form I sent)
(confirm|say) that my (letter|form|mail) of {time} (arrived|is being dealt with)
""",
    "job application": """
(read|open|weigh) my (application|letter|papers)( for the post|)
(train|take) me (as an apprentice|on as a trainee|for the season)
(put|add) my name (on|to) the list of (applicants|candidates)
(see|meet) me (for|as to) the {trole} (post|vacancy|job)
""",
    "event invitation": """
(attend|grace|honour) (our|the) {event}( with your presence| on {time}|)
(dance|dine|sing|celebrate) with us (on {time}|at the {event})
(open|chair|judge) (the {event}|our contest)( in {city}|)
(accept|take) (our|this) invitation to the {event}
""",
}
NOUNS = {
    "discount request": "a bargain|a reprieve on the fee|a softer price|a kinder rate|a lower tariff|a refund of the setup fee|a bulk price|trade terms|a member's price|a price freeze",
    "meeting request": "a sit-down|a rendezvous|an audience|a site visit|a consultation|a huddle|a tour|a quick word in person|a second meeting|a viewing",
    "job application": "an apprenticeship|a post|employment|a traineeship|a placement|a permanent position|seasonal work|a career with you",
    "support request": "a reset|a patch|remote help|a replacement password|an unlock code|a working driver|a technician|a workaround",
}
