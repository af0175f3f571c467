"""Apologies and thanks in single sentences, and sentences with their words that hold none."""

MARKED = {
    "apology": """
sorry
oops, sorry
whoops, my bad
my bad
my fault entirely
sorry about that
sorry, sorry, sorry
so very sorry, (truly|I mean it)
I'm sorry
I'm really sorry, {me}
I am sorry to have (troubled|disturbed|bothered) you
I'm sorry I (shouted|forgot|mixed up the names|was so short)
I'm sorry that I (didn't come|got it wrong|left early|lost the list)
I'm sorry we (kept you waiting|woke the baby|forgot your name)
I'm sorry for (my outburst|the long silence|the wrong date|the typo)
I am deeply sorry for what (I said|we did|my son did)
I do apologise
I apologise
I apologise for (my tone|the mess|being late|the wrong name|my dog)
I must apologise for (yesterday|my behaviour|the muddle)
I'd like to apologise for (last time|my sharp words|the broken vase)
I want to say sorry for (my words|the mess in the kitchen|what happened)
I owe you an apology
I owe you and {name} an apology
we owe you an apology for (the muddle|the wrong address|last week)
please accept our (sincere|humble|deepest) apologies
please accept my apology for (the slip|the late start|the mistake)
please pardon the (interruption|intrusion|muddle)
please forgive (us|me) for (the muddle|the noise|sending this twice)
please excuse (the typos|the crossed lines|the late hour|my absence)
do forgive me, I (overslept|mixed up the days|wasn't thinking)
can you forgive (me|us)?
will you ever forgive me?
forgive me, {me}
pardon me
pardon, that was (me|us)
apologies, that was (my doing|our slip|the wrong version)
apologies for (cross-posting|the double mail|the short notice|the wait)
apologies, I (misread|overlooked|muddled) it
sincere apologies from (everyone here|the whole kitchen|{co})
{co} apologises for the (noise|dust|diversion)
{name} and I are sorry about the (fence|window|noise)
{name} asks me to say sorry for the (mess|mix-up)
on behalf of {co} I apologise for the (mistake|incident)
on behalf of the (choir|crew|school) I'd like to say sorry
we are sorry for the (mistake|trouble|misprint|dust)
we're terribly sorry about the (scratch|spilt wine|wrong label)
we apologise unreservedly
we sincerely regret (our error|the distress we caused|the slip)
I regret (my words|having shouted|that I hurt you)
I regret having been so (curt|careless|slow)
I feel terrible about what I (did|said|wrote)
I'm ashamed of (myself|how I spoke), please forgive me
it was my mistake, and I'm sorry
it was all my fault, sorry
it was careless of (me|us), and I apologise
it slipped my mind, sorry
that came out wrong, sorry
that was uncalled for, I apologise
that was rude of me, forgive me
I got the (dates|names|boxes) mixed up, sorry
I pressed send too soon, sorry
I stepped on your toes there, sorry
I had no right to (say|do) that, and I'm sorry
I didn't mean to (hurt|offend|upset) you, I'm sorry
I never meant any harm, please forgive me
if I (offended|hurt|upset) you, I'm sorry
if we caused any (trouble|bother), we apologise
sorry for the (wrong name|second mail|long mail|bad scan)
sorry for (rambling|shouting|the noise|butting in)
sorry to (bother you|burst in|trouble you|be a nuisance)
sorry if this (comes twice|is a bother|sounds odd)
sorry I'm (late|so slow|all thumbs)
sorry, I (misspelt your name|lost track|got carried away|fell asleep)
sorry, wrong (window|address|name|button)
sorry about the (mud|muddle|barking|coffee stains)
so sorry about your (bike|vase|hedge), that was (me|our lad)
a big sorry from (all of us|the twins|the whole crew)
a belated but honest apology
with (sincere|many) apologies
with apologies for the (length|haste|blots)
with regret and apologies, {name}
mea maxima culpa
I stand corrected, and I apologise
I take full blame and (apologise|ask your pardon)
consider this my (formal|written|humble) apology
""",
    "thanks": """
thanks
thank you!
thx
ty
tyvm
many thanks
thanks, {me}
thanks, {name} here
thank you, dear {me}
thanks again for (everything|the lift|your time|yesterday)
thanks in advance
thanking you in advance
with thanks, {name}
with (many|kind|warm) thanks from {city}
thanks and regards
cheers and thanks
thanks for (asking|sharing|caring|listening|the heads-up)
thanks for (your mail|the quick reply|writing back|getting in touch)
thanks for the (soup|seeds|tools|book|jam) you left (at the door|with {name})
thanks for (feeding the cat|watering the plants|minding the shop)
thanks for (bearing with us|being so patient|your understanding)
thanks for your (trust|kind words|good advice|work on {topic})
thanks for looking after (mother|the hens|the twins)
thanks for coming all the way to {city}
thanks for taking the time
thank you for (reading|your time|your attention|your interest)
thank you for (your letter|thinking of us|remembering|the introduction)
thank you for (standing by us|a fine season|all these years)
thank you for lending (me|us) the (ladder|trailer|tent)
thank you for the (lovely plums|good talk|kind card|warm welcome)
thank you for (choosing|visiting|supporting) {co}
thank you for being (there|so open|such a help)
thank you very much (indeed|for the list|once more)
thank you both
thank you all so much
thank you with all my heart
a (big|huge|heartfelt|warm) thank you (from us all|to you and your team)
a word of thanks for your (help|care|work with the children)
a hundred thanks for (the lift|your help with the roof)
my (sincere|warmest|special) thanks for (that|your support)
our thanks (go to|are due to) you and your (team|crew|family)
all our thanks to you, {me}
I thank you
I thank you for your (patience|candour|efforts)
I just want to say thank you
I wanted to thank you for (the other day|that talk|your kindness to {name})
I never thanked you properly, so here it is: thank you
I'm (so|most|truly|ever so) grateful for your (help|advice|patience)
I am thankful for (your honesty|all you have done)
I'm indebted to you for (the tip|your help)
I'm much obliged to you
I appreciate (all you do|your honesty|the time you took)
I very much appreciate your (efforts|advice|patience)
I can only say thank you
I owe you a big thank you for (last week|saving the day)
we're (very|deeply) grateful to you for (stepping in|the loan of the hall)
we thank you (sincerely|kindly|for your cooperation)
we thank you for your (loyalty|hard work|donation)
we wish to thank you for (your service|a good year|the generous gift)
we appreciate your (patience|support|cooperation)
we appreciate that you (came|stayed late|spoke up)
we are much obliged for your (help|advice)
we can't thank you (and {name} |)enough
{name} and I thank you for (the wonderful ham|the day on the water)
{name} says thank you (for the drawing|too|very much)
{name} asks me to thank you for (the socks|your help)
{co} thanks you for your (work|trust|support)
everyone at {co} thanks you
the (children|nurses|neighbours|hens) say thank you
the whole (class|ward|village) thanks you
bless you, and thank you
bless you for (helping|all that)
you helped us out of a hole, thank you
you saved us {money}, many thanks
you did us a great favour, thanks
you've been a great help, thank you
you really saved my (bacon|day), thanks
that helped a lot, thanks
that's very good of you, thanks
that's perfect, thank you
great, thanks
ok, thanks
fine, thank you
got it, thanks
noted with thanks
accept our thanks for your part in {topic}
gratefully yours
yours gratefully, {full}
obrigado, as they say here, thank you
merci and thank you
danke, thanks, grazie
much appreciated, {me}
your help with {topic} is much appreciated
your patience is (greatly|really) appreciated
""",
}

UNMARKED = {
    "apology": """
no need to apologise
no apology needed
no apologies needed, really
there's nothing to be sorry for
there is nothing to forgive
nothing to excuse
you needn't say sorry
you don't have to apologise
you have nothing to apologise for
don't apologise, it was (fun|nothing)
don't be sorry, it was old anyway
never apologise for good (soup|music|questions)
please stop apologising
please stop saying sorry
apology accepted
apologies accepted
I accept your apology
I accepted his apology in {year}
we accept your apologies
you're forgiven
you are forgiven, of course
all is forgiven
I forgave {name} (long ago|in {year})
I forgave him
I was told to wait for an apology
I got an apology from {co}
I never got an apology
I'm still waiting for an apology
{co} never apologised
{co} apologised to {name} in {year}
{co} apologised to the whole town
{name} apologised
{name} apologised to the teacher
{name} apologised for being late, as always
{name} said sorry to the neighbours
{name} says sorry to chairs when she bumps into them
{name} owes me an apology
{name} regrets nothing
{name} is sorry for himself
{name} felt sorry for the donkey
{name} pardoned the turkey
{name} looked sorry
they apologised on the radio
they said they were sorry
they should apologise to you
the minister apologised on television
the mayor had to apologise
the letter of apology hangs in the museum
the word sorry is the hardest in that song
the song "Sorry" was on the radio again
"Sorry" is a board game
in {city} people say sorry all day long
the British say sorry when you step on their foot
the garden is in a sorry state
the roof looks sorry after the storm
a sorry little fence ran around the field
it was a sorry affair for {co}
it's a sorry story, that of the mill
I'm sorry to hear that
I'm sorry to hear about (the flood|your aunt|the fire)
I was sorry to hear of the storm
I'm so sorry for your loss
I am sorry for {name}, who lost her dog
I feel sorry for the (trees|bees|lamb)
I felt sorry for the old horse
we were sorry to see the swallows go
we felt sorry for the birds
sorry weather, isn't it
better safe than sorry
better safe than sorry, as grandma says
you won't be sorry
you'll be sorry you missed the fireworks
I'm afraid it rains again
I'm afraid it will snow
I'm afraid that's the last of the jam
I'm afraid the lake is still cold
I'm afraid {name} has left for {city}
I'm afraid the bakery shut in {year}
unfortunately it rained
unfortunately the summer is short
unfortunately the bus only runs in {month}
unfortunately {name} has moved to {city}
unfortunately, the apples froze in {month}
sadly the old elm had to go
sadly the cinema closed in {year}
alas, summer is over
regrettably, the tower burned down in {year}
to my regret the circus left early
I regret nothing
I don't regret the move to {city}
I regret selling the boat
I have no regrets
we have no regrets about {year}
no regrets
regrets are for others
my only regret is never having seen {city}
pity about the weather
it's a pity that the fair was rained off
what a pity the roses froze
what a shame about the old theatre
excuses don't bake bread
he's never short of an excuse
that's a poor excuse for a sandwich
that was a lame excuse of {name}'s
the excuse was the rain
any excuse for a cake
a pardon was granted in {year}
pardons are rare in that country
the fault lies (in the cable|with the pump)
the fault line runs under {city}
it was nobody's fault
it wasn't your fault
it was not my fault
the mistake was on page {num}
the mistake was found and fixed
mistakes happen in every kitchen
""",
    "thanks": """
thanks to the rain the garden is green
thanks to the snow the roads were empty
thanks to {name} we found the way
thanks to the new (pump|bridge|oven), it went faster
thanks to {co} there is a bus again
thanks to a strong wind we were early
it worked, thanks to an old trick
it survived, no thanks to {co}
no thanks to the weather, we arrived
no thanks
no, thanks, I don't take sugar
no thank you, said the cat
a thank-you card from {name}
a thank-you note hung on the door
the thank-you card came back
the thank-you letters are still in the drawer
the thank-you party was in {month}
the thank-you speech took an hour
it's a thankless job
thankless work, but somebody does it
a thankless task for {name}
being a referee is thankless
they thanked {co}
they thanked everybody but {name}
they never thanked {name}
they thanked the (crew|cook|choir) and went home
{name} thanked the band
{name} thanked me for the plums
{name} thanked her mother in the book
{name} forgot to thank the cook
{name} never says thank you
{name} says thank you in four languages
{name} was thanked on stage
{name} deserves thanks
{name} got no thanks for it
{name} gave thanks before dinner
{name} is grateful to the firemen
{name} was grateful for the shade
{name} was thankful for the rain
{co} thanked its staff in {month}
{co} thanked the town with a fountain
{co} sends thank-you cards to everyone
the mayor thanked the volunteers
the captain thanked the crew
the teacher thanked the parents
the bishop thanked the bakers
the author thanks {num} people on the last page
the farmers gave thanks for the harvest
the children learned to say thank you
the parrot says thank you
the machine prints "thank you" on every ticket
the sign says "thank you for not smoking"
the mat at the door says Thanks
the film ends with a long list of thanks
the song is called "Thank You"
the words "many thanks" were carved in the bench
how do you say thank you in Welsh
in Portuguese, thank you is obrigado
in {city} they say thank you with a nod
Thanksgiving is in November
Thanksgiving was quiet
we had turkey for Thanksgiving
we celebrate a thanksgiving for the harvest in {month}
we thanked the pilot
we thanked the nuns and drove on
we never thanked the man with the tractor
we never heard a thank you
we didn't do it for thanks
I thanked {name} already
I thanked the driver and got off
I thanked my lucky stars
I didn't thank anyone in my speech
I was thanked with a bottle of wine
I don't need thanks
I don't expect thanks
I don't want any thanks
I can thank the bees for that
you needn't thank me
you don't have to thank us
don't thank me, thank {name}
don't thank me, it was {name}'s idea
don't mention it
no thanks necessary
no need for thanks
no need to thank anyone
not at all, it was nothing
you're welcome
you are most welcome
my pleasure
it was a pleasure
thank {name}, not me
tell {name} that her brother thanked the crew
thank God it's Friday
thank God for small mercies
thank God, the rain stopped
thank goodness the cellar is dry
thank goodness for umbrellas
thank heavens the bridge held
thankfully it stayed dry
thankfully the goat came home
thankfully, {name} had a spare key
gratefully the dog lay down in the shade
gratitude is rare in politics
gratitude was the theme of the sermon
ingratitude is the way of the world
a lecture about gratitude in {city}
the house has appreciated by {pct}
property appreciates faster in {city}
the euro appreciated against the dollar
few people appreciate brass bands
{name} appreciates good cheese
{name} doesn't appreciate modern music
cats don't appreciate baths
he was never appreciated in his lifetime
it was a gift without a word of thanks
instead of thanks there was silence
all the thanks went to {name}
the thanks belong to the night shift
""",
}
