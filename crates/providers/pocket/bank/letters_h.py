"""More whole letters that ask: discounts, meetings, answers, news, help. The form is that of letters_a.py."""

LETTERS = """
discount request
(Re: subscription for the ward|nurses' tablets)
(Matron likes the tablets|Eleven wards want in).
* (The trust, however, only pays for eight|Procurement allows {money} and not a cent more|We're {money} short). (Is there a health service tariff|Could the last three be thrown in|Would you meet that)?

discount request
(second-hand?|showroom model|last year's)
(The new model is beyond me).
* (What would the showroom piece cost|Do you let last year's go for less|Would you take {money} for the one with the scratch)?

discount request, friendly
(my cheeky question|neighbours|one for the road)
~ (You know I adore your shop|Don't frown).
* (If I bring three friends, does the fourth course come free|Could an old neighbour have it at the friend's price|Do I get something off for singing)?

discount request, neutral
(framework agreement|call-off {inv}|re-tender)
(The framework agreement expires on {time}|Volume has doubled since signature).
* (We expect the tariff to reflect this|A revised schedule of rates, {pct} below the present one, is requested|Please resubmit at more competitive rates).

discount request
(Re: {month} booking|low season|empty rooms)
(We'd come in the week when nobody else does|Your house is half empty in {month}, I hear).
* (What could you do on the rate|Would {money} a night be all right|Is there a low season price for eight nights)?

discount request
(from the treasurer|the accounts of the club|new treasurer)
(I took over the books and went through every subscription).
* (Yours is the biggest by far; may I ask for a club tariff|Either the fee comes down to {money} or I have to cut it|Is there something smaller we could pay).

discount request
(startup programme?|three of us in a garage|pre-revenue)
(Three people, no revenue, one dog).
* (Do you run a programme for young companies|Could we pay the small plan and use the large one for a year|Is a founders' tariff thinkable)?

discount request
(the invoice of {month}|before I pay|{money}?)
(I was about to pay).
* (Then I saw {money}; last time it was less; that figure needs another look|Would you mind going back to the old hourly rate|Could you take the travel time off)?

meeting request
(your horse|vet visit|shoeing)
(The farrier comes to the yard on {time}).
* (Will you be there at eight|Can we do yours the same morning|I could see the mare at nine; does that suit)?

meeting request
(thesis|supervision|chapter two)
(Chapter two has grown to sixty pages).
* (May I come to your office hour|Could I have {min} with you before {time}|Would you read it with me, side by side, one afternoon)?

meeting request, neutral
(annual talk|your review|goals for {year}|appraisal)
* (Your annual review is due; please pick a slot with HR|I'd like us to sit down for the annual talk on {time}|It's time for our goals talk: name your hour).
(Bring last year's sheet).

meeting request
(the fence|boundary|neighbours' talk)
(Before lawyers get rich).
* (Let's stand at the fence together, {time}|Come over for a beer and we settle it|Can we look at the old map at my table)?

meeting request
(kick-off|workshop room|first sprint)
(The contract's signed, the team is named).
* (We'd start with half a day together|When can your people join ours for the first session|I reserve the big room for {time}, would that do)?

meeting request, friendly
(jet-lagged but free|back in {city}!|guess who)
~ (I'm back, tanned and full of stories).
* (Drinks tonight|Who's up for dumplings {time}|Meet me at the usual bench)?

meeting request, urgent
(ten minutes, now|before the vote|call me back)
~ (The vote is in an hour|I can't decide this alone and time's up).
* (Give me ten minutes on the phone|Where can I catch you|Step out and call me).

meeting request
(tour of the mill|school visit|class {num})
(Class {num} is learning about bread).
* (Might twenty-two children visit your bakery one morning|Could you show us round on {time}|When would a visit disturb you least)?

meeting request
(Re: {time}|can't after all|new date?)
* (My flight is now at three, so could we do noon|Something came up; shall we say {time}|Can I push us by an hour)?
(Same place, same cake).

question
(vegetable box|week {num}|leeks again)
* (Can I skip a week|Do you also have boxes without roots|What is the purple thing in the box)?
(We're only two).

question, neutral
(tender {inv}, item {num}|clarification)
(With regard to the tender documents):
* (is a site visit compulsory|may subcontractors be named later|in which currency are the bids to be stated)?

question
(your bike shed|spokes|old model)
* (Do you still have spokes for a {year} frame|What size of tyre goes on it|Is the green one left-handed too)?
(It's for my nephew).

question
(choir practice|score|altos)
* (Which edition do we sing from|Is there practice on {time}|Do the altos come in at bar {num} or later)?
(My score has a coffee stain there).

question
(handover note|where is|your desk)
(I'm sitting in for {name}).
* (Where does she keep the stamps|What does the yellow sticker mean|Who gets the Friday list)?

question, friendly
(how did you do that?|recipe please|your roses)
~ (Your roses are the talk of the lane|That pie!).
* (What do you feed them|What's the secret, vinegar|When do you prune)?

question
(pension|form|the letter from the office)
(A letter came from the pension office).
* (Do the years in {city} count|Which of the two dates is meant|Need I tell them about the garden)?

question
(mooring|berth {num}|harbour fees)
* (How deep is berth {num} at low water|May one stay aboard overnight|Is there power on the jetty)?
(Our draught is two metres).

follow-up
(passport photos|visa file {inv}|consulate)
(I handed in the file on {time}).
* (Nobody can tell me where it is|Has the consul seen it|Will it be ready before the flight)? (The receipt says ten working days).

follow-up
(your review of my bread|flour sample|the starter)
(You took a jar of my starter home).
* (Did it live|I'm dying to hear|Any verdict)?

follow-up, neutral
(our letter of {time}|objection {inv}|hearing)
* (We refer to our objection of {time}, which has not been answered|A decision on our application is still outstanding|We remind you of the question put at the hearing).

follow-up
(photos of the wedding|the album|link)
(It's six weeks since the wedding).
* (You promised the pictures within a month|Are the photos coming|Grandma asks every day)!

follow-up
(roof|second coat|when do you come back)
* (You wanted to return for the second coat|The scaffold still stands, no one has come|We agreed on {time}; what happened)?

support request
(till roll|card reader|market stall)
* (The card reader says "offline" though the net is fine|It prints half a slip and stops|Since the market it won't charge). (Saturday is market day|What do I do)?

support request, urgent
(ventilator app|ward|monitor dark)
~ (This is a ward, we can't wait).
* (The monitor app went dark on three beds|The alarm list is empty although it beeps|We can't sign anything off). (Ring the ward|Do something).

support request
(hearing aid|grandfather|battery)
* (His hearing aid whistles since the update|It pairs with the neighbour's TV|The app can't find the left one). (How do we reset it)?

support request
(podcast upload|feed|episode {num})
* (Episode {num} plays the sound of {num}|The upload says "invalid feed"|Listeners get silence). (Is it on your side|What am I missing)?

support request, friendly
(I broke it|oops|me and technology)
~ (You'll laugh|I'm hopeless, I know).
* (I dragged the whole library into the bin|I set it to Finnish and can't read the menu|I turned something off and now it's all grey). (Save me|How do I undo that)?

support request, neutral
(sso|certificate renewal|ldap)
* (Since the certificate was renewed, sign-in ends in a loop|The directory sync skips disabled accounts|SAML responses are rejected as expired). (Please advise on the required settings).

support request
(bees|hive scale|sensor {num})
* (Hive scale {num} sends minus four kilos|The sensor stopped at {time}|The chart shows yesterday for ever). (How do I calibrate it|Can you see it from afar)?
"""
