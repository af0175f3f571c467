"""More wording of skill steps, one line each; `(a|b)` are alternatives. Merged into the lists of steps.py by name.

Slots as in steps.py: {x} quoted text, {l} label, {p} person, {w} time, {n} amount, {it} the message at hand.
"""

WIDE = {
    "READ": """
(Now |)(read|open|study|check) (the text of |the body of |the content of |){it}.
(Get|Fetch|Load|Bring up) the (text|content|body|words) of {it}.
(Find out|Learn|See) what {it} (wants|is about|asks for|contains).
(Look|Peek|Glance) (inside|into) {it}.
(Read|Open) {it} (carefully|before anything else|from top to bottom|and take it in|to the end).
{it} (is to be|must be|should be|has to be) (read|opened) (first|now|in full).
""",
    "LABEL": """
(Put|Stick|Set|Hang) {l} on {it}.
(Put|Place|Sort) {it} (under|below|with) {l}.
{it} (gets|receives|is given|takes) the label {l}.
(Use|Choose|Pick) the label {l} for {it}.
(Flag|Classify|Categorise|Mark up) {it} (as|with) {l}.
(The label|Label of {it}): {l}.
(File|Mark|Tag|Label) {it} (with |as |under |){l} (now|at once|and go on|and leave it there).
""",
    "ARCHIVE": """
(Get|Take|Move|Clear) {it} (out of|off|away from) the inbox.
(Put|File|Tuck) {it} away( in the archive|).
{it} (goes|moves|belongs) (to|into|in) the archive.
(It is done with|We are done with) {it}: archive it.
(Let {it} leave|Clean {it} out of) the inbox.
""",
    "SNOOZE": """
(Put|Push|Move) {it} (off|out of sight|away) (until|till|to) {w}.
(Let|Make|Have) {it} (come back|return|turn up again|reappear) (on |at |){w}.
(Hide|Snooze|Park|Delay) {it} (till|until) {w}.
(Remind me of|Show me) {it} (on |at |again |){w}.
{it} (sleeps|waits|can wait) until {w}.
""",
    "ANSWER": """
(Answer|Reply|Respond) (using|by sending|with the text|with the template|with the words of) {x}.
(Send|Give|Write) (the sender|them|back) the (answer|reply|letter|template) {x}.
(The answer|The reply|Our answer) (is|to {it} is): {x}.
(Let|Have) {x} go (back |out |)(to the sender|as the answer|as a reply).
(Answer|Reply to) {it} (by|using|through) {x}.
(Take|Use|Pick) {x} (as|for) the (answer|reply|response)( to {it}|).
{it} is answered with {x}.
(Send|Mail|Return) {x} in (reply|answer|response) to {it}.
""",
    "DRAFT_ANSWER": """
(Keep|Leave|Store|Save) {x} as (a|the) draft (answer|reply)( to {it}|).
(Draft|Prepare) (the reply|the answer|a response) {x} (for my eyes|and leave it|without sending).
A draft (answer|reply) to {it} (with|from) {x}.
(Do not send, only|Only) draft {x} as the answer.
""",
    "WRITE": """
(Send|Mail|Email|Write) {who} the (letter|text|template|message) {x}.
(Let {x} go|Get {x}) (out |)to {who}.
(Tell|Inform|Greet|Answer) {who} (with|by|through|using) {x}.
(A mail|A letter|A message) to {who}: {x}.
{who} (gets|receives|is sent) {x}.
(Drop|Shoot) {who} a (line|mail) with {x}.
(Mail|Post|Deliver) {x} to {who}.
""",
    "WRITE_SUBJECT": """
(Send|Mail) {x} to {who}, with the subject {s}.
(Send|Mail) {who} {x} with {s} as the subject.
(Write to|Mail|Email) {who}: subject {s}, text {x}.
(Put {s} in the subject|With the subject {s}), (and send|send) {x} to {who}.
""",
    "DRAFT_WRITE": """
(Prepare|Write|Save|Make|Keep) a draft (for|to) {who} (with|from|using) {x}.
(Draft|Prepare) (the letter|the mail|the text) {x} (to|for) {who}( but do not send it|).
A draft to {who} with {x}.
(Do not send, only|Only) draft {x} to {who}.
""",
    "NOTIFY": """
(Tell|Inform|Notify) me (by|with|through|using) (the note |the line |){x}
(Leave|Write|Make|Put|Drop) (me |)a (note|line|message)( saying|:|) {x}
(Say|Report back|Let me see|Show me): {x}
(Finish|End|Close) with the (note|report|line) {x}
(The note|My note|A note): {x}
(Note down|Write down|Record|Report) {x}
""",
    "ASK": """
(Make sure|Be sure|To be safe): ask me {x}
(First|Before that,) (ask|ask me|get my word on|check with me) {x}
(I|The user) (decide|decides|must be asked): {x}
(Put|Send|Pose) (me |)the question {x}
(Wait for|Get) my (yes|word|decision) on {x}
(Ask|Question) (the user|me)(:|) {x}
""",
    "SEARCH": """
(Bring up|Go through|Gather|Pick out|Show|Open up|Run through|Check) {box}{tail}.
(Give me|Show me|Get me|Find me) {box}{tail}.
(Take|Start with|Begin with|Work through) {box}{tail}.
(Do a search|Search|Look) (in|through|over) {box}{tail}.
(Find|Search for|Collect|Fetch) (whatever is in |everything in |all of |){box}{tail}.
(See|Find out|Check) (what|which mail) there is in {box}{tail}.
""",
    "FROM": """
 (coming|received|which came) from {p}
 (written|sent in) by {p}
 with {p} as the sender
 (which|that) {p} (wrote|has sent|sent us)
 of {p}, the sender
""",
    "ABOUT": """
 (which|that) (mentions|mention|speaks of|is about|deals with|contains|names) {x}
 (concerning|regarding|to do with|touching|with the word|with the words) {x}
 on the (topic|subject|matter) of {x}
""",
    "SINCE": """
 (not older than|younger than|that came after|as of|beginning|starting from) {w}
 (which|that) (came|arrived) (since|after) {w}
""",
    "THE_PERSON": """
(that|this|the same) (person|man or woman)
the (one|person) (I named|asked for|asked about|in question|mentioned|concerned|of whom I speak)
(them|him or her)
""",
    "SENDER": """
the person (behind it|who wrote it|it came from|that wrote)
(the applicant|the customer who wrote|the correspondent|whoever sent it|the letter writer)
its (author|writer)
""",
    "CONTACT": """
the (contact|person) (just found|from the address book|in the address book|that came up|of the list)
(whoever was found|that contact|the top contact|the first of the contacts)
""",
    "THAT_TIME": """
(the|that) (requested|given|named|wanted) (time|period|time frame|stretch)
""",
    "THAT_LENGTH": """
the (wanted|given|named|required|asked) (length|duration)
(as long as|the duration) (asked|I asked for|the request says|requested)
""",
    "FREE": """
(Look|Search|Check) for (gaps|openings|room|space|free time) of {n} (in|during|within) {w}.
(Find|Get|Show|List) (gaps|openings|free times|times) of {n} (in|during|for|within) {w}.
(When is there|See where there is|Find out when I have) {n} (free|open) (in|during) {w}.
(During|Within) {w}, (look for|find|list) {n} (that are free|of free time|without events).
(Which|What) slots of {n} are (free|open) in {w}? Find them.
""",
    "LIST": """
(Show|Open|Read|List) {w} in the calendar.
(What is on|See what is planned|Find out what happens) (in|during|for) {w}.
(Go through|Look over|Check) (the appointments|the meetings|the events|my calendar) (of|for|in|during) {w}.
""",
    "SLOT1": """
the (earliest|first|soonest) (gap|opening|time|of the slots|free one|possibility)
(slot one|the one that comes first|the top slot|slot number one)
""",
    "SLOT2": """
the (second) (gap|opening|time|of the slots|possibility)
(slot number two|the slot after the first|number two of the slots)
""",
    "SLOTL": """
the (last|latest|final) (gap|opening|time|of the slots|possibility)
the slot (at the end|that comes last)
""",
    "MAILTIME": """
the (time|day|date|hour) (the mail names|in the letter|from the mail|written in it|it gives|they ask for|they want)
(their|his|her) (time|date|proposal of a time|suggested day)
""",
    "CREATE": """
(Hold|Reserve|Block|Keep|Take) {at} (as|for) {x}, (with {who} as guest|and invite {who}|together with {who}).
(Enter|Put|Note|Add) {x} (in my calendar|in the calendar|) (on|at|for) {at} (with|and invite) {who}.
(Make|Create|Set) an event {x} (on|at|for) {at} (with|for me and) {who}.
(Plan|Fix|Arrange) {x} with {who} (for|at|on) {at}.
(An event|A meeting) {x} at {at}, (guest|invited): {who}.
""",
    "CREATE1": """
(Hold|Reserve|Block|Keep|Take) {at} (for|as) {x}.
(Enter|Put|Note|Write) {x} (in my calendar|in the calendar|down) (on|at|for) {at}.
(Make|Create|Set) an event {x} (on|at|for) {at}.
(Plan|Fix|Arrange) {x} (for|at|on) {at}.
""",
    "MOVE": """
(Move|Put|Shift|Bring|Take|Set) {ev} (over |)(to|onto|at) {at}.
{ev} (moves|goes|is moved|is shifted) to {at}.
(Give|Find) {ev} a new time: {at}.
(Let {ev} start|Have {ev}) at {at} (now|instead).
""",
    "CANCEL": """
(Strike|Wipe|Clear|Erase) {ev} (from|off|out of) the calendar.
{ev} (is cancelled|is off|will not happen|falls out).
(Let {ev} fall out|Call off {ev}|Do away with {ev}).
(Cancel|Delete|Drop|Remove) {ev} (and tell nobody|for good|now).
""",
    "EV1": """
the (first|earliest) (of them|appointment|entry|thing in the calendar)
(event one|the one that starts first)
""",
    "EVL": """
the (last|latest) (of them|appointment|entry|thing in the calendar)
(the event at the end|the one that starts last)
""",
    "CONTACTS": """
(Is there|See if there is|Find out whether we have) a contact (named|called) {x}.
(Look|Search) for (the person |somebody called |){x} (in|among) (the contacts|my contacts|the address book).
(Get|Fetch|Bring up) the (contact|entry|address) of {x}.
""",
    "MEMORY": """
(Consult|Ask|Go through|Check) the (playbooks|memory|notes|rules) (on|about|for) {x}.
(Get|Fetch|Bring up|Remember) (our rules|my notes|what we know|the passage) (on|about) {x}.
""",
    "DEAL": """
(Get|Fetch|Bring up|Open|Show) the deal (of|with|for) {who}.
(Is there|See if there is) a deal (with|of|for) {who}.
(Search|Look in) the (deals|pipeline) for {who}.
""",
    "STAGE": """
(Put|Bring|Take|Push|Advance) (the|this|that) deal (to|into|on to) (the stage |){st}.
(The|This) deal (is|becomes|goes to|moves to) {st}.
(Set|Change|Update|Switch) (it|its stage|this deal|the stage) to {st}.
(Record|Note|Enter) the deal as {st}.
""",
}

RESPOND = {
    "accept": """
(We|I) (come|will come|go): accept( it|).
""",
    "decline": """
(Tell them|Answer|Reply|Say) no( to the invitation| to it|).
(Turn|Vote) the (invitation|invite) down( in {it}|).
(We|I) (do not come|cannot come|will not go): decline( it|).
(Decline|Refuse|Reject) (the invite|the invitation in {it}|{it}).
""",
    "tentative": """
(Tell them|Answer|Reply|Say) (maybe|perhaps)( to the invitation| to it|).
(Leave it open|Perhaps we come|We do not know yet): answer (maybe|tentatively).
(Mark|Take) (it|the invite) as tentative.
""",
}

POSTS = {
    "draft": """
(Which|What) posts are drafts? (List|Find) them.
(Look|Search) (for|through) (the drafts|unpublished posts|posts in draft)( of the blog|).
""",
    "published": """
(Show|List|Get|Find) the posts (that are online|that are live|already published|on the site).
(Which|What) posts are (out|published)? (List|Find) them.
(Look|Search) (for|through) (the published posts|what is online|live posts).
""",
}

LABELS = "Slow lane|Urgent today|Tax|Grants|Partners|Feedback|Bugs|Bookings|Orders|Visitors|School|Lawyers|Bank|Rent|Ideas|Praise|Trials|Churn|Renewals|Quotes|Blue|Later this week|Needs me|{co}"
TEMPLATES = "See you soon|We accept|Price list|How it works|Bank details|First reminder|Last reminder|Meet the team|Ask for the invoice|Refund granted|Refund refused|Bug received|It is fixed|We are hiring|Visit us|Directions|Condolences|Congratulations|Check in|After the call|Before the call|Good news|Bad news|Term sheet cover|Board update|Thanks for the lead"
TEXTS = "Done, nothing was sent.|Two letters wait for you.|The list is empty.|I could not find the person.|The bills are sorted.|Nobody wrote.|Look at the drafts.|The calendar is clear.|There was no answer yet.|One mail is left.|I left the rest alone.|It is booked.|The deal was moved.|Three people want to be called.|You have a free hour.|Not sure about one of them."
QUESTIONS = "Do we want this?|Which of the two?|Shall I wait?|Is he a customer?|May I cancel it?|Do you want to answer yourself?|How much may I offer?|Keep or archive?|Is {first} the right person?|Shall I move it to {topic}?|Yes or no?|Should we go on?"
QUERIES = "visa|rent|tickets|catalogue|order {num}|prototype|delivery|password|insurance|logo|photos|agenda|bank|{first}|price list|quote|survey|contract draft|audit"
TITLES = "Hold for {first}|Dentist|Train to {city}|Pick up {first}|Strategy day|Retro|Stand-up|Signing {co}|Visit to {co}|{topic}|School play"
REQUESTS_PLAIN = "Empty the inbox|What came in over night?|Do the morning round|File everything|Sort the applications|Label the new mail|Read my mail and tell me|See to the complaints|Do the round|Bring order into this|Work through the unread ones|Handle the inbox, I am away|Sweep the inbox|Answer what can be answered"
REQUESTS_PERSON = "Thank {p} for the talk|Tell me who {p} is|Remind {p} of the signature|Tell {p} maybe|Answer {p} about the refund|{p} signed, be nice|What does {p} want?|Send {p} the usual|Take care of {p}|{p} waits for an answer|Reply to the last mail from {p}|Introduce {p} to nobody|See what {p} wrote about {topic}|Follow up with {p}|Is there mail from {p}?|Ask {p} for the invoice"
REQUESTS_MEET = "Get {n} with {p} {w}|{n} with {p} on {w}|See if {p} and I have {n} {w}|{p} and me, {n}, {w}|Put {n} with {p} into {w}|I want to see {p} {w} for {n}|Reserve {n} for {p} in {w}|When can I meet {p}? {n}, {w}|Make {n} for {p} {w}|{p} needs {n} of me {w}"
REQUESTS_TIME = "What happens {w}?|Make room {w}|Shift what is on {w}|Keep {w} free|Show me {w}|Rearrange {w}|Drop everything {w}|How full is {w}?|Sort out {w}"
SKILLS = "sort-by-tone|topic-desk|evening-round|shop-orders|refund-desk|board-prep|visitor-list|grant-watch|lead-intake|support-first-look"
ROUTES = {
    "refund-desk": ("Answer people who want their money back|Handle refunds by the rules", "Handle the refund for {p}|{p} wants the money back|Deal with the refund requests"),
    "thank-customers": ("Thank customers who paid or renewed|Send a thank-you letter", "Thank {p} for the order|Say thanks to {p}|Send {p} our thanks"),
    "board-prep": ("Collect what the board needs before its meeting|Prepare the board folder", "Prepare the board meeting|Get the board papers ready|Do the board prep"),
    "route-support": ("Label technical problems and tell the team|Pass bug reports on", "Pass on the bug reports|Sort the support mail|See to the technical problems"),
    "tidy-calendar": ("Find clashes in the calendar and move them|Clean up double bookings", "Tidy my calendar|Fix the clashes next week|Sort out double bookings"),
    "snooze-later": ("Put mail off that can wait|Hide slow mail until later", "Snooze what can wait|Hide the slow mail|Put off the unimportant ones"),
}
NO_ROUTE = "Book me a table|Paint the fence|What is seven times eight?|Call a taxi|Order new chairs|Sing something|Find a plumber|Who won the match?|Make coffee|Renew my passport|Is it raining in {city}?|Charge my phone"
