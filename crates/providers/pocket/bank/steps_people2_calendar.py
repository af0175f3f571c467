"""Steps of the calendar, of contacts, memory, deals and posts, and names and requests, by the author of steps_people2.py."""

WIDE = {
    "FREE": """
I (never|can't) remember my own calendar, so (find|look for) free slots of {n} in {w}.
(Somewhere|Surely somewhere) in {w} there must be {n} free; (find|list) the slots.
free_slots: {n}, {w}
gaps >= {n}, {w}, list
We (should|had better) know which slots of {n} are (still free|not taken) in {w}.
Would you mind (checking|looking) where I have {n} free in {w}?
Before anything is promised to anybody, look for free slots of {n} in {w}.
The (search|look) for free slots of {n} (covers|is over) {w}.
A few (suggestions|possibilities) would be good: free slots of {n} in {w}.
My (days|weeks) are packed, but see whether {n} is free anywhere in {w}.
What's needed is {n} without an appointment in {w}. Find such slots.
See what {w} has to offer in the way of free slots of {n}.
Please to find me free slots for {n} in {w}.
(Go|Leaf) through my diary for {w} and note where {n} (is|are) free.
The length is {n} and it should be in {w}: which slots are free?
Let's be realistic and see when {n} would be free in {w}.
Have the calendar searched for free slots of {n} in {w}.
If {w} has room for {n}, find out when( it is free|).
Where in {w} (do I have|is there) {n} with nothing on? (Look for|Find) the slots.
Free (periods|spells|spaces) of {n} in {w} (are wanted|should be found).
A gap of {n} in {w} will do, so (find|list) those that are free.
""",
    "LIST": """
I like to know what's coming, so (list|show) the (events|appointments) of {w}.
list_events: {w}
cal dump {w}
(Run|Go) down the (appointments|events) (of|in) {w}.
Before we touch anything, (see|list) which events are in the calendar for {w}.
What's in the diary for {w}? (Have a look|List it).
Would you mind (listing|showing) the (events|meetings) in {w}?
My memory is bad, so give me the events of {w}.
It would be useful to have the events of {w} (listed|in a list).
The whole calendar for {w} (is needed|should be listed), (private things|small appointments) included.
Take stock of the meetings in {w}.
Please to show events of {w}.
(All|Everything) that is already in the calendar in {w} (is to be|should be) listed.
A look into the calendar for {w} will tell us what is on.
We (begin|start) with the list of events for {w}.
See (who|what) is booked in the calendar for {w}.
How many appointments are there in {w}, and which? List them.
Open my diary at {w} and list the appointments.
Have a look at what the calendar holds for {w}.
The appointments in {w}, one after another, please.
Get hold of the list of meetings for {w}.
""",
    "SLOT1": """
the first slot (that came up|on the list)
the first (thing|time) on offer
the soonest of the slots
the slot that comes up first
the first time the calendar offers
slot no. 1
the earliest of what is free
""",
    "SLOT2": """
the second slot (that came up|on the list)
the second time on offer
the second of what is free
the second time the calendar offers
the slot that comes up second
the second-earliest slot
""",
    "SLOTL": """
the last slot (that came up|on the list)
the last time on offer
the latest of what is free
the last time the calendar offers
the slot that comes up last
the very last slot
""",
    "MAILTIME": """
the (time|date) they came up with
whatever (time|day) they (name|ask for) in the mail
the time (they'd|they would) prefer
the date and time from the mail
the (appointment|date) asked for in the mail
the time mentioned by the sender
the hour they wish for
""",
    "CREATE": """
(It's settled then|Fine by me): (put|enter) {x} at {at} in the calendar with {who} invited.
create_event: {x}, {at}, guest {who}
new event {x} / {at} / invite {who}
I'd (like|love) to meet {who} at {at}; (enter|book) it as {x}.
Would you mind (booking|entering) {x} for {at} and (inviting|adding) {who}?
So that {who} gets an invitation, create {x} in the calendar at {at} (with a guest|as an event with a guest).
The (appointment|meeting) is called {x}, it's at {at} and {who} is the guest. Enter it.
(Unless|If) nothing speaks against it, {x} with {who} is booked for {at}.
An event {x} is to be created at {at}, to which {who} is invited.
Let {who} be the guest of {x} at {at}, as a calendar entry.
Write {x} into the diary for {at} and have {who} added as guest.
People forget what isn't in the calendar: {x}, {at}, with {who} invited.
Do an invitation for {who}: {x}, at {at}.
The two of us, {who} and I, (have|get) {x} at {at}; (create|make) the event.
Please to make event {x} at {at} with guest {who}.
Creation of the event {x} at {at}, guest {who}.
Take down the appointment {x} at {at}, {who} attending.
Get {x} with {who} into the calendar, (start|time) {at}.
At {at} I'm seeing {who}, so (make|create) an event {x} with that guest.
Nail down {at} for {x} and invite {who}( before the day fills up|).
{who} should find {x} in the calendar at {at}, so (book|create) it with an invitation.
""",
    "CREATE1": """
(It's settled then|Fine by me): (put|enter) {x} at {at} in my calendar.
create_event: {x}, {at}
new event {x} / {at} / no guests
People always book over it, so (block|reserve) {at} as {x}.
Would you mind (booking|entering|blocking) {at} for {x}?
What isn't in my calendar doesn't happen: {x}, {at}.
An event {x} is to be created at {at}( for me alone|).
The entry is called {x} and it's at {at}. (Enter|Create) it.
Write {x} into (the|my) diary for {at}.
I (need|want) {at} for {x}, so (block it|put it in the calendar).
Please to make event {x} at {at}.
Creation of the event {x} at {at}( in the calendar|).
Take down the appointment {x} at {at}.
Get {x} into the calendar, (start|time) {at}.
Nail down {at} for {x}( before the day fills up|).
(Keep|Hold) {at} clear in my calendar under the name {x}.
As a reminder to myself, {x} (goes|should go) into the calendar at {at}.
Let there be an entry {x} at {at}.
If the day isn't to run away with me, {at} must be blocked for {x}.
{at} belongs to {x}; enter it that way in the calendar.
Do (me |)a calendar entry, {x}, for {at}.
""",
    "MOVE": """
(The van broke down|The room is taken|The train is late), so (move|shift) {ev} to {at}.
move_event: {ev}, {at}
{ev}: resched {at}
I'd (prefer|rather have) {ev} at {at}, so (reschedule|move) it.
Would you mind (moving|shifting|rescheduling) {ev} to {at}?
It suits everyone better if {ev} (is|takes place) at {at}; change the time.
(Nobody has to be asked|It's been agreed): {ev} is (shifted|moved) to {at}.
The time of {ev} (changes|is changed) to {at}.
Let {ev} take place at {at} (rather than|instead of) the old time.
Leave {ev} as it is except for the time, which becomes {at}.
{ev} can't stay where it is. Move it to {at}.
Please to shift {ev} on {at}.
A new time for {ev} has been found, {at}, so move it there.
We (still|do) want {ev}, only at {at}: reschedule.
Postponement, or whatever it amounts to, of {ev} to {at}.
In the calendar, {ev} is to be dragged to {at}.
Rearrange things so that {ev} is at {at}.
(With|By) a shift of {ev} to {at} the problem is gone.
For {ev} the time {at} (is right|works better), so reschedule it to that.
I can make {ev} at {at} but not before, so move it.
It'd be (kind|good) of you to put {ev} at {at} instead.
""",
    "CANCEL": """
(The other side pulled out|Half of them are ill|The matter is settled), so cancel {ev}.
cancel_event: {ev}
{ev}: delete from calendar
Would you mind cancelling {ev}?
I (don't|no longer) see the point of {ev}, so call it off.
It's a pity, but {ev} (is to be|must be) cancelled.
{ev} is no longer on: take it out of the calendar.
(I'm afraid|Sadly) {ev} has to be (called off|cancelled).
We can (do|live) without {ev}; (cancel it|strike it from the calendar).
Nobody would come to {ev} anyway. Call it off.
Please to cancel {ev} from calendar.
(The cancelling|Deletion) of {ev} from the calendar.
I'd be happiest if {ev} were cancelled.
Free me from {ev}: cancel it, that's all.
Let {ev} be cancelled( and the time with it|).
{ev} is to be (scrapped|axed|dropped) (from|out of) the calendar.
Since there's nothing left to discuss, {ev} is called off.
Whatever {ev} was for, it isn't needed now, so remove it from the calendar.
(No show, no event|That was that): cancel {ev}.
{ev} comes off the calendar (now|as of now).
Pull the plug on {ev}, in other words cancel it.
""",
    "EV1": """
the first thing (booked|on the list of events)
the first appointment (there|of them)
the first event that (came up|is listed)
the earliest of the (events|meetings|appointments)
the one that starts earliest
event no. 1
""",
    "EVL": """
the last thing (booked|on the list of events)
the last appointment (there|of them)
the last event that (came up|is listed)
the latest of the (events|meetings|appointments)
the one that starts latest
the final event( on the list|)
""",
    "CONTACTS": """
I (haven't got|can't find) the address at hand, so look up {x} in the (contacts|address book).
find_contact: {x}
contact search {x}
Would you mind looking up {x} in (the|our) (contacts|address book)?
We've (surely|probably) (got|had) {x} in the address book for years; (look|find it there).
Spelling varies, but search the contacts for {x}.
The address of {x} is (what we need|missing), so get it from the contacts.
In our (card file|address book) there should be {x}; (look it up|find it).
Before we bother anyone, see if {x} is in the contacts.
Somebody must have (entered|saved) {x} in the contacts. Find the entry.
Please to look for {x} in address book.
Reference to the address book for {x}.
The contacts are to be searched for {x}.
(Flip|Leaf) through the address book for {x}.
What have the contacts got under {x}? (See|Look it up).
{x} needs to be found among (the|our) contacts.
I know the name but not the address: find {x} in the contacts.
Have the address book searched for {x}.
(Make|Be) sure of the address: look up {x} in the contacts.
If we have {x} in the address book, find the entry.
""",
    "MEMORY": """
We've settled this (once|before), so see what our playbooks say on {x}.
search_memory: {x}
kb: {x}
Would you mind looking up {x} in the playbooks?
I (don't want to|shouldn't) make it up each time, so (consult|search) the playbooks on {x}.
There (is|should be) a page on {x} in the handbook; look it up.
(New people|Juniors) never know this: our rules on {x} are in the playbooks, so look there.
(Rules are rules|Just to be correct). Look up {x} in the playbooks.
The memory is to be searched for {x}.
What did we say about {x} the last time? (Search the memory|Look in my notes).
Before you act, be sure of our rules on {x}: they're in the playbooks.
Please to search in memory about {x}.
A look into the playbooks on {x} (won't hurt|is needed).
Whatever my notes (have|hold) on {x}, find it.
(Our|The) house rules are the measure. Look up {x} there.
I've written my thoughts on {x} into the notes; search for them.
Have the playbooks searched for {x}.
(Check|See) our own guidelines on {x} in the handbook.
For {x} there's a rule in the playbooks; find it.
It's in the playbooks under {x}, I believe. Look it up.
""",
    "DEAL": """
Before I (commit|say something), I want to see the deal of {who}, so look it up.
find_deal: {who}
crm: deal of {who}
Would you mind looking up the deal of {who}?
I've lost sight of what we're selling {who}; look up the deal.
The pipeline (has|should have) something on {who}: find the deal.
(A lot|Much) depends on the deal with {who}, so (find it|look it up) in the pipeline.
Let's see what deal we've got (going |)with {who}.
Please to find deal of {who}.
The deal (belonging to|of) {who} is to be looked up( in the pipeline|).
A look at the deal with {who} (won't hurt|comes next).
Is {who} buying from us? Look up the deal.
(See|Check) in the pipeline what there is with {who}.
Have the pipeline searched for a deal of {who}.
In the list of deals, (find|look for) the one with {who}.
We (must|should) have a deal open with {who}; (find it|look it up).
Whatever deal there is with {who}, (find it|look it up).
I need the facts on the deal with {who}, so (pull it up|find it).
For {who} there may be a deal; see if that's so.
What's our business with {who}? Look in the deals.
""",
    "STAGE": """
(The boss|My partner) reads the pipeline every week, so set the deal to {st}.
set_stage: deal, {st}
deal.stage = {st}
Would you mind setting the deal to {st}?
It's (safe|fair) to say the deal is {st} (now|by now), so (mark|set) it.
(After|With) all that, the deal (is to be|should be) marked {st}.
In the books the deal should appear as {st}; change the stage.
To keep our figures honest, put the deal at {st}.
Please to put deal on stage {st}.
The deal's stage is to be set to {st}.
A change of stage to {st} is (due|in order)( for this deal|).
I'd say we've reached {st} with this deal, so (set|update) the stage.
Let the pipeline show the deal at {st}.
Have the stage of the deal changed to {st}.
Don't leave the deal where it is; (move|set) it to {st}.
As of now the deal stands at {st}. Update it.
Whatever stage the deal had, it's {st} now, so change that.
On the board, the deal goes (over |)to {st}.
What the deal needs is the stage {st}; (set|enter) it.
It would be wrong to leave it, so the deal becomes {st}.
""",
    "PUBLISH": """
(It has been proofread twice|My co-author agrees|Legal had no objections), so publish {b}.
publish_post: {b}
{b}: go live
Would you mind publishing {b}?
I (don't|can't) see what we're waiting for: put {b} online.
It'd be a shame to leave {b} unpublished, so (publish it|put it on the blog).
Our (customers|members|guests) have asked for it; (publish|put up) {b}( on the site|).
Please to publish {b} on website.
The blog has been quiet. (Publish|Put out) {b}.
{b} is fit to be read by anyone, so publish it.
Let {b} be published( on the blog|).
Nothing stops us from publishing {b}( now|), so do it.
{b} gets published, (typos and all|as it is).
The public should be able to read {b}: put it online.
The publishing of {b} (can go ahead|is all that's missing).
Have {b} go up on the (blog|website|site).
Everyone has had a look at {b}, so let it go online.
Go ahead and put {b} on the (blog|site) for all to read.
Onto the website with {b}.
{b} has sat there long enough. (Publish it|Put it online).
""",
}
RESPOND = {
    "accept": """
It's a pleasure to be asked, so accept the invitation.
respond: accept
rsvp=yes
I (wouldn't|don't want to) miss it: say yes to the invitation.
Would you mind accepting the invitation (in|on) my name?
The date (suits|is good for) us, so the invitation is accepted.
Please to accept the invitation.
Let them know through the invitation that we're coming: a yes.
""",
    "decline": """
It's kind of them to ask, but decline the invitation.
respond: decline
rsvp=no
I (won't|don't intend to) go: say no to the invitation.
Would you mind declining the invitation (in|on) my name?
The date (doesn't suit|is no good for) us, so the invitation is declined.
Please to refuse the invitation.
Let them know through the invitation that we're not coming: a no.
""",
    "tentative": """
It's kind of them to ask, but I'm not sure, so answer the invitation with maybe.
respond: tentative
rsvp=maybe
I (might|may) go, (who knows|it depends): say maybe to the invitation.
Would you mind answering the invitation with maybe?
The date is (uncertain|not settled yet), so the invitation is accepted tentatively.
Please to answer invitation with maybe.
Let them know through the invitation that we may come: tentative.
""",
}
POSTS = {
    "draft": """
I've forgotten what's half written, so (list|find) the draft posts.
list_posts: draft
Would you mind listing the posts that are drafts?
What have we written for the blog but not published? (List|Find) it.
The blog posts still in draft are to be listed.
Please to find draft posts of blog.
See which blog posts haven't gone online yet.
Have the blog searched for posts in draft.
""",
    "published": """
I've forgotten what's out already, so (list|find) the published posts.
list_posts: published
Would you mind listing the posts that are published?
What have readers of the blog got to see so far? (List|Find) the published posts.
The blog posts already published are to be listed.
Please to find published posts of blog.
See which blog posts have gone online.
Have the blog searched for posts that are published.
""",
}
LABELS = "Catering|Florist|Guest list|Room service|Late checkout|Season tickets|Fundraising|Newsletter ideas|Dentist|Prescriptions|Referrals|Insurance claims|Inheritance|Divorce|Depositions|Billing questions|Retainers|Deliveries|Wrong address|Damaged goods|Vouchers|Gift orders|Leases|Heating|Move-outs|Viewings|Landlord|Vet visits|Boarding|Enrolment|Report cards|Scholarships|Thesis|Lab|Purchasing|Maintenance|Safety|Incidents|On call|Releases|Outage|Security|Design|Copyright|Manuscripts|Reviews|Castings|Tour dates|Merch|Match day|Coaches|Juniors|Treasurer|Chairman|Neighbours|Waste|My desk|Nobody's job|Sign here|This month|No rush|Cold|Warm|Read and forget"
TEMPLATES = "Your table awaits|Menu for groups|Allergies, please tell us|Room is ready|Early arrival|Sorry about the noise|Lost item found|Lost item, nothing found|Flowers delivered|Wrong size|Voucher extended|Order shipped|Half now, half later|Instalments agreed|Instalments refused|Claim received|Claim needs photos|Documents by Friday|Court date set|Please see a specialist|No new patients|Prescription is ready|Viewing offered|Flat is gone|Heating engineer booked|Deposit returned|Place confirmed|Course is full|Excused, get well|Grades are out|Thanks from the team|Trial lesson|Manuscript received|Not for our list|Rights request|Tickets at the door|Sold out tonight|Rain plan|Match postponed|Fee is due|Fee, second letter|Password help|Known bug|Outage over|Feature noted|No discounts, sorry|Small discount|Old prices until spring|Yes to the visit|We call you|Wrong department|Forms to fill in|A little patience|Glad you liked it|Sorry you left|Come back soon|From the heart|Two lines|Plain yes|Plain no"
TEXTS = "The caterer has not confirmed.|Room nine complained about the noise.|A guest left a bag behind.|The florist needs the colour.|The voucher is out of date.|They want it in blue.|The claim has no photos.|The other lawyer wrote.|The deadline is near, take care.|The patient asks for the doctor in person.|Two people want the flat.|The heating is out again.|A parent is angry.|The course is full.|The grant office asks for a report.|The author wants more money.|We have no tickets left.|The match is off.|The treasurer should see this.|Fees are still open from {num} members.|The server was down last night.|It looks like a known bug.|I think this is spam, look for yourself.|Sum and invoice do not agree.|No sender I know.|Nothing came from {first}.|{first} has written more than once.|I left it as it was.|I stopped, the rules are unclear.|Nothing for you today.|All quiet.|That was the last of it.|Somebody has to ring {co}.|They ask about {topic} again.|It has nothing to do with {topic}.|The day after is free.|No room for it in the calendar.|There are two at the same hour.|The guest has been invited.|There is no such deal.|The deal stands where it stood.|The article is out, have a look.|Nothing is ready for the blog.|The address book knows nobody like that.|I found the rule, it says no.|Your word is needed by noon.|The reply lies ready, unsent.|Ask the landlord.|Good news from {city}.|{num} done, one open.|It can't be right."
QUESTIONS = "How many guests are we?|Which room should they have?|Is the menu fixed?|Shall we make it up to them?|Can the voucher be extended?|Is a refund fair?|Will you sign it today?|Do we represent them?|Is the fee agreed?|Can we accept new patients?|Who gets the flat?|Should the engineer come at once?|May the pupil stay away?|Is there a place left?|Do we print this?|Do you like the manuscript?|Are there free tickets for {first}?|Is the match on?|Who tells the members?|Is this a bug or a wish?|Should we wake somebody?|Is it safe to ignore?|Do you vouch for {first}?|What is {co} to us?|Have they been rude before?|Is this the last chance?|Shall I be firm or kind?|In writing or by phone?|Can I say a number?|Up to what sum?|Is {pct} all right?|Are we too late?|Do we owe them something?|What is your answer on {topic}?|Do you still want it?|Where would you put it?|Now or next month?|Should I let it rest?|With or without {first}?|Will half an hour do?|Is the guest welcome?|May I drop it from the calendar?|Does the deal go on?|Is it lost for good?|Is the article ready for readers?|What would you do?|Anything to add?|Shall it be the usual?|Do you stand by it?|Really?"
QUERIES = "catering|flowers|noise|lost bag|room {num}|checkout|gluten|wrong size|voucher code|instalment|claim number|photos of the damage|deposition|inheritance|retainer|subpoena|prescription|referral|x-ray|viewing|deposit back|boiler|meter reading|enrolment|grades|scholarship|thesis|manuscript|royalties|casting|ticket refund|season ticket|match|membership fee|minutes|outage|crash|login|release notes|api key|backup|spare key|scaffolding|paint|timber|tractor|milk|wine list|tasting|interpreter|passport copy|seating plan|{city}|{first} and the contract|purchase order|delivery note|credit note|dunning|bank statement|donor"
TITLES = "Menu tasting|Table plan|Florist visit|Room check|Fitting with {first}|Mediation|Deposition {first}|Will of {first}|Surgery|Ward round|Vaccination|Viewing {city}|Boiler man|Meter reading|Parents' talk {first}|Exam|Open day|Thesis talk {first}|Editorial meeting|Reading in {city}|Casting|Sound check|Match|Training|Committee|Budget talk|Release call|Incident review|On-call handover|Architecture talk|One on one {first}|Site walk|Topping out|Cellar tour|Milking robot demo|Auction|Market day|Inventory|Cash count|Till training|Visit of {co}|{co} on site|Wine with {first}|Tea with {first}|Call the bank|Tax return|School run|Swimming|Piano|Pick up the parcel|Train from {city}|Nap|Thinking time|Writing morning|No calls|Papers to sign"
REQUESTS_PLAIN = "Be a dear and do the mail|Let's get the inbox over with|Somebody has to do the inbox|Mails, the usual way please|Work through what guests wrote|Look through the overnight mails|See which patients wrote|Handle the clients' letters|Put the shop mail in order|Take the first pass over the mail|Triage, please|run triage|inbox: process|process unread|What's waiting for me?|What needs me today?|Who needs an answer?|Who is waiting for us?|Keep the inbox tidy while I'm out|I'm in surgery, do my mail|I'm in court, look after the mail|Before I come in, sort the mail|Please to sort my mails|Make my inbox short|Reduce the pile|Half of it is rubbish, sort it|Separate the wheat from the chaff|Weed the inbox|Do what you can with the mail|Start on the mail|Carry on with the mail|Make a start with the unread|Do the flagged mails|See what the suppliers say|Read the complaints|Take care of the members' mail|Do the Friday tidy|Monday mail|Same as yesterday, please|Once round the inbox|Do my correspondence|Deal with correspondence|Please handle what's new|Give the inbox a going-over|Get today's mail out of the way"
REQUESTS_PERSON = "Would you see to {p}?|I forgot about {p}, please write|{p} has been waiting for days|Did {p} ever write back?|Look whether {p} sent something|Anything from {p}?|{p} is cross, answer nicely|Make peace with {p}|Keep {p} happy|Stall {p}|Let {p} down gently|Say goodbye to {p}|Give {p} the bad news|Give {p} the good news|Tell {p} the price|Tell {p} about {topic}|Explain {topic} to {p}|Inform {p} that we got it|Confirm to {p}|Reassure {p}|Nudge {p}|Nudge {p} about {topic}|Press {p} for an answer|{p} still owes us|{p} owes us money, write|Collect from {p}|Ask {p} for a copy|Ask {p} about {topic}|Get the papers from {p}|{p} asks about {topic}, reply|{p} has a question, answer it|{p} wants to know more|Update {p}|Give {p} a sign of life|Who is {p} and what do they want?|What was the last word from {p}?|Pull up what {p} wrote|Summon the mails of {p}|Where are we with {p}?|Is the thing with {p} settled?|Wind up the matter of {p}|{p} wants to buy, see to it|{p} is a new client, greet them|Congratulate {p}|Express our sympathy to {p}|Respond to {p} as usual|mail {p}|followup {p}|re: {p}|{p}, please"
REQUESTS_MEET = "Would you find {n} for {p} and me {w}?|{p} wants a word {w}, {n} is enough|I need to sit with {p} {w}, say {n}|Let me have {n} with {p} {w}|Give me a slot with {p} {w}, {n}|Could {p} come {w}? {n}|Set {n} aside for {p} {w}|Consultation with {p}, {w}, {n}|{p} for {n}, {w}|{p}, {n}, some time {w}|{n} {p} {w}|schedule {p} {n} {w}|cal: {p}, {w}, {n}|sync with {p} {w} {n}|A session of {n} with {p} {w}|Get {p} in {w} for {n}|Put {p} down for {n} {w}|Have {n} with {p} fixed {w}|Fix up {n} with {p} {w}|Try to get {n} with {p} {w}|I promised {p} {n} {w}, find it|We need {n} with {p} {w}|{p} needs an appointment {w}, {n}|Appointment for {p} {w}, {n}, please|Please to make meeting with {p} {w}, {n}|Hear {p} {w} for {n}|Have a chat with {p} {w}, {n}|Video call with {p} {w}, {n}|Ring {p} {w}, {n}, find a time|Walk through it with {p} {w}, {n}|Go over things with {p} {w}, {n}|Meet up with {p} {w}, {n}|Lunch with {p} {w}, {n}|Negotiate with {p} {w}, {n}|Examine {p} {w}, {n}|Fitting for {p} {w}, {n}|Host {p} {w} for {n}|Whenever it suits {w}, {n} with {p}|Propose {n} to {p} {w}|When would {n} with {p} work {w}?"
REQUESTS_TIME = "Would you go through {w} with me?|What am I doing {w}?|Where do I have to be {w}?|Who have I got {w}?|How bad is {w}?|How does {w} look?|Is there much on {w}?|Anything on {w}?|Do I have anything {w}?|I'm on a train {w}|I'm in court {w}|I'm in hospital {w}|The office is shut {w}|The kids are ill, clear {w}|We have no power {w}, cancel|Nothing {w}, please|Empty {w} for me|Wipe {w}|Drop my appointments {w}|Cancel on everyone {w}|Let nobody in {w}|Move things out of {w}|Shift everything {w}|Move {w} around|Tidy {w} up|Straighten out {w}|Untangle {w}|Relieve {w}|Slim down {w}|Space out {w}|{w} is a mess|{w} can't stay like that|{w} is impossible|{w}, please look|events {w}|schedule {w}|cal {w}|List {w}|Run me through {w}|Brief me on {w}|Get {w} ready|Organise {w}|Have a look at {w}|Is {w} all right?|Do I clash {w}?"
SKILLS = "table-plan|catering-desk|guest-complaints|room-questions|lost-items|flower-orders|voucher-desk|wrong-size|instalment-requests|claim-intake|opposing-counsel|deposition-dates|retainer-chase|new-patients|prescription-desk|referral-mail|flat-viewings|heating-calls|deposit-questions|pupil-absences|course-places|grade-questions|grant-reports|manuscript-desk|rights-requests|ticket-office|match-day|fee-reminders|treasurer-copy|bug-triage|outage-mail|release-notes|access-requests|vendor-mail|purchase-desk|site-walks|cellar-tours|auction-week|till-and-cash|neighbour-mail|board-minutes|chair-mail|first-contact|cold-leads|warm-leads|say-no-kindly|good-news|bad-news|friday-tidy|monday-start|vacation-cover|one-on-ones|clash-finder|sick-day|writing-day|article-out|stage-check|contact-check|rule-check|house-rules"
ROUTES = {
    "guest-complaints": ("Answer hotel guests who complain about their stay|Calm guests who are unhappy with the room", "The guest in room nine complains, answer|{p} slept badly and is angry, reply|See to the complaints of our guests"),
    "lost-items": ("Reply to people who left something behind|Answer guests who lost a thing at our place", "{p} left a coat here, reply|Somebody lost an umbrella, answer|Answer {p} about the lost bag"),
    "claim-intake": ("Label insurance claims and ask for photos of the damage|Take in new claims", "A new claim came from {p}|Take in the claims|{p} reports water damage, handle the claim"),
    "new-patients": ("Answer people who want to become patients|Reply to requests for a first visit at the practice", "{p} wants to be a patient, answer|Answer those who want a first visit|Somebody asks whether we take new patients"),
    "flat-viewings": ("Offer viewings to people who want to rent a flat|Answer those interested in an apartment", "{p} wants to see the flat|Deal with the flat hunters|Offer {p} a viewing of the apartment"),
    "pupil-absences": ("Note which pupils are absent and thank the parents|Handle sick notes of pupils", "The son of {p} is ill, note it|Who is missing at school today?|Handle the absences of the pupils"),
    "manuscript-desk": ("Answer authors who send in a manuscript|Sort manuscripts and reply to the writers", "{p} sent a novel, reply|Answer the authors|See to the manuscripts that came in"),
    "ticket-office": ("Answer questions about tickets for the theatre|Reply to people who want seats", "{p} asks for two seats, answer|Deal with the ticket questions|Somebody wants the ticket changed, reply"),
    "access-requests": ("Handle requests for a login or for access to a system|Answer people who need an account", "{p} needs a login|Give {p} an answer about access|See to the account requests"),
    "fee-reminders": ("Remind parents of a course fee that is open|Chase fees for lessons", "The lesson fee of {p} is open, remind|Chase the course fees|{p} has not paid for the lessons"),
}
NO_ROUTE = "Lay the table|Peel the potatoes|Bring me a glass of wine|Make the bed|Vacuum the stairs|Pick up my suit|Sell my bike|Paint my nails|Find a babysitter|Call the fire brigade|Call an ambulance|Dance with me|Whistle a tune|Write me a novel|Rhyme something on spring|Paint a portrait of {first}|What does a kilo of gold cost?|How far is it to {city}?|How do I get to {city}?|What do people eat in {city}?|When was {city} founded?|Is there snow in {city}?|Who invented the zip?|What is the square root of two?|Divide ninety by seven|Which star is that?|How do magnets work?|Why is the sky blue?|What does serendipity mean?|How do you say thanks in Polish?|Correct my grammar|Check this code|Compile the kernel|Reboot the router|Install the update|Back up my phone|Format the disk|Change my password|Turn up the heating|Dim the lamp|Close the garage|Start the car|Charge the scooter|Pump up the tyres|Weigh the parcel|Glue the vase|Tune the guitar|Play chess with me|Roll the dice|Pick a card|Show me cat pictures|Play the news|Skip this song|Wake me at six|Time my eggs|Buy shares|Pay my rent|Donate to the zoo"
