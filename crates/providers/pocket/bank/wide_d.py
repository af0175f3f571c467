"""More wording, third bank: plain and long-winded sentences of offices, shops and small firms. One line shows its intent alone."""

LINES = {
    "discount request": """
(our|the) (grant|treasurer|parish council|steering group) (covers|releases|gives us) (no more than|at most|only) {money} for this, (which leaves a gap|so we are short). (can the gap be closed on your side|could you adjust the offer|is there some room)?
(before|when) I (present|show|forward) (your|the) (quotation|estimate|offer) (to my colleagues|upstairs), (could we|may I ask you to) (take another look at|reduce|tidy up) the (amount|rate|daily rate)?
(your|the) (daily|hourly|monthly) rate (is|seems) (on the high side|rather high|more than the market pays)(. would {money} be acceptable|. could you do it for {money}|. is it negotiable)?
(is|are) (your rates|the rates|this quotation|the list price|the figure you named) (negotiable|set in stone|open to negotiation|the last word|flexible)?
(for|as) (a repeat customer|a neighbour|somebody who pays on time|a first order|bulk orders) (you must have|surely there is|I would expect) (a better rate|something off|a trade price|a small reduction)
(ordering|if we order|should we order) (twice as many|{num} pieces|for all branches), (what would the unit price be|how much cheaper does it get|would the price per unit fall)?
(student|senior|family|group|off-season) (rates|tickets|prices|discounts): (do you have them|are there any|may we have one)?
(next to|beside|against) (the others|{co}|what we paid before) your (offer|figure|rate) (stands out as costly|is the top of the list|looks heavy)(. we would still prefer you, at {money}|. could you come closer|. is there something you can do about it)
the (training|setup|licence|delivery) fee (could|should|might) (be dropped|fall away|be halved|be left out), (don't you think|in our view|if you want us as a customer)
(could|can) (the|your) (price|fee|total|subscription) be (brought down|reduced|lowered|rounded down)( to {money}| by {pct}| a little|)?
(since|because|now that) (the budget was cut|sales are slow|we lost a client|money is tight), (we hope for|could we agree on|I must ask for) (a smaller fee|a reduced rate|{pct} less|some relief on the price)
what (discount|reduction|rebate|saving) (would|could|do) you (offer|give|propose|suggest) (for|on) (an early payment|a second licence|the larger package|{num} units)?
""",
    "meeting request": """
(the|our) (architect|teacher|new director|regional manager) (would like|wants|asked me) to (arrange|fix|find) (an appointment|a time|a visit)( with you|)( in the week of {time}|). (what can you offer|when would you be available|which day is convenient)?
(might|could) (I|we) (trouble you for|have|book) (an appointment|a short visit|a site visit|a quarter of an hour)( on {time}| some day soon| at your convenience|)?
(whenever|if ever) you are (near|around) {city}, (knock on my door|let us have a tea|come for a tour). (how about {time}|would {time} be good|when might that be)?
(it is|it's) (high time|about time) (we sat down|we met|for a proper talk|that we speak)( about {topic}|)(. {time}|. your place or mine|. propose a day)?
(please|kindly) (indicate|state|tell us) (your preferred|a convenient|two possible) (date|time|dates) for (an interview with us|the site visit|the handover|a consultation|the briefing)
(I|we) (have|keep) {time} (open|free) (for you|for a visit|for the two of us)( if that suits you|, does it work|, is it convenient|)?
(would|will) you (receive|see) (me|us|our delegation) (on|around|before) {time}?
(to|in order to) (clear this up|finish the plan|agree on {topic}) (a short call|half an hour together|a visit) would (be best|help). (when|at what time|which day) (suits you|can you manage|is good)?
(our|the) (call|appointment|session|visit) (planned for|of|on) {time} (no longer works|collides with something|must move) (for me|on my side). (could we do|can we shift it to|is there a chance for) {time}?
(let me know|tell me|say) (what time|which day|when) (I should|I can|we should) (come|be there|ring you|dial in)
(a|one) (consultation|briefing|rehearsal|site visit|handover) (of {min} |)(next week|on {time}|soon) would (suit us|be ideal|be helpful), (could that be arranged|do you have an opening|is that possible)?
(skype|teams|phone|zoom|in the cafeteria|at the station cafe) at {time}? (I need|it takes) (just |only |)({min}|a quarter of an hour)
""",
    "question": """
(our|the) (committee|apprentice|bookkeeper|translator) (would like to know|is asking|wonders) (which|how|whether|when|why) (form applies|{topic} is handled|this is still valid|the old rule changed)
(is|was) it (you|your office|somebody else) who (wrote|keeps|decides|approved) {topic}?
(how|what) (exactly |)(do you mean by|is meant by|should I understand by) "(tbd|{topic}|net of fees|as usual)"?
(does|would|will) (it|this|the rule) (also |)(apply|count|hold) (for|to|in) (our branch|part-time staff|{city}|smaller firms|volunteers)?
(where|in which drawer|on which page|with whom) (is|can I find|do you keep) (the spare form|{topic}|the list of members|the instructions)?
(may|can|should) (volunteers|we|non-members|both of us) (sign|enter|use it|take part|see the figures)?
(roughly|approximately|about) how (many|much|long|far|often) (is it|people use it|does it last|does that happen|is the way)?
(I could not|I can't|we couldn't) (find|see|work out) (in the text|on your page|anywhere) (whether|how|when|if) {topic} (is included|counts|starts|applies)(. do you know|. can you say|. please tell me|)
(what|which) (do you recommend|would be wiser|is usual|is better), {topic} or {topic}?
(has|have) (anything|the rules|the date|your address|the opening hours) changed (since {month}|for {topic}|lately)?
(who|which of you) (looks after|answers for|writes about|is in charge of) {topic} (nowadays|on your side|in {city})?
(what|how many) (documents|copies|signatures|days) (does|do) (one|we|I) need (for|to start|before) {topic}?
""",
    "follow-up": """
(I|we) (rang|called|mailed|wrote) (twice|three times|last month) (about|because of) {topic} (and|but) (got no answer|nobody came back to me|am none the wiser). (is there any progress|how does it stand|could you say something)?
(how|what) (is|about) the (status|progress|state) of (my request|our application for a permit|the quote you promised|{topic})( which I sent in {month}|)?
(to be|I want to be) sure (my mail|the file|my letter) (did not end in spam|reached you|was not lost): (did it|can you confirm|please tell me)
(following|further to) my (mail|letter|message) of {time}(,|) (I would like to ask if you have news|have you reached a decision|is there an update)?
(we|I) (agreed|said) (you would come back to me|to speak again|you would check) (by {time}|after the holidays|last week). (have you|any result|what came of it)?
(please|kindly) (excuse my asking again|forgive me for insisting): (is there a reply|what became of {topic}|did you decide)?
(no|without) (word|news|reaction) (from you |)(since {month}|for ten days)(. should I worry|. is everything all right with my request|. shall I resend it)?
(reminder|a reminder|once more): (my question of {time}|the draft I sent|the papers for {topic}) (is|are) still (open|unanswered|on your desk)
""",
    "support request": """
(the|our) (scanner app|booking page|payroll module|web shop|tablet) (rejects|loses|doubles|scrambles) (every entry|my login|the dates|the customer list)( since the last update| from time to time|)(. what can we do|. please advise|. can someone check)
(after|during) (installing|updating|syncing|importing) (it|{prod}) (stops|quits|beeps|shows code {num}) (halfway|at {pct}|every time)(. how do I go on|. what is wrong|)
(whenever|each time) (my colleague|the intern|anyone here) (opens|exports|prints|scans) (a report|the roster|a label), (the program closes|the screen goes dark|it prints blank pages)
(I|we) (no longer|suddenly do not|don't) (have|get) (access|any data|the start screen|the admin menu)( in {prod}|)(. has something changed|. please restore it|. was I logged out for good)
(which|what) (cable|port|driver|setting) (must|do) I (use|change|install) (so that it|to make it) (connects|connect|runs|prints)?
(the|your) (captcha|confirmation code|invite link|download button|voice menu) (never comes|does not react|leads nowhere|loops)
(our|my) (trial|licence|seat) (shows as|is marked) (expired|inactive|invalid) (although|but) (we renewed|it is paid|I activated it)(. please correct it in the system|. can you switch it on|)
(could|can) you (take a look|log in remotely|check the logs|restart the server|raise the upload limit)?( the import hangs| nobody can work| it times out|)
""",
    "invoice": """
(statement|summary) of (services|charges) (for|in) {month}: {work}, {num} (hours|units), (total payable|to be paid|balance) {money}
(we|I) (delivered|finished|repaired|translated|installed) (everything|the order|{work}) (last week|on {time}) and (now ask|herewith ask) (you |)for {money}( within {days}|)
(school|club|membership|kindergarten|parking) fees for {month}: {money}, (due|to be paid|payable) (by|before) {time}
(your|the) (account|file) (shows|has) (an unpaid|an open|a negative) balance of {money}(. kindly transfer it|. please pay online|. please settle)
(deposit|down payment|advance) of {money} (needed|required|requested) (to hold the date|before we ship|to start)(, please transfer|, account below|)
(the|our) (plumber|painter|photographer|translator|band) (charges|asks|bills) {money}( for {work}|), (please pay him directly|payable to the account below|due {time})
(cost|bill|fee|charge) (for|of) (the repair|cleaning|the extra hours|the second printing): {money}( plus vat|)(, net 30|, payable within {days}|. please remit)
(payment|transfer) (reference|details|instructions): {inv}, {money}, (value date {time}|not later than {time})
(you will find|find) (our|the) (claim|charges|bill) of {money} (on page {num}|in the pdf|below)(. please pay by {time}|)
(according to|per) (contract|order|agreement) {inv} (we bill|I charge|an amount falls due of) {money}
""",
    "receipt": """
(we|I) (hereby |)(confirm|acknowledge) (payment|receipt) of {money} for {work}( in full|, with thanks|)
(your|the) (contactless|online|card|mobile) payment (of {money} |)(was approved|went through|has been accepted|is complete)( at {co}|)
(till|cashier|desk) {num}: {num} items, {money}, (paid in cash|paid by card|change {money})
(the|your) (fee|deposit|subscription|premium) (for {month} |)(has been|was) (paid|settled|credited)( automatically|, nothing more is due|)
(charged|debited|collected): {money}( on {time}|)( for {work}|)(. thank you for being a customer|. keep this for your records|)
(your|the) (toll|fine|fee|ticket|fuel) (of {money} |)(is paid|was paid)( on {time}|). (reference|approval) {inv}
(payout|reimbursement|expense claim) of {money} (has been made|was transferred|is in your account)
(order|pickup|delivery) {inv} (complete|done|handed over)(, paid {money}|. we hope you like it|)
""",
    "complaint": """
(the|your) (technician|courier|guide|trainer|agent) (never came|came four hours late|left in the middle|broke our door|would not listen)(, and I had taken a day off| and laughed about it|. that is outrageous|. I object)
(I|we) (expected|ordered|paid for) (oak|the large one|a quiet room|two coats of paint|fresh flowers) and (got|received|found) (plywood|the small one|a building site|one|wilted ones)(. this is not right|. I am dissatisfied|, I protest)
(it|this|the result) (falls short of|is far below|has nothing to do with) what (you advertised|your brochure says|was agreed|one may expect)
(I|we) (must|have to|am forced to) (object|protest|complain)( strongly|)( about {work}| against this treatment| to your bill|)
(how|why) (is it|can it be) that (every order|each visit|the third repair|our contract) (goes wrong|is forgotten|is a disappointment)?
(your|the) (staff|desk|hotline|team) (shouted at|hung up on|ignored|talked down to) (me|my mother|our customer)(. I am appalled|. that is no way to behave|. I want an apology|)
(the|your) (last|new) (batch|edition|version|shipment) is (defective|unusable|a step back|worse than the old one)( and it costs us customers|, we are upset|)
(ever|again) since (the merger|you changed the system|the new manager came) (nothing is right|we are treated like numbers|the quality drops)(, and I am annoyed|. we are unhappy|)
(I|we) (am|are) (not|far from|anything but) (satisfied|happy|pleased|amused)( with {work}| with the outcome| with how this was done|)
(this|that) (mistake|delay|carelessness) (cost|costs) us {money}( and our good name|), (and you do not even apologise|who takes responsibility|I hold you liable)
""",
    "introduction": """
(it is|it's) (my|a) pleasure to (introduce|present|acquaint you with) {full}(, {trole} at {co}| from {co}|)
(may|can) I (draw your attention to|recommend to you|pass you the contact of) {full}, (who|a {trole} who) {does}( she is in copy| he reads along|)
(by way of|as an) introduction: {full} {does}, {me} (knows the field|has asked for such a person|might help)
(I|we) (would like you to|want you to) (know|get acquainted with|be in touch with) our (new director|partner in {city}|colleague {full})
(our paths|we) (crossed|met) (at|during) the {event}; (I am {full}|my name is {full}), {trole} (at|of) {co}( I would be glad to stay in contact|)
(the|a) (colleague|person|expert) (you asked for|I spoke of|for {topic}) is {full}( at {co}|), (copied here|reachable under this mail|who expects your mail)
(as|being) the new (contact person|{trole}|representative) (of|for|at) {co}, I (wish to|would like to|want to) (introduce myself|present myself|say hello)
(you|both of you|{me} and {name}) (have never met|live in the same city|share an interest in {topic}), (which I find a pity|so let me change that): (here you are|{full}, {me})
""",
    "job application": """
(with|in reference to) your (advertisement|notice|job board entry) I (hereby |)apply (as|for the post of|to become) {trole}
(after|having spent) {num} years (as {trole}|in retail|at sea|in a hospital|in a bank) I (want|would like|am ready) to (change sides|join you|work in your field)(, my papers are attached|. would you take me on|)
(do|would) you (take|accept|train) (apprentices|interns|career changers|trainees)( in {month}|)?( I would like to be one|)
(I|my name is {full}, I) (hold|have|earned) a (degree|diploma|licence) in (economics|nursing|design|logistics) and (seek|look for|would welcome) (employment|a post|work)( in {city}|)
(my|the) (motivation|reason for applying|strengths): (I love {topic}|I learn fast|languages and patience). (cv and references attached|available from {month})
(should|if) (a post|a vacancy|a traineeship) (come up|become free|open), (please think of me|I would be glad to apply|keep my papers)
(shift work|weekends|night work|a trial day) (is|are) (no problem|fine) for me( as {trole}|)(. when can I start|. here is my application|. I hope for an interview)
(part-time|full-time|temporary|seasonal) (work|job|position) (wanted|sought): ({role}|{trole}), (experienced|reliable|with references)
""",
    "rejection": """
(having|after) (compared|weighed) (all offers|everything|the pros and cons)(,|) (we award the order to {co}|we leave it as it is|our choice fell on another firm)
(we|I) (thank you|are obliged) for (your interest|your bid|the demo), (yet|but) (will not pursue it|cannot offer you the post|do not wish to proceed)
(your|the) (request|proposal|submission|tender) (has been|was|must be) (declined|refused|turned away|withdrawn from the list)( by the committee|)
(we|I) (see|have) no (need|room|use) for (it|{prod}|your services)( at present|), (so we decline|please do not insist|thank you all the same)
(the|our) (management|owners|headquarters) (blocked|stopped|vetoed|overruled) (it|the purchase|the plan). (so it is off|we can't buy|that is a no)
(regrettably|unluckily|alas) (your bid came second|somebody else got the post|the place is taken|we can't take you)
(I|we) (shall|will) (let|allow) the (offer|option|contract) (lapse|expire|end)( and thank you|)
(that|this) (answer|decision) may (disappoint|sadden) you, but (we said no|the vote was negative|it is a refusal)
""",
    "acceptance": """
(herewith|hereby) (we order|we commission you|I accept the post|we grant the contract)( as per your quotation| for {money}| from {month}|)
(your|the) (bid|quotation|tender|application) (won|came first|has been chosen|is approved)(. please begin|. congratulations, we sign|. the contract follows)
(I|we) (take up|accept) (your|the) (kind |)(offer|invitation to bid|position|proposal) (with pleasure|with thanks|gladly)
(purchase order from us|our firm order|go-ahead): (please supply|please start|we confirm) {num} (units|seats|days) at {money}
(headquarters|management|the owner) (agrees|has nodded|gave its blessing), (you have the job|we buy|please proceed)
(I am|we are) (convinced|persuaded|won over): (we join|we order|you have our yes)
(it|that) is a (yes|deal|firm order|binding order) (from us|from all of us|on our part)( for {money}|)
(you|your firm) (may|can) (start|deliver|begin) (on {time}|at once), (the order is yours|we agree|everything is signed)
""",
    "event invitation": """
(the|our) (choir|museum|chamber of commerce|alumni club|school) (would be glad of|looks forward to) your (company|presence|visit) (on {time}|at the {event})
(opening|premiere|jubilee|farewell|graduation|christening) (of {co} |)(on|:) {time}(, admission free|, please come|, you are cordially welcome|, rsvp)
(may|can) (we|I) (count on|expect|welcome|greet) you (at|for) (our|the) {event}( on {time}| in {city}|)?
(drop in|look in|stop by) (at|on) (our stand|our {event}|the fair)( in {city}| on {time}|), (there is wine|you are welcome|hall {num})
(we|I) (mark|celebrate) (ten years|our anniversary|the end of works|my birthday) (on {time}|in {city}) and (invite you|you are invited|would like you there)
(register|sign up|reserve your seat) (for|now for) (our|the) {event}( in {city}|)( on {time}|)(: {link}|, seats are few|)
(a table|two tickets|a place in the first row) (is|are) reserved (for you|in your name) (at|for) (the {event}|our gala|the concert) (on {time}|in {city})
(as|in the role of) (guest of honour|keynote speaker|juror|patron), (would you open|will you join|we would love you at) (our|the) {event}?
""",
    "newsletter": """
(garden|museum|trade|alumni|neighbourhood|union) (news|bulletin|letter|gazette) (for|of|in) {month}: {topic}, {topic}(, dates|, letters|)
(tip|recipe|photo|term|question) of the (day|week|month|season): {topic}(. more tips online|. see all|)
(do you know|did you know|ever wondered) (why|how|that) {topic} (matters|sells|ages well|costs so much)? (our new series|the answer on our page|read the story|find out more)
(members|subscribers|regulars) (save|get) {pct} (on|off) (everything|all books|the new range)( until {time}| this week only|)
(clearance|anniversary|flash|end of season) sale: (up to |){pct} (off|less)( on all items| while stocks last|)
(top|best|worst) {num} (apps|books|places|mistakes|ideas) (of {year}|for {topic}|our readers love)
(editorial|opinion|column|guest post): {full} (on|about|against) {topic}
(free|no cost) (trial|sample|download|e-book|course) (for|on) {topic}( with every order| this month|: {link}|)
(coming up|next week|next issue|soon): {topic} and {topic}
(you are on|this goes to|sent to) (our mailing list|{num} subscribers|members only)(. manage your subscription|. stop these mails|. privacy|)
(introducing|presenting|say hello to) {prod} {num}: (lighter|smarter|now in blue|built for teams)( order today| see the video|)
""",
}
