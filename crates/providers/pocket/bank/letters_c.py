"""Whole letters between people: introductions, applications, refusals, consents, invitations, and bulk mail. The form is that of letters_a.py."""

LETTERS = """
introduction, friendly
({name} meet {name}|you two!|matchmaking)
~ (I've wanted to do this for years|My favourite kind of mail).
* {name}, {me}. {me}, {name}. (One of you bakes, the other writes about bread|You both collect maps|Both of you left {city} for love). (The rest is yours|Now talk).

introduction, neutral
(your new contact|change of personnel|responsibility for your account)
(From the coming month on|As of {time}) (responsibilities change|the region is reorganised).
* (Your contact will be|You will be looked after by) {full}, (who comes from {co}|until now {trole} in {city}). (He reads this mail in copy|Her number follows).

introduction
(the translator I praised|a name for you|as promised: {name})
(You asked whom I'd trust|At dinner you wondered who could help).
* (It's|The person is|I'd go with) {full}, {trole}; (she knows you may write|he is copied|here she is). (Tell her I sent you|Mention my name).

introduction
(greetings from a stranger|we share a wall|your neighbour at {co})
(You don't know me|We have nodded in the lift).
* I'm {name}, (I keep the bees on the roof|I run the workshop below you|I moved into the studio next door). (Just so you know who hums|In case you ever need honey|No agenda, only hello).

introduction
(passing the baton|my last week|goodbye and hello)
(After {num} years I go|On {time} I clear my desk).
* (My chair goes to|What I did is now done by|You'll be in the good hands of) {full}, (copied here|who has been shadowing me). (Be kind to each other|You will like her).

introduction
(via {name}|{name} said I should write|hello)
{name} (thinks we would get along|gave me your address and a warning about your puns).
* I (mend organs|make films about rivers|run a seed bank) in {city}. (That's all, I wanted to put a face to the name|I don't want anything, only to be known to you).

introduction
(founder you may like|deal? no, person|someone for your radar)
* (Keep an eye on|You should know|I'd like to put on your radar) {full}: (left {co} to build batteries from salt|quietly built {prod}|has the stubbornness you like). (Shall I leave you two alone|In cc, so take it from here).

introduction
(new in the choir|our new intern|team news)
* (Please welcome|Say hello to|This is) {full}, (who sings alto|who joins reception|our new {role}). (She likes chess and hates fish|He bakes).
(The desk by the window is hers|Cake at ten).

introduction
(Prof. {full}|research visit|letter of introduction)
(The bearer of this letter|The doctoral student who hands you this|My student) is known to me (for three years|as a careful worker).
* (May I present|Allow me to recommend to your kindness) {full}, (who studies {topic}|visiting {city} until {month}).

introduction
(cc: {name}|taking this to a new thread|adding {name})
* (Looping in|Adding|Bringing in) {name}, who (owns {topic} at our end|can answer that better than I|is our {trole}). {name}: {me} (asked about {topic}|is the one I told you of).

job application, neutral
(application: {trole}|reference {inv}|vacancy)
(I refer to|With regard to) the vacancy (announced|advertised) in {month}.
* I (am applying|wish to be considered|offer my services) (for it|for the position); (curriculum and certificates are enclosed|you find my career on two pages).
(I could take up work in {month}|Notice period: three months).

job application, friendly
(pick me|hire the crazy one|an unusual letter)
~ (I laughed out loud at your job ad|Your ad made my coffee go cold).
* (A {role} who juggles|Somebody who alphabetises for fun): (that's me|here I am). (Would you have me|When do we start|Take me on for a week and see).

job application
(driver|kitchen help|night shift)
* (I look for work|I want to work with you|do you need hands), (have a licence|strong back|ten years in kitchens), (can start tomorrow|any shift).
(Phone is best|Ask {name}, he knows me).

job application
(between school and university|gap year|internship)
(School ends in {month}|I'm nineteen and curious).
* (Might I spend|Could you use me for) (half a year|the summer) (in your lab|at the paper|on the farm) (as an intern|unpaid if need be)? (My teacher vouches for me|I learn fast).

job application
(I know you're not hiring|initiative|for when you do)
(I know the page says nobody is wanted).
* (Should that change|When it does), (think of me first|I want to be your {role}): {num} years (at sea|with {co}|in archives), (three languages|one stubborn head). (CV attached|Life on one page below).

job application
(returning to work|after the children|second career)
(The twins are at school|After six years at home), (I'm coming back|I miss spreadsheets).
* (Your part-time post|The opening in bookkeeping) (fits me like a glove|is what I was trained for); (I hereby throw my hat in the ring|please put me on the list of applicants).

job application
(portfolio|designer seeks nest|twelve drawings)
* (Twelve drawings instead of a letter|My portfolio is here: {link}|I let my work speak). (If you like it, invite me|I would love to draw for you full time|Is there a desk for me).

job application
(board candidate|running for treasurer|nomination)
(You seek a treasurer|The post of treasurer falls free in {month}).
* (I stand|I put my name forward|I'd like to stand) for it. (Twenty years of bookkeeping|I have done it for the rowing club). (My statement is attached|Ask me anything).

job application
(your recruiter called|Re: the role at {co}|yes, interested)
(You wrote to me about the role|Your recruiter found me).
* (I am interested|I would like to be considered|Count me among the candidates). (Here is my CV|What would the next step be|My salary hope is {money}).

job application
(candidate for {role}|profile {inv}|shortlist)
(From our pool|We have spoken to forty people).
* (We propose|May we put forward|We present) {full} for your {role} opening: {num} years at {co}, (free from {month}|asks {money}). (Shall we set up an interview|CV below).

rejection, friendly
(so close|it hurts to write this|oh dear)
~ (You were wonderful|Your soup was the best of the day|We all adored you).
* (And yet the jury chose another|But the vote went the other way|Still, it won't be us), (by a hair|for reasons of distance).

rejection, neutral
(outcome|decision on {inv}|notification)
(The board considered your submission|Following the session of {time}),
* (no award is made|the application is not granted|your bid was not successful).
(Grounds are given overleaf|There is a right of appeal).

rejection
(the house|your bid|sold)
* (The owners took another bid|They sold to a cousin|It went to somebody else) (on {time}|last night).
(You were second|I'm sorry, it suited you).

rejection
(Re: speaking in {city}|can't|my calendar says no)
(What a tempting bill|I would have loved the view).
* (But I can't do it|I'll have to pass|It won't work this year), (I'm on a boat that week|the baby comes then|I promised to travel less).

rejection
(Re: partnership|not for us|after some thought)
(We chewed on it for a week|Three of us read it).
* (We are going to leave it|We won't go further|In the end our answer has to be no): (too far from what we do|we lack the people|the numbers don't add up for us).

rejection
(no.|Re: offer|nope)
* (no|no thank you|sorry, no|not interested|we pass), (and please don't call again|we have one already|that's final).

rejection
(about the position|your application|from the hiring team)
(Two hundred people wrote to us|It was a strong field).
* (We can't take you further|You are not among those we invite|We've filled it from within). (We keep your letter for a year|Don't lose heart).

rejection
(withdrawing|I take it back|please cancel my candidacy)
* I (withdraw|take back) my (application|bid|candidacy). (Another school said yes first|My circumstances changed|I found something closer).

rejection
(Re: proof copy|manuscript|from the editor)
(Your pages were read by two of us|There's a fine voice in it).
* (It isn't for our list|We shall not publish it|We must return it to you). (Try a smaller house|I hope somebody else falls for it).

rejection
(Re: invitation {event}|regrets|can't be there)
* (We can't make it|I must send regrets|You'll have to toast without us), (the sitter is ill|I'm on call|we are in {city} that night).
(Save me a slice|Dance for two).

acceptance, friendly
(yes yes yes|done!|where's the champagne)
~ (I'm dancing in the corridor|We're thrilled to bits|You made my year).
* (Yes|A thousand times yes|We are in): (I'll take the job|let's do it|we take the flat|the stall is ours).

acceptance, neutral
(order confirmation|award of contract|decision in your favour)
(Having examined the bids|After the session of {time}),
* the (contract|lot|grant) is (awarded to you|hereby granted|yours). (Work is to begin on {time}|The agreement is sent separately).

acceptance
(Re: date|ok for {time}|fits)
* (that day is good|{time} is noted|works nicely for me|fine by me, {time}|I'm free then, noted).
(I'll bring the drawings|See you at the door).

acceptance
(signed|back to you|the contract)
* (Signed and on its way back|Find it signed|Our signature is under it). (Onwards|Let's build something|You may start on {time}).

acceptance
(Re: salary|about your terms|counter-offer)
(I read your counter-offer on the tram).
* (Agreed on all three points|I can live with that, car and all|That's a deal, all of it). (Draw up the papers|When shall I come in to sign)?

acceptance
(Re: the plan|go ahead|green light)
(Headquarters took its time).
* (You have the green light|They nodded it through|Full steam ahead|Permission granted), (budget included|with one small remark on page {num}).

acceptance
(Re: would you be on the jury|count me in|gladly)
* (Count me in|Put me down|I'd be honoured, so yes), (as juror|for both days|with the dog).
(Which hotel do the others use|I arrive the night before).

acceptance
(trial is over|we're staying|upgrade)
(The trial ends today|Our month of testing is up).
* (We stay|Turn it into the real thing|Make us customers), {num} seats, (paid yearly|starting {month}).

acceptance
(Re: terms|no objections|legal is fine)
(Our lawyer found two commas|Legal read every line).
* (No objections|We accept as it stands|Nothing stands in the way now). (Please countersign|Send us the final version).

acceptance
(invitation accepted|{event}|rsvp)
* ({full} accepts with pleasure|We shall both be there|I'll come, with bells on) (on {time}|to the {event}).
(No fish for me, please|We arrive by boat).

event invitation, friendly
(garden party|we light the bonfire|come hungry)
~ (The plums are ripe and so is the wine|The entire lane comes).
* (On {time}|This Saturday) we (light the fire|open the gate|roast a pig), and (you must come|it's no fun without you|bring whoever you love).

event invitation, neutral
(invitation: annual general meeting|convocation|ceremony)
(In accordance with the statutes|The executive committee) 
* (members are invited|hereby invites you) to the (general assembly|ceremony|ordinary meeting of members) on {time} in {city}.
(Agenda enclosed|Guests are welcome after eight).

event invitation
(premiere|opening night|vernissage)
(After two years of work|The paint is hardly dry).
* (We open|The curtain rises|First showing) {time}. (Two places are kept for you|Be our guest|Tell us how many seats).

event invitation
(webinar: {topic}|live session|register now)
(Forty minutes, three speakers, no slides).
* (Save your spot|Take part|Sign up free) for {time}: {link}. (Recording for those who register|Seats are limited).

event invitation
(retirement of {name}|farewell|a surprise)
(Psst|Don't tell {name}).
* (We gather|Everybody meets) (in the canteen|at the boathouse) (on {time}|at five) to (say goodbye|surprise her). (Will you join|You're invited|Bring a line for the album).

event invitation
(call for speakers|{event} {year}|will you speak?)
(Last year you made the back row cry|Your name came up twice).
* (Would you open|Speak at|We'd love you on stage at) our {event} in {city}. (Travel is on us|Twenty minutes, any theme).

event invitation
(wedding|save the date|{name} and {name})
* (Save the date|We're getting married|We say yes): {time}, {city}. (You are invited, with or without a hat|Formal letter to follow|Please come).

event invitation
(open day|behind the scenes|visitors welcome)
* (Look behind the scenes|Come and see the presses run|Doors open) {time}, (free of charge|with cake). (Tell us you are coming|Children welcome).

event invitation
(lecture series|reading|evening on {topic})
{full} (reads|speaks) (about|from her book on) {topic}.
* (Join us|You're warmly invited|Be there) on {time}, (library|reading room), (wine afterwards|admission by this letter).

event invitation
(run with us|charity match|regatta)
(Last year we came last|Eleven boats, one cup).
* (Enter your team|Row with us|Come and run) on {time} (for the hospice|in {city}). (Sign up at {link}|Places for spectators too).

newsletter, neutral
(bulletin no. {num}|monthly digest|{month} in review)
(In this issue|Contents)
* 1. {topic}  2. {topic}  3. (Letters to the editor|Calendar|Obituaries)
(You receive this as a subscriber|To leave this list, reply STOP)

newsletter, friendly
(happy Friday|a slow letter|Sunday crumbs)
(Dear readers|Hello, lovely people),
~ (I hope the kettle is on|Thank you for your postcards, all {num} of them).
* (This week I write about|On my mind this week:) {topic}, (a broken cup|an old map), (and a recipe|and what you sent me). (Forward it to a friend|Was this sent to you? Subscribe).

newsletter
(new in the shop|restocked|the autumn range)
* (Back in stock|New arrivals|Freshly landed): (wool socks|olive soap|the blue lamp). (Shop now|See all|Free delivery from {money})
(Stop these mails|Our address)

newsletter
(product update|changelog|what shipped in {month})
* (Shipped in {month}|New this month|Now live for everyone): {topic}, (faster search|dark maps|better tables). (Watch the film|Read the notes|Try it)
(You get this because you use {prod})

newsletter
(jobs of the week|ten openings|careers digest)
* {num} (new openings|jobs that match your alert): {role} in {city}, {role} at {co}, (and more|all with pay shown). (See them|Change your alert)

newsletter
(trade fair daily|industry brief|headlines)
* (Today's headlines|Five things before coffee|In brief): {co} (buys {co}|cuts jobs|opens in {city}); {topic} (under pressure|on the rise); (oil up {pct}|rain in {city}).
(Sponsored by {co}|Read in browser)

newsletter
(parish letter|from the town hall|what's on)
* (What's on in {month}|Around the parish|Notices): (harvest supper, choir practice|road closed until {time}|blood drive at the school).
(Sent to all households|Not for you? Tell the office)

newsletter
({pct} off everything|last hours|members' sale)
* (Everything {pct} cheaper|{pct} off with code {code}|Two for one) (till {time}|this weekend only|for members). (Shop the sale|Grab it)
(Terms apply|Unsubscribe)

newsletter
(note to shareholders|letter to friends of the house|annual letter)
(To all friends of the orchestra|To our backers),
* (the season in figures|what the year brought|a look back): {num} concerts, {num} (new members|towns), and {topic}. (The whole letter|Read on): {link}

newsletter
(your weekly numbers|summary|tips for {topic})
* (Tip of the week|Three tricks|A two-minute read): ({topic} without tears|why {topic} works|what the best do about {topic}).
(More such letters|Manage how often we write)
"""
