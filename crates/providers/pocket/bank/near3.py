"""More mails that ask for nothing: near misses that name a thing in passing, machines, private notes; and what stands below letters."""

NEAR = """
(the lunch|the meeting|the dinner|our call) (on {time}|yesterday|last week) was (a pleasure|shorter than feared|worth the trip)( and the fish was superb| and I learned a lot|)
(we|I) had (lunch|coffee|breakfast|a long talk) with {name} (yesterday|last week|in {month})(, she sends greetings|, he is well|, nothing new)
(since|after) our (lunch|meeting|talk) I (sleep better|see it clearer|read the book you named)
{name} and I (met|sat together|spoke) (on {time}|yesterday) (and all is agreed|and it is done|, no need for you to join)
(the meeting|our session) (of {time}|last month) is (in the minutes|on tape|old news)
(I|we) (saw|read) that {co} (gives|gave) {pct} off( everything| till {time}|), (we did not go|just saying|what times we live in)
(in the newsletter|on page {num} of the bulletin) they (mention|speak of|praise) (a discount|your talk|the invoice tool|{name})( I had to smile|)
(a|the) discount (of {pct} |)(was|is) (printed on the coupon|part of the game|already in the price)( so nothing changes|)
(the|that) price (holds|stands|is fine|was agreed in {month})(, we are happy with it|, no wish to reopen it|)
(I|we) (paid|settled) (that|the) (bill|invoice) (on {time}|weeks ago)(, you may close the file|, it's in the books|)
(invoice|bill|order) {inv} (was|is) (cancelled|replaced|a test|booked under {month})(, ignore it|, no payment is due|)
(the|your) (invoice|receipt) (template|folder|archive|software) (moved|has a new colour|works now)
(nobody|no one) (here |)(complained|has complaints|wants a refund)(, quite the contrary|, all are content|)
(the complaint|that grumble) (of|from) {co} (was withdrawn|is settled|turned into praise)
(a customer|somebody) complained (about the weather|that the soup was too good|in {month}), (we laughed|{name} answered|it's dealt with)
(I|we) (introduced|was introduced to) {name} (last year|at your party|ages ago), (remember|we are friends now|and look at them today)
(an introduction|a chapter) (to {topic}|on cheese) (is printed|fills the first pages|opens the book)
{name} (applied|has applied) (to the university|for citizenship|at the theatre) and (got in|is waiting|hopes)
(the|our) (application|app) for the (grant|permit) (was filed|lies with the city|took all night)
(we|I) (declined|said no to) (them|{co}|the others)( politely| last week|), (you are not concerned|that's behind us)
(they|{co}) (accepted|signed) (our|the) (bid|offer) (in {month}|yesterday), (so the team celebrates|cake at four|nothing for you to do)
(the event|the {event}) (was|is over and was) (a success|rained off|great fun)(, pictures are online|, thanks go to {name}|)
(tickets|places) for the {event} are (sold out|gone|no longer on sale)( since {time}|)
(the support team|support) (has|have) (new headsets|moved to floor {num}|won a prize)
(the server|the app|the printer) (was down|had a fever) (for an hour|last night) (but is up again|and has recovered|, all fixed)
(a question|the question) (we all ask|of our time|in the quiz) was (about {topic}|who invented tea)
(no questions|nothing to ask|all questions answered)( from here| on our side|)
(I|we) (don't|do not) (need|expect|want) (an answer|a reply|anything)( to this|)(, just read|, it's only news|)
(you|they) (asked|wanted to know) (who won|how it went|where we stayed): (we did|well enough|by the lake)
(as|like) (I told you|agreed|you know), (I'm off on {time}|the keys are in the tin|{name} stands in)
(the reminder|my reminder) (was sent by mistake|crossed with your mail|can be ignored)
(I|we) (follow|followed) (the matter|your travels|the debate) (from afar|with joy|in the paper)
(the subscription|our membership) (ended|was cancelled) in {month}(, no action is needed|, that is all|)
"""

SYSTEM = """
(sensor|camera|door) {num} (reports|reported) (all clear|motion|low battery)( at {time}|)
(job|task|pipeline|build) (#|no. |){num} (passed|failed|was skipped|is queued)( on branch main| after {num} minutes|)
(your|the) (parcel|package) (is at the pick-up point|was left with {name}|arrives {time})( code {num}|)
(two-step|sign-in|login) code: {num}( do not share it| valid for ten minutes|)
(someone|a new device) (signed in|logged in) (from|near) {city}( if this was you, ignore this| was it you|)
(voicemail|missed call|fax) from {phone}( {num} seconds|)
(out of office|automatic reply): (I am back on {time}|{name} reads my mail|office closed)
(delivery|mail delivery) (failed|has failed permanently|delayed) (to|for) {email}
(your|the) (certificate|domain|password) (expires|will expire|was renewed) (in {days}|on {time})
{name} (mentioned|tagged|invited|added) you (in|to) (a document|the channel {topic}|the board)
(scan|fax|print) (complete|ready for pick-up|stored): {num} pages
(survey|poll) (closed|results): {pct} said (yes|tea|blue)
(maintenance|update) (window|planned) {time}(, short interruptions possible|, nothing to do|)
(your|the) (ticket|case) {inv} (was closed|was merged|changed its status)( rate our service|)
(flight|train|bus) {inv} (is on time|is late by {num} minutes|leaves from platform {num})
"""

PRIVATE = """
(the children|the neighbours|our lot) (built a raft|picked {num} kilos of plums|have nits again)
(I|we) (dreamt of you|thought of you|lit a candle) (on {time}|last night|in the little church)
(mum|grandpa|aunt {name}) (turns {num}|is back on her feet|has a new hip)( on {time}|)
(the house|the boat|the car) (is sold|has a new roof|smells of paint)(, imagine|, finally|)
(put|leave) the (key|milk|cat) (under the pot|with {name}|out)( when you go|)
(pasta|soup|leftovers) (is|are) in the (oven|fridge)(, I'm late|, eat without me|)
(we|they) (won|lost) {num} to {num}( in the rain| at home|)(, {name} scored|)
(look|watch) (the moon|the match|channel {num}) (tonight|now)
(I|we) (finished|am reading|gave up on) (the book|that novel|the crossword)( you lent me|)
(happy birthday|many happy returns|merry christmas|get well soon)( {me}| to all of you|)( from {name}|)
(remember|do you recall) (that summer|the green bus|old {name})? (it came to my mind|I found the photo)
(buy|bring|get) (bread|batteries|stamps)( on your way| for the weekend|)
(tram|traffic|train) (stuck|late again)(, start without me| but in good spirits|)
"""

SIGNATURES = """
{sender}
{sender} / {trole}, {co}
{sender} | {trole} | {co} | {city}
-- / {sender} / {co}, {num} Mill Lane, {city}
{sender} / {trole} / {co} / {phone}
(Sent|Written|Typed) (from|on) my (phone|mobile|tablet)
(sent on the go|sent from the train|dictated, please excuse errors)
{sender} (she/her|he/him) / {co}
-- / {co} Ltd, registered in {city} no. {num}
(I work part-time|My office days are Monday to Wednesday) / {full}, {co}
(This mail is meant for its addressee alone|The content of this message is confidential|Think before you print)
{co} / {num} Harbour Road, {city} / {link}
p.p. {sender} / Assistant to {full}
{sender} / Tel {phone} / {co}, {city}
"""

LEGAL = """
{co}, {num} Harbour Road, {city}
(You get this mail because you have an account|This address is not read by people|Do not reply to this message)
© {year} {co}, {city}(. Privacy|. Imprint|)
(Questions? Write to {email}|Help: {link})
(Trouble reading this?|A problem with the pictures?) {link}
"""
