"""Wording of skill steps, requests, and the words for things in them.

Slots with a handle: {x} quoted text, {l} label, {p} a person by name, {w} a time, {n} an amount.
{it} is the message at hand. Lines are held out by a hash.
"""

IT = "it|it|it|the message|the mail|this mail|this message|the email|that mail"
FIRST = "the first one|the first one|the newest|the newest one|the newest message|the top one|the first message|the latest one|the most recent mail|the first mail of the list|the newest mail|the latest message"
SECOND = "the second one|the second message|number two|the one after it|the second mail in the list"
LAST = "the last one|the oldest one|the oldest|the last message|the oldest mail|the one at the end|the last of them"

READ = "Read {it}.|Open {it}.|Open and read {it}.|Read {it} in full.|Look at {it}.|Take a look at {it}.|Read what {it} says.|Go through {it}.|Have a look at {it}.|Read {it} first.|See what {it} says."
LABEL = "Label {it} {l}.|Label {it} {l}.|Tag {it} {l}.|Tag {it} as {l}.|Give {it} the label {l}.|Put the label {l} on {it}.|Add the label {l}.|Add the label {l} to {it}.|Mark {it} {l}.|Mark {it} as {l}.|File {it} under {l}.|Apply the label {l}.|Set the label {l} on {it}.|Sort {it} under {l}.|Attach the label {l}."
ARCHIVE = "Archive {it}.|Archive {it}.|Move {it} to the archive.|File {it} away.|Take {it} out of the inbox.|Put {it} in the archive.|Clear {it} from the inbox.|Send {it} to the archive.|Remove {it} from the inbox."
SNOOZE = "Snooze {it} until {w}.|Hide {it} until {w}.|Bring {it} back {w}.|Snooze {it} to {w}.|Put {it} off until {w}.|Let {it} return {w}.|Show {it} again {w}."
ANSWER = "Answer it with {x}.|Answer it with {x}.|Answer {it} with {x}.|Reply with {x}.|Reply to {it} with {x}.|Send {x} as the answer.|Send the answer {x}.|Respond with {x}.|Respond to {it} with {x}.|Write back with {x}.|Answer the sender with {x}.|Reply to the sender with {x}.|Use {x} to answer.|Give the answer {x}.|Send them {x}.|Write back to the sender using {x}."
DRAFT_ANSWER = "Draft an answer to it with {x}.|Draft an answer to {it} with {x}.|Draft a reply with {x}.|Prepare a reply with {x}.|Prepare the answer {x} as a draft.|Save a draft answer with {x}.|Write a draft reply using {x}.|Leave a draft with {x}.|Keep {x} as a draft reply.|Draft {x} as the reply to {it}.|Draft the answer with {x}."
WRITE = "Write to {who} with {x}.|Write to {who} with {x}.|Send {x} to {who}.|Send {who} {x}.|Email {x} to {who}.|Mail {who} with {x}.|Write {who} a mail with {x}.|Let {who} know with {x}.|Send a mail to {who} with {x}.|Use {x} to write to {who}."
WRITE_SUBJECT = "Write to {who} about {s} with {x}.|Send {x} to {who} under the subject {s}.|Write to {who} with the subject {s} and the text {x}.|Mail {who} with {x}, subject {s}."
DRAFT_WRITE = "Draft a mail to {who} with {x}.|Prepare {x} for {who}.|Draft {x} to {who}.|Save a draft to {who} with {x}.|Write a draft for {who} using {x}.|Prepare a letter to {who} with {x}."
NOTIFY = "Leave the note {x}|Leave the note {x}|Tell me {x}|Leave me the note {x}|Note {x}|Report {x}|Let me know: {x}|Write the note {x}|Leave a note: {x}|Notify me: {x}|Inform me with {x}|Add the note {x} to the run."
ASK = "Ask me {x}|Ask {x}|Ask the user {x}|Check with me: {x}|Ask me first: {x}|Put the question {x} to me.|Get my answer to {x}|Ask for my decision: {x}"
SEARCH = "Search {box}{tail}.|Search {box}{tail}.|Search the {box1}{tail}.|Find {box}{tail}.|Look for {box}{tail}.|List {box}{tail}.|Get {box}{tail}.|Fetch {box}{tail}.|Collect {box}{tail}.|Look through {box}{tail}.|Pull up {box}{tail}.|Go and find {box}{tail}."
BOX = {
    "unread": "the unread mail in the inbox|the unread mail|unread messages|everything unread|new messages in the inbox|mail that is still unread|unread mail|the unread messages in the inbox|mail not opened yet|unopened mail",
    "inbox": "the mail in the inbox|the inbox|mail in the inbox|the messages in the inbox|everything in the inbox|what is in the inbox|inbox mail|the whole inbox",
    "starred": "the starred mail|starred messages|mail with a star|flagged messages|everything starred|the mail that is starred|starred mail|the messages marked with a star",
    "sent": "the sent mail|mail I sent|sent messages|my sent mail|the mail that I have sent|what I sent|outgoing mail",
    "all": "all mail|all messages|every mail|the whole mailbox|mail anywhere|all the mail|all folders|all mail of the account",
}
FROM = " from {p}| sent by {p}| by {p}| of {p}| that {p} sent| from {p}"
ABOUT = " about {x}| that mention {x}| on {x}| with {x}| containing {x}| for {x}| about {x}| matching {x}"
SINCE = " since {w}| after {w}| from {w} on| since {w}| received since {w}| newer than {w}"
THE_PERSON = "the person|the person|the person in the request|the person named|the person of the request|whoever the request names|that person"
SENDER = "the sender|the sender|its sender|the author|whoever wrote it|the writer|the one who wrote|the person who sent it"
CONTACT = "the contact|the person found|the contact found|the first contact|the first person found|the one found"
THAT_TIME = "that time|the time asked for|that period|the time in the request|that time frame|the time of the request|the period asked for|that stretch of time"
THAT_LENGTH = "that length|the length asked for|the length in the request|the requested length|that duration|this length|the right length"
FREE = "Find free slots of {n} in {w}.|Find free slots of {n} in {w}.|Look for free slots of {n} during {w}.|Find {n} free in {w}.|List the free slots of {n} in {w}.|Check when there are free slots of {n} in {w}.|Search {w} for a gap of {n}.|Find openings of {n} within {w}.|See when there is {n} free in {w}.|Get free times of {n} in {w}.|In {w}, find free slots of {n}."
LIST = "List the events of {w}.|List the events in {w}.|Look at the calendar for {w}.|Show the calendar of {w}.|Get the events during {w}.|List what is in the calendar in {w}.|Check the calendar for {w}.|See what happens in {w}.|Fetch the meetings of {w}.|Find the events of {w}."
SLOT1 = "the first slot|the first free slot|the first slot|the earliest slot|the first slot found|the earliest free slot|the free slot|the first of them|the first free time|the earliest one"
SLOT2 = "the second slot|the second free slot|the next slot after it|slot two|the second one"
SLOTL = "the last slot|the last free slot|the latest slot|the last one"
MAILTIME = "the time they propose|the time in the mail|the day they name|the proposed time|the time named in it|the time the sender suggests|the suggested time|the day in the mail|the day she named|the time he proposes"
CREATE = "Put {x} into the calendar at {at} with {who} as guest.|Put {x} into the calendar at {at} with {who} as guest.|Create {x} at {at} with {who}.|Add {x} to the calendar at {at} with {who}.|Book {at} for {x} with {who}.|Schedule {x} with {who} at {at}.|Enter {x} with {who} at {at}.|Set up {x} with {who} at {at}.|Create the event {x} at {at} and invite {who}.|Invite {who} to {x} at {at}.|Reserve {at} for {x} with {who}."
CREATE1 = "Put {x} into the calendar at {at}.|Create {x} at {at}.|Add {x} to the calendar at {at}.|Book {at} for {x}.|Schedule {x} at {at}.|Block {at} with {x}.|Enter {x} at {at}.|Reserve {at} for {x}.|Hold {at} as {x}."
MOVE = "Move {ev} to {at}.|Move {ev} to {at}.|Reschedule {ev} to {at}.|Shift {ev} to {at}.|Change the time of {ev} to {at}.|Put {ev} at {at}.|Push {ev} to {at}."
CANCEL = "Cancel {ev}.|Cancel {ev}.|Call {ev} off.|Delete {ev} from the calendar.|Remove {ev}.|Take {ev} out of the calendar.|Drop {ev}."
EV_CUR = "it|the event|the meeting|this event|that meeting"
EV1 = "the first event|the first one|the first meeting|the earliest event|the first event of the list"
EVL = "the last event|the last one|the last meeting|the latest event"
RESPOND = {
    "accept": "Accept it.|Accept the invitation.|Answer the invitation with yes.|Say yes to the invitation.|Accept the invitation in it.|Confirm the invitation.|Agree to the invitation.",
    "decline": "Decline it.|Decline the invitation.|Answer the invitation with no.|Say no to the invitation.|Turn the invitation down.|Decline the invitation in it.|Refuse the invitation.",
    "tentative": "Answer the invitation with maybe.|Accept it tentatively.|Mark the invitation as tentative.|Say maybe to the invitation.|Answer the invitation as tentative.|Reply maybe to the invitation.",
}
CONTACTS = "Look up {x} in the address book.|Look up {x} in the contacts.|Find {x} in the address book.|Find {x} in the contacts.|Search the contacts for {x}.|Find the contact {x}.|Look for {x} among the contacts.|Get {x} from the address book."
MEMORY = "Search the memory for {x}.|Look up {x} in the memory.|Look in the playbooks for {x}.|Search the playbooks for {x}.|Find {x} in the playbooks.|Recall {x}.|Check the playbook on {x}.|Look up the rules on {x}.|Search my notes for {x}.|See what the playbook says about {x}."
DEAL = "Look up the deal of {who}.|Look up the deal of {who}.|Find the deal of {who}.|Find the deal with {who}.|Check the deal of {who}.|Get the deal of {who}.|Look for a deal with {who}.|See which deal {who} has.|Find out about the deal of {who}."
STAGE = "Move the deal to {st}.|Move the deal to {st}.|Set the deal to {st}.|Mark the deal as {st}.|Set its stage to {st}.|Put the deal at {st}.|Change the stage of the deal to {st}.|Update the deal to {st}.|Set the stage to {st}."
POSTS = {
    "draft": "Find the drafts of the blog.|Find the draft posts.|List the posts that are drafts.|Look for draft posts.|Get the unpublished posts.|Find posts that are still drafts.|List the drafts.|Find posts in draft.",
    "published": "Find the published posts.|List the posts that are published.|Get the published posts.|Look at the posts that are out.|Find posts that are published already.|List what is published on the blog.",
}
PUBLISH = "Publish it.|Publish {b}.|Publish {b}.|Put {b} online.|Put {b} on the site.|Release {b}.|Publish {b} on the blog."
B1 = "the first post|the newest post|the first one|the newest draft|the first draft|the latest post"
BL = "the last post|the oldest post|the last one|the oldest draft"

# Words around a step: its plain condition, an order word, a remark.
CONDITION = """
If the sender is {a} {rel}, |If it is a newsletter, |If they ask for a discount, |If it is an invoice, |If the mail asks for a meeting, |If something is found, |If nothing is found, |Otherwise, |If not, |If the sender is known, |If it has an attachment,
|If the deal is in {st}, |If the amount is over {lim}, |When the slot is free, |If the answer is yes, |Unless the sender is {a} {rel}, |When it is a complaint, |In that case, |If the message is bulk, |If there is no deal, |For a receipt, |If the subject contains {q}, |If the tone is angry,
"""
LEAD = "|||||||Then |First |Next, |Now |After that, |Finally, |Please |Also, "

LABELS = "Newsletters|Prospects|Urgent|Meetings|To approve|Invoices|Receipts|Introductions|Paid|Leads|Events|Press|Investors|Complaints|Support|Applications|To read|Later|Waiting|Customers|Follow up|Finance|Legal|Team|Personal|Travel|Done|Questions|Suppliers|Important|Pipeline|Hiring|Reading list|VIP|Family|Billing|Portfolio|Deals|Founders|Board|Angry|Discounts|Overdue|Invitations|Talks|Accounting"
TEMPLATES = "Hold the price|Longer term|Ten per cent|Discount received|Offer a time|Personal reminder|Firm reminder|Friendly reminder|Thanks, received|Not now|Polite no|Happy to meet|We are on it|Sorry for the delay|Send the deck|Ask for details|Thank you|Intro accepted|Two times|See you there|Payment is on its way|Out of office|Too early|Standard terms|Welcome|First answer|Next steps|Apology|More time|Annual plan|Short answer|Warm thanks|Application received|No openings|Please resend|Confirm the date|Forward to finance|Press kit|Paused"
TITLES = "Call with {full}|Meeting with {co}|Board call|Intro call|Coffee with {first}|Review|Kick-off|Interview|Lunch|Focus time|Demo|Catch-up|Quarterly review|Call about {topic}|{co} review|Talk with {first}|Travel|Planning|Pitch of {co}|Workshop"
TEXTS = "The inbox is sorted. What is left needs you.|There is no mail from this person.|Nothing to do.|The newest mail does not ask for this.|The deal is won already.|There is no free slot of that length in that time.|The newsletters are filed.|This person has not written about it.|No deal was found.|The calendar is full.|{num} were filed.|Please look at this one yourself.|This needs your decision.|The person is not in the address book.|Speak before you remind.|All done.|It was {fact}.|Nothing was found about {topic}.|A complaint is waiting for you.|Take a look at {topic}.|The post is out.|The time is not free."
QUESTIONS = "Shall I send it?|Which time do you prefer?|Is this right?|Do you know this person?|Shall I archive it?|May I give {pct}?|Should I book it?|Is the price final?|Do you want to go?|Shall I answer?|Shall I publish it?|Who should take this?|Is this urgent?"
QUERIES = "invoice|pricing|discount|contract|renewal|offer|deck|the round|term sheet|budget|launch|meeting|{co}|{topic}|refund|order|newsletter|intro|proposal|receipt|hiring|report|travel|tax"
RULES = "discount rules|price policy|refunds|meeting rules|who may approve|tone of voice|press policy|invoices|introductions|{topic}|reminder rules|hiring policy|holiday rules|how we say no"
PASSAGES = "sales/discounts.md Third rung|sales/discounts.md|finance/invoices.md Reminders|meetings.md How long|press.md Tone|people/{first}.md|sales/refunds.md Limits|writing/no.md|finance/terms.md Net 30|blog/style.md Titles|sales/ladder.md First rung"
SKILLS = "triage-inbox|answer-discount-request|schedule-meeting|file-newsletters|follow-up-invoice|sort-mail|answer-complaints|weekly-review|plan-week|book-call|publish-post|thank-customers|file-receipts|chase-payment|invite-guests|clear-inbox|handle-applications|answer-press|move-meeting|tidy-calendar|deal-check|reply-intro|sort-invoices|screen-pitches|snooze-later|route-support"
REQUESTS_PLAIN = "Triage my inbox|Sort my mail|Clean up the inbox|File the newsletters|Go through my unread mail|Deal with the new mail|Do the inbox|Please sort what came in|Handle my mail|Check my mail|Tidy up|Take care of the invoices|File receipts|Run the morning round|Publish the draft|Look after the inbox for me|What is new in my mail?|Sort it all|Process the inbox"
REQUESTS_PERSON = "Answer {p} about the discount|Follow up the invoice with {p}|Reply to {p}|Write to {p} about {topic}|Chase {p} for the payment|Answer the mail of {p}|Check what {p} wants|Handle the request of {p}|Get back to {p}|Remind {p} of {topic}|Thank {p}|Look at the mail from {p}|Tell {p} yes|Say no to {p}|Deal with {p}"
REQUESTS_MEET = "Find {n} with {p} {w}|Find {n} for {p} {w}|Schedule {n} with {p} {w}|Set up a call with {p} {w}, {n}|Book {n} with {p} {w}|{p} wants {n} {w}, find a slot|Get me {n} with {p} {w}|Plan a meeting of {n} with {p} {w}|I need {n} with {p} {w}|Meet {p} {w} for {n}|Arrange {n} with {p} for {w}|{w}: {n} with {p}|Find time with {p}, {w}, {n}|Set up a call with {p}, {n}, {w}|Meet {p}, {w}, {n}"
REQUESTS_TIME = "Plan {w}|Clear {w}|What is on {w}?|Cancel everything {w}|Move my meetings of {w}|Check the calendar for {w}|Free up {w}|Look at {w}|Tidy the calendar of {w}"
ROUTES = {
    "triage-inbox": ("Sort the unread mail: label, archive, answer the simple ones|Go through new mail and file it", "Triage my inbox|Sort my unread mail|Go through the new mail|Clean up my inbox|Handle what came in|Process my mail"),
    "answer-discount-request": ("Answer a request for a lower price|Reply to somebody who asks for a discount", "Answer {p} about the discount|{p} wants a lower price, reply|Reply to the discount request of {p}|Deal with the price question of {p}"),
    "schedule-meeting": ("Find a free slot with a person and offer it|Set up a meeting", "Find thirty minutes with {p}|Set up a call with {p}|Schedule a meeting with {p}|Book time with {p}|I need to meet {p}"),
    "file-newsletters": ("Label and archive newsletters and receipts|Put newsletters away", "File the newsletters|Get rid of the newsletters|Archive the bulk mail|Put away the digests"),
    "follow-up-invoice": ("Remind somebody of an unpaid invoice|Chase a payment", "Follow up the invoice with {p}|Remind {p} to pay|Chase the payment of {p}|{p} has not paid, write"),
    "publish-post": ("Publish the newest draft on the blog|Put a post online", "Publish the draft|Put the new post online|Get the blog post out|Release my article"),
    "plan-week": ("List next week's events and move conflicts|Look over the calendar", "Plan my week|Look at my calendar|What is on next week|Tidy up the calendar"),
    "handle-applications": ("Label job applications and thank the applicant|Answer people who apply for a job", "Deal with the job applications|Answer the applicants|Sort the candidates"),
    "answer-press": ("Send the press kit to journalists|Answer questions of the press", "Answer the journalist|Reply to the press|Send {p} the press kit"),
}
NO_ROUTE = "Order a pizza|What is the weather in {city}?|Write a poem|Book a flight to {city}|Translate this page|Play some music|Turn off the light|How old is the moon?|Fix my printer|Buy milk|Tell me a joke|Draw a cat"
