"""Steps of the calendar, of contacts, memory, deals and posts, and names and requests, by the author of steps_people3.py."""

WIDE = {
    "FREE": """
Since we (don't know|can't tell) yet when it fits, (find|look for) free slots of {n} in {w}.
As (they want several times to pick from|a choice has to be offered), collect free slots of {n} in {w}.
Because I (won't move|don't want to touch) what is booked, look where {n} (is|are) still free in {w}.
If it's to last {n}, (see|find out) where {w} has a free slot (for it|that long).
So that nothing overlaps, (find|identify) the free slots of {n} in {w}.
Given that it takes {n}, which free slots does {w} have? (Find|List) them.
Before a time is named, the free slots of {n} in {w} are (looked up|found).
In order to name a time, we need the free slots of {n} in {w}.
Though {w} looks full, {n} may be free somewhere: (find|search for) the slots.
When you know how long, find the free slots: {n}, in {w}.
(Ferret out|Unearth|Pinpoint|Scare up) free slots of {n} in {w}.
(Compute|Calculate|Derive) the free slots of {n} in {w}.
(Probe|Scour|Comb) {w} for (gaps|free slots) of {n}.
(Squeeze|Wring) {n} of free time out of {w}: find the slots.
(Ascertain|Establish) when {n} (is|are) free in {w}.
A search for free slots takes place: {n} in {w}.
A list of free slots of {n} in {w} is (drawn up|made).
The free slots in {w}, (each|every one) {n} long( at least|).
Openings in {w}, length {n}.
The gaps in my calendar for {w}, if they last {n}.
I don't want the appointments, I want the gaps: {n} in {w}.
It's not about what is booked. Where is {n} free in {w}?
The calendar knows. Find {n} of free time in {w}.
We need {n}. Somewhere in {w} should be a slot that's free, so look.
Could {w} be searched for free slots of {n}?
Where could I (squeeze in|fit in|accommodate) {n} in {w}? List the free slots.
How about {w}? See if {n} is free there.
Times in {w} when I have {n} (to myself|unbooked), please.
FREE SLOTS {w}, {n}
Please you look which {n} is still free in {w}.
Seeing that nothing has been agreed, (find|look up) where {n} would be free in {w}.
They'll want to choose, and that's why you look for several free slots of {n} in {w}.
""",
    "LIST": """
Since I (plan the rest around it|don't carry it in my head), (list|show) what is booked in {w}.
As we have to know (whom I meet|what is on) in {w}, (call up|list) the events.
Because something may (clash|have been added), go over the events of {w}.
If there are meetings in {w}, I want them listed.
So that nothing is forgotten, the events of {w} are (listed|read out).
Given how {w} tends to fill up, have the events listed.
Before a change is made, the events of {w} are (looked at|listed).
In order to see how busy I am, (get|fetch) the events of {w}.
Though {w} may be empty, list what events there are.
When it's about {w}, the calendar shows what's on, so list it.
(Itemise|Tabulate|Recite|Catalogue) the events of {w}.
(Inventory|Survey|Canvass) the calendar for {w}.
(Peruse|Consult|Inspect) the calendar for {w}.
(Recap|Outline|Spell out) what is in the calendar for {w}.
(Unroll|Lay out|Set out) the meetings of {w}.
A list of events comes up for {w}.
The calendar of {w} is laid open.
A listing of my meetings in {w}.
Contents of the calendar for {w}.
The bookings in {w}, in order of time.
I don't want the gaps, I want the appointments in {w}.
It's not about free time. Which events are there in {w}?
The calendar has it all. List {w}.
We look at {w}. Whatever events there are, show them.
Could the events of {w} be (shown|listed), please?
Whom do I meet in {w}, and when? Take it from the calendar.
How about {w}? See what's already booked.
What stands in my calendar for {w} should be listed.
EVENTS {w}
Please you show what I have in calendar in {w}.
Seeing that I've lost the overview, (list|show me) everything booked in {w}.
We may have to shuffle things, and that's why you first list the events of {w}.
""",
    "SLOT1": """
the first time shown
the first slot you found
the first of those times
the first of those free
the slot found first
the earliest time found
the slot nearest to now
the first slot in the list
slot 1 of those found
""",
    "SLOT2": """
the second time shown
the second slot you found
the second of those times
the second of those free
the slot found second
the second slot in the list
slot 2 of those found
the slot that follows the first
number 2 of those found
""",
    "SLOTL": """
the last time shown
the last slot you found
the last of those times
the last of those free
the slot found last
the latest time found
the last slot in the list
the slot furthest away
the last in the row of slots
""",
    "MAILTIME": """
the time that they put in their mail
the time they are asking for
the day and hour they give
the time that would suit the sender
the time set out in the mail
the date their mail speaks of
the time wished for in the mail
the time they wrote down
the hour the sender names
""",
    "CREATE": """
Since {at} (suits us both|is agreed|is open), (book|enter) {x} there with {who} as guest.
As {who} (has agreed|is coming), (put|enter) {x} in the calendar at {at} and add them as guest.
Because (verbal agreements get lost|it must be official), {who} gets an invitation to {x} at {at}.
If {at} is still open, {x} goes in, with {who} invited.
So that we both have it in the calendar, (create|book) {x} with {who} at {at}.
Given that {at} is free, (schedule|arrange) {x} there and invite {who}.
Before {at} is gone, enter {x} and invite {who} to it.
In order to meet {who}, (book|create) {x} for {at} with them on the guest list.
Though it's short notice, book {x} with {who} at {at}.
When {at} comes, I'll sit with {who}; the event is called {x}, create it.
(Inscribe|Log|Jot) {x} into the calendar at {at}, guest {who}.
(Convene|Summon) {who} to {x} at {at}, by a calendar event.
(Allot|Allocate|Assign|Dedicate) {at} to {x} with {who} as guest.
(Earmark|Secure|Claim) {at} for {x} and invite {who}.
(Organise|Institute) an event {x} at {at} with the guest {who}.
An invitation goes to {who}: {x}, at {at}.
An event (is born|comes about): {x}, at {at}, with {who}.
A calendar entry {x} (appears|is made) at {at}, with {who} as guest.
A meeting with {who} at {at}, under the name {x}, goes into the calendar.
The title is {x}, the time {at}, the guest {who}: create it.
It isn't only for me. {x} at {at}, with {who} invited.
It's a new event, not an old one moved: {x} at {at} with {who}.
We have a time. Book {x} at {at} and invite {who}.
{who} comes along. Create {x} at {at} with that guest.
Could {x} be (entered|booked) at {at} with {who} invited?
Let's see {who} at {at}; put {x} in the calendar with them as guest.
What I'd like is {x} at {at} with {who} on the list of guests.
Both {who} and I (have|should have) {x} in the calendar at {at}.
BOOK {x} {at}, INVITE {who}
Please you make appointment {x} on {at} and {who} is invited.
Seeing that everyone has said yes, (enter|create) {x} at {at} and have {who} invited.
{who} lives by the calendar, and that's why {x} goes in at {at} with them as guest.
""",
    "CREATE1": """
Since {at} (is open|is still mine), (book|enter) {x} there.
As I (forget|overlook) what isn't written down, (put|enter) {x} in the calendar at {at}.
Because others (fill|grab) my time, {at} is (blocked|reserved) for {x}.
If {at} is still open, {x} goes into the calendar.
So that I get round to it, (block|book) {at} for {x}.
Given that {at} is free, (schedule|create) {x} there.
Before {at} is gone, enter {x} in the calendar.
In order to have some time for it, put {x} in the calendar at {at}.
Though I'm alone in this, book {x} at {at}.
When {at} comes I'm busy with {x}; enter it in the calendar.
(Inscribe|Log|Jot) {x} into the calendar at {at}.
(Ringfence|Wall off|Lock) {at} for {x}.
(Allot|Allocate|Assign|Dedicate) {at} to {x}, in the calendar.
(Earmark|Secure|Claim) {at} for {x}.
(Insert|Record|Register) an event {x} at {at}.
An event (is born|comes about): {x}, at {at}.
A calendar entry {x} (appears|is made) at {at}.
A block of time at {at}, named {x}, goes into my calendar.
The title is {x}, the time {at}: create it.
The entry for {at} in the calendar reads {x}.
It's only for me. {x} at {at}.
It's a new event, not an old one moved: {x} at {at}.
We have a time. Book {x} at {at}.
I need no company for it. Create {x} at {at}.
Could {x} be (entered|booked) at {at} in my calendar?
Let me have {x} in the calendar at {at}.
What I'd like is {x} at {at}, without guests.
My calendar should be taken at {at}, by {x}.
BOOK {x} {at}
Please you make appointment {x} on {at}.
Seeing that I never get to it otherwise, (enter|create) {x} in my calendar at {at}.
I live by the calendar, and that's why {x} goes in at {at}.
""",
    "MOVE": """
Since (the old time is no good|I'm double-booked|the room is gone), {ev} (goes|is moved) to {at}.
As (two things clash|they asked for it), (move|transfer) {ev} to {at}.
Because the (train gets in late|day is too full), {ev} (starts|takes place) at {at} instead.
If {ev} is to happen at all, it has to be at {at}: reschedule it.
So that everyone can come, (shift|move) {ev} to {at}.
Given the clash, {ev} is (rescheduled|shifted) to {at}.
Before people set out for it, change {ev} to {at}.
In order not to lose it, (reschedule|move) {ev} to {at}.
Though nobody likes changes, {ev} (has to move|must move) to {at}.
When two meetings collide, one gives way: {ev} moves to {at}.
(Transplant|Relocate|Transpose|Displace) {ev} to {at}, in time that is.
(Nudge|Bump|Slide|Haul) {ev} to {at}.
(Retime|Reslot|Rejig) {ev} to {at}.
(Postpone|Adjourn|Advance) {ev}, the new time being {at}.
(Amend|Modify|Alter) {ev} so that it starts at {at}.
A new time applies to {ev}: {at}.
A move of {ev} to {at} takes place in the calendar.
The rescheduling of {ev}, to {at}.
Change of time for {ev}: {at}.
{ev} finds a new home at {at}.
It isn't cancelled, it's only later or earlier. {ev} is now at {at}.
We keep {ev}. Just the time becomes {at}.
The time is wrong. {ev} should be at {at}, so move it.
We still meet. But {ev} is put at {at}.
Could {ev} be (moved|shifted|brought) to {at}?
What about {at} for {ev}? Move it there.
Everything about {ev} stays but the hour, which is changed to {at}.
From its old place in the calendar, (take|bring) {ev} to {at}.
MOVE {ev} TO {at}
Please you change {ev} for {at}.
Seeing that the old time suits nobody, (move|shift) {ev} to {at}.
The day is too short for all of it, and that's why {ev} is moved to {at}.
""",
    "CANCEL": """
Since (half of us are away|it has lost its purpose|they backed out), {ev} (is|gets) cancelled.
As (there's nothing on the agenda|the project is dead), (cancel|call off) {ev}.
Because (I fell ill|the place burnt down|the client left), {ev} (won't be held|is cancelled).
If {ev} is still (on|standing), (call it off|cancel it).
So that nobody turns up for nothing, (cancel|call off) {ev}.
Given that nobody (can come|prepared anything), {ev} is struck from the calendar.
Before people set out for it, {ev} is cancelled.
In order to win the time back, (cancel|drop) {ev}.
Though it hurts, {ev} has to be cancelled.
When a meeting has no point it's cancelled, and {ev} has none.
(Abort|Axe|Nix|Quash|Scratch) {ev}.
(Rescind|Revoke|Void|Nullify) {ev} in the calendar.
(Expunge|Purge|Excise|Strip) {ev} from the calendar.
(Forgo|Dispense with|Dispose of) {ev}, cancel it.
(Bin|Ditch|Junk) {ev} in the calendar.
A cancellation (goes in|is made) for {ev}.
The end of {ev}: cancelled, not moved.
Deletion from the calendar: {ev}.
Removal of {ev} out of my calendar, without a new time.
{ev} meets its end and is cancelled.
It isn't put off to another time. {ev} is cancelled.
We don't look for a new date. {ev} is simply called off.
The reason is gone. Cancel {ev}.
We won't meet. {ev} has to come out of the calendar.
Could {ev} be (cancelled|called off|taken off the calendar)?
What about {ev}? It's off, so cancel it.
My calendar can lose {ev}; delete the event.
Nothing remains of {ev} in the calendar: cancel it.
CANCEL {ev}, DON'T MOVE
Please you delete {ev} of the calendar.
Seeing that it's no use any more, (cancel|call off) {ev}.
Half the team is down with flu, and that's why {ev} is called off.
""",
    "EV1": """
the first event shown
the first of those events
the first event you found
the event that is first in time
the earliest of those listed
the first in the list of events
the first meeting there is
the meeting found first
the first entry shown
""",
    "EVL": """
the last event shown
the last of those events
the last event you found
the event that is last in time
the latest of those listed
the last in the list of events
the last meeting there is
the meeting found last
the last entry shown
""",
    "CONTACTS": """
Since we (don't have the address here|need to know who it is), look up {x} in the contacts.
As I only know (the name|half the name), (find|look up) {x} in the address book.
Because names (repeat|are easily mixed up), (check|see) the contacts for {x}.
If {x} is anyone we know, the (address book|contact list) has them, so look there.
So that it reaches the right person, look up {x} in the contacts.
Given the name {x}, (get|find) the contact for it.
Before you use the address, find {x} in the contacts.
In order to have the right address, search the address book for {x}.
Though I should know it by heart, look up {x} in the contacts.
When a name like {x} comes up, the address book is asked. Do so.
(Dig up|Unearth|Track down) {x} in the address book.
(Locate|Trace|Pinpoint) {x} among our contacts.
(Scan|Comb|Consult) the contacts for {x}.
(Identify|Match) {x} in the contact list.
(Summon|Extract|Draw) {x} from the contacts.
A look-up in the contacts: {x}.
An address book search (is made|takes place) for {x}.
The contact entry of {x} (is needed|please).
The address of {x}, out of the contacts.
Details of {x} (from|as in) the address book.
It's the person I need, not their mail. Look up {x} in the contacts.
We know people. See if {x} is one of those in the address book.
There's an address book. Find {x} in it.
I need the entry. It's under {x} in the contacts.
Could {x} be looked up in the address book?
What address do we have for {x}? The contacts should say.
Who goes by {x} in our contacts? Look it up.
Under {x}, see what the address book (holds|offers).
CONTACTS, FIND {x}
Please you look {x} up in the contacts.
Seeing that we have more than one of that name, look up {x} in the address book.
I don't trust my memory for names, and that's why you find {x} in the contacts.
""",
    "MEMORY": """
Since (there's a rule for this|we've written it down), look up {x} in the playbooks.
As I don't want (us to contradict ourselves|two answers to one question), (check|consult) the playbooks on {x}.
Because (guesses|improvised rules) lead to trouble, see what our playbooks say about {x}.
If our playbooks have anything on {x}, I want it looked up.
So that we (stay consistent|do it as always), search the memory for {x}.
Given that it touches {x}, the playbooks are (consulted|searched) on that.
Before you make up your mind, look up {x} in the handbook.
In order to do it by the rules, (search|consult) the memory about {x}.
Though you may think you know, look up {x} in the playbooks.
When it comes to {x}, the handbook has the word. Look there.
(Recollect|Retrieve|Summon) what the memory holds on {x}.
(Scour|Comb|Trawl) the playbooks for {x}.
(Verify|Confirm|Ascertain) in the playbooks what holds for {x}.
(Study|Peruse|Revisit) the handbook on {x}.
(Dig|Fish) {x} out of the playbooks.
A look-up in the playbooks: {x}.
A search of the memory (is made|takes place) for {x}.
The passage on {x} in the handbook (is needed|please).
The playbook's word on {x}.
Guidance on {x}, from the playbooks.
It's our rules I need, not old mail. Look up {x} in the playbooks.
We wrote down how we work. Find {x} in there, I mean in the playbooks.
There's a handbook. Find what it has on {x}.
I once made notes. Search them for {x}.
Could {x} be looked up in the playbooks?
What are our rules on {x}? Search the memory.
How did we settle {x}? See the handbook.
Under {x}, see what the playbooks (hold|offer).
PLAYBOOKS, FIND {x}
Please you search {x} in our rules book.
Seeing that we've a policy on it, (search|look in) the playbooks for {x}.
We had trouble over {x}, and that's why there are rules on it in the playbooks. Look them up.
""",
    "DEAL": """
Since (the price hangs on it|we must know what is at stake), look up the deal of {who}.
As I (don't recall|never know) how far we are with {who}, (find|look up) the deal.
Because it (depends on|goes by) what they are buying, (see|check) the deal of {who}.
If {who} has a deal with us, I want it looked up.
So that we don't (promise too much|speak too soon), look up the deal with {who}.
Given that it's {who}, (check|find out) what deal we have there.
Before a price is named, the deal of {who} is looked up.
In order to know the stakes, (find|open) the deal with {who}.
Though it may be long closed, look up the deal of {who}.
When {who} writes it's mostly about a deal. Find it.
(Dig up|Unearth|Track down) the deal of {who}.
(Locate|Trace|Pinpoint) the deal with {who} in the pipeline.
(Scan|Comb|Consult) the pipeline for {who}.
(Inspect|Examine) the deal of {who}.
(Summon|Extract|Draw) the deal of {who} from the pipeline.
A look-up of the deal of {who}.
A search for the deal with {who} (is made|takes place).
The deal of {who} (is needed|please).
The pipeline entry of {who}, (if there is one|please).
Details of the deal we have with {who}.
It's the deal I need, not the address. Look it up for {who}.
We sell to {who}, I think. See if there is a deal.
There's a pipeline. Find the deal of {who} in it.
I need figures. They're in the deal with {who}, so look that up.
Could the deal of {who} be looked up?
What is {who} buying? The deal will say, so find it.
How big is the deal with {who}? Look it up.
Under {who}, see what the list of deals (holds|offers).
DEALS, FIND {who}
Please you look what deal has {who}.
Seeing that a sale may hang on it, (find|look up) the deal of {who}.
It matters how far we've come with {who}, and that's why you look up the deal.
""",
    "STAGE": """
Since things have (moved on|come to a head), the deal (goes|is set) to {st}.
As the pipeline (should tell the truth|is read by others), (set|put) the deal to {st}.
Because (nobody else updates it|the forecast goes by it), change the deal's stage to {st}.
If the deal is at any other stage, (set|bring) it to {st}.
So that the forecast is right, the deal (is moved|moves) to {st}.
Given what has happened, {st} is the stage the deal is set to.
Before the (weekly report|forecast) is drawn up, set the deal to {st}.
In order to keep the pipeline straight, (move|set) the deal to {st}.
Though it's early to say so, the deal's stage becomes {st}.
When a deal gets this far we set it to {st}.
(Promote|Elevate|Transition|Graduate) the deal to {st}.
(Reclassify|Recategorise|Restage) the deal as {st}.
(Chalk up|Register|Inscribe) the deal as {st}.
(Adjust|Amend|Revise) the stage of the deal to {st}.
(Park|Slot|Place) the deal in the stage {st}.
A new stage applies to the deal: {st}.
A change in the pipeline: the deal goes to {st}.
The deal's new stage, {st}, is entered.
Stage of the deal: set to {st}.
{st} becomes the stage of the deal.
It's no longer where it was. The deal is now {st}, set that.
We've come a step further. Deal to {st}.
The pipeline lags behind. Put the deal at {st}.
I don't just want to see the deal. Its stage is to be {st}.
Could the deal be (set|moved|put) to {st}?
Where does the deal stand? At {st}, so enter that.
What's left is the stage of the deal, which is set to {st}.
In the column {st}, that's where the deal (goes|belongs).
SET DEAL {st}
Please you change the deal for stage {st}.
Seeing that they've (answered|made up their minds), the deal should be (put|set) at {st}.
The board looks at the pipeline, and that's why the deal is set to {st} (now|today).
""",
    "PUBLISH": """
Since (it has been checked|nothing is missing|readers ask for it), {b} (is published|goes online).
As we (haven't posted for weeks|need something new on the site), (publish|bring online) {b}.
Because (it's topical now|news gets stale), {b} (goes live|is published) (today|at once).
If {b} is still a draft, (publish it|put it online).
So that readers can see it, (publish|put up) {b}.
Given that (everyone approved|it's final), {b} may be published.
Before it's out of date, {b} is published.
In order to reach our readers, (publish|put online) {b}.
Though it could be polished for ever, publish {b}.
When a post is ready it goes online, and {b} is ready.
(Unveil|Debut|Premiere) {b} on the blog.
(Air|Broadcast|Promulgate) {b} on the site.
(Roll out|Send out|Unleash) {b} onto the blog.
(Upload|Deploy) {b} to the site, for readers to see.
(Activate|Switch on) {b} on the blog, so that it's public.
A publication (takes place|is due): {b}.
A new post appears on the blog, {b}.
The release of {b} on the blog.
Going online: {b}.
The blog (gets|gains) {b}, published.
It isn't a draft any more. Publish {b}.
We don't just list it. {b} is put online.
The text is done. {b} goes up on the site.
I have no more changes. {b} can be published.
Could {b} be (published|put online)?
What about {b}? It's published now.
Let the whole world read {b} on our blog.
For all to see, {b} goes onto the website.
PUBLISH {b}
Please you put {b} in the internet.
Seeing that nobody has any objections, {b} is (published|put on the blog).
The launch is today, and that's why {b} goes online (now|at once).
""",
}
RESPOND = {
    "accept": """
Since (we are free|I like these people), the invitation is accepted.
As I (was hoping for it|have the time), say yes to the invitation.
Because (we owe them a visit|it's a chance to meet them), accept the invitation.
So that they can plan with me, accept the invitation.
An acceptance (goes|is given) to the invitation.
(Embrace|Approve|Affirm) the invitation.
We go. The invitation gets a yes.
Could the invitation be accepted?
INVITATION: YES
Please you say yes on the invitation.
""",
    "decline": """
Since (we are away|I don't know these people), the invitation is declined.
As I (have no wish to go|lack the time), say no to the invitation.
Because (it's a sales event|we were there last year), decline the invitation.
So that they can give my seat to another, decline the invitation.
A refusal (goes|is given) to the invitation.
(Rebuff|Spurn|Reject) the invitation.
We don't go. The invitation gets a no.
Could the invitation be declined?
INVITATION: NO
Please you say no on the invitation.
""",
    "tentative": """
Since (we may be away|I can't promise), the invitation is answered with maybe.
As I (only decide on the day|don't know my plans), say maybe to the invitation.
Because (it depends on others|a trip may come between), mark the invitation as tentative.
So that they know it's open, answer the invitation as tentative.
A tentative yes (goes|is given) to the invitation.
(Hedge|Waver) on the invitation: maybe.
Perhaps we go, perhaps not. The invitation gets a maybe.
Could the invitation be answered tentatively?
INVITATION: MAYBE
Please you say maybe on the invitation.
""",
}
POSTS = {
    "draft": """
Since (something must be half ready|we need material), list the draft posts.
As I (lose track of what I began|wrote several), find the posts in draft.
Because not everything is online yet, (find|list) the posts that are drafts.
(Unearth|Dig up|Enumerate) the drafts of the blog.
An inventory of the blog's unpublished posts.
The posts in draft, in a list.
It's not the ones online I want. List the draft posts.
Could the draft posts of the blog be listed?
LIST POSTS, DRAFTS
Please you show the posts which are not public yet.
""",
    "published": """
Since (we shouldn't write it twice|readers refer to them), list the published posts.
As I (forget what went out|wrote several), find the posts that are published.
Because much is online already, (find|list) the published posts.
(Unearth|Dig up|Enumerate) the published posts of the blog.
An inventory of what is published on the blog.
The posts that are online, in a list.
It's not the drafts I want. List the published posts.
Could the published posts of the blog be listed?
LIST POSTS, PUBLISHED
Please you show the posts which are public already.
""",
}
LABELS = "Boat hire|Marina|Dog grooming|Kennel|Beekeeping|Honey orders|Optician|Frames|Physio|Hearing aids|Undertaker|Wreaths|Parish|Baptisms|Organ fund|Scouts|Summer camp|Kindergarten|Canteen|Driving lessons|Exam dates|Tyres|Bodywork|Roofers|Scaffold|Tilers|Skips|Customs|Freight|Containers|Pallets|Cold store|Tastings|Hop farm|Butcher|Cheese|Allergies|Hairdressers|Bridal|Tailor|Costumes|Props|Lighting|Ushers|Radio|Letters to editor|Obituaries|Small ads|Campaign|Ward office|Petitions|Asylum|Interpreters|Witnesses|Bail|Patents|Trademarks|Audit|Year end|Petty cash|Dividends|Cap table|Due diligence|Pull requests|Certificates|Domains|Sharp end|Ping me|Half done"
TEMPLATES = "Boat is yours|Mooring full|Dog may come|Bring the vaccination card|Glasses are ready|Frame broken, sorry|Exercises for home|Our condolences, details|Church is booked|Camp place offered|Camp place refused|Packing list|Cot is free in autumn|Lesson moved|Passed, well done|Failed, try again|Tyres are in|Estimate follows|Estimate accepted|Skip arrives|Customs papers wanted|Container delayed|Goods arrived broken|Wine club hello|Wine club goodbye|Meat order cut-off|We use no nuts|Haircut cancelled|No-show fee|Dress fitting|Costume return|Usher rota|Letter printed|Letter not printed|Ad accepted|Ad refused|Thanks for your vote|Petition received|Interpreter found|No interpreter|Witness dates|Patent number|Trademark warning|Year-end letter|Auditor's list|Dividend notice|Data room opened|Data room closed|Review wanted|Certificate renewed|Domain expires|Nice to hear from you|Wrong person, sorry|One more day|Please phone|All clear|Heard and noted|Second try|Plan B|Soft no|Hard no|Cheers"
TEXTS = "The mooring fee is unpaid.|A dog has bitten somebody.|The glasses came in the wrong strength.|The family wants another day for the funeral.|The organ needs tuning.|Two children have no place at the camp.|The canteen runs out on Thursday.|A pupil failed again.|The tyres are the wrong size.|The roofers want their money.|Customs holds the container.|The cold store is too warm.|One of the cheeses was returned.|Someone asked about nuts.|The bride changed her mind.|The costumes are still at the cleaner's.|An usher called in sick.|The editor wants fewer words.|A reader threatens to cancel.|The petition has {num} names.|No interpreter is to be had.|The witness will not come.|The patent runs out.|The auditor asks for more papers.|Petty cash is short.|An investor wants out.|{num} reviews are waiting.|The certificate runs out on Sunday.|Someone else owns the domain.|Somebody named {first} rang twice.|{co} has paid at last.|{co} still has not paid.|{city} is off, the trip too.|I sorted {num} and left one.|I found two of that name.|That person is new to us.|Nothing matches.|You were faster, it is done.|I was not sure, so I stopped.|It has been answered before.|It came twice.|The attachment was empty.|The subject says nothing.|It is in a language I do not read.|The guest has declined.|All of {topic} is on your desk.|There was more than {num}.|Your week has no gap.|The stage was right already.|The blog has no drafts.|They changed their mind about {topic}.|It is your turn, {first} is waiting.|See to the bill.|Somebody should apologise.|I would not answer this.|Better you than me.|So far so good.|End of the round."
QUESTIONS = "Which berth do we give them?|May the dog stay?|Who pays for the new glasses?|Which hymn shall it be?|Is there still a cot?|Can the child come to the camp?|Does the lesson count?|Do we take the tyres back?|Who lets the roofers in?|Shall we pay the customs?|Do we throw it away?|How many bottles can we spare?|Is there nut in it?|Do we charge the no-show?|Can the dress be let out?|Who returns the costumes?|Who stands at the door?|Do we print the letter?|Is the ad decent?|Will you sign the petition?|Who interprets?|Does the witness have to come?|Do we defend the trademark?|What do we tell the auditor?|Where did the cash go?|Do we pay a dividend?|Who may see the data room?|Who reviews this?|Do we keep the domain?|Is {first} one of ours?|What shall I say about {topic}?|Is {co} worth it?|Would {pct} be too much?|Am I allowed to promise that?|Can it wait till you are back?|Are you in {city} then?|Do you want a copy?|Shall I chase them or let it be?|Do I trust this mail?|Are they pulling our leg?|Which {first} is meant?|Which date is the real one?|One hour or two?|Shall I take the later time?|Do you mind an early start?|Who else should come?|Is it off or only late?|Has the deal gone cold?|Which of the posts do you mean?|Is the headline all right?|Do I go on?|Leave it or do it?|What is the worst that can happen?|Have you changed your mind?|Are they friends of yours?|Does it matter?"
QUERIES = "mooring|berth {num}|vaccination card|honey|hive|lenses|varifocals|back pain|wreath|baptism|organ|camp fee|packing list|cot|canteen menu|driving test|tyre size|dent|slates|skip hire|customs form|waybill {num}|crate|cold chain|vintage|brisket|goat cheese|nuts|highlights|veil|hem|wigs|spotlights|usher|obituary|small ad|leaflet|petition|sworn translation|witness|bail|patent {num}|trademark|audit letter|petty cash|dividend|cap table|data room|merge request|certificate|dns|domain|{city} trip|{first} and the keys|{co} merger|stairlift|saddle|pottery|kiln|loom|canoe|greenhouse"
TITLES = "Mooring check|Boat handover {first}|Dog walk|Farrier|Hive inspection|Eye test|Physio {first}|Funeral talk|Baptism of {first}|Choir|Camp meeting|Canteen tasting|Driving lesson {first}|Theory exam|Tyre change|Roof survey|Skip delivery|Customs visit|Shelf count|Cellar night|Slaughter day|Cheese market|Barber|Bridal fitting {first}|Costume parade|Light check|Dress rehearsal|Press day|Layout night|Hustings|Surgery hour in {city}|Hearing {first}|Witness prep|Patent talk {co}|Audit {co}|Year-end close|Shareholders|Due diligence {co}|Code review|Postmortem|Certificate renewal|Backlog|Deep work|Desk day|Phone hour|Errands|Packing|Ferry to {city}|Flight to {city}|Hotel {city}|Dinner for {co}|Brunch with {first}|Sauna|Allotment|Chess night|Handball|Grandma|Door closed|Nothing at all"
REQUESTS_PLAIN = "Wade through the inbox|Plough through my mail|Whittle down the inbox|Since I'm away, see to the mail|As it's Monday, do the inbox|Before lunch, sort what came in|If you have a moment, do the mail|When you can, tidy the inbox|My mail needs a hand|The inbox needs doing|The inbox is a jungle|There's a heap of mail, deal with it|A round through the mail, please|A tidy of the inbox|Inbox duty|Mail duty, please|The post, if you would|Run the usual over the inbox|Run the mail routine|Shoulder the mail for me|Spare me the mail|Get me to inbox zero|Put some order in my mail|Sort out who wants what|See who wants something|Find out what people want from me|Anything in the mail I should see?|Is there anything urgent in the mail?|Did the suppliers write?|Handle the orders that came by mail|Answer the parents|See to the members|Process the applicants|Rummage through the unread|Rid me of the newsletters|Put the receipts where they belong|Do the end-of-day mail|Do the mail before the meeting|Mail first, then the rest|INBOX PLEASE|do mail|Please you do my mails|Give the mail a once-over|Attend to the mail|Tackle the inbox|Polish off the unread mail|Deal with the leftovers in the inbox|Catch up on my mail|Bring the inbox up to date"
REQUESTS_PERSON = "Since {p} wrote again, answer|As {p} is waiting, reply|If {p} wrote, answer|Before I forget, write to {p}|Placate {p}|Soothe {p}|Humour {p}|Indulge {p}|Fob {p} off|Brush {p} off kindly|Keep {p} at bay|Accommodate {p}|Oblige {p}|Set {p} straight|Warn {p}|Warn {p} about {topic}|Notify {p} of {topic}|Drop {p} a line about {topic}|A reply for {p}, please|A reminder for {p}|A thank-you to {p}|An apology to {p}|A word to {p} about {topic}|Our answer to {p}|{p} deserves an apology|{p} deserves an answer|{p} is owed a reply|{p} is overdue with the payment|{p} keeps asking about {topic}|{p} wants their money back|{p} is out of patience|{p} complained, see to it|{p} has applied, see to it|{p} cancelled, what now?|{p} sent papers, take care of them|{p} invited me|{p} wants me at an event|Has {p} been in touch?|Dig out the mail of {p}|What's up with {p}?|What is {p}'s line on {topic}?|What do we sell {p}?|What's the state of the deal with {p}?|Close the deal with {p}|{p} said yes, update the deal|{p} said no, update the deal|The routine for {p}|Process {p}|Cater to {p}|WRITE BACK TO {p}|Please you write to {p}|Turn {p} away|Welcome {p} on board"
REQUESTS_MEET = "Since {p} is in town {w}, find {n}|As {p} can only do {w}, book {n}|If I'm free {w}, {n} with {p}|Before it fills up, {n} with {p} {w}|Wangle {n} with {p} {w}|Carve out {n} for {p} {w}|Squeeze {p} in {w}, {n}|Wedge {n} with {p} into {w}|Allot {p} {n} {w}|Concede {p} {n} {w}|Leave {p} {n} {w}|Welcome {p} {w} for {n}|See {p} for {n} {w}|Confer with {p} for {n} {w}|An audience of {n} for {p} {w}|A call of {n} with {p}, {w}|A slot of {n} for {p} {w}|A date with {p} {w}, {n}|A visit from {p} {w}, {n}|{n} of {p} {w}, please|{n}, {p}, {w}|{w}, {p}, {n}|{p} hopes for {n} {w}|{p} begs for {n} {w}|{p} is due {n} {w}|{p} drops by {w}, allow {n}|{p} comes {w}, we need {n}|When am I free for {p} {w}? {n}|Where can {p} go {w}? {n}|Might {p} get {n} {w}?|Is {n} with {p} possible {w}?|Would {w} do for {n} with {p}?|I'd like to meet {p} {w}, {n}|I have to talk to {p} {w}, {n}|Time for {p} {w}: {n}|Quiz {p} {w}, {n}|Train {p} {w}, {n}|Advise {p} {w} for {n}|Visit {p} {w}, {n}|Coffee with {p} {w}, {n}|BOOK {p} {w} {n}|Please you find {n} with {p} in {w}|Get a time with {p} {w}, it takes {n}|Sort {n} with {p} {w}"
REQUESTS_TIME = "Since I'm ill, clear {w}|As I'm away {w}, cancel all|If there's anything {w}, move it|Before I travel, look at {w}|Declutter {w}|Prune {w}|Unburden {w}|Ease {w}|Vacate {w}|Evacuate {w}|Reshuffle {w}|Juggle {w}|Rejig {w}|Postpone what I have {w}|Delay everything {w}|Scrap what is on {w}|Axe the meetings {w}|Protect {w}|Guard {w} for me|Block {w}|A look at {w}|A summary of {w}|An overview of {w}|The plan for {w}|The state of {w}|My programme {w}|My duties {w}|What awaits me {w}?|What's ahead {w}?|What's booked {w}?|Whom do I meet {w}?|When do I start {w}?|Can I breathe {w}?|Can I take {w} off?|Am I needed {w}?|Am I wanted anywhere {w}?|Will I be busy {w}?|Does anything collide {w}?|There's a strike {w}, cancel|We're moving house {w}, free it|{w} shall be mine alone|I can't do {w}|{w} is off|{w} is bursting|{w} needs sorting|{w} has to go|{w} please|EVENTS, {w}|Please you check {w}|Go easy on {w}"
SKILLS = "berth-requests|dog-guests|glasses-ready|funeral-desk|baptism-dates|camp-places|canteen-mail|driving-lessons|tyre-orders|roof-quotes|skip-hire|customs-mail|container-watch|cold-store-alarms|wine-club|allergy-questions|no-show-desk|bridal-fittings|costume-returns|usher-rota|letters-to-editor|small-ads|petition-desk|interpreter-desk|witness-dates|trademark-watch|audit-requests|petty-cash|dividend-mail|data-room|review-queue|certificate-watch|domain-mail|last-look|early-bird|wrong-recipient|second-notice|soft-no|hard-no|note-and-archive|ask-before-send|draft-for-boss|gap-finder|double-booked|day-off|quiet-friday|deal-won|deal-lost|deal-facts|post-of-the-week|blog-backlog|who-is-it|how-we-do-it|invitation-maybe|vip-answers|wait-for-them|late-payers"
ROUTES = {
    "berth-requests": ("Answer people who want a berth in the marina|Reply to boat owners asking for a mooring", "{p} wants a berth, answer|Reply to the boat owners|Somebody asks for a mooring"),
    "camp-places": ("Answer parents who want a place at the summer camp|Give out places at the camp", "{p} wants to send a child to the camp|Answer the parents about the camp|Deal with the camp places"),
    "driving-lessons": ("Move or cancel driving lessons of pupils|Answer learners who cannot come to a lesson", "{p} cannot come to the driving lesson|Move the lesson of {p}|See to the learner drivers"),
    "allergy-questions": ("Answer guests who ask what is in the food|Reply to questions on nuts and gluten", "{p} asks about nuts, reply|Answer the allergy questions|What do we tell {p} about gluten?"),
    "letters-to-editor": ("Label letters to the editor and thank the readers|Handle the readers' letters of the paper", "Sort the readers' letters|{p} wrote a letter to the editor|Thank the readers who wrote"),
    "audit-requests": ("Collect what the auditor asks for|Answer the auditor's requests for papers", "The auditor wants papers|See to the audit|Answer {p} from the audit firm"),
    "certificate-watch": ("Pass on mail about certificates and domains that expire|Watch for expiring certificates", "Does a certificate expire?|See to the domain mail|Look for expiring certificates"),
    "draft-for-boss": ("Prepare answers for the boss to sign and send none|Put replies in the drafts for approval", "Prepare the letters for signature|Draft the replies, I sign them|Put an answer to {p} in my drafts"),
    "gap-finder": ("Find free time in the calendar without booking it|List openings in the calendar", "Where have I got gaps?|Find me some free time|When could I fit something in?"),
    "deal-lost": ("Mark a deal as lost and write a kind goodbye|Close deals that came to nothing", "We lost {p}, close the deal|{p} bought elsewhere|Close the dead deals"),
}
NO_ROUTE = "Groom the poodle|Row the boat|Tile the bathroom|Mend the fence|Sweep the chimney|Milk the goats|Pluck the chicken|Bake a sponge cake|Bottle the honey|Stack the firewood|Shear the sheep|Rake the leaves|Starch my collar|Darn the socks|Polish the silver|Wash the windows|Unblock the sink|Hang the pictures|Assemble the shelf|Oil the hinges|Clip the hedge|Frost the cupcakes|Stir the soup|Set the alarm|Dim the screen|Mute the telly|Record the film|Scan my fingerprint|Defragment the disk|Overclock the processor|Mine some coins|Print a poster|Fold a paper crane|Who painted this?|Who wrote Hamlet?|How deep is the sea?|How tall is {first}?|Who is the mayor of {city}?|Which bus goes to {city}?|What is the tram fare in {city}?|What time does the sun set?|Will it snow at Easter?|What is an ode?|What is a prime number?|Convert miles to metres|Solve this riddle|Teach me to juggle|Hum a lullaby|Write a limerick|Invent a dragon|Sketch my cat|Guess my weight|Read my palm|Bless the house|Bet on a horse|Buy a lottery ticket|Hail a cab|Rent me a van|Find my glasses|Hire a clown"
