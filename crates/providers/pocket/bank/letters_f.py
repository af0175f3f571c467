"""Whole letters with a topic, whatever they want: press, security, event, health, family, sport, food. The form is that of letters_a.py."""

LETTERS = """
question, urgent, topic:press
(quote by noon|statement|we print tonight)
~ (The page closes in an hour|We go to press at six).
* (Do you confirm the layoffs|What does the director say to that|Is the figure of {num} right)? (A sentence is enough for the article).

meeting request, topic:press
(interview for the radio|portrait|podcast)
(Our listeners love gardeners|I host a podcast on odd jobs).
* (Might we have you in the studio|May I bring a microphone|Could we record {min}) (on {time}|some morning)?

complaint, topic:press
(your headline|the article of {time}|correction)
* (Your reporter put words in my mouth|The headline is false|You printed my house number). (We demand a correction on page one|I'm appalled).

other, friendly, topic:press
(we're in the paper!|page {num}|the radio played us)
(Half a page with a photo of the goats|The columnist called us brave).
~ (Mum bought twelve copies|I'm framing it).

rejection, topic:press
(Re: interview|press enquiry|no comment)
(Thank you for asking us).
* (We don't give interviews on this|The director declines to comment|We'd rather not be in the programme).

other, urgent, topic:security
(change it now|intruder|do not click)
~ (At once, please|Stop reading and act|This can't wait a minute).
(Somebody is inside the mail server|The admin password is on a forum|Pull the plug on the old VPN).

question, topic:security
(password rules|two-factor|is this mail real?)
* (Is the mail about the parcel a trap|What is two-factor good for|Where do we report a lost phone)? (I didn't click anything).

other, neutral, topic:security
(audit|patch night|certificates)
(All servers were patched on {time}|The audit found two weak passwords). (Keys were rotated|No data left the house).

complaint, worried, topic:security
(our data|leak|why were we not told)
~ (We're scared what they'll do with it).
* (You lost our customers' addresses and we read it in the news|Your portal showed me another patient's file). (Who answers for this leak)?

support request, topic:security
(locked after the attack|token|firewall)
* (The firewall blocks our own printers|My security key is not recognised|I never get the login code). (Could you let us in again|What do I do)?

event invitation, topic:event
(gala|the festival|twenty years)
* (We raise the curtain|Twenty years deserve a party|The festival begins): {time}, {city}. (A seat is yours|Do join us). (Dress: as bright as you dare).

question, topic:event
(the stage|seating|catering for {num})
(The programme is at the printer).
* (How many chairs fit the hall|Does the band need a second stage|When may the caterer come in)?

other, neutral, topic:event
(run sheet|after the summit|guest list)
(Doors six, speeches seven, buffet eight|{num} guests signed in). (The stage was struck by midnight|Lost gloves are at the desk).

rejection, topic:event
(Re: panel|the gala|can't speak)
* (I can't be on your panel|We won't have a stand this year|No festival for us, I fear). (The summit falls on our harvest|May it be a great evening).

acceptance, friendly, topic:event
(Re: gala|put us down|two for the dinner)
* (Two for dinner, please|Yes to the panel|We'll play at your party).
~ (We're polishing our shoes already|What fun it will be).

invoice, topic:event
(hire of the hall|band|marquee {inv})
* (Hire of the marquee and {num} chairs|Three sets of music) : {money}, (half before the event, half after|payable by {time}).

other, worried, topic:health
(grandma's hip|the results|fever)
(The fever won't go down|She fell on the stairs|They want to operate on {time}).
~ (I'm so afraid|I can't stop thinking of it|Nobody tells us anything).

meeting request, neutral, topic:health
(check-up|vaccination|your appointment with the doctor)
* (It is time for your check-up|The doctor would like to see you about the results): (please choose|will you take) {time} or {time}. (Come with an empty stomach).

question, topic:health
(the tablets|physio|is it catching)
* (Should the tablets be taken with milk|How long must she wear the brace|Can he swim with stitches)? (The leaflet was lost).

receipt, topic:health
(pharmacy|practice of Dr {name}|prescription)
* (Prescription, {money}, paid|Consultation on {time}: {money}, settled at the desk). (For your health insurance).

complaint, topic:health
(ward {num}|waiting room|the nurse)
* (My mother lay in the corridor for nine hours|The nurse mixed up the charts|Nobody changed the dressing). (I want to know who is responsible).

other, friendly, topic:family
(twins!|golden wedding|the little one)
(Both asleep at last, one on each arm|Fifty years and still holding hands).
~ (My heart is full|Come and cuddle them|Love you all).

meeting request, friendly, topic:family
(sunday roast|the cousins|seeing the baby)
* (Shall we come on Sunday with the pram|When can grandpa visit|Are you home {time} so the cousins can play)?
~ (We miss you lot).

other, worried, topic:family
(dad and the stairs|{name} isn't home|the divorce)
(He won't move in with us and the stairs are steep|She left school at four and it's dark).
~ (I worry all the time|My stomach is in knots).

question, topic:family
(christening|school run|grandma's recipe)
* (Who fetches the children on {time}|What shall we give the twins|Did grandma ever write down the recipe)?

event invitation, topic:family
(naming day|wedding of {name}|ninety!)
* (Grandma turns ninety and you're to come|We marry on {time}, be with us|The baby gets its name on {time}: you are invited). (Children welcome).

other, angry, topic:family
(your brother|mum's ring|christmas)
~ (I could scream|I've had enough of this family).
(He sold mum's piano without a word|She told the children before we could).

other, neutral, topic:sport
(league table|squad|results of {time})
(Two nil at half-time, three one at the end|Eight in the boat, one seat free). (Next match {time}|Training moves indoors).

event invitation, topic:sport
(charity run|club cup|season opener)
* (Run ten kilometres with us|The club invites you to the season opener|Come and cheer at the regatta) on {time}. (Soup at the finish).

complaint, angry, topic:sport
(the pitch|your coach|changing rooms)
~ (Unbelievable|What a shambles).
* (The coach let my son sit out all season|The pool was shut without notice|Your steward tore our banner). (We pay fees for this).

question, topic:sport
(kit|entry for the marathon|court times)
* (Is there a junior team|Which bus goes to the stadium|Do we play in blue on {time})? (My goalkeeper wants to know).

acceptance, topic:sport
(Re: friendly match|squad for {time}|captain)
* (We accept the challenge|Yes, I'll be captain|Put me in goal on {time}). (Half-time oranges are on me).

invoice, topic:food
(catering|wine delivery {inv}|bakery account)
* ({num} trays, two cakes, bread for the week|Six cases of white): {money}, (net {days}|to be paid to the driver). (Crates are on loan).

complaint, topic:food
(the fish|mould on the bread|your kitchen)
* (There was a hair in the soup and glass in the salad|The fish was off|Three of us were ill after your buffet). (I want my money back).

question, topic:food
(vegetarian?|the cake|your olives)
* (Is there egg in the pasta|Where do your olives come from|Can the dessert be made a day ahead)? (One guest is allergic).

other, friendly, topic:food
(that stew|jam|first asparagus)
(Nine jars of quince on the sill|I burned the first batch and ate it anyway).
~ (I thought of you with every spoonful|You'd purr).

newsletter, topic:food
(what's cooking|wine letter|{month} at the market)
* (On the stalls in {month}: leeks, quinces, late figs|Recipe of the week: barley soup|Six bottles for autumn). (Order|More recipes|Unsubscribe)
"""
