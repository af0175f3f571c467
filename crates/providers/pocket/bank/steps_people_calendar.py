"""Steps of the calendar, of contacts, memory, deals and posts, and names and requests, by the author of steps_people.py."""

WIDE = {
    "FREE": """
See (whether|where) {n} would (still |)fit into {w}.
Please look in my calendar for free slots of {n} in {w}.
My calendar is (tight|full), but find free slots of {n} in {w} all the same.
The calendar should (tell|show) us (which|what) slots of {n} are free in {w}.
Free slots( wanted|): {n}, {w}.
slots {n} in {w}, free ones
We'll need a few (options|choices): free slots of {n} in {w}.
Have I got {n} to spare in {w}? Look for free slots.
Before we promise anything, (check|see) which slots of {n} are (free|still open) in {w}.
Searching for free slots of {n} in {w} (is the next thing|comes first).
Could you (see|find out|check) when I have {n} free in {w}?
A free slot of {n} is (needed|wanted) in {w}, so (look for some|search the calendar).
Work out my availability for {n} in {w}.
Availability( check|): {n} in {w}.
Have free slots of {n} looked up (for|in) {w}.
Free times of {n} are to be found in {w}.
Make a list of the free slots of {n} in {w}.
When would {n} be possible in {w}? (Look for|Find) the free slots.
Nobody likes clashes, so look for {n} (free of meetings|with nothing in it) in {w}.
Take my calendar and find the (gaps|holes) of {n} in {w}.
For {w}, (determine|get) all slots where {n} (is|are) free.
The (length|duration) is {n}, the time {w}: (find|list) free slots.
Let's see what is still free in {w} if we need {n}.
We are looking for {n} in {w} when I am free.
I must find {n} somewhere in {w}, so list the free slots.
(Get|Draw up) the free (windows|slots|gaps) of {n} (for|in) {w}(, mornings too|).
Are there {n} (free|open) in {w}? (Search|Check) for slots.
Look whether it gives free slots of {n} in {w}.
Out of {w}, pick the (gaps|spots) of {n} where nothing is booked.
""",
    "LIST": """
I'd like to see what is (in|on) the calendar for {w}.
(Before I plan anything|To get an idea), (list|show) the events of {w}.
What (have we|do I have) on in {w}? (List|Show|Get) the events.
Events of {w}, (please|all of them).
calendar {w}, list events
An overview of (the meetings|what is booked) in {w}( is needed|, please).
See which meetings (are booked|stand|are planned) for {w}.
Have the events of {w} listed.
Read out the (calendar|diary|agenda) for {w}.
Please look up what is (planned|scheduled|booked) (for|in) {w}.
The (events|meetings|appointments) in {w} are to be listed.
Listing the events of {w} (comes first|is the first step).
Take (the|my) diary and (look|see) what is in it for {w}.
Let me see (the|my) (appointments|events) (of|for) {w}.
How does {w} look in the calendar? (Show|List) it.
Go to the calendar and (list|get) everything that is (booked|entered) for {w}.
We have to know what is on in {w}; list the (events|meetings).
Could you list (the|my) (events|appointments) (for|of) {w}?
(Round up|Gather) all (meetings|events) that fall in {w}.
Whatever is (booked|entered) in the calendar for {w}, list it.
Give an account of the calendar for {w}.
Am I busy in {w}? List the events.
Agenda for {w} needed.
The calendar for {w} (should be|has to be) (opened|looked at|checked).
Get an idea of {w}: which events are in the calendar?
(For|As to) {w}, (show|list) all (bookings|events) we have.
Call up the appointment list for {w}.
Enumerate the events of {w}.
Print me the meetings from {w}.
""",
    "SLOT1": """
whichever slot comes first
the first (slot|one|time) that is( still|) free
the first of the (free slots|slots found|times found)
the (soonest|earliest) (slot|time) (that is free|I have free|on offer)
the first (option|choice|gap in the calendar)
the slot at the top( of the list|)
the earliest possible slot
the first free (window|moment|spot)
""",
    "SLOT2": """
the second (of the free slots|of the slots found|one that is free)
the second (option|choice|possible slot|gap found)
the (runner-up|second-best) slot
the next best slot
the second free (window|moment|spot)
the slot (after that|below the first)
the slot in second place
slot no. 2
""",
    "SLOTL": """
the last of the (free slots|slots found|times found)
the last (option|choice|gap found)
whichever slot comes last
the latest (slot|time) (that is free|I have free|on offer)
the slot at the (bottom|end of the list)
the latest possible slot
the last free (window|moment|spot)
the final slot of the list
""",
    "MAILTIME": """
the (date|time|day) (they mention|they wrote|they put forward)
the (hour|time|date) given in the mail
the (day|time) the sender (has in mind|would like|asks for)
the (date|time) their mail gives
the (time|date) (proposed|offered) in the mail
the time the (client|customer|guest) wants
the day and time they write
the time that suits them
the (appointment|slot) they suggest
""",
    "CREATE": """
Please (enter|put) {x} in the calendar for {at} and (have|get) {who} invited.
{who} should be (there|invited) as well: (book|enter) {x} at {at}.
(Take|Use) {at} for {x} and (send|give) {who} an invitation.
{x} with {who}, at {at}, into the calendar.
calendar: {x}, {at}, guest {who}
Make an appointment {x} with {who}, (time|starting): {at}.
Have {x} booked for {at}, with {who} (as the guest|invited).
{x} is to be (entered|booked|scheduled) (for|at) {at}, and {who} is to be invited.
We meet {who} at {at}; put it in the calendar as {x}.
Let's (settle on|go with|take) {at}. Book {x} (and invite|with) {who}.
Before somebody else takes it, book {at} for {x} with {who}.
Booking of {x} at {at} with {who}( as guest|).
A calendar invitation to {x} at {at} (goes|should go) (out |)to {who}.
Set aside {at} for {x}; {who} (joins|takes part|is the guest).
Could you put {x} with {who} in (the|my) calendar at {at}?
(Open|Start) a new event called {x} at {at}, (guest|with guest) {who}.
Get {who} and me together at {at}, under the title {x}.
{who} and I will meet at {at}, so enter {x} in the calendar.
Since {at} suits (us|both), (schedule|book) {x} with {who}.
For {at}, create {x}, and don't forget to invite {who}.
Plan {x} in for {at}, {who} included.
Add an event at {at}, call it {x} and put {who} on the guest list.
The calendar should (show|have) {x} at {at}, with {who} as guest.
(Kindly|Please do) arrange {x} with {who} for {at}( and enter it|).
Invite {who} (for|at) {at}; the (event|title) is {x}.
A new (entry|event|meeting): {x}, with {who}, at {at}.
Make it official: {x} at {at} with {who} invited.
Fix the appointment {x} on {at} together with {who}, please.
Pencil in {x} (for|at) {at} and invite {who} along.
""",
    "CREATE1": """
Please (enter|put) {x} in (the|my) calendar for {at}.
Before somebody else takes it, (book|block) {at} for {x}.
(Take|Use) {at} for {x} and (enter it|write it down) in the calendar.
{x}, at {at}, into the calendar.
calendar: {x}, {at}, no guest
Make an appointment {x}, (time|starting): {at}.
Have {x} (booked|entered) for {at}.
{x} is to be (entered|booked|scheduled) (for|at) {at}.
I'm not to be disturbed at {at}: (block|book) it as {x}.
Let's (settle on|go with|take) {at}. Book {x}( then|).
Booking of {x} at {at}( in my calendar|).
Set aside {at} for {x}( and keep it free of others|).
Could you put {x} in (the|my) calendar at {at}?
(Open|Start) a new event called {x} at {at}.
{at} should be (blocked|reserved|kept) for {x}.
Since {at} suits (me|us), (schedule|book) {x}.
For {at}, create (the event |){x}( just for me|).
Plan {x} in for {at}.
Add an event at {at} and call it {x}.
The calendar should (show|have) {x} at {at}( so I don't forget|).
(Kindly|Please do) reserve {at} for {x}.
A new (entry|event) in the calendar: {x}, at {at}.
Pencil in {x} (for|at) {at}.
Fix the appointment {x} on {at}, please.
Put up a block in my calendar at {at}, title {x}.
So that I don't double-book, (hold|enter) {at} as {x}.
Nobody is invited, it's only for me: {x} at {at}.
Note an event for {at} with the title {x}.
""",
    "MOVE": """
It (doesn't|won't) work as planned, so (move|shift|put) {ev} to {at}.
Please (see to it|make sure) that {ev} is (moved|shifted) to {at}.
{ev} should (rather |)(take place|be held|start) at {at} instead.
{at} (is better|suits us better), so (move|reschedule) {ev} (there|to that).
{ev} -> move to {at}
move {ev}, new time {at}
Have {ev} (rescheduled|moved|rebooked) to {at}.
Could you (move|shift|reschedule) {ev} to {at}?
The new time (of|for) {ev} (is|will be) {at}.
{ev} is to be (moved|rescheduled|shifted) to {at}( in the calendar|).
Moving {ev} to {at} (solves it|is the way out|will do).
Something came up: (push|move) {ev} (over |)to {at}.
There's a clash. (Reschedule|Move) {ev} to {at}.
Keep {ev}, but move it to {at}.
Let's have {ev} at {at} (instead|rather than now).
Change the (calendar|entry) so that {ev} (starts|is) at {at}.
Rescheduling of {ev} to {at}.
(Transfer|Relocate|Postpone) {ev} to {at}.
We (can't|cannot) keep the time, so {ev} (goes|moves) to {at}.
Drag {ev} (over |)to {at}( in the calendar|).
{ev} (needs|gets) a new time, namely {at}.
Take {ev} from where it is and put it at {at}.
If nobody minds, (move|shift) {ev} to {at}.
Kindly (alter|change) the time of {ev} to {at}.
Put {ev} on another time, please: {at}.
{at} is when {ev} should be (from now on|now); change it.
(Swap|Switch) the time of {ev} for {at}.
Everyone is late that day, hence {ev} is moved to {at}.
Make {ev} (later or earlier|fit), that is, move it to {at}.
""",
    "CANCEL": """
(I|We) can't make it, so (cancel {ev}|call {ev} off).
Please (see to it|make sure) that {ev} is (cancelled|called off).
{ev} (doesn't need to|won't) (take place|happen): cancel it.
There's no (point|need) for {ev} any more; (cancel it|take it out of the calendar).
{ev} -> cancel
cancel {ev}, (not needed|drop it)
Have {ev} (cancelled|struck from the calendar|taken off).
Could you cancel {ev}( for me|)?
{ev} is to be (cancelled|called off|deleted from the calendar).
Cancelling {ev} is (the only way|best|fine with me).
Cancellation of {ev}.
(Too bad|Sorry), but {ev} must be cancelled.
{ev} has become pointless. Cancel it.
{ev} (fell through|came to nothing), so cancel it.
Let's do without {ev}: (cancel it|off the calendar with it).
{ev} (should|has to) (disappear|go|come off) from the calendar.
I'm ill, so {ev} is off.
If it is still in the calendar, cancel {ev}.
We're not going ahead with {ev}; (delete|cancel|remove) it.
Kindly (cancel|call off) {ev}( in the calendar|).
(Get rid of|Throw out) {ev} in the calendar.
I won't be there, and without me {ev} makes no sense: cancel it.
Nobody needs {ev} now, so take it off the calendar.
{ev} is not going to be held, so (remove|cancel) it.
Say goodbye to {ev}: cancelled.
Make {ev} cancelled, please.
{ev} can be spared, so cancel it.
The time of {ev} is needed for other things; cancel it.
""",
    "EV1": """
whatever comes first in the calendar
the first (booking|item|event there)
the first of the (events|meetings|appointments)
the (earliest|first) (meeting|booking) (on|of) the list
whichever (event|meeting) is first
the event at the top( of the list|)
the opening event
the one that is first in the list
""",
    "EVL": """
whatever comes last in the calendar
the last (booking|item|event there)
the last of the (events|meetings|appointments)
the (latest|last) (meeting|booking) (on|of) the list
whichever (event|meeting) is last
the event at the bottom( of the list|)
the closing event
the one that is last in the list
""",
    "CONTACTS": """
Do we (know|have) {x}? (Check|Look in) the (address book|contacts).
(I forgot the address, so|The number may be old;) look up {x} in the (contacts|address book).
The (address book|contact list) should have {x}; (look there|find the entry).
Please (find|look for) {x} in (the|our) (address book|contacts).
We need the (address|details) of {x} from the (contacts|address book).
contacts: {x}
lookup {x} in contacts
Have {x} looked up in the (contacts|address book).
{x} is to be (found|looked up) in the (contacts|address book).
Looking up {x} in the (contacts|address book) (comes first|is next).
Could you (find|look up) {x} (in|among) (the|my) contacts?
See (if|whether) {x} is (among|in) (the|our) contacts.
Open the address book (at|and find) {x}.
Is {x} in the address book? (Look|Check).
There may be several people of that name: look up {x} in the contacts.
(Get|Take) the (entry|card) for {x} (out of|from) the address book.
A contact called {x} should exist; find (it|them).
Contact (search|look-up): {x}.
Go through the contacts until you (find|have) {x}.
Make a search in contacts after {x}.
Who {x} is, the address book (will tell|knows): look (it up|there).
First I need the contact {x}, so find it.
(Search|Try) the (contact list|address book) under {x}.
Find me the person {x} in the (card index|address book).
The contact data of {x} (is|are) needed, so look in the address book.
In the (address book|contacts), (find|look up) {x}.
Check in the contacts who {x} is.
""",
    "MEMORY": """
We have (rules|notes) (on|about) {x}; look them up in the (playbooks|memory).
Before you (decide|go on), check what the playbooks (say|have) (on|about) {x}.
I wrote (something|it) down once: search (the memory|my notes) for {x}.
Please (consult|search) the (playbook|handbook|memory) on {x}.
How do we handle {x}? (Look in the playbooks|See the playbooks|Search the memory).
memory: {x}
playbook lookup {x}
Have {x} looked up in the (playbooks|memory|handbook).
{x} is (covered|explained) in the playbooks, so look it up( there|).
Looking up {x} in the (playbooks|memory) (comes first|is next).
Could you (look up|find) {x} in (the|our) playbooks?
See (if|whether) the (playbooks|notes in memory) (say|have) anything about {x}.
What is our (rule|practice) for {x}? The (playbooks|memory) will tell, so search there.
Nobody remembers everything, so search the (memory|playbooks) for {x}.
There's a passage on {x} in the (handbook|playbooks): find it.
Remind yourself (from|out of) the playbooks what we say on {x}.
Search of the (memory|playbooks): {x}.
Go by the book: look up {x} in the playbooks.
Stick to house rules and look up {x} in the handbook.
Make a search in the memory after {x}.
Fetch from memory whatever (we have|is stored) on {x}.
The (guidelines|house rules) on {x} should be (looked up|read) in the playbooks.
(Turn|Refer) to the playbooks (for|about) {x}.
We've been here before; search the memory for {x}.
Our notes on {x} (are needed|matter here), so (search|check) the memory.
Find (out |)what the house rules say on {x}.
In the (memory|playbooks), (find|look up) {x}.
Query memory, topic {x}.
""",
    "DEAL": """
Is anything (running|going on) with {who}? (Look up|Find) the deal.
Before we say (anything|a word), (look up|check) the deal (with|of) {who}.
(I|We) (want|need) to know where the deal with {who} stands, so look it up.
Please (find|look up|open) the deal (we have |)with {who}.
deal of {who}: look up
lookup deal {who}
Have the deal of {who} looked up.
The deal (of|with) {who} is to be (found|looked up).
Looking up the deal of {who} (comes first|is next).
Could you (find|look up|check) the deal (of|with) {who}?
See (if|whether) {who} has a deal with us( running|).
There should be a deal with {who} in the pipeline; (find|get) it.
What deal do we have with {who}? (Check|Look it up|Find it).
Go to the pipeline and (find|open) the deal of {who}.
The pipeline should tell about {who}: (find|get) the deal.
Deal (search|look-up) for {who}.
(Get|Take) the deal of {who} (out of|from) the pipeline.
How far (are we|along are we) with {who}? (Find|Look up) the deal.
To be on the safe side, check (which|what) deal {who} has.
Make a search after the deal from {who}.
We are (selling|offering) something to {who}; find that deal.
The price depends on it, so look up the deal with {who}.
Look up in the deals what we have (going |)with {who}.
Which deal is {who} part of? (Look it up|Find it).
A look at the deal (of|with) {who} is (needed|in order).
(Search|Go through) the deals until you have the one of {who}.
I can't recall the deal with {who}; look it up.
""",
    "STAGE": """
(As|Since) things have changed, (move|set) the deal to {st}.
Please (see to it|make sure) that the deal is (set|moved) to {st}.
The deal should (stand|be) at {st} (from now on|now), so (update|change) it.
The (stage|deal stage) should (read|say|be) {st}.
stage -> {st}
deal: stage {st}
Have the deal (moved|set|put) to {st}.
Could you (set|move|change) the deal to {st}?
The deal is to be (moved|set|changed) to {st}.
Moving the deal to {st} (comes next|is right here|will do).
So the pipeline stays true, (put|set) the deal (at|to) {st}.
The pipeline is (out of date|behind): (set|update) the deal to {st}.
We're (further along|at a new stage) now. The deal goes to {st}.
Update the pipeline: (the deal|this deal) is {st}.
In the pipeline, (the deal|it) (belongs|goes) under {st}.
{st} is the (right|new|proper) stage for (the|this) deal, so set it.
That makes the deal {st}; (record it|update it).
Change of stage: {st}.
For us the deal counts as {st} now; (mark|set) it so.
Kindly (register|book|enter) the deal as {st}.
(Write|Put) the deal down as {st}.
Bring the deal up to date, with {st} as its stage.
If it isn't there already, (move|bring) the deal to {st}.
Make the deal stage {st}, please.
(Slide|Drag) the deal (over |)to {st}( on the board|).
As to the deal: (its stage|the stage) is {st} now.
I'd call the deal {st} at this point, so set it to that.
The stage of the deal must be changed to {st}.
""",
    "PUBLISH": """
(It's been waiting long enough|Everyone is happy with it), so publish {b}.
Please (see to it|make sure) that {b} (is published|goes online).
{b} (can|may|should) (go online|be published|appear on the blog)( now|).
{b} -> publish
publish {b}, (live|done)
Have {b} (published|put online|put on the blog).
Could you publish {b}( on the blog|)?
{b} is to be (published|put online|made public).
Publishing {b} (comes next|is the last thing|is what's left).
Publication of {b}( on the site|).
Our readers are waiting: (publish|put out|release) {b}.
{b} is ready for the (public|world|readers), so (publish it|put it online).
Let's (publish|bring out) {b}( before it gets old|).
The (site|blog) should (show|have) {b}( at last|): publish it.
Kindly (publish|release) {b}( for the readers|).
(Get|Put) {b} up on the (site|blog|website).
Go ahead with {b} and publish it( online|).
The world may see {b} now, so publish it.
Time for {b} to (appear|go public|see the light of day): publish.
Out with {b}, onto the blog.
I've looked it over. Publish {b}.
Make {b} online, please.
No more changes to {b}; (publish it|it can go live).
If all is well, (publish|post) {b}( on the website|).
Turn {b} from a draft into a published (post|piece).
Hit publish on {b}.
{b} (leaves|comes out of) the drafts and is published.
""",
}
RESPOND = {
    "accept": """
(I|We)'d love to (go|be there), so (accept|say yes to) the invitation.
Please (accept|confirm) the invitation( on my behalf|, we are free that day|).
The invitation (is|should be|can be) accepted( with pleasure|).
(Have|Get) the invitation accepted.
Could you accept the invitation( for me|)?
Acceptance of the invitation( in {it}|).
Count me in: accept (it|the invitation).
invitation -> accept
Let them (count on me|count me in): the answer to the invitation is yes.
It would be rude not to go; accept the invitation.
Nothing stands against it, so the invitation gets a yes.
Our answer to the invitation (is|should be) yes.
""",
    "decline": """
(I|We)'d love to go but can't, so (decline|say no to) the invitation.
Please decline the invitation( on my behalf|, we are busy that day|).
The invitation (is|should be|has to be) (declined|turned down)( politely|).
(Have|Get) the invitation declined.
Could you decline the invitation( for me|)?
Refusal of the invitation( in {it}|).
Count me out: decline (it|the invitation).
invitation -> decline
The answer to the invitation is no( this time|, sorry to say|).
It's too far for me; decline the invitation.
We go to too many of these, so the invitation gets a no.
Our answer to the invitation (is|should be) no.
""",
    "tentative": """
(I|We) can't say for sure yet, so (answer|reply to) the invitation with maybe.
Please answer the invitation as tentative( on my behalf|, I have to see|).
The invitation (is|should be) (answered with maybe|accepted tentatively|marked tentative).
(Have|Get) the invitation answered with maybe.
Could you answer the invitation with maybe( for me|)?
Tentative answer to the invitation( in {it}|).
I'd like to keep it open: say maybe to (it|the invitation).
invitation -> tentative
The answer to the invitation is maybe( for now|).
It depends on the weather; reply maybe to the invitation.
Neither yes nor no: the invitation gets a maybe.
Our answer to the invitation (is|should be) maybe.
""",
}
POSTS = {
    "draft": """
(See|Check) (which|what) (posts|articles) are still (drafts|unpublished|waiting).
Please (list|find|get) the (draft posts|drafts of the blog|posts not yet out).
Much is left half finished, so (list|find) the draft posts.
blog drafts, list
Have the draft posts (listed|looked up).
The drafts of the blog are to be (listed|found).
Could you (find|list|look up) the posts in draft?
What is (lying around|waiting) in the blog's drafts? (Find|List) (it|them).
An overview of the unpublished posts( is needed|, please).
Go to the blog and (get|find) what is still a draft.
Let me see the posts that aren't published yet.
Listing the draft posts (comes first|is the first step).
""",
    "published": """
(See|Check) (which|what) (posts|articles) are already (published|online|out).
Please (list|find|get) the (published posts|posts that are online|posts already out).
So that we don't repeat ourselves, (list|find) the published posts.
blog, published posts, list
Have the published posts (listed|looked up).
The published posts of the blog are to be (listed|found).
Could you (find|list|look up) the posts that are published?
What have we published on the blog so far? (Find|List) it.
An overview of the published posts( is needed|, please).
Go to the blog and (get|find) what is published.
Let me see the posts that are online already.
Listing the published posts (comes first|is the first step).
""",
}
LABELS = "Front desk|Kitchen|Bakery orders|Parents|Class trips|Tenants|Repairs|Keys|Patients|Lab results|Appointments|Court dates|Clients|Case files|Notary|Deposits|Reservations|Weddings|Group bookings|Wholesale|Returns|Stock|Harvest|Garden|Workshop|Spare parts|Fleet|Drivers|Permits|Site visits|Offers|Choir|Rehearsals|Sponsors|Exhibitions|Loans|Library|Translations|Proofs|Print jobs|Payroll|Sick notes|Holidays|Pension|Insurance|Authorities|Council|Allotments|Lost property|Praise and thanks|For Monday|Ask the boss|No action|Reply today|Second look|Old customers|Regulars|Walk-ins|Bookkeeping"
TEMPLATES = "Thanks for your booking|Table is reserved|We are fully booked|Opening hours|How to find us|Key handover|Your parcel is late|Parcel is on its way|Sorry, sold out|Back in stock|Return label|Exchange offered|Quote attached soon|Quote has expired|Small reminder|Second reminder, friendly|Payment received|Ask for the address|Ask for the order number|Send us a photo|The plumber is coming|Repair ordered|Appointment confirmed|Appointment reminder|Please call the practice|Results by post|We have your papers|Papers are missing|Power of attorney|Fee note cover|Not our field|Referral to a colleague|School trip details|Thanks, dear parents|Membership confirmed|Membership ended|Thank you for your gift|Receipt for donation|Volunteers wanted|Kind words back|With sympathy|Happy birthday|Get well|Season's greetings|We close for summer|No, with regret|Yes, gladly|Let me think about it|Please be patient|The usual one|Short and sweet|Long apology|New price list|Standard no|Hours and prices|Please sign and return|Copy of the lease|Invoice corrected"
TEXTS = "The kitchen has nothing open.|A guest is upset, please call.|Two parents are waiting for an answer.|The tenant wrote again.|No repair was asked for.|This looks like a court date.|The client has not signed.|The papers are incomplete.|I found no appointment.|The lease is not in the mailbox.|Somebody wants to speak to you in person.|The order number is missing.|The parcel is lost, it seems.|Stock is low.|The supplier raised the price.|There was nothing from the bank.|The tax office wrote.|Please sign something.|The choir has no room.|The hall is taken.|Nothing new since you last looked.|I did what I could.|Rest is for you.|I stopped here.|Could not decide, you have to.|It is about {topic}.|Ring {first} back.|The day is full from morning to night.|You have nothing on.|The usual reply went out.|It has been put away.|The mail made no sense to me.|This may be a fraud.|A child is ill at home.|Somebody sent flowers.|The reference does not match.|There were {num} of them.|Only old mail was found.|Nobody by that name.|The name is there twice.|We have no rule for this.|See the handbook on this.|The deal looks cold.|The deal is further than we thought.|Blog has no new piece.|The piece is out now.|Their offer runs out soon.|Please check the sum.|The van is booked.|It was in a foreign language.|Quiet day."
QUESTIONS = "Do we still have room?|Should I give them the table?|Is the key with you?|Will you call the tenant?|Who pays for the repair?|May I give the money back?|How much shall we charge?|Is this client ours?|Do we take the case?|Can it wait until you are back?|Shall the parents be told?|Are you coming?|Will you be there in person?|Do you mind the early hour?|Morning or afternoon?|Is the price right?|Should we make an exception?|Which of our people goes?|Is it all right to say no?|Do you remember {first}?|Have we met {first} before?|Is {co} a good customer?|Did they pay in cash?|Have you signed?|Where is the original?|Can we deliver by then?|Do you want it cheaper?|Is that too much?|Would you like to read it first?|Shall I leave it?|What should I say?|Keep it or drop it?|Is the date fixed?|May I use your name?|Whose turn is it?|Is it a joke?|Shall we trust them?|Do I put it in the diary?|Has it gone to print?|Is the text good enough?|Are we done with them?|Won or lost?|Should it go online today?|Do you agree?|What do you think about {topic}?|Is one hour enough?|Are they serious?|Shall I take {first} along?"
QUERIES = "reservation|wedding|menu|allergy|key|deposit|leak|heating|lease {num}|rent increase|hearing|power of attorney|affidavit|settlement|fee|dosage|appointment|lab results|sick note|class trip|report card|choir|rehearsal|hall|sponsor|exhibition|loan agreement|pallet|harvest|seeds|spare part|van|parking|permit|inspection|building site|tiles|roof|proof copy|print run|binding|translation|payroll|pension|holiday list|mileage|expenses|parcel|customs|return|exchange|voucher|gift card|birthday|keys for {first}"
TITLES = "Tasting with {first}|Viewing of the flat|Handover of keys|Site visit {co}|Hearing|Client meeting {first}|Signing of the lease|Notary|Parents' evening|Class trip|Choir rehearsal|Stocktaking|Delivery {co}|Van to the garage|Roof inspection|Fitting|Haircut|Physio|Check-up|Blood test|Doctor|Vet|School concert|Wedding fair|Market stall|Opening night|Guided tour|Photo session|Proofreading|Print deadline|Payroll run|Tax adviser|Bank appointment|Insurance talk|Annual meeting|Members' evening|Volunteers' lunch|Summer party|Farewell {first}|Birthday {first}|Breakfast with {first}|Walk with {first}|Phone {first}|Talk about the rent|Trial day {first}|First day {first}|Staff meeting|Shift plan|Garden day|Do not disturb|Quiet hour|Paperwork"
REQUESTS_PLAIN = "Could you go through the post for me?|I'm on holiday, mind my mail|See what the customers want|Have a look at the inbox, will you|Put the mail in order|The inbox is a mess, help|Do the mail as usual|Do the usual with my mail|Get my mail under control|Work off the mail|Go over what has come in|See to the orders|Deal with the bookings|Sort the letters from parents|Sort the tenants' mail|See to the guests|Bills, please|Have the bills put away|Have my unread mail dealt with|I need a clean inbox|Inbox, please|mail round|do inbox|unread: sort|Make the mailbox empty|Please make order in my mails|Look into my mail and answer the easy ones|Anything urgent in the mail?|Tell me what is urgent|Is there something I should know?|What have I missed?|Start the day's mail|End of day mail|Weekly clean-up|Go through the flagged ones|Do something about the unread mails|Take the mail off my hands|Would you mind doing the mail?|Open the post|Get rid of the junk in my inbox|Help me keep up with mail|Run through the new ones|Bring me up to date|Catch up on the mail|Finish off the mail|Post, please|Process what the night brought"
REQUESTS_PERSON = "Could you get back to {p}?|{p} rang, please write|See whether {p} has written|Has {p} written?|Has {p} answered yet?|I owe {p} an answer|Please give {p} an answer|{p} is waiting to hear from us|{p} complained, do something|Calm {p} down|Put {p} off|Put {p} off nicely|Send {p} a kind word|Say sorry to {p}|Apologise to {p} for the delay|Send {p} our price list|Give {p} the opening hours|Confirm the booking of {p}|Confirm to {p} that it arrived|{p} has not paid the rent|Ask {p} to pay|Ask {p} for the papers|Get the signature from {p}|{p} needs the contract|Tell {p} we are full|Tell {p} it is on its way|Say yes to {p}|Let {p} know I'm late|Let {p} know about {topic}|What did {p} say about {topic}?|What is new with {p}?|Find what {p} wrote last|Find the mail from {p}|Bring me what {p} sent|Check on {p}|How far are we with {p}?|Is {p} still interested?|Close the matter with {p}|Finish the business with {p}|Turn {p} down|Accept what {p} offers|Take up the offer of {p}|{p}: reply|answer {p}|ping {p}|Chase {p}|Wish {p} well|Welcome {p}|Do the usual for {p}|See to {p}, please|Sort out the thing with {p}"
REQUESTS_MEET = "Could you find {n} with {p} {w}?|I'd like to talk to {p} {w}, {n} will do|Please set up {n} with {p} for {w}|I have to see {p} {w}, {n} or so|Get me a date with {p} {w}, {n}|Can {p} and I have {n} {w}?|{p} would like {n} {w}|{p} asked for {n} {w}|{p} needs to see me {w}, {n}|Make an appointment with {p} {w}, {n}|Make a date with {p} for {n} {w}|Appointment with {p}, {n}, {w}|{n}, {w}, with {p}|meet {p} {w} {n}|mtg {p} {n} {w}|A meeting with {p} of {n} {w}, please|Fit {p} in {w} for {n}|Squeeze in {n} with {p} {w}|Have {p} come by {w} for {n}|Let {p} come {w} for {n}|{p} should come {w}, {n}|Receive {p} {w} for {n}|Phone with {p} {w}, {n}|A phone call with {p} {w}, {n}|I want a call of {n} with {p} {w}|Talk with {p} {w}: {n}|Show {p} round {w}, {n}|Viewing with {p} {w}, {n}|Tasting with {p} {w}, {n}|Consultation for {p} {w}, {n}|Lesson with {p} {w}, {n}|Interview {p} {w}, {n}|See {p} for {n} some time {w}|Is there {n} for {p} {w}?|Where can I put {p} {w}? {n}|Look for {n} that suit {p} {w}|Find a time for {p} and me {w}, {n}|Find us {n}, {p} and me, {w}|Bring {p} and me together {w} for {n}|Spare {p} {n} {w}|Grant {p} {n} {w}|We promised {p} {n} {w}|Plan in {p} {w} with {n}"
REQUESTS_TIME = "Could you look at my calendar for {w}?|What have we got on {w}?|What is planned {w}?|Who is coming {w}?|Who do I see {w}?|Am I free {w}?|Am I busy {w}?|Is {w} still free?|I'm ill {w}|I am away {w}|I can't come in {w}|I won't be in {w}, sort it out|We are closed {w}|The shop is closed {w}|No appointments {w}, please|Get me out of everything {w}|Call off everything {w}|Call {w} off|Take {w} off my hands|Give me {w} off|I want {w} to myself|Keep people away {w}|Put off what is on {w}|Put {w} in order|Make {w} easier|Make {w} less full|Lighten {w}|Thin out {w}|{w} is too full|{w} does not work for me|{w}: what is on?|calendar {w}|agenda {w}|Diary for {w}, please|Read me my appointments for {w}|Go over {w} with me|Prepare me for {w}|Check {w} for clashes|Any clashes {w}?|Is anything double {w}?|Rearrange my appointments {w}|Swap things round {w}|Shuffle {w}|Plan {w} for me|Plan {w} afresh|Set {w} up"
SKILLS = "morning-post|guest-mail|booking-desk|table-requests|key-handover|tenant-letters|rent-reminders|repair-round|client-intake|court-dates|signature-desk|fee-notes|patient-calls|appointment-book|parent-letters|class-trip|choir-office|hall-bookings|sponsor-thanks|donor-letters|member-office|volunteer-desk|stock-orders|supplier-offers|wholesale-desk|parcel-questions|returns-desk|price-questions|quote-desk|print-shop|proof-round|payroll-mail|sick-notes|holiday-plan|expense-papers|tax-papers|bank-letters|insurance-cases|permit-watch|site-diary|fleet-desk|harvest-orders|market-days|tour-bookings|wedding-requests|photo-jobs|translation-jobs|lesson-plan|exam-office|library-loans|lost-and-found|end-of-day|month-end|out-of-office|boss-mail|first-reply|no-thanks|fan-mail"
ROUTES = {
    "late-delivery": ("Answer customers whose parcel has not come|Reply to people who wait for a delivery", "{p} is waiting for the parcel|Answer {p}, the parcel is late|Where is the order of {p}? Reply|See to the late deliveries"),
    "confirm-appointments": ("Confirm patients' appointments at the practice|Answer patients about their appointment", "Confirm the appointments of the patients|{p} asks when the treatment is, confirm it|Confirm to the patients when to come"),
    "chase-signature": ("Ask for a signature that is missing|Remind somebody to sign the papers", "{p} has not signed yet|Get the signature from {p}|Remind {p} to sign|We still need the papers signed by {p}"),
    "tenant-repairs": ("Answer tenants who report damage in a flat|Order repairs in the house", "The tenant wrote about the heating|{p} has a leak in the flat|See to the repairs in the house|Deal with what the tenants report"),
    "parent-questions": ("Answer parents who write to the school|Reply to letters from parents", "Answer the parents|A mother wrote about the class trip|Reply to the parents of the third form|Deal with the letters from parents"),
    "speaking-requests": ("Answer people who want me as a speaker|Decide on requests for a talk", "They want me to give a talk, answer|{p} asks me to speak at a congress|Deal with the speaking requests|Answer those who want a speech"),
    "travel-papers": ("Collect tickets and hotel confirmations for a trip|Gather the papers of a journey", "Get my tickets together|Find the hotel confirmation|Gather the papers for my trip|Have my travel papers ready"),
    "win-back": ("Write to former customers and ask them back|Get in touch with customers who left", "Write to the customers who left us|Win {p} back|{p} left us, try again|Get old customers to return"),
    "member-renewals": ("Remind club members whose membership ends|Renew memberships", "Remind the members whose year is over|Renew the membership of {p}|The membership of {p} runs out|Look after the club memberships"),
    "collect-quotes": ("Ask suppliers for quotes and gather what they offer|Compare offers of suppliers", "Get quotes from the suppliers|Ask {p} for an offer on the tiles|Collect the offers for the roof|Which supplier is the cheapest? Gather the offers"),
}
NO_ROUTE = "Water the plants|Bake a cake|Cut my hair|Teach me the piano|Walk the dog|Feed the cat|Wash the car|Iron my shirts|Change the tyres|Mow the lawn|Buy stamps|Get me a sandwich|Set an alarm for seven|Start the dishwasher|How tall is the tower in {city}?|How many people live in {city}?|Who wrote this song?|What is the time in {city}?|Is the bakery open?|What rhymes with orange?|Solve this puzzle|Do my homework|Spell necessary|Convert miles to kilometres|What is a haiku?|Explain gravity|Recommend a film|Which book should I read?|Find me a recipe for soup|How long does rice cook?|Show me the way to the station|When does the bus leave?|Rent a bicycle|Hire a band|Hang up the pictures|Fix the tap|Unlock the door|Lower the blinds|Warm up the room|Open the window|Take a photo|Record a video|Make a slide show|Design a logo|Sew on a button|Vote for me|Lend me some money|Tell my fortune|Guess my age|Wake the children"
