"""Whole letters about money and trouble: invoices, receipts, complaints, calls for help. The form is that of letters_a.py."""

LETTERS = """
invoice, neutral
(statement of fees {inv}|fees for {month}|our account)
(Dear Sir or Madam|To the accounts office),
* For (services rendered|the above matter|our work) in {month} we (charge|ask you for|beg to charge) {money}( plus statutory VAT|).
(Payment terms|Terms): {days} (net|from today).

invoice, friendly
(my little bill|the boring part|pennies)
~ (What fun it was|I still hum the tunes|Your crew is a delight).
* (Now for the dull bit|Here comes the price of it|And so that the cat gets fed): {money} for (the two evenings|{work}|playing till dawn), (whenever it suits this month|to my usual account|by {time}).

invoice
(toll|road charge|fine {inv})
(Vehicle|Number plate) {inv}, (seen|recorded) on {time} in {city}.
* (The charge is|Owed|You are asked to pay) {money}. (After {time} the sum doubles|Pay at {link}|Pay within {days}).

invoice
(rent {month}|the flat|standing order bounced)
(Your standing order|The rent) (came back|did not go through) this month.
* (Please send|I ask you to send) {money} (by hand|again|to the old account) (before {time}|this week), (the cold rent and the heating|including the garage).

invoice
(hours in {month}|timesheet|freelance)
(Timesheet below|{num} hours on the app, {num} on the site).
* (That makes|So it comes to|Sum) {money}. (Same bank as always|Please book it to your project|I'd be glad to have it by {time}).

invoice
(subscription renewal|your plan renews|amount payable)
(Your year with us ends|The free months are over) on {time}.
* (To go on reading|To keep your seats|To stay with us), (pay|transfer) {money} (by {time}|with the slip below|at {link}).

invoice
(deposit for the hall|to secure the date|booking {inv})
(We hold the hall|The date is pencilled in) for you.
* (It is yours once|We fix it when|It becomes firm as soon as) (the deposit of {money} is here|{money} has reached us), (at the latest on {time}|within {days}).

invoice
(vet|treatment of {name}|our fees)
(The patient is well again|{name} ate a sock|Two visits, one X-ray).
* (Treatment, medicine, bandage|For all of it): {money}. (Kindly pay at the desk or by transfer|We would ask for payment by {time}).

invoice
(split the bill|your share|{event} costs)
(I paid for all of us|I laid out the money at the restaurant).
* (Your share is|That's|So each of us owes me) {money}. (Send it by phone|My account you know|Before I forget who was there).

invoice
(membership {year}|dues|contribution)
(Dear member|The assembly has set the fees).
* (The contribution for {year}|Your dues) of {money} (fall due|are to be paid) (on {time}|in the first quarter). (We do not send slips any more|Please use your member number).

invoice
(invoice {inv} attached|document {inv}|new document in your portal)
(A new document is in your portal|You receive document {inv} as a file).
* (Open amount|Amount to pay|Payable): {money}, (due|date due) {time}.
(This message was made by a machine|Please do not answer this mail).

invoice
(final account|last part of the building work|third instalment)
(The windows are in|With the roof the work is done|The inspector was content).
* (We therefore ask for the third|This leaves the final) instalment of {money}, (payable|due) (on acceptance|within {days}).

invoice, urgent
(last notice before cut-off|disconnection on {time}|power)
~ (We will switch you off|Your power ends) (tomorrow at eight|in twenty-four hours).
* (Only payment of|You stop it by paying) {money} (today|at once|at {link}) (prevents this|and sending us the slip).

invoice
(what you owe the museum|loan fee|image rights)
(You printed our picture|Page {num} of your book shows our painting).
* The fee for (one use|the print run) is {money}, (to be sent|payable) to the (treasury|foundation) (by {time}|quoting {inv}).

receipt, neutral
(acknowledgement|account credited|booking notice)
(We book|It is hereby noted|Herewith confirmed):
* (your payment of|an incoming sum of|credit of) {money}, (value|dated) {time}, (reference|for) {inv}.
(Your account is level|Nothing remains open).

receipt, friendly
(got it!|money is here|all square)
~ (You are the fastest payer in town|Hooray for you|Bless your heart).
* (The {money} landed this morning|It's on my account already|Your transfer is here), (so we are square|and I owe you an ice cream).

receipt
(your ride|trip on {time}|fare)
(From|Picked up at) the station, (to|dropped at) the harbour, {num} minutes.
* (Fare|You paid) {money}, (taken from your card|tip included|with your balance).
(Rate your driver|Lost something?).

receipt
(order {inv} is on its way|dispatch|packed)
* (We took payment of|Paid with your card:) {money}. (The parcel leaves today|Your books are packed).
(Follow it here|Track it): {link}

receipt
(ticket|your seats|{event}: e-ticket)
* (Two seats|Row {num}, seat {num}), {money}, (paid|payment went through).
(Print this page or show it on your phone|The code opens the gate).

receipt
(proof for the tax office|donation|with thanks from the shelter)
(The dogs|Our lifeboat crew|The children's ward) (thank you|send their thanks).
* (We have received|It is certified that you gave) {money} in {month}; (no goods were given in return|this letter serves as proof).

receipt
(remittance advice|payment run|paid today)
(From our payment run of {time}|Automatic notice from {co}):
* (invoice {inv}, {money}, paid in full|we sent you {money} for {inv}|{money} is on the way to your bank).

receipt
(refund on its way|money back|return accepted)
(The jacket is here|We got your return).
* (We sent back|Refunded:) {money} to (the card you used|your wallet). (It takes|Allow) (three to five days|up to {days}).

receipt
(kiosk|coffee bar|receipt no. {inv})
{num} (flat white|teas), {num} (croissants|rolls).
* (total|sum) {money} (card|cash|contactless). (Served by|Your barista was) {name}.

receipt
(your plan was renewed|auto-renewal done|thanks for staying)
* (We charged|Renewed for another year:) {money} (to the card ending in {num}|from your balance).
(You need not do anything|Change your plan any time).

receipt
(rent arrived|landlord|{month} is paid)
* (the rent for {month} is here|got the rent, thanks|confirming the {month} rent of {money} came in)
(The chimney sweep comes|Mind the wet paint in the stairwell).

receipt
(handed over in cash|signed slip|for your files)
* (I, {full}, had|The undersigned received) {money} (in notes|in cash) from {me} (on {time}|for the old piano).
(Signed|Witness: {name}).

complaint, angry
(cold food, warm wine|never again|one star)
~ (An outrage|I have never been so insulted).
* (An hour's wait, cold fish, and then|They forgot us twice and) (the waiter rolled his eyes|we were told to be grateful). (I want this made good|I expect you to answer for it).

complaint, neutral
(defect|damage report|claim: pump {inv})
The (pump|door|boiler) (delivered|installed) on {time} (leaks|does not close|makes a grinding noise) (since day one|after a week).
* (We reserve all rights|We hold this against you|This is a formal notice of defects) (and demand|and request) (repair or replacement|a price cut) (within {days}|by {time}).

complaint, friendly
(a word among friends|don't take it badly|gentle grumble)
~ (You know I love you all|I'm fond of your shop).
* But (the bread has been stale three Saturdays running|the last delivery was a mess|nobody answers the phone any more), (and I'd be a poor friend if I kept quiet|it lets you down).

complaint
(lost luggage|case {inv}|my suitcase)
(Flight to {city}|I landed on {time}), the suitcase did not.
* (Your people sent me from desk to desk|For five days I've heard excuses), (I wear borrowed clothes|nobody feels responsible). (How do you mean to make up for it|I find that shabby).

complaint
(neighbours upstairs|the music|night after night)
* (Until three in the morning|Again last night) (the bass shook our walls|your tenants danced on our heads). (I asked nicely twice|The house rules say ten). (It has to stop|Do something about it).

complaint
(my bill is wrong|charged twice|{money} too much)
* You (took|charged|booked) {money} (twice|although I cancelled|for a room we never slept in). (Correct it|Return it|Put that right), (and spare me the form letter|this is the second time).

complaint, worried
(mould in the nursery|the school bus|safety)
~ (I'm frightened for the little ones|My heart stops every morning).
* (The driver looks at his phone|There is mould behind the cots|The gate stands open), (we told you in {month}|you were warned), (and nothing has been done|nobody lifts a finger).

complaint
(your course|worth the money?|seminar on {topic})
(I took a day off and paid {money}).
* (The trainer read his slides aloud|Half of the programme was left out|It was a sales pitch with sandwiches). (I feel cheated|That's not what was advertised).

complaint
(colleague {name}|tone in the meetings|HR)
* {name} (has shouted at our interns|makes jokes about accents|takes credit for the work of others) (again|for weeks), (and I will not look away any longer|I ask you to act).

complaint
(paint peeling|the fence|warranty)
(A year and a half|Eleven months) after your visit the (paint peels|fence leans|tiles come off).
* (That's botched work|I did not pay {money} for that|This was supposed to last ten years). (When do you repair it|Your move).

complaint
(service has gone downhill|what happened to you?|a long-time client)
(We chose you in {year} for your care).
* (Lately|These days) (letters go unanswered|every call starts from zero|we are handed from one trainee to the next). (It saddens|It disappoints) us, (and we are looking around|we thought you should know).

complaint
(flowers|the wreath|a sad day)
* (The wreath came after the funeral|You delivered the wrong name on the ribbon). (There's no mending it|One does not get a second chance), (but I want you to know what it did to us|I expect an answer).

complaint, angry
(your driver|hit my gate|hit and run)
~ (I am hopping mad|Unbelievable|This is the limit).
* Your (driver|lorry) (knocked down my gate|reversed into our wall) (and drove off|and swore at me). (You will pay for it|I have the plate number).

complaint
(cancelled again|third time|the operation)
* (For the third time|Yet again) my (appointment|surgery|hearing) was (called off|put back) (an hour before|while I sat in the waiting room). (I took leave for it|That is no way to treat people).

support request, neutral
(error {num}|ticket|reproduction steps)
(Version|Build) {num}, (Windows|Android|Linux).
* (Steps: open a file, press save|On pressing print), (error {num} appears|the program hangs|nothing happens). (Expected: a saved file|Please advise|Is there a workaround).

support request, friendly
(help, I'm a dinosaur|it's me again|grandma and the tablet)
~ (You're always so patient with me|Bless you all at the help desk).
* (The icons are all gone|It speaks Dutch to me now|My pictures hide somewhere). (What did I press|How do I get them back|Can you talk me through it)?

support request, urgent
(production is down|all tills dead|live show in ten minutes)
~ (We go live in ten minutes|Two hundred people are queuing|Every second costs us).
* (The stream shows black|No till takes cards|The server answers with {num}). (Somebody, please|Get us back up|We need a hand).

support request
(new phone|after the update|since Tuesday)
(New phone, same number|Since I changed phones).
* (The app wants a code that never comes|My boarding passes are not there|It says "unknown device"). (How do I move my account|Could you let me back in)?

support request
(import|csv|encoding)
* (All umlauts turn into question marks|Row {num} is skipped|Dates end up in the wrong century) (when I import our list|during the import). (Which format do you want|What should I set|Could somebody look at the file)?

support request
(permissions|I see nothing|blank page)
(My colleague sees everything|It works for {name}).
* (I just get an empty page|For me the menu is grey|My screen says "no rights"). (Can you grant me access|Please switch me on)?

support request
(the machine beeps|washing machine|printer in the hall)
* (It beeps three times and stops|The red lamp blinks|Paper comes out blank). (I have turned it off and on|The manual is no help). (What now|Can you tell me the trick|Will you send someone)?

support request
(payment page|can't check out|basket)
* (At the last click the basket empties|The page with the card spins forever|Your shop refuses my postcode). (I would love to order|I tried two browsers). (Can this be fixed|What should I try)?

support request
(calendar doubled|sync|everything twice)
* (Since the sync every birthday appears twice|My calendar shows Tuesday's things on Monday|Half my contacts went missing). (How can I undo it|Is there a button to clean up)?

support request
(reset|forgot it|locked)
* (I forgot the master password|Five wrong tries and it shut me out|The link to set a new one has expired). (Could you send a new one|Please unlock {email})?

support request
(api|webhook|{num} timeouts)
* (Since {time} your API answers {num} to a third of our calls|The webhook fires twice|Signatures fail to verify). (Is it us or you|Known issue|Anything on your status page I missed)?

support request
(headset|no sound|microphone)
* (Nobody hears me|I hear an echo|The camera shows the ceiling upside down) in (calls|the classroom). (Which setting is it|Any tip)? (Lesson starts at nine|I have classes all day).

support request
(export for the auditors|cannot find it|where did the button go)
(The auditors want the list|We did this in spring without trouble).
* (The export button has vanished|It only lets me save ten rows|The file won't open in anything). (Where is it now|Is there another way)?

support request
(installation|setup stops at {pct}|on the new server)
* (Setup stops at {pct} and rolls back|The licence key is said to be invalid|It demands a driver that does not exist). (Log below|I can give you remote access). (Please take a look|Any idea)?
"""
