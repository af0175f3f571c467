"""More steps as ordinary people write them, by a second author: longer sentences, reasons, asides, hedges, two sentences, notes of clerks and engineers; merged like steps_wide.py."""

WIDE = {
    "READ": """
My predecessor used to skim. I'd rather you (read|went through) {it} (word for word|completely).
The (important|interesting) part is often at the bottom, so read {it} (right down to the signature|all the way down).
(Once|As soon as) you have {it} in front of you, read (what it says|the whole text).
We (charge|are paid) by the detail in this office: read {it} (closely|with attention).
The body of {it} has to be (looked at|read|seen), (not just who it is from|as the subject tells us little).
(Obviously|Of course|Naturally) you (have to|must) open {it} to know what they want.
Do me the favour of reading {it}( to the end|, even where it rambles|).
You'll want to (open|read) {it} at this point( — people bury things in there|).
Fetch full body of {it}( before branching|).
get {it}, read body
(Please|Pls) open {it} and (study|take in) (its contents|the text).
What I'd do at this point is (open|read) {it}( in peace|, slowly|).
It is necessary that you read {it}( in its entirety|).
Everything we do next depends on the text of {it}, so have it read.
(Sit down with|Bring up) {it} and (read it|go over the text)( as I would|).
First comes the reading: {it}, (in full|top to bottom).
{it} may be long. (Read|Go through) it anyway.
(Inspect|Examine) the (text|contents) of {it}( for what is really being asked|).
I (hope|trust) it goes without saying, but (open|read) {it}( first|).
Don't rely on the preview; get the whole text of {it}.
(With|By) a proper look into {it}, find out what this person wrote.
You need to know what is in {it}, so (crack|open) it (open and read|and have a read).
Let {it} be (opened|read) (attentively|in full)( at this stage|).
(A quick glance is not enough here|The preview cuts off half of it): read {it} in full.
""",
    "LABEL": """
Our bookkeeper only (looks at|works from) (one label|her label), which is {l}, so (give|add) it to {it}.
If you ask me it's obvious, but for the avoidance of doubt: {it} (gets|takes) the label {l}.
The (ladies|people|colleagues) at the desk go by labels. (Use|Put on) {l} for {it}.
Every such mail (carries|bears|has) the label {l} in this house, (and this one should too|this one included).
Please (be so good as to|remember to) (tag|label) {it} {l}( — I keep forgetting to myself|).
(Nine times out of ten|More often than not|Usually) it's {l}, so (label it that|put that label on).
I'd (probably|simply|just) (tag|label) {it} as {l}( and think no more of it|).
{it} ought to (have|carry|show) the label {l}(, otherwise nobody picks it up|, as far as I'm concerned|).
The label (that fits|we agreed on|of choice) is {l}; (please |)attach it to {it}.
(set|apply) label {l} on {it}, idempotent
label += {l}
Put it on record as {l} (by means of|with) the label.
A label makes it searchable later on: {l}, (please|in this case).
(Mind you|Careful), the label is {l} (and not something you make up|here).
It would help (me|us|the office) a great deal if {it} were (labelled|tagged) {l}.
You'll find a label {l} in the list. (That's the one for {it}|Attach it).
{l} is written on the label that {it} (needs|should get).
Each of these is (tagged|labelled) {l} (by us|as it comes in)( so the numbers add up at month end|).
For filing purposes, {it} (counts|is treated) as {l}; label accordingly.
Whoever wants it next year (will look|looks) under the label {l}, so (put it on|label it that way).
To {it} must be put label {l}.
Affix the label {l}( to {it}|).
(Then|Now) comes the label( on {it}|), which is (always|simply) {l}.
(Colour-coding never worked for us|We tried folders once), so a label it is: {l}.
""",
    "ARCHIVE": """
My rule is one touch per mail, so {it} (goes into|is moved to) the archive.
(As far as|So far as) (I'm|we're) concerned {it} is (finished|settled), so (file it away|archive it).
I (hate|can't stand) (clutter|a crowded inbox). Archive {it}.
(Since|As) there's no further (business|work) in it, {it} (can|may) be put into the archive.
{it} has been (seen|noted), which is enough. Archive it.
It's (old news|ancient history) by now, so out of the inbox and into the archive it goes.
(Rather than|Instead of) leaving {it} lying around in the inbox, archive it.
{it} is only (taking up space|in the way); (archive it|take it out of the inbox).
The archive is (searchable|big enough), so (don't be shy and archive|put) {it}( there|).
Would you (kindly|please) (get|clear) {it} out of my inbox( and into the archive|)?
archive: {it}, no further action
inbox -> archive for {it}
We keep everything for ten years, (in the archive that is|by law), so archive {it}.
What's (done|over) is (done|over): {it} is to be archived.
I don't wish to (delete|lose) {it}, but it shouldn't clog up the inbox. The archive, please.
Feel free to archive {it}( right there and then|, I won't miss it|).
Should {it} still be in the inbox, (archive it|move it to the archive).
The (proper|right) place for {it} now is the archive.
An archived mail is a good mail. (That goes for|Do it with) {it}.
(With|And with) that, {it} (leaves|is taken out of) the inbox.
Archiving is what we do with (such|these) mails, and {it} is one.
(I've no objection to archiving|It is quite safe to archive) {it}.
Into archive please to put {it}.
""",
    "SNOOZE": """
I'm (up to my neck in work|in court all day|on the road), so (make {it} come back|snooze {it} until) {w}.
We (can't|cannot) do anything about {it} until {w}, so (keep it out of view|snooze it) till then.
Honestly, {w} is (early enough|when I'd look at it); hide {it} (until then|till that day).
{it} shouldn't bother me (again |)until {w}.
(Give|Grant) me some (peace|air): {it} (is to|should) come back to my inbox {w}.
The (decision|matter) isn't due before {w}; (let {it} sleep|snooze {it}) (so long|until then).
snooze: {it}, {w}
{it}: defer, resurface {w}
I'd be grateful if {it} (turned up|showed up) again {w}( and stayed hidden until then|, and not earlier).
(Some things|Such things) ripen by waiting. Snooze {it} until {w}.
Don't let {it} get lost, but don't show it to me (before|until) {w} either.
Diary it forward: {it} (comes|is to come) back {w}.
{w} I'll have (a clear head|time|the figures), so that's when {it} should reappear.
Have {it} (put to sleep|hidden|snoozed) (until|till) {w}( — it isn't on fire|).
It's (too early|not the moment) for this. (Return|Bring back) {it} {w}.
(Would|Could) you (hold {it} back|snooze {it}|make {it} disappear) until {w}?
Postponement of {it} until {w}.
(Unless the roof is on fire|With a clear conscience), {it} can be snoozed until {w}.
Please to hide {it} till {w}, then it must come again.
A snooze until {w} is (just the thing|about right) for {it}.
We'll (think about|get round to|deal with) {it} {w}. (Snooze it until then|It should be hidden till then).
(Push|Kick) {it} (down the road|forward) to {w}, meaning snooze it.
""",
    "ANSWER": """
(The poor things|They) have probably waited long enough, so (reply|write back) with {x}.
(I've|We've) worded it once and for all in {x}; (answer|reply to) {it} with that.
(It may sound a bit stiff|It's not poetry), but our (answer|reply) (is|goes out as) {x}.
Whoever (wrote|sends) such a thing (is answered|gets answered) with {x}.
(To keep|So as to keep) the customer happy, answer( {it}|) with {x}.
(As a matter of courtesy|For politeness' sake), the sender (is sent|gets) {x} (as a reply|in return).
The sender is (to be |)answered by way of {x}( and without any additions|).
I'd (just|simply) (reply|answer|respond) with {x}( — anything longer invites a discussion|).
There's a (text|template) for that, {x}, (so reply with it|which is to go back to the sender).
(Nothing|No word) beyond {x} (is called for|is needed) (in reply|as an answer), so send that back.
reply: {it}, {x}
send reply {x}; no edits
Put {x} in the reply( to {it}|) and (hit send|send it off).
The firm's (position|reply) on this is {x}. Let the sender have it (by return|as our answer).
(Without further ado|Straight away), (reply|respond) to the sender with {x}.
A reply consisting of {x} (goes|is sent) back( to whoever wrote|).
Tell the person who wrote( {it}|), in reply: {x}.
You can safely answer( {it}|) with {x}( — we say this twenty times a week|).
Make (our|the) reply {x} and send it( off|).
{x} does the job as a reply, so (back it goes|send it back).
To (such a letter|a mail like this) one (answers|replies) with {x}.
Please to answer with {x}( to this mail|).
If they're (cross|annoyed) (already|with us), (never mind|all the more reason): (reply|answer) with {x}.
In response( to {it}|), have {x} sent (back|to the sender)( the same day|).
""",
    "DRAFT_ANSWER": """
One of the partners has to sign off on it, so (draft|prepare) the (reply|answer) {x} and do not send it.
(I'm fussy about|I like to fiddle with) replies, so leave me (a draft|an unsent draft) with {x}( as the answer|).
Don't (actually |)reply( yet|). A draft (of the reply|reply) with {x} is (all that's needed|plenty).
(Put together|Make ready) a reply to {it} from {x}, to be left unsent( in the drafts|).
The answer, {x}, is only (drafted|to be drafted)( at this stage|), not sent.
draft_reply: {it}, {x}, send=false
reply draft w/ {x}, hold
I'd (rather|sooner) press the button on my own, so put {x} into a draft reply( and stop|).
(Should|In case) I (want|wish) to change a word, keep the reply {x} as a draft( for the time being|).
What I need is a draft: a reply( to {it}|) saying {x}, (unsent|which I'll send later).
Our reply will be {x}, but (for now|until I say otherwise) only as a draft.
(With this client|With people like that) we're careful: draft the reply {x}, don't send.
Without sending anything, (write|set up) the answer {x} as a draft.
A reply (on the basis of|built on) {x} should be waiting in the drafts( when I get in|).
Please to make draft answer with {x}, not sending.
(Lay out|Write out) {x} as the answer to {it} and leave it in draft.
The reply stays in the drafts folder; (its text is|the wording is) {x}.
Prepare, but do not send, a (reply|response) with {x}.
Ideally the (answer|reply) is drafted with {x} by the time I'm back( and I send it|).
Draft form (only|is enough): answer( {it}|) with {x}, unsent.
(Nobody|No one) outside sees this yet: a draft reply with {x}.
Have the answer {x} lying (ready|there) as a draft( so that I can look it through|).
""",
    "WRITE": """
(I gave|We gave) our word that {who} would get a mail, so (send|mail) {x} over there.
Drop {who} a mail( when you get to this|); the (text|wording) is {x}.
(It's best|I think it's best) if {who} (gets|receives) a mail from us with {x}.
On our side, {who} is (in charge|the person concerned), so mail {x} (there|in that direction).
As a courtesy, {who} (is to be|should be) (written to|mailed) with {x}.
(Fire off|Dispatch) a mail to {who}, (text|body): {x}.
send_mail: to {who}, {x}
outgoing mail: {who}, {x}
The (people|person) we have to (inform|write to) is {who}; (mail|send) {x}( there|).
Compose nothing new: {x} is (mailed|emailed) to {who}( as it stands|).
I'd be obliged if you (mailed|sent|emailed) {x} to {who}.
Our letter {x} (has to|should|must) reach {who}( before anyone calls|), so mail it.
(At this point|Here) we (get in touch|make contact) with {who} by sending {x}.
An email goes (out |)to {who}, (reading|with the text) {x}.
Would you mind writing to {who}? (The text is|Use) {x}.
(Nobody told|Did anyone tell) {who}? Send a mail with {x}.
Have a mail with {x} go (out |)to {who}( the same morning|).
(However busy it gets|Whatever else is going on), {who} must be sent {x} by mail.
The mailing of {x} to {who}( is next|).
Please to send {who} a mail with text {x}.
Write {who} (a few lines|a mail), namely {x}(, and send it|).
(We don't phone, we write|No phone call): {who} gets the mail {x}.
Straight to {who} goes the mail {x}.
""",
    "WRITE_SUBJECT": """
For the records, the mail to {who} has the subject {s}; its text is {x}. Send it.
Mail {x} over to {who} and (type|enter) {s} (as|for) the subject.
send_mail: {who}, subject {s}, {x}
The subject should read {s} so they open it; {who} is to get {x}.
A mail with {x} is to be sent to {who}, (headed|titled) {s}.
I'd send {who} the text {x} under {s} as the subject.
Let {who} have a mail: {s} (up top|in the subject line), and below it {x}.
With {s} for a subject, mail {x} to {who}, please.
Address {who}, choose the subject {s}, put in {x} and send it.
""",
    "DRAFT_WRITE": """
One of the partners has to sign off on it, so draft {x} to {who} and do not send it.
(I'm fussy about|I like to fiddle with) letters, so leave me an unsent draft to {who} with {x}.
Don't (actually |)mail {who} yet. A draft with {x} is (all that's needed|plenty).
(Put together|Make ready) a mail to {who} from {x}, to be left unsent( in the drafts|).
The mail to {who}, {x}, is only to be drafted( at this stage|), not sent.
draft_mail: {who}, {x}, send=false
draft to {who} w/ {x}, hold
I'd (rather|sooner) press the button on my own, so put {x} into a draft for {who}.
(Should|In case) I want to change a word, keep the mail {x} for {who} as a draft.
What I need is a draft: a mail to {who} saying {x}, unsent.
{who} will get {x} from us, but for now it's only a draft.
We have to tread carefully with {who}: draft {x}, don't send.
Without sending anything, (write|set up) {x} to {who} as a draft.
A mail to {who} (on the basis of|built on) {x} should be waiting in the drafts.
Please to make draft mail for {who} with {x}, not sending.
(Lay out|Write out) {x} for {who} and leave it in draft.
The mail stays in the drafts folder; it is for {who} and its text is {x}.
Prepare, but do not send, a mail to {who} with {x}.
Draft form only: {x} to {who}, unsent.
{who} does not see this yet: a draft of {x}, addressed and left.
Have the mail {x} to {who} lying ready as a draft( so that I can look it through|).
""",
    "NOTIFY": """
I'm usually out at this hour, so (leave|put down) a note for me: {x}
(Nobody tells me anything|I tend to lose track), so let me know {x}
On my desk, so to speak, I want the note {x}
(It's enough|That's enough) if I (find|get) a note with {x}
Once that's clear, report to me {x}
notify: user, {x}
log to user: {x}
I'd appreciate a (short |)note( to me|): {x}
Just (tell|inform|notify) me, no (action|more) needed: {x}
(The least|All) you can do is tell me {x}
For my own (records|peace of mind), leave the note {x}
(Make it|Let it be) known to me: {x}
What I should (hear|read) from you (here|in this case) is {x}
Leave a line for whoever runs this, that is me: {x}
Your report to me (reads|goes like this): {x}
It must be brought to my notice: {x}
Put me in the picture with the note {x}
Please to leave me note {x}
A note for the boss, which is me: {x}
Hand in a short report to me, saying {x}
I'm the one who has to know; tell me {x}
Wrap it up with a note to me: {x}
No letter, no call, just the note {x} for me.
Tell me plainly, (even if I won't like it|without sugar): {x}
""",
    "ASK": """
(There's money involved|It's my name on the door), so ask me first: {x}
I'd hate to find out afterwards. Ask me {x}
Such things (aren't|are not) decided without me, so (put|ask) me the question {x}
(Nothing|No step) further until I've answered {x}
prompt user: {x}
ask: user, {x}, block until answered
It depends on my mood, frankly, so ask {x}
Let the question come to me: {x}
(Better|I'd rather you) disturb me than guess. The question for me is {x}
Would you please ask me {x}
Call on me for an answer: {x}
This is where I come in. Ask me {x}
I keep this decision to myself; I want to be asked {x}
You can't know that, so ask me {x}
Get back to me with the question {x} (and hold|and wait).
To settle it, I have to be asked {x}
My (consent|say) is (required|needed) on this; ask {x}
Have a word with me (beforehand|first), asking {x}
The boss decides, so the boss is asked {x}
Please to ask me question {x}
A question mark remains here, and it's for me to answer: {x}
If I'm reachable at all, (ask me|put it to me): {x}
Hear what I think by asking me {x}
Seek instructions from me by asking {x}
""",
    "SEARCH": """
(You'll|We'll) (need|want) something to work on, so (search|pull up) {box}{tail}.
(I may be repeating myself|At the risk of stating the obvious), but first look through {box}{tail}.
It all (begins|starts) with (looking up|searching) {box}{tail}.
mail query: {box}{tail}
list {box}{tail}, newest on top
Would you mind (searching|going through) {box}{tail}(, please|)?
Have a search done (of|over) {box}{tail}.
(Please to search|Make search in) {box}{tail}.
Whatever turns up in {box}{tail} is what we want, so (look|search) there.
I (need|want) to see {box}{tail}(, the rest can wait|, if there is any|).
We (take|are talking about) {box}{tail} here; (find|list) it for me.
For a start, let's have a look through {box}{tail}.
A search of {box}{tail} (is in order|should tell us|will do for a start).
Our (hunting ground|subject) is {box}{tail}. (Search|Comb through) it.
Go (and see|see) what you can find in {box}{tail}.
(Sorry for the trouble|It won't take long), but look through {box}{tail}.
Only {box}{tail} (is|are) wanted: (find|get|list) that.
(Get|Have) {box}{tail} on the (table|screen)( to begin with|).
(Compile|Draw up) a list of {box}{tail}.
(Check|Look) and see if there is something in {box}{tail}.
(In the mornings|As a rule) I look at {box}{tail} first, so (find|list) that.
To know where we stand, (go over|search|look at) {box}{tail}.
Locate {box}{tail}.
""",
    "FROM": """
that {p} mailed( to us|)
which (we had|I had|reached us) from {p}
as long as {p} is the sender
carrying the name of {p} as sender
that we received from {p}
{p} sent (me|us|over)
from {p} (personally|in particular|alone)
whose sender is {p}
""",
    "ABOUT": """
that (brings up|refers to|touches on|has something to say on) {x}
where (somebody|the sender) (mentions|writes about) {x}
that has the words {x} in it
(all about|around|dealing with) {x}
(in relation to|with respect to|as regards) {x}
which turns on {x}
in which we find {x}
""",
    "SINCE": """
(that is|which is) not from before {w}
(counting|starting) from {w}
with {w} as the earliest date
that got here after {w}
(going no further back than|not before) {w}
from {w} to this day
(received|which came in) from {w} on
""",
    "THE_PERSON": """
the person I (wrote down|gave you) in my request
the (name|person) I started with
the one all this is about
whoever it is I asked for
the individual named in my request
the party (in question|named)
the person I was (talking|speaking) of
""",
    "SENDER": """
whoever this came from
the person we got it from
the (lady|gentleman|party) who wrote
the (guest|tenant|parent|patient) who wrote to us
the one whose name is at the bottom of the mail
the one who wrote in( to us|)
the person who took the trouble to write
""",
    "CONTACT": """
the person the search of the contacts (gave|brought)
whoever the contacts list first
the one from the (contacts|address book)
the entry found in the address book
the contact we looked up
the person (that|who) came up (first|on top)
the best match( in the contacts|)
""",
    "THAT_TIME": """
the time I had in mind when I asked
the dates in my request
whatever (time|period) I (asked about|named)
the stated (period|time)
the period in question
the time window (named|given)
the days I (named|gave)
""",
    "THAT_LENGTH": """
whatever length I (asked for|named)
the stated (length|duration)
the duration in question
the meeting length I gave
the time I said I need
as much time as I asked for
the specified duration
""",
}
