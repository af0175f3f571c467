"""Steps as ordinary people write them, by a third author: reason or condition first, rare verbs, nouns for verbs, two sentences, near tools told apart; merged like steps_wide.py."""

WIDE = {
    "READ": """
Since (half of them bury the point|the subject rarely tells the story|people hide the question in the last line), read {it} (to the end|all the way through).
As we (can't|cannot) tell from the subject alone what is meant, (open|have a look into) {it} and read.
Because a wrong guess (costs us dearly|looks careless), the full text of {it} is (read|to be read) at this point.
If only to be fair to whoever wrote it, (read|open and read) {it} (in one go|in its whole length).
Given how (vague|short|odd) the subjects are, there's no way round (opening|reading) {it}.
To be able to say what it is, you have to have read {it}.
Though the preview (shows a little|gives a hint), (go into|open) {it} for the (rest|full wording).
In order to (understand|grasp) what is being asked, (peruse|study|work through) {it}.
(Unfold|Expand|Unwrap) {it} and (take in|absorb) the whole text.
(Decipher|Make out) what {it} is trying to say.
(Pore|Leaf) over {it} (until you have understood it|, word by word).
(Acquaint|Familiarise) yourself with the (contents|text) of {it}.
(Retrieve|Load|Pull) the complete (text|body) of {it}.
A read-through of {it} (happens|takes place|is done) (here|now).
An opening and reading of {it} is what this step (amounts to|consists of).
The reading of {it} (falls|happens) here( and is not to be skipped|).
This is a reading step. The thing to read is {it}.
It's just words on a screen until someone reads it. Do that with {it}.
There may be (dates|figures|names) in it that we need. (Open|Read) {it}.
(Nothing is decided yet|We decide nothing here). Just read {it}.
The sender has put something in writing. Find out from {it} what.
What stands in {it} should be (known|clear) to you before you go on, so read it.
When it's {it} we speak of, the whole text counts: (read|open) it.
Only after {it} has been (read|gone through) can the rest be judged, so do it now.
Have {it} in front of you, and (read|see) what (it's|it is) about.
(Before judging|Without judging), (read|look through) {it} (calmly|with fresh eyes).
Would it be too much to ask that you read {it} (first|properly)?
What's inside {it} isn't known yet; open it.
READ {it}, body incl.
Next {it} should be read by you, complete please.
Seeing that (the rest hangs on what it says|we'd only be guessing otherwise), {it} is (opened|read) before all else.
Whenever such a mail lands here, the first thing we do is (open|read) it, and so you (open|read) {it} too.
After what happened last time (with a half-read mail|when nobody looked inside), please read {it} (fully|to the very end).
People write the important thing after the greetings, and that's why {it} has to be read (beyond|past) the first lines.
Out of respect for the writer, (take the trouble to read|do read) {it} (properly|in full).
Unless you can read minds, you'll have to open {it} and read what they (want|say).
""",
    "LABEL": """
Since the team (wants to see it on Mondays|goes through them on Fridays|meets about these), put the label {l} on {it}.
As (our bookkeeper|the night shift|my deputy) (sorts|works) by label, {it} (is given|should bear) the label {l}.
Because (we lost track of these last year|these tend to get lost), (every one is|they are all) labelled {l}.
If we're ever to count them, they need a label, and it is {l}.
So as to keep (these|such mails) together, (equip|provide) {it} with the label {l}.
When the quarter ends (somebody|the controller) asks for these, so (attach|apply) the label {l}( to {it}|).
For the benefit of (whoever is on duty|the colleagues), (mark|label) {it} as {l}.
Given that {it} concerns {l}, let the label say so.
In order that it shows up in the right list, {l} (should be set|is to be set) as a label.
Though it's a small thing, (don't leave out|remember) the label: {l}.
(Earmark|Brand|Pigeonhole) {it} as {l}.
(Adorn|Furnish|Decorate) {it} with the label {l}.
(Append|Bestow|Fix|Tack) the label {l} (to|on|onto) {it}.
(Designate|Classify|Denote) {it} {l}, by label.
(Bracket|Lump) {it} together with the other {l} mail by giving it that label.
A label goes on {it}, (namely|reading) {l}.
The label {l} (finds its place|appears|is found) on {it} (after this step|from here on).
One label, {l}, (for|onto) {it}.
A tag (saying|that says) {l} (is attached|belongs here).
Tagging of {it} with {l} (is done|happens) at this point.
The label does the explaining. Set it to {l}.
It's one of those. Label: {l}.
We have a label for it. That label is {l}, and {it} gets it.
It stays where it is. Only the label {l} is put on( {it}|).
Never mind the folder. What {it} needs is the label {l}.
Could {it} have the label {l} (put on|added), please?
(Without taking it anywhere|Leaving it where it is), add the label {l}( to {it}|).
{l} on {it}, as a label.
ADD LABEL {l}
For {it} the label {l} must be set, thanks.
See that {l} is among the labels of {it}.
Seeing that (the auditors come in spring|several of us share this mailbox), please give {it} the label {l}.
Whenever such a mail lands here it is marked with the label {l}, and so is {it}.
After what happened last time (we couldn't find one|two got mixed up), the label {l} (is put on|goes on) (first|straight away).
The deputy filters the mailbox by {l}, and that's why {it} needs this label.
For fear of losing track, I have all of these (labelled|tagged) {l}, (this one too|so do it here).
Unless it has it already, {it} is given the label {l}.
""",
    "ARCHIVE": """
Since (it has been dealt with|nothing is left to do on it|the matter rests), {it} (goes to|is for) the archive.
As I (don't need to look at it again|like an empty inbox), please (archive|see to the archiving of) {it}.
Because the inbox is (for work in hand|not a museum|our to-do list), (take|lift) {it} out and archive it.
If it only (informs|says thanks|confirms something), there's no use keeping it in the inbox. Archive {it}.
So that the inbox (shows only what is open|stays manageable), (shift|transfer|consign) {it} to the archive.
Now that the matter is (closed|over), {it} may (retire|withdraw|disappear) into the archive.
Given that nobody (acts on|uses) these any more, have {it} (moved|put) into the archive.
Once you're at this point, {it} is no longer wanted in the inbox, so (archive it|off to the archive with it).
While we keep everything, we don't keep it in the inbox: (archive|file away) {it}.
For the sake of (order|a clear view), (archive {it}|{it} is archived).
(Consign|Relegate|Banish|Commit) {it} to the archive.
(Evict|Oust|Extract|Whisk) {it} from the inbox into the archive.
(Deposit|Lodge|Bury|Park) {it} in the archive (for good|permanently).
(Sweep|Brush|Usher) {it} into the archive.
The archive (takes|receives|swallows|gets) {it}.
An archiving of {it} (closes the matter|ends this).
{it} finds its (rest|final place) in the archive.
Departure of {it} from the inbox, destination archive.
Exit {it} from inbox; it's archived.
Our inbox (loses|gives up) {it}, the archive gains it.
The thing is finished. Put {it} into the archive.
We're through with it. {it} can be archived.
There's no date on which we'd want it again. So archive {it}.
It needs no reply and no reminder. To the archive with {it}.
You needn't bring it up again. Archive {it}, (full stop|that's all).
Could {it} be archived (at this stage|by you), please?
(Not for later, not for anybody|For good, not just for a while): {it} is archived.
(Quietly|Gently|Simply) (slip|slide) {it} into the archive.
ARCHIVE {it}. No delete.
{it} please into archive, I finished with this.
Seeing that (everything in it is settled|there's nothing in it for us), {it} should be (archived|moved into the archive).
Whenever one of these is finished with, it goes into the archive, and so does {it}.
After this I don't want to come across {it} in the inbox again, so (archive it|put it in the archive).
My screen shows twenty mails and no more, and that's why {it} is (archived|taken out of the inbox).
Out of a love of order, (archive {it}|clear {it} out of the inbox into the archive).
Unless you're told otherwise, {it} ends up in the archive at this point.
""",
    "SNOOZE": """
Since (nobody works on it before then|the figures come later|I'm away), (let|have) {it} (return|come back) {w}.
As we (can't do anything|won't know more) before {w}, {it} (is snoozed|should be snoozed) until then.
Because I (read such things in peace|only get to it later), {it} (reappears|shows up again) {w}.
If it's too early to act, (have it wait|let it slumber): {it} is to be back {w}.
So that it (catches my eye|turns up) at the right moment, (put|tuck) {it} away until {w}.
Given that it (isn't due yet|has time), {it} can (doze|rest|stay hidden) until {w}.
When the time comes, which is {w}, I want {it} back in the inbox; hide it till then.
While (the boss is|I am) on leave it's no use to anyone, so snooze {it} (until|till) {w}.
For want of time now, (make|let) {it} (resurface|surface again) {w}.
Though I do want to see it, I don't want to see it now. Bring {it} back {w}.
(Adjourn|Suspend|Mothball|Shelve) {it} until {w}.
(Freeze|Stash|Tuck away) {it} and (thaw it|bring it out again) {w}.
(Mute|Conceal|Withhold) {it} until {w}.
(Reawaken|Revive|Reinstate) {it} in the inbox {w}.
A snooze (is set|goes) on {it}, (ending|lasting until) {w}.
The return of {it} to the inbox (is planned for|happens) {w}.
A rest for {it} until {w}.
Hiding of {it} (lasts|runs) until {w}.
Snooze time for {it}: until {w}.
It isn't finished, it's only early. Have {it} come up again {w}.
It's not done with, so it isn't put away for good. It just comes back {w}.
I'll look at it then. {it} should be hidden until {w}.
The ball is in their court. {it} may come round again {w}.
We need it again {w}. Till that day, snooze {it}.
Could {it} be (kept away from me|held back|snoozed) until {w}?
Keep {it}, but (out of the inbox|out of view) until {w}.
(Only temporarily|Just for the time being), get {it} out of the inbox: it's back {w}.
Have {it} (knock again|present itself again) {w}.
SNOOZE {it} TO {w}
Until {w} I don't want see {it}, then again.
Seeing that (the office is empty|the meeting isn't before then), {it} had better (come back|be shown again) {w}.
Whenever something isn't ripe, I have it hidden for a while; with {it}, that's until {w}.
After a look at my week I'd say {w} is the day for {it}, so (snooze it|hide it) until then.
I do my thinking on another day, and that's why {it} should be back in the inbox {w} and not sooner.
Out of mercy for my nerves, (snooze {it}|let {it} stay out of sight) until {w}.
Unless the world ends, I'll deal with it {w}, so have {it} (return|reappear) then.
""",
    "ANSWER": """
Since (they took the trouble to write|everyone who writes is answered), {x} (goes|is sent) back as the reply.
As (this comes up every week|we've nothing to add), the (answer|reply) to the sender is {x}.
Because a (quick word|fast answer) is worth more than a long one, (reply|answer) with {x} (at once|there and then).
If (they're waiting|somebody waits) for our word, (let|have) the reply {x} (go out|be sent).
So that (they know we've seen it|nobody feels ignored), (write|send) back {x}.
Given (what they ask|the tone of it), {x} is the (reply|answer) they are sent.
When a (customer|guest|client) writes like that, we (reply|respond) with {x}.
Now that we know what they want, answer( {it}|) with {x}.
In keeping with (house style|our custom), {x} is sent to the sender (in reply|as a response).
Though it's tempting to say more, (just|simply) (reply|respond) {x}.
(Counter|Parry|Meet|Field) {it} with {x} (as our reply|in reply).
(Reciprocate|Rejoin|Retort) with {x}( to the sender|).
(Furnish|Supply|Provide|Oblige) the sender with {x} (in reply|as the answer).
(Extend|Issue|Dispatch) {x} (as the reply|as an answer) to {it}.
(Honour|Satisfy|Settle) {it} with the reply {x}.
A reply goes (back|out) (with|saying) {x}.
An answer (with|made of) {x} is (on its way|sent) to the sender.
Our reply to the sender, {x}, (leaves|goes off) (now|today|at once).
Reply for the sender: {x}, sent.
{x} is (returned|sent back) to the person who (asked|wrote).
They wrote to us. We write back {x}.
It's a simple question. The reply we send is {x}.
No need to think about it. Reply with {x} (and go on|and be done).
They'll be glad of an answer. Send them {x} in return.
This gets a real reply, (sent off at once|not one kept back): {x}.
Could you get {x} back to the sender (as a reply|in answer)?
(On my behalf|In my name), (reply|answer) to {it} with {x}.
(By way of|For an) answer( to {it}|), {x} is sent.
SEND REPLY {x}
The sender gets from us as answer {x}, thank you.
Seeing that (the sender is in a hurry|they only want a confirmation), {x} is sent to them (as our reply|in reply).
Whenever someone writes in with this, we send back {x}, and so we do with {it}.
After all they've been through, the least we can do is (answer|reply) with {x}.
The lawyers approved the wording, and that's why the reply we send is {x} (to the letter|and no other).
Out of courtesy, and because it's quickly done, (answer|reply to) {it} with {x}.
Unless it has been answered, (reply|write back) to the sender with {x}.
""",
    "DRAFT_ANSWER": """
Since (I sign these myself|the partner reads everything first|it's a touchy matter), only a draft of the reply {x} is made.
As nothing (leaves the house|goes out) without my eyes on it, (draft|prepare) the answer {x} and keep it unsent.
Because a slip here would be (costly|embarrassing), the reply {x} (stays|is kept) in the drafts.
If I'm happy with it I'll send it myself; for your part, (draft|put in draft) the reply {x}.
So that I only have to press send, have the (answer|reply) {x} in the drafts.
Given how (sensitive|important) they are, a draft reply with {x} (is made|is prepared), not a sent one.
Until I've had a look, our (reply|answer) {x} is (no more than a draft|a draft and nothing else).
Before any reply is sent I want to read it, so (leave|make) a draft of it with {x}.
In order to (save me typing|spare me the work), draft the reply to {it} with {x}; I'll send it.
Though the wording is fixed, don't send: the reply {x} is drafted.
(Concoct|Pen|Formulate|Assemble) a draft reply( to {it}|) with {x}.
(Preload|Stage|Queue up) the reply {x} as a draft, unsent.
(Shelve|File|Lodge) {x} among the drafts as the reply( to {it}|).
(Outline|Prefabricate|Pre-write) the answer with {x} (as a draft|in the drafts).
A draft of a reply appears in the drafts folder, with {x}.
A draft, in answer to {it}, made of {x}.
The reply {x} gets as far as the drafts (and no further|, where I find it).
The drafts folder (receives|gets) a reply with {x}.
Reply in the drafts: {x}, unsent.
Creation of a draft reply with {x}.
I do the sending. You make the draft reply {x}.
Don't send it. The answer {x} is only put in the drafts.
Somebody else will look it over. Draft the reply to {it} with {x}.
A reply is needed, but not today. Have it drafted with {x}.
I'd like to see the reply first. Draft it with {x}.
Could a reply with {x} be (drafted|put in the drafts) for me?
(Stopping before the send button|Short of sending), prepare the reply {x}.
Our answer {x}, (held as|in the form of) a draft.
DRAFT REPLY {x}, DO NOT SEND
Please the answer {x} only as draft, I send later.
Seeing that (the sum is high|the client is new), the reply {x} is (only drafted|drafted and not sent).
Whenever money comes into it I look at our replies beforehand, so {x} is only put in the drafts as the answer.
After what happened last time, no reply leaves without me; make a draft of it with {x}.
The partner insists on reading every reply, and that's why {x} is drafted (in answer|as the answer) and left unsent.
Out of caution, (prepare|make) only a draft of the reply( to {it}|), with {x}.
Unless I send it myself nothing goes out: the answer {x} is kept as a draft.
""",
    "WRITE": """
Since {who} (ought to know|has a right to know|asked to be kept posted), {x} is (mailed|sent) there.
As {who} (doesn't know yet|has not been told), (send|mail) {x} to them.
Because we (promised|said we'd do) it, a mail with {x} (goes|is sent) to {who}.
If we want {who} to act, we must write: (mail|send) {x} there.
So that {who} (isn't taken by surprise|can plan), write to them with {x}.
Given that it's {who} who (decides|can help), (send|email) {x} in that direction.
Before {who} hears it elsewhere, (mail|send) them {x}.
When all is ready, {who} (is written to|gets a mail), with {x} as the text.
In order to (start things off|get the ball rolling), a mail to {who} goes out with {x}.
Though they may not answer, (write|send) {who} {x}.
(Transmit|Remit|Convey|Relay) {x} to {who} by mail.
(Notify|Advise|Apprise|Alert) {who} by a mail with {x}.
(Approach|Petition|Accost) {who} in a mail, using {x}.
(Supply|Furnish|Provide) {who} with {x} in a new mail.
A mail leaves for {who} with {x}.
A new message to {who}, consisting of {x}, is sent.
The mail {x} finds its way to {who}.
Mailing to {who}, content {x}, (sent at once|right away).
The recipient is {who}, the text is {x}, and it's sent.
{x} arrives (with|at) {who} by mail( if you do your job|).
A new mail is needed. Recipient {who}, text {x}.
It's {who} we write to. Send {x}.
Start from an empty mail. Address it to {who}, put in {x} and send it off.
They should hear it from us. {who} is sent the mail {x}.
This one really goes out: {x}, to {who}.
Could {x} be (sent|mailed) to {who}?
(On my behalf|In my name), (write to|mail) {who} with {x}.
Somebody has to write to {who}, and here it is you: {x}.
SEND {x} TO {who}
{who} please to be written with {x}.
Seeing that {who} (runs that side of things|has to act on it), {x} should be (mailed|sent) there without delay.
Whenever this comes up {who} is sent a mail by us, and its text is {x}.
After all that has been said, {who} should have it in writing: mail {x} there.
The contract says that {who} must be informed in writing, and that's why {x} is mailed to them.
Out of fairness, (send|mail) {who} {x} (as well|too).
Unless someone has written already, (send|mail) {x} to {who} (now|today).
""",
    "WRITE_SUBJECT": """
Since {who} (sorts|searches) by subject, mail {x} with the subject {s} there.
So that {who} sees at once what it's about, the mail {x} is sent off with the subject {s}.
As subject lines matter, use {s} when you send {x} to {who}.
A mail goes to {who}: {x}, with {s} (above it|in the subject).
The mail to {who} is (titled|entitled|named) {s} and says {x}; send it.
(Dispatch|Transmit|Send off) {x} to {who}, (entitled|bearing the subject) {s}.
We write to {who}. The subject is {s} and the body {x}.
SEND {x} TO {who}, SUBJ {s}
Could {who} be sent {x} with the subject {s}?
The subject line says {s}, the body is {x}, the recipient is {who}.
""",
    "DRAFT_WRITE": """
Since (I sign these myself|the partner reads everything first|it's a touchy matter), only a draft of {x} to {who} is made.
As nothing (leaves the house|goes out) without my eyes on it, (draft|prepare) {x} to {who} and keep it unsent.
Because {who} is (easily offended|a big client), the mail {x} to them (stays|is kept) in the drafts.
If I'm happy with it I'll send it myself; for your part, draft {x} to {who}.
So that I only have to press send, have the mail {x} for {who} in the drafts.
Given how much hangs on it, a draft to {who} with {x} is made, not a sent mail.
Until I've had a look, our mail {x} to {who} is (no more than a draft|a draft and nothing else).
Before {who} gets anything I want to read it, so (leave|make) a draft with {x}.
In order to (save me typing|spare me the work), draft a mail to {who} with {x}; I'll send it.
Though the wording is fixed, don't send: {x} to {who} is drafted.
(Concoct|Pen|Formulate|Assemble) a draft mail to {who} with {x}.
(Preload|Stage|Queue up) {x} for {who} as a draft, unsent.
(Shelve|File|Lodge) {x} among the drafts, addressed to {who}.
(Outline|Prefabricate|Pre-write) a mail to {who} with {x} (as a draft|in the drafts).
A draft to {who} appears in the drafts folder, with {x}.
A draft, for {who}, made of {x}.
The mail {x} to {who} gets as far as the drafts (and no further|, where I find it).
The drafts folder (receives|gets) a mail to {who} with {x}.
In the drafts: a mail to {who}, {x}, unsent.
Creation of a draft to {who} with {x}.
I do the sending. You make the draft of {x} for {who}.
Don't send it. The mail {x} to {who} is only put in the drafts.
Somebody else will look it over. Draft {x} to {who}.
{who} needs a mail, but not today. Have it drafted with {x}.
I'd like to see it first. Draft the mail to {who} with {x}.
Could a mail with {x} for {who} be (drafted|put in the drafts)?
(Stopping before the send button|Short of sending), prepare {x} to {who}.
Our mail {x} to {who}, (held as|in the form of) a draft.
DRAFT {x} TO {who}, DO NOT SEND
Please the mail {x} for {who} only as draft, I send later.
Seeing that (the sum is high|it's a first contact), {x} to {who} is (only drafted|drafted and not sent).
Whenever money comes into it I look at our mails beforehand, so {x} for {who} is only put in the drafts.
After what happened last time, no mail to {who} leaves without me; make a draft with {x}.
The partner insists on reading every letter, and that's why {x} to {who} is drafted and left unsent.
Out of caution, (prepare|make) only a draft to {who}, with {x}.
Unless I send it myself nothing goes out: {x} to {who} is kept as a draft.
""",
    "NOTIFY": """
Since I (can't see what you do|read the notes in the evening|wasn't there), leave me the note {x}
As I'm the one who (carries the can|has to explain it later), (inform|tell) me {x}
Because silence makes me nervous, a note (comes|goes) to me: {x}
If that's how it is, I (only|just) want to be told: {x}
So that I can (sleep|plan the day|stop wondering), let me know {x}
Given that there's nothing (to decide|more to do), a note (is enough|will do): {x}
When you get this far, a note (waits|is left) for me: {x}
Before you stop, leave the user a note: {x}
In order to keep me up to date, write in the note {x}
Though I may know it already, report {x}
(Flag|Signal|Highlight) to me: {x}
(Proclaim|Convey|Impart|Relay) to me the note {x}
(Chronicle|Document|Register) this for me: {x}
(Alert|Advise|Apprise|Warn) me: {x}
(Surface|Display|Post) a notice to the user: {x}
A note (appears|turns up) for me, (saying|with) {x}
A message to the user, (saying|which reads): {x}
An entry in my notes: {x}
Information for me: {x}
The report to the user (contains|is) {x}
What the user gets to read is {x}
It's no question, just something I should know: {x}
I don't have to answer. Simply tell me {x}
There is nothing for me to decide. Note for me: {x}
That's worth a line to me. It says {x}
It stays between us. Your note to me is {x}
(Nobody is written to|No mail is needed), only I am told: {x}
Could you let me know {x}
A statement for the user, not a question: {x}
NOTE TO USER {x}
I must get information from you, it is {x}
Seeing that (I only look in once a day|you're done by now), tell me in a note {x}
Whenever it comes to this I want a line from you, and the line is {x}
After that there's nothing for you to do but to (inform|tell) me {x}
I have to account for it in the evening, and that's why I need the note {x}
Out of the whole business I only want to hear one thing from you: {x}
""",
    "ASK": """
Since (I know the people|it's my money|the choice is mine), ask me {x}
As you can't (know|guess) what I'd (say|prefer), the question to me is {x}
Because a mistake here (is hard to undo|would be awkward), (obtain|get) my answer to {x}
If I haven't (said|decided), you have to ask me: {x}
So that (nothing happens behind my back|we don't regret it), put to me the question {x}
Given that both are possible, let me choose; ask {x}
When you're (in two minds|at this crossroads), come to me with {x}
Before a single thing goes out, the user is asked {x}
In order not to (overstep|presume), first ask me {x}
Though I'm busy, I'd like to be asked {x}
(Quiz|Poll|Sound out) me: {x}
(Solicit|Elicit|Procure|Secure) my answer to {x}
(Defer|Refer) to me with the question {x}
(Submit|Address|Direct) the question {x} to me.
(Enquire|Query) of the user {x}
A question goes to me: {x}
A question to the user (comes|stands) here, (namely|which is) {x}
The question {x} (is mine to answer|needs an answer from me).
My reply to {x} is (awaited|needed) before you go on.
Consultation of the user with {x}
An answer from me is required. The question: {x}
It isn't a note, it's a question I have to answer: {x}
I'd rather be asked once too often. So: {x}
Two ways are open. Ask me {x}
You don't know and neither does the mail. I do, so ask {x}
Stay your hand (for a moment|here) and ask me {x}
Could you (ask me|find out from me) {x}
(Hang on|Hold on) here until the user has answered {x}
What do I say to {x}? Ask me and wait.
ASK USER {x}
First you must to ask me {x}
Seeing that (both answers are possible|I have views on this), the user is to be asked {x}
Whenever it comes to this I want to be asked, and the question is {x}
After that it's up to me, so ask {x} and do nothing until you've heard.
I've been burnt before, and that's why you come to me with the question {x}
Unless I've answered it, nothing goes on: {x}
""",
    "SEARCH": """
Since (we go by what has come in|that is what we work on), (search|get) {box}{tail}.
As I'm (not sure what there is|after something in particular), look through {box}{tail}.
Because (the rest doesn't concern us|all else can wait), only {box}{tail} (is|are) searched for.
If anything is there, we'll find it in {box}{tail}, so search that.
So that we don't miss any, (go through|look through) {box}{tail}.
Given (the hour|the volume), (limit|confine) the search to {box}{tail}.
When you sit down to it, (search|look for) {box}{tail} first.
Before anything can be done we must have {box}{tail} (together|at hand), so look it up.
In order to (get a picture|see the extent of it), (list|call up) {box}{tail}.
Though it may be (little|none at all), search {box}{tail}.
(Trawl|Scour|Rake|Rummage) through {box}{tail}.
(Unearth|Summon|Muster|Marshal) {box}{tail}.
(Isolate|Single out|Pick out) {box}{tail}.
(Enumerate|Itemise|Tally) {box}{tail}.
(Ferret|Fish|Root) out {box}{tail}.
A search (is made|takes place) in {box}{tail}.
A look-up of {box}{tail} (opens|starts) the job.
The material for this is {box}{tail}. (Find|Get) it.
The mail in question: {box}{tail}. Search for it.
An inventory of {box}{tail}.
What we're after is {box}{tail}, so (find|look for) that.
You know the mailbox. Look for {box}{tail}.
Somewhere it must be. Search {box}{tail}.
It's mail we look through, not the calendar: {box}{tail}.
(Let me|Let us) have {box}{tail} in a list.
Could {box}{tail} be (searched|gone through|listed)?
Is there anything in {box}{tail}? Do the search.
From the mail program (take|pull) {box}{tail}.
SEARCH: {box}{tail}
Please you search for me {box}{tail}.
Seeing that we (work from a list|don't know how many there are), (search|have a search done over) {box}{tail}.
Whenever I start on this I get out {box}{tail}, so (find|search) that.
After a coffee, (look|go) through {box}{tail}.
Some may have slipped through, and that's why we (search|look through) {box}{tail}.
Out of all there is, (find|get) {box}{tail}.
Unless you have it already, (look up|fetch) {box}{tail}.
""",
    "FROM": """
(which|that) (stems|originates) from {p}
(which|that) {p} (posted|addressed) to us
penned by {p}
on which {p} stands as the sender
where the sender is {p}
from the hand of {p}
if {p} is the sender
(which|that) I got from {p}
out of the correspondence of {p}
""",
    "ABOUT": """
in which somebody (writes about|asks about|speaks of) {x}
(which|that) (concerns|covers|treats|raises) {x}
with a mention of {x}
in which the words {x} occur
where we read of {x}
with anything on {x}
revolving around {x}
(which|that) (has|includes) the word {x}
in the {x} affair
""",
    "SINCE": """
(which|that) is no older than {w}
(which|that) (turned up|was received) after {w}
in the time after {w}
limited to what came after {w}
(stretching|going) back as far as {w}
with {w} as the starting point
dated {w} or later
sent {w} or after
sent no earlier than {w}
""",
    "THE_PERSON": """
the person whose name I typed
the person I spoke of
the person whom I asked you to see to
the person my request is for
the man or woman in my request
the human being in question
whichever person I mentioned
the person I mentioned before
the one the request speaks of
""",
    "SENDER": """
the person whose mail it is
whoever put this to us
the one who turned to us
the person at the other end
the writer of the mail
the one who contacted us
the (member|supplier|buyer|neighbour) who wrote
whoever stands in the from line
the one who asked
""",
    "CONTACT": """
the contact that fits
whoever the address book lists on top
the person whose entry was found
the contact from the step before
the person listed in the contacts
the one the look-up gave
the person the contacts name
the entry that turned up
the contact at the top
""",
    "THAT_TIME": """
the time I spoke of
the days my request is about
the period I told you
the time range in my request
the time I stated
the days asked for
the time frame I mentioned
the dates I asked for
the span I mentioned
""",
    "THAT_LENGTH": """
the length I spoke of
as long as I said
the length of time I mentioned
the length my request calls for
as much time as the request asks
the duration I mentioned
however many minutes I said
the length given
the time I asked to have
""",
}
