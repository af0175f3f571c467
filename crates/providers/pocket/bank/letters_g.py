"""Whole letters with a topic, whatever they want: shipping, research, energy, school, weather, and others with marks. The form is that of letters_a.py."""

LETTERS = """
complaint, angry, topic:shipping
(crushed|where is my pallet|your driver)
~ (This beggars belief|I'm fuming).
* (The pallets stood in the rain for two days|Your truck came to the wrong warehouse, twice|Half the crates are matchwood). (We lose a customer over it).

question, neutral, topic:shipping
(customs|incoterms|the container)
* (Which customs code goes on the crates|Does the freight rate cover unloading|When does the vessel berth in {city})? (The forwarder needs it for the papers).

follow-up, topic:shipping
(waybill {inv}|still at the port|tracking)
* (The parcel has shown "in transit" since {time}|We asked for the waybill a week ago|Is there word from the carrier)? (The customer is waiting at the dock).

other, urgent, topic:shipping
(the truck is leaving|dock {num}|seal broken)
~ (They close the gate in ten minutes|Right now, please).
(Two pallets too many on the truck|The seal on the container is broken|Customs wants the original).

receipt, topic:shipping
(freight paid|parcel {inv}|postage)
* (Postage of {money} paid|Freight charges for {num} cartons settled: {money}). (Collected from the depot {time}|Tracking below).

invoice, topic:shipping
(demurrage|haulage {city}-{city}|storage)
* (Two days' demurrage at the terminal|Haulage of {num} pallets): {money}, (payable before release of the goods|within {days}).

question, topic:research
(sample size|your protocol|reviewer two)
* (Did you randomise by ward or by patient|Which statistical test is in table {num}|May we see the raw data of the {year} study)? (We're trying to replicate it in our lab).

rejection, neutral, topic:research
(manuscript {inv}|grant call|ethics committee)
(Two reviewers read your study).
* (The paper can't be published in our journal|Your project isn't among those funded|The committee does not approve the trial). (Comments are below).

acceptance, topic:research
(manuscript {inv}|proposal|beam time)
* (Your paper is accepted|We grant you three days of beam time|The study may begin). (Proofs follow|Please register the trial).

job application, topic:research
(doctoral position|postdoc|lab assistant)
(I read your paper on fungi in one night).
* (I'd like to do my doctorate in your lab|I apply for the postdoc|Is there a bench for me). (Publications and two letters attached).

other, neutral, topic:research
(freezer {num}|interim analysis|field notes)
(All {num} samples are sequenced|The control group is complete). (Effect small but stable|Next interim look {time}).

other, friendly, topic:research
(it worked!|significant|we got the grant)
(After nine months the cells grew|The signal is there, clear as a bell).
~ (Dance in the lab|I hugged the microscope).

complaint, topic:energy
(the smart meter|power cut|heat pump)
* (The heat pump roars like a tractor at night|Three power cuts in a week|Your meter counts what we never used). (Your hotline laughed at me|I want it put right).

question, topic:energy
(feed-in|solar roof|the boiler)
* (How many panels fit on a shed roof|What do you pay for a kilowatt hour|Must the old boiler go by {year})? (We're insulating in {month}).

discount request, topic:energy
(power price|battery|your tariff from {month})
* (Thirty cents a kilowatt hour is too much for a bakery|If we take the battery too, what comes off|Others sell green power for {pct} less). (Can you move|Make us a better tariff).

other, neutral, topic:energy
(output|grid|turbine {num})
(Turbine {num} stood for service on {time}|The battery took the noon peak). (Grid stable|{num} households supplied).

invoice, neutral, topic:energy
(gas and power|annual statement|meter {inv})
(Old reading, new reading, {num} units).
* (Amount to pay after advances|Remaining sum): {money}, (debited|due) on {time}.

other, neutral, topic:school
(class {num}|term dates|parents' letter)
(Term ends on {time}|Class {num} has swimming from {month}). (Lost jumpers hang by the door|Exams are in the gym).

other, worried, topic:school
(his marks|she won't go|the exam)
(She hides her homework and says her tummy hurts|He failed the second exam).
~ (We don't know what to do|I'm really anxious for him).

meeting request, neutral, topic:school
(parents' evening|talk about {name}|end of term)
* (Please come to see the class teacher|We'd like a talk with you both|Parents' evening: book your ten minutes) (on {time}|before the holidays).

job application, topic:school
(teacher of maths|supply teacher|reading mentor)
* (I'd like to teach at your school|Please consider me for the post of music teacher|May I help in the library twice a week). (Certificates enclosed|I taught in {city}).

complaint, topic:school
(the lunch|bullying|lessons cancelled)
* (My daughter was locked in the gym and nobody noticed|A third of maths lessons were cancelled|The teacher called him stupid before the class). (What does the school do about it).

other, neutral, topic:weather
(forecast|sea state|pollen)
(Snow above eight hundred metres|Wind five, gusts eight, rain from noon). (Fog in the valleys till ten|Second half of the week dry).

other, worried, topic:weather
(the flood|hail|no rain)
(The river stands at the second step|No rain for eleven weeks|They've evacuated the next village).
~ (We're frightened for the animals|I hardly slept).

other, friendly, topic:weather
(first snow|sun!|rainbow)
(White to the window sill and not a sound|Nineteen degrees in {month} and bees everywhere).
~ (I ran out in slippers|Come, let's build a snowman).

question, neutral, +deadline
(form {num}|survey|entry)
* (Which of the two forms do we use|Do both parents sign|Is a copy enough)?
=deadline (It has to be in by {time}|Closing date is {time}|They accept it until {time}).

discount request, +deadline
(decision by {time}|price|before the board)
* (Could you trim the quote by {pct}|Is there movement in the {money}|We hoped for a smaller figure).
=deadline (Our board decides on {time}|I need a number before {time}|After {time} the money is gone).

invoice, neutral, +attachment
(account for {month}|invoice {inv}|bill as a file)
=attachment (Our bill is attached|Enclosed is the account|You'll find the invoice in the attachment).
* (Please transfer|We ask for) {money} (by {time}|within {days}).

job application, neutral, +attachment
({trole}|my papers|applying)
* (I apply for the post of {trole}|I'd like to be your next {role}).
=attachment (My CV is attached|Certificates are enclosed|Two pages about me are in the attachment).

introduction, friendly, +phone
({name}, meet {name}|whom to ring|the beekeeper)
* (Here's the beekeeper I raved about|You two belong together|Meet {full}).
=phone (Her number is {phone}|He answers at {phone}|Ring her: {phone}).

rejection, friendly, +apology
(Re: Saturday|I can't|please don't be cross)
=apology (I'm so sorry|Forgive me|A thousand apologies).
* (I have to cancel|We can't come after all|It won't be possible for me), (the car died|the little one is ill).

support request, neutral, +thanks
(stuck|login|small thing)
* (The page asks for a code I never got|My report won't open|The map is blank).
=thanks (Thank you for looking into it|Thanks in advance for your patience|Many thanks for any hint).

complaint, neutral, +attachment
(damage|photos of the crack|evidence)
* (The wall cracked after your works|The table came with three legs|You delivered the wrong door).
=attachment (Photos are attached|See the attached pictures|Enclosed you find the expert's report).

acceptance, friendly, +thanks
(yes!|Re: your proposal|we're in)
* (We take it as offered|Gladly, yes|You have our order).
=thanks (Thank you for the patience|Thanks for bearing with us|I'm grateful that you waited).

follow-up, +apology
(me again|sorry to push|the form)
=apology (Sorry to bother you twice|Apologies for chasing|Excuse the second mail).
* (Did the form arrive|Has anyone looked at it|Is there an answer to my letter of {time})?

event invitation, +phone
(bonfire|rsvp|harvest home)
* (We'd love to see you at the bonfire on {time}|Join us for harvest home).
=phone (Tell us on {phone}|RSVP: {phone}|Ring {phone} if you bring the band).

meeting request, +phone
(call me|quick word|by phone)
* (Can we speak today|I'd like a word before {time}|Have you {min} for me)?
=phone (I'm at {phone}|My number: {phone}|Use {phone}, the other line is dead).

receipt, +thanks
(paid|thanks|all settled)
* (Your {money} came in|Payment received, {money}|The account is settled).
=thanks (Thank you for paying so swiftly|Thanks for your custom|We thank you most kindly).

other, +attachment, +deadline
(ballot|vote by post|forms)
=attachment (The ballot is attached|Enclosed is the paper).
=deadline (It must reach us by {time}|Votes count until {time}).
(Fold it twice|Sign on the left).
"""
