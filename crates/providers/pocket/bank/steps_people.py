"""Steps as ordinary people write them: with reasons, asides, hedges and politeness, passive, nouns for verbs, two sentences, terse notes; merged like steps_wide.py."""

WIDE = {
    "READ": """
Before (anything else happens|you decide|you do anything), (please |)read {it} (properly|from start to finish|once, slowly|in full).
(You|We) can't judge a mail by its subject, so (open|read) {it}( and see what is in it|).
Have {it} opened and read( through|, all of it|).
{it} needs to be read (with care|by you|to the last line)( first|).
Kindly open {it} and (read|go through) what is (written|in there).
I'd like you to (read|go through) {it}( line by line|, not only the first lines|).
(Make|Get) yourself familiar with what {it} says.
A (careful|full|proper) reading of {it} comes (first|next|now|before the rest).
Reading {it} is the (first|next) (thing|job|step)( to do|).
If you haven't (done so|already), (read|open) {it}( now|).
(Take your time|No hurry here): read {it} (to the end|twice if you must|until you know what is wanted).
Let's (see|find out) what {it} (is after|is all about|says); open it( and read|).
(Go ahead and|Just|Simply) (open|read) {it}( now|).
Don't guess( from the subject line|); (open|read) {it}.
Please to read {it}( fully|, whole text|).
{it} -> read( body too|, full text|)
(open|read) {it}, (full text|whole body|body and all)
The (contents|wording|body) of {it} (matters|counts) here, so read (all of it|it through).
What does {it} (actually|really) (say|want)? (Open|Read) it (and|to) find out.
(Somebody took trouble over it, so|It's only fair to) read {it} (properly|to the end).
We'll need the (details|full text) from {it}, so (open it up|read it).
(Click|Go) into {it} and read (what they wrote|the text).
(Spend|Take) a (minute|moment) (on|over|with) {it} and read it( properly|).
(Cast|Run) an eye over {it}( — the whole text, please|).
It would be good (to read|if you read) {it} (before going on|at this point|here).
{it} should be opened( at this point|, since everything else hangs on what it says|).
Give {it} a (thorough|good|careful|quick) read( before you carry on|).
(I never skip this|Don't skip this): read {it}.
Start by (opening|reading) {it}( and taking in what they write|).
Work out what they are after by reading {it}.
Perusal of {it}( in full|).
""",
    "LABEL": """
So that (I|we) find it again, (put|hang) the label {l} on {it}.
{l} is the label (I|we) (use|want) for (this kind of mail|mails like this one), so (put|stick) it on.
For (the accountant's|everyone's|good order's) sake, (tag|label) {it} {l}.
(Make sure|See to it that) {it} (ends up|is kept|is filed) under {l}.
It (belongs|goes|should sit|lives) under {l}( in our system|, as always|).
These (all |)carry the label {l}( with us|), so (add|attach) it here too.
The label here (should|has to|ought to) be {l}( if you ask me|).
We (file|sort|keep) this sort of mail under {l}; do (so|the same) here.
(Hang|Stick|Slap|Pin) a {l} (label|tag) on {it}(, would you|, please|).
Labelling( of {it}|): {l}.
{it} -> label {l}
label {l}(, nothing else| and done|)
To be labelled {l}( so the bookkeeper finds it|, for the files|).
Have {it} labelled {l}( so that the office can pick it up|).
(Nothing fancy|Simple): (just |)the label {l}( for {it}|).
The (bookkeeper|secretary|boss) looks under {l}, so that's the label to put on.
Under which label? {l}( is right here|, please).
Let the label (read|be) {l}.
{it} wants the label {l}( and nothing else|).
Mark {it} with {l}, (so it's clear whose turn it is|as we always do).
Would you (please |)(categorise|classify|label) {it} as {l}?
{l} (should be|is to be|gets) added (to its labels|to {it} as a label).
Mails (like this|of this sort) are kept together with the label {l}, so (put it on|apply it).
An extra label, {l}, (goes|should go) on {it}.
It's (clearly|plainly|really) a case of {l}: label it (so|that way).
(Categorisation|Classification) of {it}(:| as) {l}.
The (right|correct|proper) label for {it} is {l}(; put it on|, so use it|).
Assignment of the label {l} to {it}.
{it} is labelled {l} (so nobody has to hunt for it|before we go any further|as a matter of routine).
Put label {l}( on it|, don't leave it without|).
I sort by labels, and {it} is one for {l}.
""",
    "ARCHIVE": """
There is nothing (left|more) to (do|deal with) here, so (archive {it}|put {it} in the archive).
(We|You) (won't|don't) need {it} in the inbox any more; (archive it|off to the archive).
A full inbox makes me nervous: (put {it} into the archive|archive {it}).
Archiving {it} is (fine|all that is left|enough).
{it} can (safely |)(be archived|go to the archive|leave the inbox)( now|).
{it} has done its job and (may|can|should) be archived.
Have {it} archived( so the inbox stays short|, please|).
Please make {it} disappear from the inbox (and into|to) the archive.
(With that settled|That being so|As nothing is open), (archive {it}|move {it} to the archive).
(Keep|We keep) {it} for the (record|records), but in the archive, not in the inbox.
The archive is where {it} (belongs|should be)( from now on|).
{it} -> archive
archive( {it}|), (done|next)
Into the archive (it goes|with {it})(, thank you|).
(No need to|Nobody needs to) see {it} again: archive it.
We'd (rather not see|prefer not to have) {it} in the inbox any longer, so archive it.
Let's get {it} off the (desk|table) and into the archive.
The inbox is for open matters only, and {it} is closed: archive it.
(Put|Move) {it} (with the finished ones|among the old mail), in the archive.
{it} should not (stay|remain|sit) in the inbox( any longer|).
If you'd be so kind, (archive {it}|put {it} in the archive).
Do not delete {it}, (only |just )archive( it|).
Time to (archive {it}|send {it} off to the archive).
It can be filed away (in the archive|out of the inbox)( without further ado|).
Archive, please( — I have seen it already|, it only takes up room|).
Mails of this kind are archived( straight away|, that's our rule|), and {it} is no exception.
Straight to the archive with {it}.
You may (archive|put away) {it}( now|, I've no use for it in the inbox|).
Removal of {it} from the inbox( to the archive|).
That's (over and done with|dealt with), so {it} goes into the archive.
We archive (such a thing|things like this) without ceremony; do so.
""",
    "SNOOZE": """
This can wait: (hide|snooze) {it} until {w}.
(I|We) don't (want|need) to see {it} before {w}(, so snooze it|; put it to sleep till then).
Nothing will happen before {w}, so (snooze|park) {it} (until|till) then.
Let {it} (rest|sleep|lie|hibernate) (until|till) {w}.
{w} is soon enough for {it}, so snooze it( until then|).
Have {it} (come back|pop up again|return)( to the inbox|) {w}.
{it} should (reappear|be back|turn up again) {w}( and not before|).
Please (put|set) {it} aside until {w}( when there's time for it|).
Out of my sight( with {it}|) until {w}(, please|).
{it} -> snooze {w}
snooze till {w}(, not urgent|)
Snoozing {it} until {w} (will do|is best|seems right).
(Take|Get) {it} off my screen until {w}.
No rush here; (bring {it} up|show {it} to me) again {w}.
If at all possible, (keep|hold) {it} back until {w}.
For resubmission {w}: snooze {it}.
We look at {it} again {w}; until then (hide it|keep it hidden|snooze it).
(Nobody is in the office|The shop is closed) until {w}, so {it} can sleep till then.
{it} is to be (snoozed|hidden|put off) until {w}.
{it} wants to be shown again {w}, so snooze it.
My head is full; let {it} come back {w}.
Set {it} to (wake up|return|come back) {w}.
{it} (keeps|will keep) until {w}; snooze it( accordingly|).
Snooze {it} for me, would you? {w} is (fine|early enough).
It isn't (pressing|urgent), so {w} will do: snooze {it} (until then|to that day).
Temporarily hide {it}, until {w}.
{it} can (vanish|go away) for now and be back {w}.
Snooze, (date|back): {w}.
Wake me up about {it} {w}( and leave me in peace before|).
Hide away {it} please, I will have time for it {w}.
""",
    "ANSWER": """
Send back our usual reply, {x}( — nothing more|, and leave it at that|).
Anyone who writes this gets {x} from us( as a reply|).
(They deserve|The sender deserves) an answer, so reply with {x}.
(Please be|Be) so kind and (reply|answer)( to {it}|) with {x}.
We (always|usually|normally) answer (these|this sort of thing) with {x}, so do that here.
Our (standard|stock|ready-made) (reply|answer) to this is {x}; send it back.
(Let them hear|They hear) from us by return mail: {x}.
{x} should be sent (in reply|as our reply|as an answer)( to {it}|).
{x} is what the sender should (get|receive) (in reply|back|as an answer)(, no more and no less|).
Reply to the sender (right away|without delay|kindly), using {x}( word for word|).
A (short|friendly|polite|quick) (reply|answer) will do: {x}.
reply {x}, send
{it} -> reply {x}
Replying with {x} (is enough|will do|settles it).
It's only polite to (answer|write back), so send them {x}( in reply|).
(Whatever they ask|Even if the mail is rude|However long the mail is), (answer|reply) with {x}.
Answer to {it} by sending {x}( from the templates|, please|).
The sender is waiting to hear from us: (return|send back) {x}.
(Don't write anything new|No need for your own words); (just |)reply with {x}.
Give them {x} (by way of reply|as our response).
Have {x} sent (back to the sender|in answer to {it}).
Use the wording of {x} to (reply|answer|write back)( to {it}|)( and send it off|, unchanged|).
Our (response|reply|answer) (goes out|is sent) with {x}(, as is our custom|).
(Would|Could) you (please |)answer( {it}|) with {x}?
They get the (text|letter|template) {x} (as their answer|back from us|in response).
Acknowledge {it} with {x}.
Close the matter by (answering|replying) with {x}.
(I think|To my mind|Mostly) {x} is the (right|best) answer here, so send it( back|).
Response to( the|) sender: {x}.
If nothing speaks against it, (reply|answer) with {x}.
The reply to be sent is {x}.
Please respond( to {it}|) to the sender; {x} covers it( nicely|).
Write back to whoever sent {it}; {x} (is the text to use|says all we want to say).
""",
    "DRAFT_ANSWER": """
I want to (check|see|read) it before it goes out, so (only |)draft the (reply|answer) with {x}.
(Prepare|Get ready) an answer with {x}, but (don't send it|keep it in the drafts).
The (reply|answer) {x} should (wait|sit) in (my |the )drafts( until I have looked at it|, unsent|).
{x} as a draft reply( to {it}|), please( — sending is up to me|).
Nothing (goes out|is sent) yet: put {x} (in the drafts as our answer|into a draft reply).
Draft (reply|answer): {x}, not to be sent.
reply {x}, draft only
{it} -> draft reply {x}
Set up a reply( to {it}|) using {x} and leave it unsent.
Have a reply( to {it}|) drafted with {x}( for my approval|, I will send it myself|).
(My signature is needed|The boss signs these), so (just |only |)draft the answer with {x}.
Drafting a reply with {x} is (enough|all I want)( — don't send|).
(Type up|Write up) {x} as our answer, and (park|leave|save) it among the drafts.
An answer is to be drafted with {x}( and left for me|, not sent|).
Please make a draft of the answer {x}( for me to look over|, without to send it|).
(Hold|Keep) the (reply|answer) {x} as a draft(, I send it myself| for now| till I say so).
Unsent draft (reply|answer) to {it}: {x}.
This is a delicate matter. The (answer|reply) {x} stays a draft.
We (never|don't) send these straight out; a draft reply with {x} (is how we do it|will do).
Let {x} be drafted as (our|the) response( to {it}|) but not sent.
(Could|Would) you draft a (response|reply|answer)( to {it}|) with {x}( for me|)?
Save {x} in the drafts as (the|a possible) (reply|answer)( to {it}|).
I'll press send myself: (draft|just draft) the answer with {x}.
Ready a reply from {x}( for {it}|), in draft form only.
(Leave the sending to me|Sending is my job); you (draft|prepare a draft of) the reply {x}.
The draft of our (answer|reply) (is made from|uses|takes) {x}.
A reply, (as yet|so far) only in draft: {x}.
Start a (reply|response) with {x} and stop short of sending( it|).
(Rough out|Sketch) a reply with {x}, (kept in drafts|not sent yet).
""",
    "WRITE": """
(Make sure|See to it that) {who} receives {x} from us( by mail|).
{who} should hear from us( soon|), so send {x} over.
It's time {who} heard from us: (mail|send) {x}.
A (short|friendly|formal) mail with {x} (goes|should go) to {who}( as well|).
Could you (please |)(send|mail) {x} to {who}?
{who} has to be told, so mail {x} (over|their way).
Out goes {x} to {who}.
mail {who}: {x}
mail to {who}, text {x}, send
Have {x} (mailed|sent|emailed) to {who}( without delay|).
{x} is to be sent to {who}( by mail|).
We owe {who} a mail; {x} (says it|is the one to send).
For {who} we have the letter {x}; send it( off|).
Reach out to {who} with {x}( if you would|).
Start a new mail to {who}, with {x} as (the text|its body), and send it.
Sending {x} to {who} (comes next|is the next thing).
(Politely|Kindly) write {who} the mail {x}.
Get {x} off to {who}( as soon as you can|).
By mail, {who} (is informed|is told|hears from us) with {x}.
{who} is the one to write to, with {x}.
Address a mail to {who} and use {x} (for|as) the text.
The mail {x} goes (out |)to {who}( on behalf of the firm|, with our regards|).
Please write to {who}( in a friendly way|, it is important|), with the text {x}.
Get a mail (across|over) to {who}: {x}.
I promised {who} a mail, so send {x} (over|along).
(Shop|House|Office) rule: {who} gets {x} by mail.
Send off {x}, (addressed|directed) to {who}.
{who} will want to know; send (over |){x}.
One mail to {who} with the text {x}( and no more|).
The (text|template|letter) {x} is meant for {who}; please send it there.
""",
    "WRITE_SUBJECT": """
Please send {who} a mail, subject {s}, with {x} as the text.
A mail should go to {who}: the subject is {s}, the text is {x}.
Have {x} sent to {who}; (the subject line reads|for the subject take) {s}.
mail {who}, subj {s}, body {x}
(Could|Would) you mail {x} to {who} and (call it|give it the subject) {s}?
So that it isn't overlooked, use {s} as the subject and mail {x} to {who}.
{who} gets {x} from us, under the heading {s}.
Write {who} the text {x}; put {s} in the subject line.
Subject {s}, recipient {who}, text {x}: send it.
{x} is to be mailed to {who} with {s} in the subject line.
As subject take {s}, and as text {x}, and send this to {who}.
""",
    "DRAFT_WRITE": """
I want to (check|see|read) it first, so (only |)draft {x} to {who}.
(Prepare|Get ready) a mail to {who} with {x}, but (don't send it|keep it in the drafts).
The mail {x} to {who} should (wait|sit) in (my |the )drafts( until I have looked at it|, unsent|).
{x} as a draft to {who}, please( — sending is up to me|).
Nothing (goes out|is sent) yet: put {x} (in the drafts for|into a draft to) {who}.
Draft to {who}: {x}, not to be sent.
mail to {who}, {x}, draft only
draft -> {who}, text {x}
Set up a mail to {who} using {x} and leave it unsent.
Have a mail to {who} drafted with {x}( for my approval|, I will send it myself|).
(My signature is needed|The boss signs these), so (just |only |)draft the mail {x} to {who}.
Drafting {x} to {who} is (enough|all I want)( — don't send|).
(Type up|Write up) {x} for {who} and (park|leave|save) it among the drafts.
A mail to {who} is to be drafted with {x}( and left for me|, not sent|).
Please make a draft of {x} for {who}( for me to look over|, without to send it|).
(Hold|Keep) the mail {x} to {who} as a draft(, I send it myself| for now| till I say so).
Unsent draft to {who}: {x}.
{who} is an important person. The mail {x} to them stays a draft.
We (never|don't) write to {who} straight out; a draft with {x} (is how we do it|will do).
Let {x} be drafted to {who} but not sent.
(Could|Would) you draft a mail to {who} with {x}( for me|)?
Save {x} in the drafts, addressed to {who}.
I'll press send myself: (draft|just draft) {x} to {who}.
Ready a mail to {who} from {x}, in draft form only.
(Leave the sending to me|Sending is my job); you (draft|prepare a draft of) {x} for {who}.
The draft to {who} (is made from|uses|takes) {x}.
A mail to {who}, (as yet|so far) only in draft: {x}.
Start a mail to {who} with {x} and stop short of sending( it|).
(Rough out|Sketch) a mail to {who} with {x}, (kept in drafts|not sent yet).
""",
    "NOTIFY": """
(So that I know|Just so I'm in the picture), leave me a note: {x}
When I come back I want to (find|read) the note {x}
(Please let|Be so good and let) me know: {x}
I should be told {x}
{x} — that's the note (I need|to leave for me).
note to (me|self|user): {x}
Put it in a note for me: {x}
Give me a heads-up( here|): {x}
Don't keep me in the dark; tell me {x}
(End|Finish) by telling me {x}
My (note|report) should say {x}
(I'd like|I want) to be informed: {x}
For my information, note {x}
FYI to me: {x}
Make a remark for me saying {x}
Jot down for me: {x}
The user (is told|gets the note|should read) {x}
A word to me (is enough|will do): {x}
Leave (word|a message) for me: {x}
All I need here is a note: {x}
Keep me informed with (the note|this note): {x}
I must be informed, by the note {x}
{x} should (appear|be) in my notes( afterwards|).
Notification to me: {x}
Nobody else gets this, it's just a note to me: {x}
At that point I get (a note|the note) {x}
Brief me (in one line|with the line|shortly): {x}
Write me (on a note|as a note) {x}
Point out to me: {x}
A note will be left for me( in the end|): {x}
I like to know where things stand. Leave the note {x}
""",
    "ASK": """
I want to decide this( one|) myself; ask me {x}
Don't go ahead on your own — ask {x}
Before anything is (done|decided), I want to be asked {x}
{x} is (the question to me|what I want to be asked)( here|).
Please check with (me|the user) first: {x}
Only I know the answer, so ask me {x}
The (final |)decision is mine( here|), so the question to me is {x}
question to (me|user): {x}
If in (any |)doubt, and here we always are, ask me {x}
Turn to me with {x} and wait for the answer.
Have me asked {x}
(I need|I'd like) to be consulted: {x}
Wait for my answer to {x}
Ask (politely|in plain words|me straight out): {x}
This (needs|calls for) my word, so ask {x}
You'll (need|want) my answer to {x} (here|before going on).
(Better|Safer) to ask me than be sorry: {x}
Let me (have the last word|say yes or no): {x}
Get it approved by me, asking {x}
Put it to me (as a question|plainly): {x}
The user has to answer {x} (first|before we continue).
One question (to|for) me (at this point|here): {x}
Stop here and wait for me to answer {x}
I am to be asked {x}
Kindly ask me {x}
Inquire with me: {x}
Request my decision with the question {x}
It isn't for you to decide; ask me {x}
Make no move before I have answered {x}
My view is needed here. Ask me {x}
""",
    "SEARCH": """
(We begin|Begin|Start) (with a search of|by looking through) {box}{tail}.
I need a list of {box}{tail}(, nothing else for now|).
First of all, (get hold of|get together) {box}{tail}.
Please (search|look through|go over) {box}{tail}(, that is where it starts|).
What is there in {box}{tail}? (Have a look|Search|Find out).
(See|Check) whether there is anything in {box}{tail}.
search {box}{tail}
(Work from|Use|We need) a search of {box}{tail}.
Searching {box}{tail} (comes first|is the first step).
{box}{tail} — (find|get|search) that.
(A list|An overview) of {box}{tail}, please.
Have {box}{tail} (searched|listed)( for me|).
The mail we need must be in {box}{tail}; (search|look) there.
Dig (up|through|out) {box}{tail}.
The (job|round) starts from {box}{tail}, so (fetch|list) that.
Could you (find|search|pull together) {box}{tail}?
We only (care about|look at) {box}{tail} here, so (get|find) that.
Run a (search|query) (over|on|through) {box}{tail}.
Everything starts with {box}{tail}; (look it up|get it).
Make (me |)a list from {box}{tail}.
To (get going|begin with), I (want|need) a list of {box}{tail}.
(Hunt|Track) down {box}{tail}.
Do a proper search (of|through) {box}{tail}, please.
Do look through {box}{tail}(, however much it is|).
The search (covers|is for|takes in) {box}{tail}.
All the rest (depends on|follows from) {box}{tail}, so find that first.
Retrieval of {box}{tail}.
I may have missed something, so search {box}{tail}.
If you would, (find|search|list) {box}{tail}.
{box}{tail} (is|are) to be searched (first|now).
""",
    "FROM": """
(which|that) came in from {p}
(where|in which) {p} is (named as |)the sender
(we got|that we have) from {p}
from {p} and nobody else
{p} wrote
as far as {p} wrote it
addressed to us by {p}
bearing {p} as sender
from the desk of {p}
that (is|are) from {p}
""",
    "ABOUT": """
in which {x} (comes up|appears|is mentioned)
where {x} is (mentioned|the topic)
(having|that has) to do with {x}
in the matter of {x}
(touching on|relating to|discussing|in connection with) {x}
with {x} somewhere in it
whose text has {x}
that (says|talks about|goes into) {x}
where it is about {x}
on the question of {x}
""",
    "SINCE": """
dating from after {w}
no older than {w}
that (came in|reached us) (since|after) {w}
(going back|reaching back|back) to {w}
as far back as {w}
dated after {w}
from {w} (up to now|onwards|until now)
of the time since {w}
with a date after {w}
that has come since {w}
""",
    "THE_PERSON": """
the person my request (was|is) about
whoever I (asked you about|named|mentioned)
(the person|the one) I asked for (at the start|in my request)
the one my request names
whomever I mentioned
(the person|the one) whose name I gave( you|)
the person I have in mind
the (lady or gentleman|man or woman) I asked about
the person this is about
""",
    "SENDER": """
the person who wrote in
whoever wrote (in|to us)
our correspondent
the (client|customer|guest|patient) who wrote
the (person|one) the mail is from
the (man or woman|lady or gentleman) who wrote
the person (on the other end|at the other end) of the mail
whoever (is behind|signed) the mail
the person whose mail (this is|we have just read)
""",
    "CONTACT": """
the person the address book (gave|turned up|came up with)
whoever the (address book|contacts) turned up
the (first|top) match( in the contacts|)
the match (from|in) the address book
the person we (found|looked up)( in the contacts|)
the first name (found|that came up)
whoever (comes|came) up in the contacts
the person on top of the contacts found
""",
    "THAT_TIME": """
the (dates|days|time|period) I (gave|named|asked about)
the window I asked (about|for)
the time my request (mentions|names|gives)
the time span (requested|I asked for)
the stretch I asked about
the (week or day|day or week) I named
the time I asked you for
the period (from|given in) my request
the time I have asked for
""",
    "THAT_LENGTH": """
the (time|length) needed
the (length|duration) I (gave|named)
however long I asked for
as many minutes as (I asked for|requested)
the (minutes|time) (requested|I asked for)
the number of minutes (I gave|in my request)
the amount of time asked for
the length my request (gives|names)
""",
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
