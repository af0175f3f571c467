"""Deadlines and telephone numbers in single sentences, and sentences with their words that hold none."""

MARKED = {
    "deadline": """
your answer has to be (here|with us|in our hands) by {time}
the list closes {time}
the register shuts for good {time}, so write before then
everything has to be in by {time}, (without exception|no matter what)
(last|final) call: {time}
(due|due date|deadline|cut-off|closing date): {time}
deadline {time}
due {time}
by {time}, please
before {time}, please, not after
(at the latest|latest) {time}
(until|up to) {time} and not a day longer
{time} is the (last day|cut-off|final date) for this
{time} is the deadline, (as set by {co}|so the rules say)
the deadline falls on the last day of {month}
the cut-off has been set for {time}
the deadline has been moved (forward|back) to {time}
the deadline was extended: it is now {time}
we extended the period once, it now ends {time}, for good
please get it to (me|{name}|the office) before the end of the month
please see that it (reaches|gets to) {name} by {time}
please have it (ready|done|finished) by {time}
please make up your mind by {time}
please complete your part by {time}
please return the (keys|books|signed pages) before {time}
please fill it in before the end of the week
please let {name} know by the end of the day
please react within {days}
kindly respond within {days}
kindly see to it before the end of {month}
(reply|answer|respond|react) within {days}
you have {days} from the date of this letter
you have exactly {days} to (decide|object|respond)
you have until midnight
you have until noon today
(objections|appeals|comments) must be raised within {days}
(objections|appeals|corrections) are possible only until {time}
the period for (appeals|comments|objections) ends {time}
the (statutory|legal|agreed) period of {days} began with this letter
within {days} of receipt, (as the law says|in writing)
it must be on {name}'s desk by {time}
I need to have it by {time} (at the very latest|and no later)
I need your (word|decision|list|choice) before the weekend
I have to (know|hear from you|decide) before {time}
I have to hand the whole pile to {name} by {time}, so yours must be here before
we need your (names|sizes|votes|choice) by the end of the week
we need it back by {time}
we can only (take|accept|count) what comes in before {time}
we (print|ship|vote|sail) on the first of {month}, so yours must be here the day before
we can hold the (room|seats|boat) for you until {time}
we reserve it for you until {time}, then it goes to the next (one|person) on the list
{co} wants the papers by {time}
{co} gives everyone until {time}
{name} expects it on the table by {time}
{name} has to have your (list|vote|draft) by {time}
the (court|tax office|town hall|school) wants it by {time}
the (court|school|council|club) set {time} as the deadline
the (printer|publisher|museum) needs the final version by {time}
the form must be (posted|handed in|signed) before {time}
the papers have to be (filed|lodged|submitted) by the end of {month}
the vote closes tonight at ten
the portal (closes|shuts) {time}
registration (closes|ends) {time}
sign-up ends {time}, (as the poster says|sharp)
applications close {time}
late entries, after {time}, (won't be counted|are not accepted)
whatever arrives after {time} (goes back unopened|cannot be considered)
after the end of {month} nothing more can be changed
changes are possible until {time} only
your (vote|ballot|entry) counts only if it arrives by {time}
your (place|option|reservation) is kept until {time} and then released
your (draft|chapter|essay) is due {time}
homework for all: due {time}
the essay is to be handed in by {time}, (single-sided|in the blue box)
the key has to be back in the box by {time}
the (seedlings|costumes|tools) must be collected by {time}
the flat has to be empty and swept by {time}
it has to be (settled|done|finished|wrapped up) before the end of the month
it has to be done today
it must go out today, before six
this needs to be with {co} by {time}
this has to happen before the end of the quarter
to be done by {time}
please reply by {time}
a clear word has to be here by {time}
bids must be in the box before noon on the last day of {month}
don't let {time} pass, (the right lapses then|it is the last day)
mark your calendar: {time} is the final day to (hand it in|send it)
the option runs out {time}, (so choose before|so speak up before)
""",
    "phone": """
{phone}
tel. {phone}
T {phone}
mob. {phone}
phone: {phone}
mobile {phone}
my number: {phone}
Tel.: {phone}, (mornings|office hours) only
phone {phone}, fax on request
{name}, {phone}
{full}, {role}, {phone}
{full} - {role} - {phone}
{co}, {city}, {phone}
{co}, switchboard {phone}
{co} front desk: {phone}
you can (reach|get|find) me (on|at) {phone}
you can (reach|find) {name} under {phone} most (mornings|evenings)
you'll get {name} on {phone} (after lunch|before nine)
I'm on {phone} (all week|most of the day|until late)
I can be reached at {phone}
we can be reached at {phone} (day and night|during the week)
I am always on {phone}
I pick up at {phone}, (even at night|even on the tractor)
I have a new number, it's {phone}
I changed my number to {phone}
note the new number: {phone}
(save|keep|jot down|write down) this number: {phone}
my (work|home|private|new|old) number is {phone}
my (Portuguese|Irish|holiday|second) mobile is {phone}
her number is {phone}, and {name} is her name
his mobile is {phone}
{name}'s (number|mobile|direct line|extension number) is {phone}
the number of the (vet|plumber|midwife|locksmith) is {phone}
the number on the van is {phone}
the number for the (gate|night porter|caretaker) is {phone}
the (porter|caretaker|harbour master|night nurse) has {phone}
the (shop|surgery|workshop|farm) is on {phone}
the landline still works: {phone}
the landline at the (cottage|hut|stable) is {phone}
the emergency number is {phone}
emergency contact: {full}, {phone}
out of hours: {phone}
after hours ring {phone}
for emergencies {phone}
(questions|problems|doubts)? {phone}
any trouble at the gate, call {phone}
just call {phone}
just ring {phone} (and ask for {name}|and let it ring)
give me a (ring|call|buzz|shout) on {phone}
drop me a text on {phone}
send a text to {phone}
message me on {phone}, I read those first
WhatsApp: {phone}
Signal or WhatsApp under {phone}
I'm on Telegram too, under {phone}
calls to {phone} are (free|answered by {name})
call my (wife|husband|brother|neighbour) on {phone} if I don't pick up
if nobody opens, dial {phone}
if you get lost, {phone} is me
if the dog barks, phone {phone}
if I don't hear the bell, try {phone}
should anything come up: {phone}
in urgent cases {phone}
my assistant {name} has the number {phone}
the assistant's line is {phone}
ask for {name} at {phone}
ask for extension four at {phone}
our service line is {phone}, (weekdays from eight|every day)
our new office has the number {phone}
our new number in {city} is {phone}
the {city} office answers on {phone}
you'll find us in {city}, phone {phone}
the number you need is {phone}
the right number is {phone}, the old one was cut off
there was a typo in my number, the right one is {phone}
best by phone, {phone}
better on the phone, I type slowly: {phone}
here's my number: {phone}
here is {name}'s number, {phone}
here's the number of the (taxi|boatman|guide): {phone}
leave a message on {phone}
leave word with {name} under {phone}
dial {phone}, then press (two|four|nine)
{phone} is my (direct line|private number|mobile)
{phone} is where you get me (fastest|on the road)
office {phone}, home on request
T: {phone} W: {link}
""",
}

UNMARKED = {
    "deadline": """
the shop is open until six
the (museum|library|bakery) is open until (seven|late)
the pool is empty until {month}
there's no hurry at all
there's no rush, really
no hurry
no rush with this
no pressure
take your time
it can wait (until spring|for years|as long as you like)
this can wait, nothing burns
any time will do
next year is early enough
nobody is waiting for it
nobody counts the days here
there is no date (for it|attached to it|on the calendar)
we never set a date
there isn't a closing date
there's no closing date for this
the deadline is (off|gone|cancelled)
the deadline was lifted in {year}
the deadline for this was in {year}, so it's (long |)over
we met the deadline with a day to spare
we missed the deadline back in {year}
{name} never missed a deadline in her life
{name} hates deadlines
{co} is famous for its loose deadlines
"Deadline" is the title of a (novel|film) by {name}
my novel is called The Last Deadline
the word deadline comes from a line drawn in a prison yard
the report was written by {name}
the (song|play|speech|poem) was written by {name} in {year}
the (bridge|tower|chapel) was built by {co} in {year}
the chair by the window is free
the house by the (lake|station|mill) belongs to {name}
we drove by the (old mill|stadium|sea)
{name} came by with (plums|the dog|a cake)
she stood by the door until the rain stopped
we travelled by (train|boat|bike) and slept until nine
two by two they went on board
prices rose by {pct} in {year}
sales fell by {pct} in {month}
I'll send it by {time} myself
I will be done by {time}
I will have finished by {time}
I'll be back by {time}
I shall have read it by {time}
I hope to be home by {time}
I promise to (write|be there|have it ready) by {time}
I'll let you know by {time}
I'll think about it until {time}
I'm away until {time}
I'm on leave until {time}
I'm at sea until the end of {month}
we will deliver by {time}
we'll have it ready for you by {time}
we'll be in touch by {time}
we're up in the mountains until {time}
our side will be finished by {time}
our own draft will be with you by {time}
{name} will bring it by {time}
{name} will have painted the fence by {time}
{name} is on holiday until {time}
{name} slept until noon
{co} will (send|deliver) it by {time}
the staff of {co} was on holiday until {month}
you'll hear from (me|us|{name}) by {time}
you will have it by {time}
your (parcel|key|copy) will be there by {time}
the parcel should arrive by {time}
the paint will be dry by {time}
the snow will be gone by {time}
the ferry is in the dock until {time}
the lift is out of order until {time}
the fair runs until {time}
the exhibition is on until the end of {month}
the tickets are valid until {time}
the weather stays fine until {time}
it will rain until {time}
by then the (apples|figs) will be ripe
by now everybody has heard
by the way, the storks are back
by chance I met {name} in {city}
by and by it got dark
by and large we are well
before the war there was a mill here
before {name} came, we were only two
before dinner we walked along the canal
before you know it, the year is over
before {year} nobody had heard of it
the day before, we were in {city}
I have seen that film before
I lived in {city} before that
we stayed until the lights went out
we danced until dawn
until {year} the trains stopped here
until then it was a school
it took until {month} to find the leak
the last day in {city} was the best
the last day of school was a {month} morning
the last date in the diary is from {year}
the final date of the tour was {city}
the latest news from {city} is good
the latest fashion is long coats
the closing scene of the play was lovely
our days here are long and quiet
today is (market day|{name}'s birthday|a good day)
today we had soup
it happened {time}, just after lunch
the (band|fair|choir) was here {days} ago
they stayed for {days} and saw everything
the trip lasted {days}
the milk keeps for {days}
the line was cut when the line was dead
within the old walls there is a garden
within a week the garden was green
the end of the month is always quiet here
at the end of the month the moon was full
late trains are the rule in {city}
he was late, as ever
""",
    "phone": """
my phone broke
my phone died on the (train|way home)
my phone fell into the (soup|harbour|well)
my phone has no signal in the valley
my phone is on silent
my phone is older than my (son|car)
my phone corrects every second word
my phone number hasn't changed
my number is the same as ever
you have my number
you know my number
{name} has the number
{name} lost her phone in {city}
{name} forgot his phone on the bus
{name} is on the phone all day
{name} collects old telephones
{name} wouldn't pick up
{name} called (twice|yesterday|from {city})
{name} called it a day
{name} repairs phones in a small shop in {city}
{name} is the number two at {co}
{co} sells phone cases
{co} has {num} people in its call centre
{co} makes parts for phones
order number {num}
order {inv}
order no. 4471 0093 22
your order number is {inv}
the order number is 300 4512 7789
the customer number is 20 44 781
customer no. 88 120 4453
our reference: {inv}
my reference is 77-2041-{year}
case number {inv}
ticket {inv}
ticket number 0049 2213
file number {inv}, (room|shelf) {num}
part no. 0221 504 100
part number {inv}
article 4006 381 333 931
the serial number is 35 2099 001 761
the serial number starts with {num}
the serial number on the back reads 5CG 914 0772
the batch number is L{num}-{year}
the tracking number is 00 340 434 161 094
tracking: JD01 4600 0033 9912
the meter reads 48 221
the meter number is 1 ESY 1160 7821
IBAN DE44 5001 0517 5407 3249 31
IBAN: PT50 0002 0123 1234 5678 9015 4
the account number is 44 120 993
BIC and IBAN are as (before|in {year})
the VAT number is 509 442 013
VAT no. GB 999 9973 33
tax number 21 815 08150
the register entry is HRB 77 2041
ISBN 978 3 16 148410 0
ISSN 2049 3630
the membership number is {num}
my membership card has the number 700 412 88
passport number C01X00T47
the number plate was LX {num} KD
the coordinates are 38.7223, 9.1393
the postcode is 4050 313
postcode 1200 109, {city}
PO box 30 21 44, {city}
room {num}, second floor
room {num}, bring a coat
flat {num}, third bell
the house number is {num}
the door code is {num}
the code on the lid is {code}
the PIN is in the safe
seat {num}, row 12
gate {num}, platform 9
bus {num} stops right outside
flight TP {num} to {city}
version {num}.0.1
from 1998 to {year} the mill stood empty
in {year} we had {num} members
{year} was a good year for plums
{num} of {num} were there
{num} people came in {month}
a number of people came from {city}
a large number of swans live here
any number between one and ten
the numbers for {month} look good
the phone is in the kitchen
the phone on the wall is from {year}
the phone rang and nobody spoke
the phone rang while I was in the bath
the phone line is dead since the storm
the phone box is now a tiny library
the phone bill was {money} in {month}
the telephone was invented long before my time
the old dial phone still hangs in the hall
the microphone was too loud
the saxophone needs a new reed
the headphones are in the blue bag
the mobile over the cot turns slowly
the mobile kitchen comes to {city} in {month}
the line was so bad that I heard only waves
the line at the baker's was long
it was a close call
it was a good call to stay at home
they call it the long house
they called the baby {name}
what they call summer is four days here
we spoke on the phone in {month}
we talked on the phone until midnight
we have no phone at the hut
we leave our phones in a basket at dinner
I don't give out my number
I no longer have a mobile
I never answer the phone at (table|work)
I dropped my mobile on the tiles
I bought a second-hand phone for {money}
I can't hear well on the phone
I read this on my phone
sent from my phone
written on my phone in the tram
a ring of mist lay around the hill
the ring was found in the garden
the bell rings at noon
the extension has a flat roof
the hotline was shut down in {year}
no calls on Sundays
""",
}
