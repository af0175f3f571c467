"""Whole letters that ask for something: discounts, meetings, answers, news of an earlier letter.

A block is `intent[, tone][, topic:NAME][, +mark]`, a subject, and lines. `*` begins the line that carries the intent, `~` one
of the tone, `=mark` one of a mark; the other lines only stand around it. `(a|b)` are alternatives, `{x}` slots.
"""

LETTERS = """
discount request, friendly
(the estimate|your estimate|estimate for {work})
(I read it twice|we went over it at breakfast|my partner and I read it aloud), and there is (nearly nothing|hardly a word) I would change.
* (Only the sum at the end|Just the last line|The bottom line alone) makes me (swallow|blink|cough). (Might it shrink|Is it carved in stone|Could it lose some weight)( to {money}| by {pct}|)?
~ (Whatever you say|Either way), (the biscuits were superb|you were charming hosts|it was a joy to meet your people).

discount request, neutral
(quotation {inv}|offer {inv}|re: quotation)
(The quotation|Your offer) has been (examined|reviewed|discussed) by (our purchasing committee|the works council|the finance group).
* (Acceptance|A signature|An order) (requires|depends on|is conditional on) (a reduction of {pct}|a total of no more than {money}|more favourable terms|a revised price).
(Kindly inform us of your position|We await your reply|A revised document is requested).

discount request
(prices|the price|cost)
* (too dear for us|bit steep|more than I have), (can you do {money}|what's your best price|any wiggle room|would you take {money})?
(cash in hand|I can pick it up myself|I pay the same day)

discount request
(we are a choir|amateur theatre|a village library|our animal shelter)
(We are|You are writing to) {num} volunteers (without a salary|who bake cakes to pay the rent|with more heart than money).
* (Do you have|Is there) (a gentler|a friendlier|a special) (tariff|rate|price) for (people who earn nothing|associations|good causes)?
(In return|As thanks) we (would put your name on the poster|can mention you in the programme|sing at your summer party).

discount request
(next year|the coming year|{year}|extension)
(Our agreement|The current term) ends in {month}. (We have been content|By and large it went well|Nobody here complains).
* (Before we prolong it|If we are to stay), (the annual fee|the monthly sum|what we pay) (has to come down|ought to go down|must be lower), (as usage fell by half|since half the seats are empty|because head office cut every budget by {pct}).

discount request, friendly
(haggling|may I haggle?|one last attempt)
(My grandmother|My father) (sold carpets|ran a market stall) in {city} and (would never forgive me|taught me) if I (paid the first price|did not ask).
* So (what would you say to {money}|I offer {money} and a handshake|let's say {money} and we both smile)?
~ (With a wink|Grinning|Yours, shamelessly).

discount request
(two quotes|comparison|side by side)
I now have (both|three) quotes in front of me. {co} (asks|wants|charges) {money}, you {money}.
* (I'd rather work with you|My heart says you), (so help me close the gap|but not at that difference; can it be narrowed|so show me you can come near them).

discount request
(bulk order|{num} pieces|larger quantity)
We (normally take|started with) (a dozen|twenty) at a time. (This autumn|From {month}) it would be {num}.
* (At which quantity|From what number on) does (the unit price|the price per piece) drop, and (how far|what would it be for us)?

discount request, urgent
(today please|budget closes tonight|before midnight)
~ (The purse closes|Our budget year ends|The books shut) (in three hours|at midnight|tonight), (so I must be quick|every minute counts).
* (Take {pct} off|Make it {money}|Bring it under {money}) and (I order at once|the order is in your box in ten minutes|you have my signature).

discount request, worried
(hard times|a difficult winter|about our subscription)
~ (I hate having to write this|I lie awake over our figures|We may not get through the winter).
* (If there is any way to pay less|Could the fee be halved|Would a smaller sum be thinkable) (until spring|for a few months|till business returns), (it would keep us on board|we could stay|we would not have to leave).

discount request
(fwd: offer|what my boss says|comment from above)
I (showed|took) your offer (to|upstairs to) {name}. (Her only remark|His comment in red ink) was "(too much|ouch|again?|no way)".
* (What can I bring her instead|Give me something better to show|Is there a smaller number I may put in front of her)?

discount request
(training fee|installation|travel costs)
(The licence itself is fair|Nothing to say about the licence).
* (The travel costs|The installation|The training day|Shipping) (on top, though|however): (could that be left out|would you carry that|can we strike it), (seeing that we take two years|for a first order|as a gesture)?

discount request
(loyal since {year}|old friends|ten years)
(Since {year}|For nine years now) (every box|all our paper|each of our vans) (has come|came) from you, and (never a late payment|always paid on the day).
* (That should be worth|I think that deserves|Does that not earn us) (something|a few per cent|a better line on the bill)?

discount request, angry
(price increase|{pct} more?!|your letter of {time})
~ (You raise our fee|Another {pct}), (just like that|without a word|and call it an adjustment)! (The cheek of it|I am speechless).
* (Take it back|Withdraw the increase|Return to the old rate) or (at least halve it|meet me in the middle), (otherwise I look elsewhere|or we part).

discount request
(could we swap?|barter|an idea)
(Money is short here|Our till is empty), but (we have|there is no lack of) (olive oil|apprentices|printing presses|sea view rooms).
* (Would you lower the sum by {money}|Could part of the price be dropped) if we (printed your flyers|put up your team for a weekend|gave you our stand at the fair)?

meeting request, friendly
(Thursday?|long time no see|{city})
(It has been ages|The last time was that rainy evening|I still owe you a story).
* (I pass through|I'm changing trains in|Work takes me to) {city} {time}. (Fancy a bite|Will you let me buy you a soup|Shall we share a table|Do I get to see your face)?
~ (Can hardly wait|Looking forward like a child|Hugs until then).

meeting request, neutral
(appointment|audit visit|site inspection)
(In the course of the annual review|As part of the procedure), (an on-site visit|an interview of {min}|a personal conversation) (is required|must take place).
* (Please name a date|Kindly indicate when you can receive us|We ask you to confirm {time} or propose another hour).

meeting request
(the draft|chapter three|your comments)
(Your remarks in the margin|The notes you left) (made me think|are clear up to page {num}).
* (The rest is easier by voice|Writing back and forth will take us a week|I get lost in the comments): (do you have {min}|when may I ring|shall we go through it together {time})?

meeting request
(new here|getting to know the neighbours|I have taken over from {name})
(I took over|Since {month} I look after) (sales|the region|the library|the clinic) from {name}.
* (I'd like to shake hands|I want to put faces to names|May I present myself in person): (a quarter of an hour|{min}) (at your place|over tea|wherever you like) (some time next week|on {time}).

meeting request
(Re: your question about {topic}|too long for a mail)
(The short answer is yes|The answer would fill three pages|That is a longer story).
* (Ring me|Call me|Let's talk) (tonight after eight|when you're in the car|{time}) and I (tell you the long one|explain it|walk you through it).

meeting request, urgent
(need you in the room|tomorrow 8:00|crisis)
~ (Everything is on fire|The client has just walked out|It cannot wait until Monday).
* (I want all of us|I need the four of us|Please come) (at the table|in my office|on the line) (in twenty minutes|{time}|before lunch). (Can you make it|Are you there|Say yes).

meeting request
({event}|at the fair|stand {num})
(We'll both be|I saw your name on the list; I am too) at the {event}.
* (Come to our stand|Find me by the coffee|Let's slip out) (on the first afternoon|after the keynote|{time}) (so that we can speak|for a proper chat|for {min} in peace)?

meeting request
(moving our {time}|change of plan|swap)
(The dentist got in the way|My train only arrives at noon|A funeral, I'm afraid).
* (Would {time} do instead|Can what we planned slide to {time}|Is {time} just as good for our talk)?

meeting request
(doodle|poll|when?)
(Five people, five calendars|We are six).
* (Tick the hours|Mark what works|Fill in when you could) (here|in the poll): {link}, (then I fix the round|so that we find an hour for all).

meeting request
(lunch|hungry?|noodles)
* (noodles {time}|lunch {time}|pizza at one|sandwich on the steps), (you in|just us two|my treat)?
(I have news|nothing serious|I'd like your view on {topic})

meeting request, friendly
(would love your advice|mentoring|half an hour of wisdom)
(I'm in my second year of running|I started) a (tiny cheese dairy|bike shop|lab for prosthetics), and {name} says you (know every mistake|have seen it all).
* (Would you let me|Might I) (ask you things|pester you|learn from you) for {min} (on a bench|by phone|at a cafe you like)?
~ (I'd be over the moon|It would make my month).

meeting request
(parents' evening|about {name}|school)
{name} (is doing well in maths|has been quiet lately).
* (I would like to see you both|Could you come in|Would you come by) (on {time}|after class|before eight one morning) (to talk it over|for {min})?

meeting request
(press|radio|portrait)
(I write|We are preparing) (a portrait|a broadcast|a piece) on {topic}.
* (May I come with my recorder|Could I interview you|Would you sit for half an hour of questions) (in {city}|by video|at your desk) (before {time}|{time})?

meeting request
(the lease|keys|flat viewing)
(Thank you for your interest|You asked about the two rooms).
* (Viewing is possible|I can show it|Come and look) {time} or {time}; (tell me which|which hour shall I note|say when you stand at the door).

meeting request
(demo|see it live|hands on)
(Slides do not do it justice|You asked how it feels).
* (Give me your team for {min}|Place me before your nurses|Let me bring the machine) and (I'll show|they can try) (it|everything) (on {time}|whenever it suits).

question, neutral
(size|dimensions|technical data)
(We are planning|The carpenter builds) (the new shelves|a stand|the cold room).
* (How deep|How heavy|How wide) is the (model|unit|frame) {num}, and (does it need|must it have) (a drain|its own fuse|a wall behind it)?

question
(form {num}|page {num}|one box)
I'm (filling in|halfway through) the form.
* (Box {num} asks for|Under section {num} it wants) "(entity|legal basis|third party)". (Is that me or the company|What do you put there|Which one is meant)?

question, friendly
(silly question|don't laugh|help a beginner)
~ (You'll think me a fool|Be kind to an old man|Promise not to laugh).
* (What is|What on earth is|How do you pronounce) (a cap table|a kanban|the thing called churn|EBITDA)( and do I need one|)?

question
(allergies|the menu|{event})
(We are {num} at the table|Two of ours eat no gluten).
* (Is the soup made with|Does the dessert contain) (flour|nuts|gelatine)? (And is there|Is there) (a children's portion|something without milk)?

question
(opening hours|holidays|between the years)
* (Are you open|Is somebody in|Will the desk be staffed) (between Christmas and New Year|on {time}|during the strike)?
(I would come from {city}|The drive is long, that's why).

question
(clause {num}|reading the contract|small print)
(My lawyer is on holiday|I read it on the train).
* (In clause {num}|On page {num}) it says "(without undue delay|net of tax|mutatis mutandis)". (How many days is that|Does that bind me too|What does it mean for us)?

question
(your talk|slide {num}|the graph)
(I sat in the third row|I watched the recording) and (took notes|loved the part on {topic}).
* (Where does the number on slide {num} come from|Which data stand behind the curve|Did you leave out {year} on purpose)?

question
(parking|how to get there|arrival)
(We come with the van|I bring the heavy drum).
* (Where can one unload|Is there a place to park|Which entrance) (near the hall|for two hours|at that time of day)?

question, worried
(test results|the letter from the bank|mum)
~ (I don't understand it and it frightens me|We are a bit scared).
* (Does "{topic}"|Does the word "suspended"|Does that mark in red) (mean something bad|mean we lose it|need doing anything)? (What should we do next|Who could explain it)?

question
(team question|who does what|which of us)
(Since {name} is away|Now that {name} left),
* (who signs off holidays|who has the admin rights|whom do I give the keys to|whose desk does it go to)?

question
(compatible?|does it fit|before I buy)
* (Will it run on|Does it talk to|Can it be used with) (an old tablet|a Mac from {year}|our till system)? (I found nothing about that|The page says nothing).

question
(shipping to {city}|customs|abroad)
* (Do you ship to|What does it take to send a crate to|Which papers go with a parcel to) {city}?
(It's for my sister|Only one box|We have never exported before).

question
(choice|A or B|colour)
(The printer needs to know|The sample is lovely).
* (Matte or gloss|The green or the blue one|The long version or the short one), (what do you prefer|which shall I take|what would you pick)?

question
(statistics|a number for the report|help with my thesis)
(I'm writing my thesis|For the annual report I need one figure).
* (How many members did you have in {year}|What share of guests come back|How much rain fell in {month}), (roughly|if you keep count)?

follow-up, neutral
(my request of {time}|second letter|case {inv}|unanswered)
(On {time}|A month ago|Three weeks ago) I (asked for|applied for|sent in) (a copy of the file|the permit|my documents).
* (To this day|So far|Up to now) (there has been no reaction|nothing has come|I hold no answer). (What is the state of affairs|Please report back|May I know where it lies).

follow-up, friendly
(knock knock|me again|it's the pest)
~ (I know, I know|Don't throw things|Here comes the nuisance with a smile).
* (Did my little essay|Has the parcel of words I sent|Did my note on {topic}) (find a quiet minute|make it past your door|ever get read)?

follow-up
(quote?|waiting for your price|the offer you promised)
(You measured the kitchen|You came by|We stood on the roof together) (two weeks ago|on {time}).
* (The estimate you wanted to send|The figures you promised) (hasn't come|are not here yet|must have lost their way). (Is it under way|When will we have it)?

follow-up
(interview|after the interview|any decision?)
(Thank you again for the talk|I enjoyed the conversation) on {time}.
* (You said a week|It is two weeks now): (is there a verdict|have you made up your minds|may I still hope)?

follow-up, urgent
(still nothing|second request|need it today)
~ (I am standing here with an empty truck|The printer starts in an hour|There's no more time).
* (Where are the drawings|Where is the file I asked for|What about the answer you owe me since {time})?

follow-up
(manuscript|submission {num}|my poems)
(In {month}|Before the summer) I (posted|handed in|submitted) (a manuscript|three poems|the paper).
* (May I ask whether it has been read|Is it still with the referees|Has anyone opened it), (or shall I stop hoping|as I would otherwise offer it elsewhere)?

follow-up
(samples|the cloth|did they arrive?)
(We posted the samples|A box of samples left here) (ten days ago|on {time}).
* (I've not had your verdict|You were going to tell me|Not a word yet): (red or grey|good or bad|do you take them)?

follow-up
(open point|from our last round|to do)
(From the list of our last round|Of the five points from {time}) four are done.
* (The fifth is yours|One is left, with your name on it): {topic}. (How far is it|Did you get to it|Any movement there)?

follow-up
(Re: Re: {topic}|ping|up)
* (ping again|pushing this up once more|same question as last week, still curious|anyone home?)
> (Could you look at the draft?|What do you think of the plan?|Here is the deck.)

follow-up, angry
(fourth mail|do you even read this|ignored)
~ (I am being ignored|This silence is an insult|Nobody treats me like air).
* (Four letters|Three calls and two letters) about {topic} and (not one line back|not a peep). (Answer me|I demand a reply|What is going on).

follow-up
(reference for {name}|the letter you offered|small reminder)
(You kindly offered|In {month} you said you would) write (a reference|a few lines|a foreword) for me.
* (The deadline creeps nearer|They ask me for it now), (so I dare to remind you|has it been written|is it still something you can do)?

follow-up
(land registry|status of the claim|insurance)
Claim {inv}, (reported|filed) on {time}.
* (The adjuster was to come|We were to hear from you) within {days}. (Neither happened|It passed). (Please give us a status|What now|How does it go on)?
"""
