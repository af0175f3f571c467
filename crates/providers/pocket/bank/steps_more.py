"""Still more wording of steps, in the manner of the shipped skills and of people who write their own; merged like steps_wide.py."""

WIDE = {
    "READ": """
(Have|Take) a (proper|quick|first) (read of|look at) {it}.
(Turn to|Start with|Pick up) {it} and read( it|).
(Digest|Scan|Skim|Review) (the text of |){it}.
(View|Display|Show) {it}.
""",
    "LABEL": """
(Set|Give|Apply|Assign|Add) (the label |)(of |){l}( to {it}| here|).
(Group|Sort|Drop) {it} (into|in with|under) {l}.
(Leave|Keep) {it} (labelled|under the label|with the label) {l}.
(Colour|Stamp|Badge) {it} (as |with |){l}.
Add {l} to (its labels|the labels of {it}).
""",
    "ARCHIVE": """
(Stow|Tidy|Store|Pack) {it} (away|in the archive).
(Dismiss|Retire|Shelve) {it}.
(Done with it|No more to do): (archive|put away) {it}.
(Off|Away) with {it} into the archive.
""",
    "SNOOZE": """
(Postpone|Defer|Shelve|Sleep) {it} (until|to|till) {w}.
(Wake|Raise|Resurface) {it} (on |at |){w}.
(Not now|Later): (snooze|bring back) {it} (on |until |){w}.
""",
    "ANSWER": """
(Answer|Reply|Write back): {x}.
(Fire|Send) (off |back |){x}( to the sender| as your reply|).
(Give|Offer) the sender (the letter |){x}.
(Let|Have) the (reply|answer) be {x}.
(Return|Respond to) {it} with the (template|letter|text) {x}.
""",
    "DRAFT_ANSWER": """
(Put|Lay|Set) {x} (ready|aside) as a draft (answer|reply).
(Draft|Prepare|Compose) (a|the) (response|reply|answer) (from|out of|with) {x}.
(For my review|For approval), draft {x} as the (answer|reply).
(Have|Leave) a draft (reply|answer) {x} (waiting|for me).
""",
    "WRITE": """
(Pass|Hand|Forward) {x} (on |)to {who}.
(Contact|Reach|Message|Approach) {who} (with|using) {x}.
(Get in touch with|Drop a line to) {who}: {x}.
(Have|Let) {who} (receive|have|get) {x}.
""",
    "DRAFT_WRITE": """
(Put|Lay) {x} (ready|aside) (for|as a draft to) {who}.
(For my review|For approval), draft {x} to {who}.
(Compose|Ready) a draft to {who} (from|with) {x}.
""",
    "NOTIFY": """
(Log|State|Announce|Mention) {x}
(Pass|Hand) me (the line|the message) {x}
(Let|Have) me (know|read|see) {x}
(Summarise|Conclude|Sum up) (with|as) {x}
(Put|Add) (the line |){x} (in|to) (the report|my notes)
""",
    "ASK": """
(Stop and|Pause and) ask( me|) {x}
(Have|Let) me (answer|decide) {x}
(Raise|Bring) {x} (with|to) me
(Get|Seek) my (opinion|consent|answer|go-ahead): {x}
(Before you go on|Beforehand), (ask|put to me) {x}
""",
    "SEARCH": """
(Take|Get) a list of {box}{tail}.
(Round up|Assemble|Retrieve|Query|Sift) {box}{tail}.
(Walk|Comb|Browse) through {box}{tail}.
(First find|To begin, search|Begin by listing) {box}{tail}.
(Have a look|Look) (at|over) {box}{tail}.
""",
    "FREE": """
(Work out|Determine|Spot|Identify) (when|where) {n} (is|are) free in {w}.
(Offer|Propose|Suggest) (times|slots) of {n} (in|during) {w} (from the calendar|that are free).
(In|Within|Over) {w}, (where is|is there) (room|space) for {n}? (Search|Look).
(Search|Scan) the calendar for {n} (free |)(in|during) {w}.
""",
    "LIST": """
(Pull up|Display|Print|Review) (the calendar|the events|the schedule|the diary) (for|of|in) {w}.
(Which|What) (events|meetings) (fall|are) in {w}? List them.
(Get|Fetch|Take) (my schedule|the agenda|all events) (for|of|in) {w}.
""",
    "CREATE": """
(Set up|Schedule|Slot in|Place) {x} (for|with) {who} (at|in) {at}.
(Send|Make) {who} an invitation to {x} at {at}.
(Book|Fix) {x} (at|for) {at} and (add|bring in) {who}.
At {at}, (put|enter|book) {x} with {who}.
""",
    "CREATE1": """
(Set up|Schedule|Slot in|Place) {x} (at|in) {at}.
At {at}, (put|enter|book) {x}.
(Save|Guard|Keep) {at} (for|with) {x}.
""",
    "MOVE": """
(Rebook|Bring forward|Advance|Push back) {ev} to {at}.
(Change|Update|Correct) {ev}: new time {at}.
(Start|Hold) {ev} at {at} instead.
""",
    "CANCEL": """
(Abandon|Scrap|Withdraw|Annul) {ev}.
(Take|Pull) {ev} (off|from) the (calendar|schedule|diary).
(Clear|Free) the (time|slot) of {ev}: cancel it.
""",
    "CONTACTS": """
(Who is|Find out who is) {x}? Look in the (contacts|address book).
(Search|Check|Query) the (address book|contacts|directory) for {x}.
(Fetch|Pull up|Retrieve) {x} from the (contacts|address book).
""",
    "MEMORY": """
(Read up on|Refresh|Look up) {x} in (memory|my memories|the notes|the handbook).
(What do we know|What do the notes say) about {x}? (Search the memory|Look it up).
(Search|Query|Scan) the (memories|notes|handbook) (for|about) {x}.
""",
    "DEAL": """
(Pull up|Retrieve|Load|Review) the (deal|opportunity) (of|with|for) {who}.
(Which|What) deal (belongs to|do we have with) {who}? (Find|Look up) it.
(Search|Check|Query) the (pipeline|deals) for the deal of {who}.
""",
    "STAGE": """
(Mark|Flag|Log) (the|this) deal (as|to be) {st}.
(Advance|Shift|Transfer) (the|its) (deal|stage) to {st}.
Deal stage(:| becomes| is now) {st}.
(Have|Let) the deal (be|stand at|go to) {st}.
""",
    "PUBLISH": """
(Let|Have) {b} go (live|online|out).
(Make|Set) {b} (public|live|visible).
(Push|Bring|Take|Get) {b} (live|out|online|onto the blog).
(Ship|Post|Launch|Issue) {b}( now| on the site|).
(It is time|Time) to publish {b}.
""",
}
RESPOND = {
    "accept": """
(Reply|Answer|Respond) (yes|with yes|that I come)( to the invitation| to it|).
(Confirm|Accept|Take) the (invite|event|meeting)( in {it}|).
(Say|Tell them) (yes|I will be there|I come).
(RSVP|Respond): (yes|accepted).
""",
    "decline": """
(Reply|Respond) (no|with no|that I cannot come)( to the invitation| to it|).
(Say|Tell them) (I can't come|I won't be there|no, thanks).
(RSVP|Respond): (no|declined).
(Pass on|Skip) the (invitation|invite|event).
""",
    "tentative": """
(Reply|Respond) (maybe|with maybe|tentatively)( to the invitation| to it|).
(RSVP|Respond): (maybe|tentative).
(Say|Tell them) (I might come|it is not certain|I'm not sure yet).
(Keep|Hold) the (invitation|invite) (open|as tentative).
""",
}
POSTS = {
    "draft": """
(Retrieve|Pull up|Fetch) (the|all) (draft posts|drafts of the blog|posts in draft).
(Search|Check|Query) the (posts|blog) for drafts.
(See|Find) (what|which posts) (waits|wait) to be published.
""",
    "published": """
(Retrieve|Pull up|Fetch) (the|all) (published posts|posts that are live).
(Search|Check|Query) the (posts|blog) for what is published.
(See|Find) (what|which posts) (readers can see|went out|have been published).
""",
}
LABELS = "Drafts|Snoozed|Archive later|Replies|RSVP|Going|Not going|Proposal|Won|Lost|Negotiation|Publish|Blog|Contacts|Notify|Handled|Needs answer|Answered|Review|On hold|Contracts|Quotes to check|Subscriptions|Volunteers|Alumni|Museum|Clinic|Warehouse|Donations|Members"
TEMPLATES = "We are coming|Regrets|Maybe later|Moved to a new time|Cancelled, sorry|Your post is live|Welcome aboard|Deal won|Deal lost|Kind no|Call me back|Booked|Thanks for the invitation|Save the date|New time|Short thanks|We look into it|Forwarded to support|Price confirmed|Waiting list"
TEXTS = "The drafts are ready for you.|{num} events were moved.|The invitation was accepted.|The post is online.|No post is waiting.|The deal was moved.|Nothing was due.|The meeting is cancelled.|Snoozed until later.|The week is planned.|I asked nobody.|All drafts are in the folder.|You have {num} answers to give.|The person has no deal."
QUESTIONS = "Accept or decline?|Which post shall go out?|Move it to the afternoon?|Is the deal lost?|Shall I cancel the meeting?|Do you want to be there?|Draft or send?|May I publish this?|Who should be invited?|Snooze it?|Is the stage right?|Shall I tell them?"
QUERIES = "proposal|signature|agenda for {first}|waybill|festival|syllabus|lease|scan|donation|membership|warranty|feedback|blog|stage plan|invitation|survey results"
TITLES = "Follow-up with {first}|Handover|Tour for {co}|Publishing round|Deal review {co}|Hiring panel|Rehearsal|Board dinner|Call back {first}|Inspection"
REQUESTS_PLAIN = "Accept the invitations|Decline what clashes|Publish what is ready|Move the deals along|Archive what is done|Snooze the rest|Draft the answers|Go over the blog|Answer the invitations|Tidy the pipeline|Sort by what it wants|See who complains|Put away the receipts"
REQUESTS_PERSON = "Accept the invitation of {p}|Decline {p} politely|Move the deal of {p} on|Draft an answer to {p}|Cancel with {p}|Invite {p}|See where we stand with {p}|Snooze {p}|Mark the deal of {p} as won|Answer {p} with a maybe"
REQUESTS_MEET = "Invite {p} for {n} {w}|Offer {p} {n} {w}|Slot {p} in {w} for {n}|Give {p} {n} of my time {w}|Sit down with {p} for {n} {w}"
REQUESTS_TIME = "Cancel my meetings {w}|Push everything {w} back|What have I got {w}?|Clear my calendar {w}|Find the clashes {w}|Go through {w}"
SKILLS = "answer-invitations|publish-ready-posts|move-deals|draft-answers|archive-done|snooze-rest|cancel-day|reply-to-complaint|greet-introductions|file-invoices|pipeline-round|blog-round"
ROUTES = {
    "answer-invitations": ("Accept, decline or leave open invitations by the calendar|Answer invitations to events", "Answer the invitations|Accept the invitation of {p}|Decline what clashes|Say yes to {p}"),
    "move-deals": ("Move deals to the stage their mail speaks of|Update the pipeline", "Update the pipeline|Move the deal of {p} on|Set the deal of {p} to won|Bring the deals up to date"),
    "draft-answers": ("Prepare answers as drafts and send nothing|Draft replies for review", "Draft the answers|Prepare replies for me|Write drafts but do not send|Have an answer to {p} ready"),
    "cancel-day": ("Cancel or move everything on a day|Clear a day of its meetings", "Cancel everything tomorrow|Clear my Friday|I am ill, free my day|Move today's meetings"),
}
NO_ROUTE = "Count my steps|Translate the menu|Buy flowers|Call a lift|Plan a holiday|Repair the roof|Name the capital of Peru|Sharpen this photo|Read me a story|Compose a song"
