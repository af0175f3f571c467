"""Whole letters that ask for none of the things: news, notes, notices, and near misses that only name a thing. The form is that of letters_a.py."""

LETTERS = """
other, friendly
(we're home|safe and sound|postcard)
~ (What a week|My cheeks ache from laughing|You spoilt us).
(The dog slept all the way|The ferry was late and nobody minded).
~ (Kisses from all four|Love to the hens|Come and be spoilt back).

other, neutral
(minutes|record of {time}|protocol)
(Present|Attended): {name}, {name}, {full}.
(Point one|Item {num}) was (adopted|postponed|struck from the list). (The budget was noted|No objections).
(These minutes count as approved|Filed under {inv}).

other, worried, topic:health
(dad|from the hospital|news from ward {num})
~ (I hardly dare to write it|My hands shake|I'm afraid it is serious this time).
(The doctors have kept him in|The scan showed a shadow|He does not eat).
~ (I can't think straight|Pray for us|I wish you were nearer).

other, worried
(the pipes|frost|house in the valley)
~ (I keep thinking of the empty house|It worries me that nobody is up there).
(They forecast minus twelve|The neighbour heard water running).

other, angry
(whoever took my lunch|kitchen|to all)
~ (Whoever you are, may it choke you|I've had it up to here|To the thief in this office).
(The box had my name on it|It was my mother's dumpling soup).
~ (Have you no shame|May it choke you|You disgust me).

other, angry, topic:sport
(that referee|daylight robbery|four minutes of injury time)
~ (Robbed|I'm still screaming|I could throw the radio out of the window).
(Two penalties not given|Offside by a mile).
~ (Blind as a mole, that man|Never again that stadium).

other, urgent, topic:security
(do not open it|stop what you are doing|fake mails in my name)
~ (Right now|Before you do anything else|This minute):
(the mail about the parcel is a trap|somebody sends links in my name|pull the network cable of desk {num}).
~ (Tell the others at once|Seconds matter).

other, urgent
(gate closing|platform {num}|where are you)
~ (Run for it|They close the doors in four minutes|Quick, quick, quick).
(I stand under the clock with both bags|The bus is already here).

other, neutral, topic:travel
(itinerary|your journey on {time}|seat {num}a)
(Departs {city} {time}|Check-in opens a day before). (Change at {city}|Terminal {num}, gate to be shown).
(One bag of twenty kilos|The visa is in your passport).

other, friendly, topic:family
(she walks!|four kilos, all fingers|news from the cradle)
~ (I cried like a tap|Our hearts burst).
(Three steps from the sofa to grandpa|Born at dawn, dark hair, a voice like a trumpet).
~ (We love you|You're an aunt now, darling).

other, neutral, topic:energy
(meter reading|output in {month}|array B)
(The array made|The turbine gave) {num} (megawatt hours|units) in {month}, {pct} (above|below) plan.
(One inverter was swapped|The battery stood at full by noon).

other, neutral, topic:shipping
(vessel schedule|ETA {city}|pallets)
(The ship lies off|Two trucks left) {city}. (Unloading begins with the tide|Customs released {num} boxes).
(The seals are intact|The bill of lading is filed).

other, neutral, topic:legal
(hearing postponed|entered in the register|deed {inv})
(The court moved the hearing|The notary entered the deed) (to {time}|in the register).
(Annex {num} is unchanged|Both parties were heard|Nothing has to be signed).

other, neutral, topic:money
(quarter closed|cash at bank|flash numbers)
(Cash stands at {money}|Turnover came to {money}), (costs {pct} under plan|margin flat).
(The auditors were content|The loan is paid down by {money}).

other, neutral, topic:hiring
(two starters|people news|round three)
({name} starts in {month}|Of nine in the last round two were left), (references were good|the panel was of one mind).
(Desks are ordered|The contract went out).

other, neutral, topic:product
(sprint {num}|release notes, internal|what broke, what works)
(Search is twice as fast|Dark mode made it), (the map slipped to {month}|sync is still behind a flag).
({num} testers wrote back|Nobody missed the old button).

other, neutral, topic:office
(lift, again|from the caretaker|floor {num})
(The lift rests until {time}|They paint the stairwell|The boiler man was here).
(Use the back stairs|Mind the buckets|Keys hang at reception).

other, friendly, topic:food
(plum cake|what I cooked|sourdough, day nine)
(Two kilos of plums, a pinch of rye|I let it rise by the stove).
~ (It tasted of grandma's kitchen|You'd have licked the plate, I know you).

other, neutral, topic:weather
(storm warning lifted|outlook|fog on the river)
(Gusts up to {num} from the west|Rain till Thursday, then clear).
(Ferries run again|The bridge stays shut to lorries).

other, neutral, topic:research
(second wave|data are in|lab book)
({num} samples, two spoiled|The effect holds after correction|Reviewer two is silent).
(Plots are in the folder|The freezer log has a gap on {time}).

other, neutral, topic:school
(timetable|report cards|sports day at school)
(Lessons end at noon on {time}|Class {num} goes to the museum).
(Packed lunch and good shoes|The choir stays till three).

other, neutral, topic:press
(cutting|page {num}|it's in the paper)
(The piece ran on page {num}|They printed the photo with the bicycle).
(Two names are spelt wrong|The headline is theirs).

other, neutral, topic:marketing
(posters are up|numbers of the spring campaign|new tagline)
(The posters hang in {city}|Clicks doubled after the film).
(The agency sent three colours|The slogan tested well with under thirties).

other, neutral, topic:event
(seating plan|running order|programme as of today)
({num} guests, {num} tables|Speeches before the soup).
(The band arrives at six|The hall has been paid|Name cards are printed).

other
(the bill you asked about|old story|from the archive)
(You wondered what became of the bill from {co}|That invoice of {month}).
(We settled it long ago|It was cancelled by them|{name} found it under the printer, paid).
(Nothing to do|Case closed).

other
(our meeting|yesterday|looking back)
(The meeting ran over, but it was worth it|I liked how calm it stayed yesterday).
(Notes are in the folder|{name} writes it up).
(Rest well|Good to have done it).

other
(discount codes|for your information|at the till)
(From {time} the tills accept the new vouchers|Students show their card at the counter).
(Signs hang by the door|Staff have been told).

other
(the newsletter went out|proof ok|{num} opens)
(Our own newsletter left at nine|{num} opened it within the hour).
(Two typos, nobody noticed|The picture of the goat won).

other
(complaint desk closed|statistics|what people grumbled about)
(In {month} we had {num} complaints, half of last year's).
(Mostly parking|All answered within two days). (The table is for your records|The board has seen it).

other
(intro to accounting|course notes|chapter {num})
(The introduction is short|Chapter {num} introduces the double entry).
(You'll find it on the shelf|I marked the good pages).

other
(job done|the application was approved|permit is here)
(The building permit came|Our application to the city was granted).
(It hangs in the hall|The mason begins on {time}).

other
(event log|calendar export|{num} entries)
(The export of the event log is finished|{num} rows were written).
(No errors|Next run at night).

other
(Re: receipt|found it|never mind)
(Found the receipt|Never mind the receipt), (it was in my coat|the cat sat on it).
(Sorry for the noise|Ignore my last).

other
(out of office|away|holiday message)
(I'm away|I am walking in the hills|On parental leave) (till {time}|until {month}) and (won't read mail|without a screen).
(Urgent things go to {name}|{email} helps meanwhile).

other
(undeliverable|returned|mail daemon)
(Your message could not be delivered|Address unknown|The mailbox of {email} is full).
(No further attempts will be made|Diagnostic code {num}).

other
(you left something in your basket|sign-in code|one last step)
(Your code is {num}|Confirm your address|Somebody signed in from {city}).
(It expires in ten minutes|If it was you, all is well|Do not share it).

other
(poem|for your wall|found this)
("{topic}" is what the graffiti says|I copied this from a bench):
(the river does not ask the stone|we were all young in that photograph).

other
(rules of the house|please note|for all tenants)
(Bins go out on Tuesday|Bicycles belong in the cellar).
(Doors are to be locked after ten|Carpets may be beaten on Saturdays).

other, friendly
(congratulations!|bravo|I saw the news)
~ (I jumped off the sofa|So proud of you|You did it, you mad thing).
(It was on the radio|{name} told me at the market).

other, friendly, +thanks
(what you did for us|from the bottom of the drawer|a thank-you)
=thanks (I want to thank you|Thank you) (for the casserole|for sitting with her|for the lift).
~ (You have a heart of gold|We won't forget it).

other, neutral, +attachment
(floor plan|the file|scan)
=attachment (The floor plan is attached|You will find the scan attached|Attached is the signed page).
(Scale one to fifty|Page {num} is the one that matters).

other, +deadline
(ballot|vote|forms for {topic})
(The ballot papers are out|Everybody got a form).
=deadline (They must be back by {time}|Last day for handing them in is {time}|No vote counts after {time}).

other, +phone
(on call|this weekend|whom to ring)
({name} is on call|I have the pager this weekend).
=phone (You reach her at {phone}|Ring {phone} if the alarm goes|Number for the night: {phone}).

other, +apology
(about last night|the vase|I was wrong)
=apology (I'm sorry I shouted|Please forgive me for the vase|I owe you an apology).
(It had been a long day|The children were asleep, I know).

other
(handover|where things are|before I go)
(The keys are in the blue tin|Passwords are in the vault).
(Plants: twice a week|The alarm code is the old one). ({name} knows the rest|All else is on the wall).

other
(status {topic}|week {num}|green, amber, red)
({topic}: green|Milestone {num} reached). (Two risks, both small|Amber on staffing).
(Next report {time}|No decisions needed).

other
(they sent us a bill for {money}!|funny|you won't believe it)
(The city billed my aunt {money} for a dead tree|A shop in {city} charged {name} for breathing, nearly).
(She framed it|He laughed till he cried). (Only in {city}|Had to tell you).

other
(I asked for a discount, imagine|at the bazaar|holiday story)
(At the bazaar I haggled like a pirate|{name} got the lamp down to {money}).
(The seller kissed her hand|We drank tea on it). (Pictures follow|You would have been proud).

other
(job interview tomorrow|wish me luck|nerves)
({name} has an interview on {time}|My sister applied at the opera).
(She irons everything|We rehearse questions at dinner). (Thumbs pressed|I'll report).

other
(no need to meet|cancelled, all fine|solved by itself)
(We needn't meet after all|The call is off), (it solved itself|{name} found the mistake).
(Use the hour for a walk|One less in the calendar).

other
(Re: your complaint|we listened|changed)
(You wrote to us in {month} about the queue).
(There is a second till now|The path has been lit since {time}). (We wanted you to know|Come and see).

other
(support rota|tickets this week|queue is empty)
({num} tickets, {num} closed|Nothing in the queue). ({name} takes the early shift|The rota hangs by the door).

other
(introduction of the new rules|from {month} on|changes)
(From {month} the introduction of the new tariff takes effect|New rules come in on {time}).
(Nothing changes for old contracts|The text hangs in the hall).

other, friendly
(lunch was lovely|those dumplings|after the party)
~ (I can still taste the dumplings|You're the best host in town).
(We missed the last tram and walked|The lights on the water!).

other, angry
(parking|to the driver of the red van|driveway)
~ (Are you blind|I'm at the end of my patience|What is wrong with you).
(The red van stood in front of my gate all night).
~ (Do it again and it will be towed|You selfish lot).

other, worried
(exam|{name} and the driving test|I can't watch)
~ (I have a knot in my stomach|I've bitten all my nails).
(She goes in at nine|They let only half of them pass).

other, urgent
(the goat is on the roof|come quick|fire drill is not a drill)
~ (Drop everything|At once, please|No time to explain).
(Smoke on the third floor|The goat has the laundry).
"""
