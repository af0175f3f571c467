"""Still more whole letters, of offices, clubs, farms and ships; half of them with a tone or a mark. The form is that of letters_a.py."""

LETTERS = """
discount request, neutral
(licence extension|{num} workstations|offer {inv})
(The extension concerns {num} workstations|Usage was reviewed).
* (At the stated conditions the extension is not economical; please submit {pct} lower ones|We can extend only if the per-seat figure falls to {money}).

discount request, worried
(closing?|the shop|a plea)
~ (I am writing this with a heavy heart|We're on our last legs).
* (If the rent fell by {pct} until summer we could hold on|Would you, just this winter, let us pay half|Can the fee wait or shrink)?

discount request, +thanks
(the tasting|about the price|cases)
=thanks (Thank you for the tasting|Thanks for having us in the cellar).
* (Twenty cases, if the bottle costs less than {money}|What would twenty cases be, friends' terms|Could the price of the red come nearer to that of the white)?

discount request
(Re: the boat|survey done|my bid)
(The surveyor found soft wood at the bow).
* (In light of that I'd offer {money}, not more|That should knock a good deal off what you ask|Would you come down to {money})?

discount request, angry
(you call that a price?|insult|quotation {inv}|robbery)
~ (Are you out of your mind|I nearly choked).
* ({money} for two taps! Halve it or forget it|Bring that sum down to earth and we can talk).

meeting request, +thanks
(your visit|the farm|come again)
=thanks (Thank you for the seedlings|Thanks for last time).
* (When will you come and see them|Come out to the farm {time}, bring boots|Would Sunday suit for a walk through the rows)?

meeting request, worried
(can we talk|mum|not by mail)
~ (I don't want to alarm you, but I'm frightened).
* (Can you come home this weekend so we can speak|Please let's talk tonight, on the phone, just us|I need to sit with you about mum).

meeting request, neutral
(defence of the thesis|jury date|room {num})
* (The jury must agree on a date; please state which of {time} and {time} you can attend|We seek a date for the defence: kindly indicate your availability).

meeting request
(dog walk|the usual hill|{name} and Bruno)
* (Hill {time}, dogs and all|Walk with us {time}|Shall we meet at the gate at eight with the dogs)?

meeting request, neutral, +deadline
(slot for the exam talk|sign up|list on the door)
* (Each of you gets {min} with me before the exam; pick a slot).
=deadline (The list closes on {time}|Choose by {time}).

question, worried, +phone
(is the water safe?|notice in the lift|boil it?)
~ (The baby drank it this morning and I'm beside myself).
* (Is the tap water safe again|Do we have to boil it)?
=phone (My number is {phone}|Ring me on {phone}).

question, +thanks
(your lecture|the footnote|source)
=thanks (Thank you for a splendid lecture).
* (Where can I find the letter you read from|Which edition did you use|Who painted the last slide)?

question, angry
(which is it?|make up your minds|form A or B)
~ (I'm losing my patience with you people).
* (Is it form A or form B, and which office takes it|Do we close at five or at six)?

question
(tide table|mooring|anchor)
* (Is there enough water at the slip at half tide|What holds better there, the plough or the hook|Where do I get diesel on a Sunday)?

follow-up, neutral, +deadline
(statement for the file|{inv}|outstanding)
* (Your statement has not reached us|We still lack the answer that was due).
=deadline (It's needed by {time}|We must have it before {time}).

follow-up, friendly, +attachment
(in case it got lost|the plan again|hello again)
~ (Hello you busy bee).
* (I fear my plan slid behind your stove: did you see it|Any word on the drawing I sent)?
=attachment (I attach it once more|The drawing is attached again).

follow-up, worried
(no reply|the results|did it arrive)
~ (I check the box ten times a day and I'm getting anxious).
* (Did the lab get my sample|You meant to write by {time}; is something the matter)?

invoice, +apology
(late bill|forgot to send it|{month}, at last)
=apology (I'm sorry this comes so late|Apologies, it lay in the drawer).
* (For {work} in {month}: {money}|My bill for the spring is {money}), (whenever you can|by {time} if possible).

invoice, angry
(pay up|last time I ask|{money}!)
~ (I've been a fool to trust you).
* (Transfer the {money} you owe me or I send the bailiff|Pay the {money} for {work} and pay it now).

invoice, neutral, +phone
(payment plan|instalment {num}|account {inv})
* (Instalment {num} of {money} was due on {time}: please make the payment|The rate of {money} remains to be paid).
=phone (If you can't, call {phone}|Questions: {phone}).

receipt, neutral, +attachment
(payment confirmation|documents|{inv})
* (We confirm that {money} was received on {time}|Your payment of {money} has been entered).
=attachment (The stamped receipt is attached|Enclosed you find the tax slip).

receipt, friendly, +thanks
(you paid!|sweets|market stall)
* (The {money} are here, all twelve coins of it|Paid to the penny, {money}).
=thanks (Thank you, dear customer|Thanks a thousand times).

complaint, worried, +phone
(gas smell|the boiler you fitted|please hurry)
~ (I'm afraid to light a match).
* (Since your man fitted the boiler it smells of gas|You fitted it, and now the alarm goes off at night).
=phone (I'm on {phone}|Ring {phone} before you come).

complaint, angry, +deadline
(refund|I'll go to court|final)
~ (I have never met such impudence).
* (The sofa is broken and you refuse to take it back|Your course was cancelled and you keep my money).
=deadline (I expect the money by {time}|You have until {time}).

complaint, friendly, +thanks
(a small thing|your lovely cafe|drafty corner)
=thanks (Thank you for the best scones in town).
* (But the corner table is in a gale and the soup was cold both times|Only, the new waiter overcharged us, twice).

support request, worried
(all my photos|did I lose them?|help)
~ (I feel sick).
* (Ten years of photos are gone since the sync|The phone asks me to erase everything). (Can they be saved|What must I not do)?

support request, angry
(down again|unusable|third day)
~ (What do I pay you for).
* (Nobody can log in, again|Orders vanish between page two and three). (Fix it|Get someone on it).

support request, neutral, +attachment
(screenshot|log of {time}|print preview)
* (The preview is right, the print is cut off at the left|On save, error {num} is shown).
=attachment (A screenshot is attached|The log is enclosed).

introduction, neutral, +attachment
(speaker for {time}|biography|presenting {name})
* (Our speaker will be {full}, {trole} at {co}; may I present her|Allow me to introduce {full} to the committee).
=attachment (Her biography is attached|A photo is enclosed).

introduction, +thanks
(the roofer you asked for|{name}|as discussed)
=thanks (Thanks for the apples).
* (The roofer's name is {full}; I told him about your leak and he reads along|Here's {full}, who mends roofs like ours).

job application, worried, +deadline
(is it too late?|scholarship|post of {trole})
~ (I'm terrified that I missed it).
* (I should like to apply for the post of {trole}|May I still hand in my application for the traineeship)?
=deadline (The page says {time} is the last day|It closes on {time}, I read).

job application, neutral, +phone
(driver|night porter|available at once)
* (I apply for the work as night porter|Should you need a driver, I'd like the job).
=phone (I can be reached under {phone}|Phone: {phone}).

rejection, neutral, +thanks
(Re: tender|result|{inv})
=thanks (Thank you for the work you put into the bid).
* (The order has gone to another house|We're unable to accept it).

rejection, angry
(no means no|stop asking|Re: Re: Re: offer)
~ (Which part of it don't you understand).
* (We will not sell|I'm not joining your board, now or ever).

rejection, worried
(I can't do it|Re: surgery|the operation)
~ (I lie awake because of it).
* (I won't go through with the operation|Please cancel my place, I don't dare).

acceptance, neutral, +deadline
(offer accepted|we confirm|order {inv})
* (We accept the offer of {time}|The order is herewith placed).
=deadline (Delivery must be made by {time}|Please countersign before {time}).

acceptance, urgent
(yes, go!|start now|approved)
~ (Not a minute to lose).
* (It's approved, start the pumps|You have our yes: order the steel).

acceptance, +apology
(sorry for the wait|finally: yes|Re: your question)
=apology (I'm sorry you had to wait|Forgive the silence).
* (The answer is yes, to all of it|We take you on, from {month}).

event invitation, +deadline
(supper for forty|places|harvest)
* (Come to our harvest supper on {time}|We lay a place for you at the long table).
=deadline (Let us know by {time}|Say yes before {time}, the baker must know).

event invitation, neutral, +attachment
(congress {year}|programme|{city})
* (You are invited to take part in the congress in {city}|We request your attendance at the {event}).
=attachment (The programme is attached|The registration form is enclosed).

newsletter, +phone
(from the practice|hours in {month}|village notes)
* (Practice news: flu jabs from {month}, new hours, a new face at the desk|What's new at the library this month).
=phone (Appointments: {phone}|Desk: {phone}).

other, angry, +deadline
(move your boat|berth {num}|harbour master)
~ (This is the limit, skipper).
(Your boat lies across two berths|Nobody can get out).
=deadline (It has to be gone by {time}|You have until {time}).

other, worried, +phone
(cat missing|Mimi|have you seen her)
~ (We're heartbroken and fear the fox).
(She wears a red collar|Last seen by the church).
=phone (If you see her: {phone}|Our number: {phone}).

other, friendly, +attachment
(look at these!|photos from the lake|us three)
~ (You'll giggle, I promise).
=attachment (The photos are attached|Attached: the three of us in the boat).
(Grandpa fell in twice).

other, urgent, +phone
(bridge closed|turn round|flood)
~ (Don't drive on, turn back at once).
(The water is over the road at the mill).
=phone (Fire brigade: {phone}|I'm on {phone}).

other, neutral, +thanks
(returned books|lost and found|your umbrella)
=thanks (We thank you for returning the books|Thank you for the loan of the ladder).
(It stands behind the door|All were complete).

other, friendly, +apology
(about your cup|oops|I owe you a cup)
~ (My dear friend of many cups).
=apology (I'm sorry, I broke the blue one|Forgive me, it slipped).
(I'll bring two new ones on Sunday).
"""
