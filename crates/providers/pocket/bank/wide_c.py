"""More wording, second bank: yes and no, invitations, newsletters. One line shows its intent alone."""

LINES = {
    "rejection": """
(the council|the board|the committee|my husband|the partners) voted (against|no|{num} to {num} against)(. the contract will end in {month}|. I regret it|)
(your|the) (paper|application|bid|talk|pitch|grant) (was|is) not (accepted|selected|successful|among the chosen)(, sorry|. we had {num} entries|)
(they|the bank|the city|the jury) (turned us down|said no|rejected it|refused|did not want it)( at this stage| in the end|)
(this|it) is (not for us|a no|nothing for us|too early for us)(, sorry|, I am afraid|. all the best|)
(I've|I have) (thought about it|slept on it|talked to my family) and (I have to say no|the answer is no|I can't take it|I am not coming)
(no|nope|pass|not for us)(, thanks|, thank you| this time|), (we go elsewhere|we decided against it|the answer is no)
(we have|we've) (decided for|chosen|picked|signed with) (another supplier|somebody else|a different firm|{co})(. thanks for your effort|. sorry|)
(please|kindly) (take us off the list of buyers|do not hold the seat for us|cancel our order|withdraw our bid|end the trial): we (are out|don't go on|decided against it)
(it was|this was) (close|not easy|a hard decision), but (not you this time|we picked the other one|the answer is no)
(I|we) (must|have to) (disappoint|let down) you: (we do not buy|no deal|we won't sign|the partners declined)
(as much as|although) (I|we) (like|liked|admire) (you|{prod}|the idea), (we will not go on|it's a no|we can't do it|we pass)
(not|nothing) (now|this year|at present|with this budget)(. we decline|. so it is a no|, we say no|)
""",
    "acceptance": """
(we|they|the council) (voted|decided) (for it|in your favour|{num} to {num} in favour|yes)(. consider this our order|. send the papers|. we sign|)
(we|I) (take|will take|'ll have) (all {num} seats|the annual plan|the second option|it as offered|the job|the whole package)( from {month}| at {money}| from the first|)
(done|deal|agreed|yes|sold|ok for us)(. send the contract|! send the contract|, please send the papers|: where do we sign|, let's start)
(yes|oui|ja|si), (yes and yes|we do it|we take it|with pleasure|a thousand times yes)
(I|we) (sign|will sign|am signing) (tonight|today|tomorrow|this week)( and start in {month}|, it is decided|, send it over)
(my|our) (answer|decision|reply) is (yes|a clear yes|yes, gladly)
(the money|the budget) is (approved|released|there), (we go with you|so we order|please start|the deal stands)
(happy|glad|proud) to (be on board|say yes|become your customer|be part of it)
(let us|let's) (do it|go|make it official|shake hands on it)( at {money}| from {month}| as you proposed|)
your (conditions|terms|last offer|figure) (are|is) (fine|accepted|good for us|ok with everyone)(. draw up the contract|. we order|. please proceed|)
(everyone|the whole family|legal|the team) (has agreed|is happy|signed off|said yes), (so we accept|so go ahead|so please prepare the contract)
(please|you can) (book|order|start|ship|begin) (it|the work|the plan) (on our account|for us|now), (we agree to everything|the offer is accepted)
""",
    "event invitation": """
(on|in the evening of|the night of) {time} (we open the doors|we celebrate|there will be music and food|we throw a party)( in {city}| at our office| in the barn|)(. come|. be our guest|. you are very welcome|. bring friends)
(save|note) the date: {event}( in {city}|), {time}(. invitation follows|. please reply|)
(doors|the bar) (open|opens) at (six|seven|noon), (first talk|dinner|music) at (eight|seven|one)(. {event} in {city}|. free entry|. you are on the list|)
(the|our) (winter|summer|annual|first) (gathering|reception|feast|fair|{event}) (takes place|is|will be) (on {time}|in {city}|in the old harbour)(. please come|. we hope to see you|. do you join us)?
(you and a guest|you and your team|your whole family) are (invited|welcome|expected)( on {time}| to our {event}| at the {event}|)
(exhibition|concert|reading|screening|opening) (on {time}|in {city}): (admission free|we look forward to you|be there|your invitation)
(please|kindly) (reply|answer|rsvp|register) (by {time} |so that we can plan |)for (the|our) {event}( vegetarian or not|)
""",
    "newsletter": """
(in this issue|in this number|inside|also inside|also in this mail): {topic}, {topic} and (the future of |){topic}
(read of the week|chart of the week|from our archive|the long read|one more thing|quick links): {topic}
(three|five|seven|ten) (scripts|tricks|signs|rules|lessons|ideas) (for|about|on|that) {topic}(. read on|: read more|. full text online|)
(book|order|buy|subscribe) (by {time}|now|today) and (save {pct}|get {num} months free|pay half|win a trip)(. terms apply|. terms on our site|)
(try|get) {prod} (gold|plus|pro|premium) (for free|for {num} months|at half the price|until {month})(. cancel whenever|. cancel anytime|)
(you could have saved|save|earn) {money} (with|every month with) (gold|our new card|{prod} plus|a friend)
(you receive|you get|we send) (this letter|{nl}|this mail|it) because you (signed up|attended before|bought from us|are a member|subscribed)
(new|now|just in|fresh): (faster|smaller|a new|our winter|the autumn) ({topic}|collection|timetable|catalogue|programme)( is here| is online| has landed|)
(bring a friend|refer a friend|share the link) (and get|for) (a month|{money}|{pct} off|a free class)
(the programme|the timetable|the line-up) (is|for {month} is) (online|out|complete)(. highlights: {topic}|: {topic} and {topic}|)
(number|no.|edition|letter|episode) {num}: (the quiet quarter|on {topic}|{topic}|what nobody says about {topic})
(dear|hello) (readers|subscribers|members|friends of {co}), (a short letter this time|{month} was full|here are the best pieces|what a month)
(trending|popular|most read|picked for you|recommended): {topic}, {topic}
(listen|watch|read) (now|here|the episode|the interview): {full} (on|about) {topic}
(our sponsor|this issue is brought to you by|supported by|partner): {co}(, {topic} made easy| makes {topic} simple|)
(in brief|news in brief|short news|the week in numbers): {co} (buys|hires|sues|leaves) {co}, {topic}, {topic}
(vote|poll|quiz|survey) of the (week|month): {topic} or {topic}?( results next week|)
""",
}
