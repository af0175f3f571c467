"""Whole letters with a topic, whatever they want: hiring, travel, legal, money, product, office, marketing. The form is that of letters_a.py."""

LETTERS = """
question, neutral, topic:hiring
(the new {role}|starters in {month}|contract for {name})
(We filled the post|{name} signs this week|Two people begin in {month}).
* (Do they get|Who orders) the (laptop|desk|badge), (HR or us|and from which budget)? (And how long is the trial period|Is there a mentor)?

rejection, neutral, topic:hiring
(the {role} post|our second interview|outcome)
(The panel met|We saw five people for the post of {role}).
* (We've given it to an internal candidate|You were runner-up|The post went to somebody with more years). (Your file stays with us|References were excellent).

follow-up, topic:hiring
(the assessment day|the {role} position)
(I came through two interviews and an assessment day).
* (The recruiter promised word by {time}|HR said ten days). (It has been three weeks|Still no letter). (Am I still in the running|Has the panel met)?

complaint, angry, topic:hiring
(your recruiter|ghosted|how you treat applicants)
~ (Shame on your HR people|What contempt).
* (Four rounds of interviews, a week of unpaid tests, then silence|Your recruiter read another man's CV to me). (That's no way to treat an applicant).

meeting request, topic:hiring
(hiring panel|shortlist|calibration)
(Seven CVs are on the shortlist|The panel is split on two candidates).
* (Can the three of us sit together|I need you for {min}|Let's compare notes) (before the interviews|{time}), (so we can decide whom to invite)?

other, friendly, topic:hiring
(first day|our new colleague|she started!)
{name} started this morning. (She found the coffee, the printer and the fire exit|Half the department queued to shake her hand).
~ (What a catch|I could hug the recruiter).

receipt, neutral, topic:travel
(boarding card|fare paid|your ticket to {city})
{city} to {city}, (window seat|coach {num}), (depart {time}|platform {num}).
* (Paid|Fare of) {money}, (card accepted|thank you for your payment). (Luggage included|Change at {city}).

meeting request, friendly, topic:travel
(layover|six hours in {city}|stopover)
(My plane lands at dawn, the next leaves at noon|Six hours between two flights).
* (Breakfast near the airport|A stroll along the quay|Come to the terminal and have coffee with me)?
~ (I'd be so glad of a face I know).

question, neutral, topic:travel
(visa for {city}|train or plane|hotel)
(We go to {city} in {month}|The group is {num} strong).
* (Do we need a visa|Is the night train still running|Which hotel did you use), (and how early does one have to book)?

complaint, topic:travel
(flight {inv}|stranded in {city}|the hotel)
* (Our flight was cancelled and nobody at the desk could say why|The room had no window and the shuttle never came). (We slept on the airport floor). (I expect compensation|You will hear from us).

other, worried, topic:travel
(passport|lost in {city}|train strike)
(The trains stand still|My passport is not in the bag|The ferry was turned back).
~ (I'm getting nervous|I hope we make it at all|I don't dare tell the children).

acceptance, topic:travel
(Re: itinerary|the booking|ok for the trip)
* (Book it|The itinerary is approved|Yes to the flights and the hotel). (Aisle seat, please|Two nights are enough).

question, topic:legal
(clause {num}|the lease|notice)
(I have the lease in front of me|Our lawyer is away).
* (Does clause {num} let us sublet|What is the notice period under the contract|Who signs for the company, one director or both)?

invoice, neutral, topic:legal
(fees in the matter {co}|counsel's account|notary's fee {inv})
(Drafting the statutes|Two hearings|Certified copies).
* (Our fee|The notary's charge) (is|amounts to) {money} (plus disbursements|by statute), (payable within {days}|due {time}).

other, worried, topic:legal
(the summons|a letter from their lawyer|served)
(A bailiff rang|Their lawyer threatens to sue over the trademark).
~ (I'm sick with worry|What if they win|I've never been to court).

follow-up, topic:legal
(power of attorney|the signature page|register)
* (The notary is still waiting for your signature page|Did the power of attorney leave your house|We asked for the deed on {time}). (Without it the register will not enter the change|Status, please).

acceptance, neutral, topic:legal
(the settlement|Re: draft {num} of the contract|no further comments)
(Both sides' lawyers have read it).
* (We accept the settlement|Our client agrees to clause {num} as amended|No further objections: we sign). (Please have it executed in three copies).

complaint, topic:legal
(breach|your use of our name|data protection)
* (You sent our address list to a third party without consent|You use our trademark on your site|This is a plain breach of clause {num}). (Cease at once|We reserve all legal steps).

discount request, topic:money
(interest|the loan|bank charges)
(Base rates have come down|Our rating improved).
* (Might the margin on our loan follow|Could you halve the account fee|We'd want a lower rate of interest than {pct}), (or we refinance with {co})?

question, topic:money
(budget line {num}|accruals|vat)
(I'm closing the quarter).
* (Is the {money} capital or cost|Do we book it under marketing or travel|Which VAT rate goes on that)? (The auditors will ask).

other, neutral, topic:money
(cash report|treasury|month end)
(Opening balance {money}, inflows up {pct}|Receivables fell, payables rose). (Loan covenant met|The forecast is unchanged).

other, worried, topic:money
(overdraft|payday|runway)
(Salaries go out on {time} and the account shows {money}|The bank froze our credit line).
~ (I don't see how we get through|I lie awake doing sums|It scares me).

meeting request, neutral, topic:money
(budget round|bank meeting|year end)
(The draft budget is {money} over).
* (Finance asks each head of department for {min}|We should go over the figures together): (please choose a time|{time} or {time}).

acceptance, topic:money
(Re: the loan|credit committee|funding)
* (The credit committee said yes|Your loan is granted|We'll fund it), {money} at {pct} (over ten years|from {month}). (Papers follow|Congratulations).

support request, topic:product
(the beta|version {num}|crash on save)
(I'm one of your beta testers).
* (In build {num} the undo button deletes the page|Dark mode shows black on black|The new search finds nothing). (How do I go back a version|Where do I report it)?

question, topic:product
(roadmap|the next release|feature)
* (Will the next release have offline maps|Is a tablet version on the roadmap|When do dashboards leave beta)? (Our users keep asking|I'm planning around it).

complaint, topic:product
(the redesign|why did you take it away|version {num})
* (You hid the one button everybody used|The redesign doubles the clicks|The new version eats batteries). (Nobody asked for it|Give us the old one back|I'm disappointed).

other, friendly, topic:product
(it flies|demo day inside|the prototype)
(The prototype ran for an hour without a hiccup|First users drew hearts on the feedback form).
~ (I'm grinning from ear to ear|Cake for the engineers|So proud of this crew).

introduction, topic:product
(our new product lead|who designs the dashboard)
* (Please meet|This is) {full}, (who takes over the roadmap|our new head of product|the mind behind {prod}). (She will run the beta|Write to him with feature ideas).

newsletter, neutral, topic:product
(what's new in {num}|release letter|{prod} {num})
* (New:|In this release:) (shared boards, quicker search|tags, themes, a quieter bell|export to spreadsheets). (Full notes|Update now|See the film)

other, angry, topic:office
(the kitchen|whoever broke the lift|heating off again)
~ (For crying out loud|Are we animals).
(Dishes since Monday, milk on the ceiling|The meeting room smells of fish again|Somebody unplugged the fridge).

question, neutral, topic:office
(desks|key card|post room)
* (Which floor has free desks on {time}|Who can make me a key card|Where does the post room send parcels now)? (My team moves in next week).

invoice, topic:office
(service charge|cleaning of {month}|coffee beans)
* (For the cleaning of floor {num} in {month}|For beans and the service of two machines) we (charge|bill) {money}, (due in {days}|as usual). (The caretaker signed for it).

complaint, topic:office
(the cleaning|noise on floor {num}|air conditioning)
* (The bins have not been emptied for a week|It is sixteen degrees at our desks|The drilling drowns every call). (We pay rent for an office, not a building site|When does that end)?

event invitation, friendly, topic:office
(office warming|new rooms|the roof is ours)
~ (We did it, we have windows|Paint on our noses).
* (Come and see the new rooms|Warm the office with us) on {time}, (drinks in the kitchen|bring a plant).

support request, topic:office
(printer on floor {num}|the door|projector)
* (The printer by the lift only prints in pink|My card doesn't open the garage|The screen in the meeting room shows no picture). (Who can help|Can someone reset it)?

question, topic:marketing
(brand colours|the tagline|figures for the campaign)
* (Which blue is ours|Do we use the long slogan on posters|What did the spring campaign cost per lead)? (The agency needs to know).

discount request, topic:marketing
(ad space|your rates for the back cover|media plan)
(We'd book the back cover for four issues|Our campaign runs in {month}).
* (At list price it's beyond us|Your rate card is steep): (what's possible for a series|could you do {money} a page)?

rejection, topic:marketing
(Re: pitch|your campaign idea|slogan)
(The jury saw six agencies|Lovely boards).
* (We go with another agency|The slogan isn't for us|We won't run the spot). (The brand team felt it too loud).

other, neutral, topic:marketing
(results of the mailing|logo, last round|social)
(Open rates went to {pct}, clicks doubled|The logo test favours the owl). (Next flight starts {time}|Ads pause over Easter).

meeting request, topic:marketing
(brand workshop|shoot|storyboard)
(The storyboard is drawn|The photographer is in {city}).
* (Can you look it over with us|We need you at the shoot|Shall we go through the headlines) (on {time}|for {min})?

follow-up, topic:marketing
(the logo files|your quote for the campaign|copy deck)
* (You were to send the logo in black|We have been waiting for your headlines since {time}|No feedback on the brochure yet). (The printer is asking|How far are you)?
"""
