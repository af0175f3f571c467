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
}
