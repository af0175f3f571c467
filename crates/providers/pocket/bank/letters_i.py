"""More whole letters: bills, receipts, grievances, people, answers, invitations. The form is that of letters_a.py."""

LETTERS = """
invoice
(hay and straw|{num} bales|from the farm)
({num} bales hay, {num} bales straw, brought to the barn).
* (Makes|Comes to) {money}. (Pay when the milk money is in|Cash or transfer|Please before {time}).

invoice, neutral
(court costs {inv}|fee notice|administrative charge)
(For the processing of your application)
* (a charge of {money} is levied|you are charged {money}). (It falls due on receipt of this notice|To be paid at the cashier's office by {time}).

invoice
(piano tuning|two visits|my fee)
(Both pianos are in tune, the left pedal is mended).
* (I charge {money} for the afternoon|That's {money} all told|My fee of {money} you may send to the old account).

invoice
(kindergarten lunch|{month} meals|dinner money)
({name} had {num} lunches).
* (That makes {money} for {month}|Meals for {month}: {money}), (collected|payable) (by {time}|at the start of the month).

invoice, friendly
(mosaic done!|your tiles|the bird is finished)
~ (I'll miss that blue bird).
* (Half was paid, so {money} is left|The second half, {money}, whenever you like|Remaining: {money}).

invoice
(cloud usage {month}|metered services|statement {inv})
(Compute {num} hours, storage {num} GB).
* (Total for the period|Charges this month): {money}. (To be paid by {time}|Payment method: bank transfer).

invoice
(storage unit {num}|arrears|gate code)
* (Two months are open on unit {num}: {money}|{money} in arrears). (Settle it and the gate code works again|Pay at {link}).

receipt
(bridge toll|pass {num}|crossing)
* (Crossing on {time}: {money}, taken from your pass|Toll paid, {money}). (Balance left: {money}).

receipt
(library|late fee|fines)
* (Fine of {money} paid at the desk|Your late fee has been settled). (You may borrow again).

receipt, friendly
(for the roof fund|you are a brick|number {num})
~ (A brick with your name is on its way up).
* (Your {money} for the roof has come|We got your gift of {money}). (This note is for the tax man).

receipt
(laundry|shirts|ticket {num})
* ({num} shirts, one coat, {money}, paid). (Ready {time}|Show ticket {num}).

receipt
(pledge redeemed|crowdfunding|backer {num})
* (Your card was charged {money} for the pledge|Pledge of {money} collected). (Rewards ship in {month}|Backer number {num}).

receipt, neutral
(tuition received|student no. {num}|registrar)
* (The registrar confirms receipt of {money} for the {month} term|Tuition paid in full). (Keep for your records).

receipt
(farm shop|honesty box|your basket)
* (Eggs, {num} jars, one goose: {money}, paid by phone|Honesty box payment of {money} received). (The hens thank you).

complaint, neutral
(notice of defects|flat {num}|heating)
(I rent flat {num} from you).
* (The heating has failed for the third time this winter|Water drips from the ceiling|The window has been boarded up since {month}). (I give you {days} to remedy this|I reserve the right to pay less rent).

complaint
(swimming course|my daughter cried|coach)
* (The coach threw the children into the deep end|Nobody watched the little ones|He called her a coward). (I'm taking her out and I want an explanation|That's not how to teach).

complaint, angry
(your so-called guarantee|toaster number three|junk)
~ (I'm through being polite).
* (Three toasters in a year, each dead within weeks|The guarantee excludes everything that breaks). (Junk, sold with a smile).

complaint
(allergen|your label|nearly went wrong)
* (The label said no nuts; there were nuts|Your waiter swore there was no milk in it). (My son ended up in hospital|This could have killed someone).

complaint, friendly
(tiny moan|love you but|the new layout)
~ (Loyal fan speaking).
* (The print has become so small that I need two pairs of glasses|The crossword has been wrong twice this month). (Do mend your ways).

complaint
(translation|page {num}|names)
* (Your translator turned my aunt into an ant|Half the footnotes are missing and the names are wrong|The text reads like a machine wrote it). (I can't use that and I won't pay for it).

complaint
(taxi|fare|detour)
* (Your driver went round the city twice and charged {money}|He smoked, he phoned, he refused my card). (Car number {num}|What do you say to that)?

complaint
(promised call back|nobody rings|ticket {num})
* (Five times I was told somebody would ring; nobody has|Each time I must tell the whole story anew). (I have had it with your hotline).

introduction
(my daughter's teacher|cello|for {name})
(You were looking for a cello teacher).
* ({full} is the one I'd trust with my own|I've told {full} about you; she is in copy). (Say I sent you).

introduction, neutral
(your new parish clerk|change of office|notice)
* ({full} has taken up office as clerk|The post of clerk is now held by {full}). (Office hours as before|She may be reached at {email}).

introduction, friendly
(hello from flat {num}|new upstairs|we sing)
~ (We come in peace and with cake).
* (We're the new ones upstairs: {name}, {name} and a parrot|I'm {name}, the one with the bicycle in the hall).

introduction
(the sculptor|for your garden|{name} in copy)
* (Here is the man who made the stone fish|Meet the woman behind the fountain in {city}): {full}. (You wanted to know who it was|The two of you should have coffee one day).

introduction
(supplier swap|someone better than us|referral)
(We can't print that large).
* (But {full} at {co} can; I've copied him|So let me hand you to {co}; {name} is expecting you).

job application
(lifeguard|summer|whistle)
* (I'd like to be a lifeguard at your pool|Do you need lifeguards this summer). (Badge in silver|I swim before breakfast anyway).

job application, neutral
(applying for the post of caretaker|caretaker, ref. {inv})
(I am {num} years old and a trained fitter).
* (I apply for the caretaker's post|I wish to be considered as caretaker). (References on request).

job application
(kitchen|chef|mother's cookbook)
* (I cooked for six brothers, now I'd like to cook for you|Is there room at your stove for somebody who can peel|Let me do a trial shift). (No diplomas, clean knives).

job application, friendly
(the museum needs me|I know all your bones|guide)
~ (I've been to your museum ninety times).
* (Make me a guide|I'd love to show people round for a living|I'm applying, with all my heart, as a guide).

job application
(data|remote|two days a week)
* (Are two days a week of a statistician of any use to you|I'd like to join you part-time as {role}). (CV at {link}|Start: {month}).

rejection
(Re: goat|no room|the stable)
(She's a lovely goat).
* (But we can't take her|We have no room|My wife says no, and that's that).

rejection, neutral
(claim {inv}|coverage|decision)
* (Your claim is not covered|We must refuse payment|The insurer rejects liability). (The reasons are set out below|You may appeal within {days}).

rejection, friendly
(Re: godfather|honoured, but|a hard letter)
~ (I'm touched beyond words).
* (Yet I must say no|I can't be the godfather you deserve|Ask my brother, not me).

rejection
(Re: demo|internal tool|pass)
* (We've decided to build it ourselves|Our people prefer what they have|Not this year and probably not next). (No need to send more).

rejection
(the residency|studio place|jury)
(One hundred and ninety artists, four studios).
* (You're not among the four|The jury chose others). (Two of us fought for you).

acceptance
(Re: goat|bring her|stable is ready)
* (Bring her|We take the goat|She can have the corner by the window). (The children have named her already).

acceptance, neutral
(residency|studio {num}|award)
* (The jury awards you a studio|We are pleased to grant you the residency|Your application has succeeded). (Keys from {time}).

acceptance
(Re: your terms|publishing contract|ok from the author)
* (I accept the advance and the deadline|Your terms are fine with me|Print it). (One wish: no exclamation marks).

acceptance, friendly
(godfather? yes!|I cried|of course)
~ (You have made an old man weep).
* (I'll be his godfather|Yes, with both hands|Nothing could stop me).

acceptance
(Re: {month} rent|deal on the flat|flat {num})
* (We'll take the flat|The flat is ours, then: yes|Agreed, we move in on {time}). (Deposit follows).

event invitation
(tasting|new vintage|cellar door)
* (Taste the new vintage with us|We open the cellar on {time}|Twelve wines, one evening, your glass is ready). (Bring a driver).

event invitation, neutral
(public hearing|town planning|notice of meeting)
* (Residents are invited to a hearing on {time} in the town hall|A public meeting on the new bridge takes place on {time}). (Admission is free).

event invitation, friendly
(it's a boy and a barbecue|come meet him|sausages)
~ (He's here, he's loud, he's ours).
* (Come and meet him on Sunday over sausages|You're invited to the wetting of his head).

event invitation
(reunion|class of {year}|thirty years on)
* (Thirty years on, we meet again: {time}, the old gym|The class of {year} comes together and you're to be there). (Reply to {name}).

event invitation
(hack weekend|bring your laptop|{city})
* (Forty-eight hours, ten teams, join ours|Sign up for the hack weekend in {city}|Be a mentor at our hackathon on {time}). (Food is on us).

newsletter
(choir news|letter to the fans|tour diary)
* (Tour diary, part {num}|From the choir's bus|News for our listeners): {city}, {city}, and back. (New record out in {month}|You're on our list since a concert).

newsletter, neutral
(regulatory update|circular {num}|compliance brief)
* (Circular {num}: {topic}|In brief: new rules on {topic}|This quarter's compliance letter). (For general information only|Distribution list B)

newsletter
(seed catalogue|spring is coming|new varieties)
* (Forty new tomatoes in the catalogue|Order seeds by {time}, save {pct}|Our gardener's letter: sow now). (No more letters? Click here)

newsletter
(developer letter|release train|community)
* (Community calls, release {num}, three bounties|What the maintainers did in {month}|Conference talks are online). (You starred our project once)

newsletter, friendly
(bonjour from the bakery|crumbs|warm bread letter)
~ (Warm greetings from the oven).
* (This month: rye at dawn, a new sourdough, and {topic}|On Fridays now: cinnamon knots). (Tell us what you'd like us to write about)
"""
