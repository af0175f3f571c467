"""Still more tones in single sentences."""

TONES = {
    "angry": """
unbelievable
un-be-lievable
are you actually serious?
honestly, the gall of it
well, that takes the biscuit
words (fail|escape) me, and I teach (rhetoric|German|drama) for a living
I have run a bakery for thirty years and (never|not once) has anybody spoken to me like that
my blood pressure was fine until I (opened|read) your last mail
what planet (are you lot|do you people) live on?
you have made an enemy (here|of this family|in this office), congratulations
oh, brilliant, just brilliant, (another masterpiece of|one more triumph for) your department
slow clap for (you|everyone involved|the whole clueless crew)
a trained (monkey|parrot|goat) would have handled that with more sense
I (raised|brought up) four boys and have (heard|been told) better fibs from a five-year-old
do not (ever |)"dear customer" me
with respect, which you have (long |)used up: this stinks
I note, with growing (disgust|contempt), that nobody over there (has a spine|owns up to anything)
amused we are not, and that is putting it (mildly|very politely)
it is (frankly |)beneath contempt
I would call it amateurish, but that would insult (amateurs|every amateur I know)
you (lied|have lied) to my face, (twice|and you did it smiling)
liars, the (whole lot|pack) of you
stop treating (me|us|my crew) like (dirt|cattle|a number)
I'm shaking with rage (as I write this|here)
the arrogance (of it|in your tone) is (breathtaking|hard to match)
I slammed the laptop shut so hard that the (cat|apprentice|whole ward) jumped
screw this
bloody hell
this is a (bloody|damned) shambles
what the hell is going on (over there|in that office of yours)?
are you (completely|totally) out of your minds?
you've got a (damn|bloody) cheek, mate
oh, give me a break
I have (bitten my tongue|kept quiet|swallowed it) for (months|a year), and now I'm done
my patience, once famous in this (village|hospital|firm), is gone
I refuse to be (fobbed off|spoken down to|lectured) by (some trainee|a chatbot|people half my age)
don't you "calm down" me
no, I will not calm down
no, I won't (be reasonable|take a deep breath), I have been reasonable for far too long
treat your own (mother|grandmother) like that and see (what she says|how it ends)
how (very|terribly) convenient for you, (as always|once more)
I suppose (rules|manners) are for (other people|the little people)
it must be (lovely|nice) to get paid for doing (sweet nothing|nothing at all)
well played, you have managed to (poison|ruin) even the simplest thing, you wreckers
I'd (laugh|find it funny) if it weren't so (insulting|infuriating)
you were (told|warned), you nodded, and you did it all the same
every word of your (last mail|so-called explanation) was (nonsense|rubbish|a fairy tale)
rubbish, (utter|complete) rubbish
such (bare-faced|brazen) cheek I haven't met in {num} years at sea
we nurses put up with a lot, but not with (that tone|being shouted at by you)
I have (laid bricks|driven lorries|milked cows) since I was sixteen and I know (contempt when I see it|when I'm being cheated)
my lawyer (laughed out loud|could hardly believe it), and I'm past laughing
you may take it that I'm (displeased|extremely displeased), to use the only (printable|polite) word
I (shall|will) remember this, (believe me|you may count on it)
you'll regret (that|having crossed me)
one more (lie|insult|smirk) from {name} and I (explode|lose it)
{name} hung up on me, (on me|the insolent so-and-so), and I built that place
tell {name} from me that he is a (coward|disgrace to the trade|spineless toad)
{co} can go to (hell|the devil) for all I care
I hope you (choke on it|are proud of yourselves), I really do
this isn't incompetence any more, it's (spite|malice|plain bad will)
you (walk|trample) all over people and then (wonder|act surprised) when they shout
what an (insufferable|unbearable) way to (behave|treat people)
I'm not your (doormat|punchbag|servant)
(doormats|door mats) get more respect than we do
the sheer (stupidity|laziness|insolence) of it (makes me see red|leaves me speechless)
I see red whenever I (hear|read) the name {co}
grow up
get a grip, the (lot|whole bunch) of you
(shut up|be quiet) and listen, for once in your life
have you no (shame|decency) left?
is there (one|a single) adult in that building?
did anybody in your (office|glass palace) ever (do a day's work|get their hands dirty)?
you have turned a (decent|peaceable) man into a (furious|raging) one
as a (teacher|midwife|priest) I'm known for my calm, and I am anything but calm now
I'm writing in a (temper|rage), and (with good reason|I stand by every word)
I (typed|wrote) three versions of this mail, and this is the polite one
you should see the version of this mail that I (deleted|didn't send)
kindly (refrain from|stop) (patronising|belittling) me
I find your tone (offensive|insolent|intolerable), and I do not use that word lightly
your (behaviour|conduct) is (inexcusable|indefensible|a scandal), sir
madam, I have (seldom|never) been so (rudely|shabbily) treated
to say that I am (disgusted|appalled) would be the understatement of {year}
don't (play|act) the innocent (with me|now)
you knew, you (all |)knew, and you let us (walk|run) straight into it
we were (played|taken) for (suckers|idiots) from the first day
I've had it up to here (with your games|with the lot of you|with that firm)
that's it, I've snapped
ridiculous, just like everything (that comes out of|to do with) {co}
once again the (honest|small) people get trampled on and the crooks (grin|get a bonus)
typical, so (damn |)typical of you
oh, and (do|please) keep your (smileys|hollow phrases|corporate waffle) to yourselves
your smiley at the end was the (final|crowning) insult
well done, (genius|Einstein), you've wrecked it
my (late husband|father) would have thrown you out of the (shop|window) for less
in my (kitchen|workshop|regiment) you wouldn't have lasted a (morning|week)
fine, have it your way, you always (do|have) anyway, you bullies
do whatever you want, I'm too (disgusted|angry) to argue any more
I despise (that|this) sort of (trickery|double-dealing)
crooks
it is (theft|robbery), plain and simple, and I'll call it by its name
nobody pushes us around, least of all (a man like {name}|{co})
we (farmers|drivers|cleaners) are (sick to the teeth|thoroughly tired) of being looked down on
I could (throttle|strangle) someone, I really could
I kicked the (bin|tyre|door) and it did not help one bit
what exactly is wrong with you people, are you (blind|deaf) or just (rude|heartless)?
you broke your word, and where I come from that (makes you nothing|is the end of a man's good name)
I hold you (personally |)responsible for every grey hair of (this|the last) month
contempt, that's what your (mail|silence|attitude) (shows|amounts to)
never in all my (life|days) have I been so (angry|humiliated)
grrr, I could (bite the desk|throw the screen out of the window)
it's an (absolute|utter) disgrace what you've done to (this village|that team|those children)
how you (sleep|live with yourselves) is beyond me
what a (miserable|rotten|shabby) way to treat (a widow|old friends|the night shift)
""",
    "urgent": """
hurry, hurry
this one is (burning|red hot)
it's (on fire|burning) here, (really|no exaggeration)
please (jump on|pounce on|get onto) this the (second|moment) you see it
we are (counting the seconds|down to the last minutes) here
I'm standing in the (theatre|operating room|pit lane) and need this (now|instantly)
the patient is on the table, so (speed|every second) matters
the ferry is already (hooting|casting off), so be quick
the concrete is (setting|hardening) as I write, so (move|no dawdling)
the dough won't wait and neither can (I|we)
the (bride|orchestra|crew) is waiting at the door, so please (fly|run)
the (judge|minister|auditor) is in the (corridor|building) already, please be (fast|swift)
the camera team is on the stairs, so there isn't a (second|moment) to waste
a (whole|full) (hall|ward|ship) is waiting for this, so put it first
please put (this|my mail) before everything else on your desk
would you (please |)interrupt (whatever|anything) you are doing for this
skip the (queue|formalities) for this one, it (burns|is that pressing)
this can't sit in (an inbox|the pile), not even for a coffee
don't sleep on this one
don't leave this (lying|until later), it has to move now
no time for (pleasantries|long words), so straight to it
I'm writing in (great|a tearing) haste
in haste, from the (taxi|platform|gate)
sent (running|between two doors), time is (desperately |)short
no delay here, please, (speed is everything|time is all that counts)
time is of the essence
the (clock|timer|countdown) is running, and it runs against us
we're (up|fighting) against the clock
the (sand|time) is nearly through the glass
it's (two minutes|one minute) to midnight for this (project|show|ward)
we are already in (extra|injury) time
this is a (blue-light|drop-your-fork|run-don't-walk) matter
treat this as (a fire alarm|an emergency call), please
highest urgency
utmost urgency
!!! urgent !!!
a.s.a.p., please, (I beg you|no joke)
now, now, now
immediately, if not sooner
yesterday would have been better, (right now|this instant) will have to do
the sooner the better, and (right away|at once) is best
I need eyes on this (right this second|at once)
somebody has to (look|step in|act) this very second
please do not wait for (the others|a better moment), act on this at once
every second you (wait|hesitate) makes it (harder|worse|dearer)
with each passing (minute|hour) our chances (shrink|melt away)
if (this|it) isn't (sorted|settled) at once, the (whole line|night shift|market stall) stands still
the (whole stage crew|harbour pilot|night train) stands waiting and every second hurts
with {num} people standing idle, every minute (counts against us|costs a fortune)
we have water coming through the (ceiling|roof) this very moment
the (alarm|siren) is going as I type
the (vet|surgeon|pilot) is standing by and cannot stand by for long
my (train|plane|bus) is about to (leave|depart), so it has to be this instant
boarding has started, so it's this minute or (not at all|never)
I'm at the (counter|border|gate) and they won't hold (it|my place) for more than a moment
they're holding the (door|lift|line) for us, but only for a (blink|breath)
the buyer has one foot out of the door, so (quick|we must be quick)
the (bidding|vote|race) is on as we speak, so (act|move) at lightning speed
someone else is about to snatch it from under our noses, so (hurry|no delay)
it (slips|is slipping) through our fingers while we (talk|type)
it'll be too late in a (moment|little while)
soon will be too late, (only now is early enough|it has to be this minute)
there won't be a second chance, it is this minute or (never|goodbye)
I can't stress enough how (time-critical|pressing) this is
please don't let this (wait|lie), not even an hour
not (later|after lunch|when you get round to it), but straight away
kindly expedite
kindly give this your (immediate|instant|prompt) attention
your immediate (attention|action|help) is (required|essential|needed)
for immediate (attention|action)
please fast-track this
please rush (this|it), (we're desperate for speed|there's no slack left)
please escalate (this|it) straight to the top, (there's no time|it can't wait for the usual path)
all hands on deck
step on it
full throttle, please
chop chop
quick quick quick
make it (snappy|quick), (would you|please)
get (moving|going), team, the (gun|bell) has gone
pedal to the metal on this, please
(run|sprint), don't walk
go go go
can't wait a (second|minute) longer
not one minute more can be (lost|spared)
we're running (dangerously |)short of time
there's (hardly|barely) any time left on the (meter|clock)
the (margin|buffer) is used up, from here each (minute|second) is a loss
we've used up all our slack and it must happen (this instant|at once)
the pressure (here is|on us is) enormous, it has to go out this minute
{name} is (pacing|tapping his watch|breathing down my neck), so it must be now
{name} needs it (in hand|on the desk) this very minute
{co} is (hanging on the line|waiting at the door), so please be lightning quick
{topic} can't wait any longer, it needs a hand this instant
this about {topic} is extremely (pressing|time-sensitive)
time-sensitive
time-sensitive matter, please open first
open this one first, it (can't keep|has the shortest fuse)
please read this before all your other mail, it is that (pressing|urgent)
rush (job|order of the day), please drop the rest
it's a (sprint|dash) now, so no (detours|coffee breaks)
we need to be quicker than (the tide|the storm|the fire)
the tide is (coming in|rising) and the boat is still on the (slip|sand), so quick hands please
the storm is (an hour|minutes) away and nothing is tied down yet, so quick
the (vaccines|flowers|oysters) are going warm on the (ramp|quay), so speed please
speed is all that matters (now|here)
as quick as lightning, please
on the double, everybody
prompt action is (vital|crucial), (truly|I mean this very minute)
there's a (helicopter|sledge|motorbike) waiting with its engine on, so please be lightning fast
the choir is (clearing its throats|on its feet) and the notes aren't here, so hurry, hurry, hurry
we're on the last (drop|metres), and every breath of delay is too much
""",
    "friendly": """
hello (there|you), sunshine
hey you
ahoy from the (harbour|allotment|houseboat)
hi stranger, so good to see your name (pop up|in my inbox)
{me}, you (old rascal|absolute legend|dear soul)
dear, dear {me}, how your (name|mail) made me smile
I (grinned|beamed) from ear to ear when your name (popped up|came up)
I read your (mail|lines) twice, just for the (joy|fun) of it
I read your lines aloud at breakfast and the whole table (giggled|cheered)
our (parrot|toddler) has learned your name and says it (all day|with love)
the (dog|cat) sends a wag and a (lick|purr)
the (kids|twins) (drew|painted) you a dragon, a very smiling one
grandma sends you a kiss and says you are too thin
mum still talks of your visit and glows
we have put your (picture|postcard) on the fridge, next to the good magnets
there is always a (chair|plate|bed) for you at our (table|house)
you'll always be family here, (you know that|in case you forgot)
the kettle is always on for you
we love you in (muddy boots|slippers) too, you know
I baked (buns|a cake) and thought of you with every (raisin|crumb)
the tomatoes are (ripe|blushing) and so am I, just from your compliments
spring is here, the (swallows|storks) are back, and I'm in the (best|sunniest) of moods
what glorious weather, even my (plants|neighbours) are smiling
it's snowing (here|in {city}), the kids are out with sledges, and we are (happy|merry) as can be
it's pouring in {city}, but your mail brought the sun
may your (coffee|tea) be strong and your Monday be short
may the (fish|muses|tomatoes) be kind to you
may your week be (light|gentle) and your weekend (long|golden)
I wish you (soft winds|blue skies) and a full (thermos|biscuit tin)
wishing you (all the luck in the world|a soft landing|a heap of good days)
all the very best to you and (yours|the little ones|your lovely wife)
warmest greetings to the (whole family|night shift|choir)
kind wishes from our (kitchen|workshop|little office) to (yours|you all)
with a (smile|wink) and a wave
(wink|high five), (partner|neighbour|coach)
cheerio, my dear, and (chin up|keep singing)
toodle-pip, you wonderful (creature|human)
xoxo
love and (kisses|biscuits), {name}
big squeeze
a bear hug, (from the bear himself|the real kind)
hugs and (peppermints|pancakes)
lots of love from the (whole farm|boat|attic)
give the little one a cuddle from (her silly uncle|us all)
kiss the (baby|bride) for me
tickle the (baby|puppy) for me
say hello to your (lovely|dear) mother and tell her she dances better than all of us
do greet the (sea|mountains|old square) for me
I can (hear|picture) you laughing from here
you always make me laugh, you (nut|clown|rogue)
still laughing about the (goat|hat|karaoke), you were (magnificent|priceless)
my cheeks still hurt from laughing at (the wedding|your speech|{name}'s puns)
fun fact: my (goldfish|sourdough) is named after you
here's a joke for you: why did the tomato blush, it saw the salad dressing, haha
knock knock, it's only (me|your biggest fan)
I promise not to sing this time, (hihi|ha)
hihi, you (rascal|joker)
lol, you're (priceless|hilarious)
you (old|young) charmer, you
a smile for your (inbox|desk|lunch break), and one to take home
smiley, smiley, heart
so nice to have you (around|on board|as a neighbour)
it's a (joy|treat) to share an office (wall|kettle) with you
you're the best (neighbour|colleague|goalkeeper) anyone could wish for
you are sunshine on two legs
you're (a delight|pure joy), don't ever change
you're one in a million, {me}
what a (star|darling|sweetheart) you are
I'm your (fan|groupie), and you know it
I'm so proud of you, I could burst
proud as a (peacock|hen) of you (all|two)
three cheers for you, hip hip hooray
congratulations, you clever, clever thing
well done, champ, we (danced|cheered) in the (kitchen|lab|stables)
you were wonderful, the whole (row|choir|class) says so
we (toasted|drank) to you with elderflower (fizz|juice)
my heart did a little (jump|dance) when I heard your (news|voice)
happy birthday, you (young|spring) chicken
many happy returns, dear {me}, may there be cake
merry Christmas to all at your (hearth|house), and a kind new year
happy (Easter|holidays), and may the bunny be generous
get well soon, dear, the bench by the pond is (lonely|too big) without you
speedy recovery, (captain|coach), we're keeping your mug warm
I hope your (knee|back) is dancing again
hope the (new puppy|baby|garden) brings you nothing but joy
I hope the (holiday|trip) was all (sand|sun) and ice cream
hope you slept like a (marmot|baby) and woke up singing
trust you're (flourishing|in fine fettle), old (friend|bean)
I trust this finds you in (good spirits|the pink of health) and (near cake|within reach of tea)
how lovely that {city} brought us together
my (roses|silly hats) blush when your name is mentioned
fond memories of (our days|that summer) in {city}, you always shared your (sandwiches|umbrella)
remember our tent in the (storm|meadow)? I think of it and grin
ah, those were the days, you, me and that (rusty|yellow) van
you and I are like (salt and pepper|two old boots), a (good|happy) pair
our team without you is like soup without salt, dear {me}
with you at the (oars|piano|stove) everything is (twice as|so much more) fun
I always (enjoy|love) our chats, even the ones about (moss|trains)
our little chats are the highlight of my (week|Tuesday)
chatting with you is better than (chocolate|holidays)
you have a heart of (gold|butter), {me}
your kindness is (contagious|famous), even in {city}
everybody at {co} adores you, (me first|even the cactus)
{name} sends a (cheeky wink|hug) and says you're (missed|adored)
{name} says hi and blows you a kiss
thinking of you fondly from the (hammock|lighthouse|night train)
a postcard-sized hello from {city}, where even the (pigeons|trams) are cheerful
life is good, the (bees|grandchildren) hum, and you're in my thoughts
keep that (lovely|famous) smile of yours
keep shining, you (star|lovely thing)
lovely to (know|have) people like you in the world
here's to you, my (dear|old) friend
""",
    "worried": """
oh dear
oh no, oh no
I'm worried (sick|stiff|to death)
I worry
I worry so much (these days|at night) that I (forget to eat|burn the rice)
I lie awake (listening to the rain|until four|counting the beams) and can't stop thinking about it
awake again at three, with the same thoughts going round
I (wake|woke) in a sweat and (cannot|couldn't) say why
I haven't slept properly for (nights|weeks) because of all this
sleep won't come, (the thoughts are too loud|my head won't stop)
my hands (tremble|are cold) when I think of (what may come|next year)
my stomach is in knots
there's a knot in my (stomach|throat) that won't go away
I have butterflies, and not the nice kind
I have a lump in my throat as I write this
something in me says this won't end well
I can't shake the feeling that something is (badly |)wrong
it doesn't feel right, and that (frightens|unsettles) me
it makes me nervous how (quiet|silent) everything has (gone|become)
the silence (scares|unnerves) me (more than any news|most)
I jump at every (knock|noise|creak) (now|these days)
every time a car slows down outside, my heart stops
every (envelope|letter) makes me (flinch|shiver) now
I hardly dare open the (post|curtains|news)
I hardly dare to (hope|breathe|look)
I'm (dreading|so frightened of) the (results|winter|night)
the (doctor|vet) looked so (grave|serious) that I've been (afraid|uneasy) ever since
{name} looks so pale lately, it (troubles|frightens) me
{name} hasn't been himself for weeks and I fear (for him|something is badly amiss)
she went out in the storm and I'm (beside myself with worry|sick with fear)
our boy is out on the (ice|water|motorway) tonight and I can't sit still
mother (forgets|forgot) the stove (again and again|more often now), and I'm so uneasy about leaving her alone
father coughs all night and it (scares|worries) me more than he knows
the (baby|calf) won't drink and I am so (anxious|frightened)
the bees are dying and I don't know (why|what I shall do), it (haunts|frightens) me
no rain for (weeks|months), and the (well|pond) is nearly dry, we're so anxious
the river has reached the (third step|gate), and we are (scared|frightened)
the crack in the wall is growing, and so is my (unease|fear)
the numbers look worse each month and I'm getting really (nervous|scared)
I've gone over the (sums|books) again and again and they (frighten|scare) me
I doubt that we'll (survive|get through) the winter, I really do
I have grave (doubts|misgivings|concerns) about (it all|where this is heading)
I have (serious|nagging) doubts, and they (grow|get bigger) by the day
doubts are eating (at me|me up)
I am not at all sure that this will (hold|end well), and it (nags at|torments) me
I'm no longer sure of anything, and that (frightens|worries) me
am I the only one who is (scared|uneasy) (here|about it)?
maybe I'm (seeing ghosts|too anxious), but I have a queasy feeling
call me a (worrier|pessimist), but I'm really uneasy (about it|here)
I know I fret too much, but this time the fear is real
as a mother I can't help (fearing|imagining) the worst
as a (pilot|nurse|climber) I'm not easily frightened, but this frightens me
forty years (at sea|underground) and I've never felt so uneasy
the (old hands|fishermen) shake their heads, and I'm (getting scared|more and more afraid)
people (whisper|go quiet) in the corridors and everyone is (afraid|anxious)
everyone here is afraid of (losing their job|the knock on the door|what comes next)
rumours (everywhere|all over the plant), and a fear nobody (names|speaks of)
the mood in the (team|village|ward) is one of dread
I fear we've (missed something|made a terrible mistake)
I fear (for the roof|for the little ones|for us all) each time the wind (rises|howls)
I'm terribly afraid that {name} is (ill|in trouble|not coming back)
I'm anxious about {topic}, (more than I show|to be honest)
{topic} gives me (sleepless nights|nightmares|the shivers)
I've got a really bad feeling about {topic}
thinking of {topic} makes my heart (sink|pound)
I'm concerned, deeply concerned, about {topic}
{topic} has me (fretting|biting my nails)
it worries me (sick|deeply) how (fragile|shaky) {topic} has become
if {co} goes under, we (lose everything|go with it), and that thought won't leave me
what if {co} pulls out? it doesn't bear thinking about
what if it's (serious|something bad)? I can't get the thought out of my head
what if I am (wrong|too late|found out)? that thought (haunts|torments) me
what will become of (us|the children|the animals)? I'm so afraid
what will happen to the (house|shop|orchard) once I'm gone? it preys on my mind
who'll look after (them|her) if I can't? the question haunts me
suppose it (spreads|breaks|comes back), I shudder to think
I shudder (at the thought|to imagine it)
I dare not think it through to the end
I dread to think (where this leads|how bad it is)
I keep seeing it go wrong, in every detail
I keep hoping it's just my nerves, and I keep (trembling|fretting) all the same
I pray (every night|in the van) that nothing happens (to them|to him)
I cross my fingers and fear the worst
I light a candle each evening, I'm that frightened
I've bitten my nails to the (quick|bone)
I can't (eat|concentrate|sit still) for worry
I burst into tears in the (tram|storeroom) (yesterday|this morning), I'm so scared
my (wife|husband) says I'm grey with worry
the worry is making me ill
worry (lines|wrinkles) on every forehead here
it preys on (my|our) minds day and night
it's like a (stone|weight) on my chest
there's a (dark cloud|shadow) over all of us and I'm afraid
I feel (helpless|lost) and afraid, and I don't know (what to hold on to|where it will end)
I'm out of my depth and (frightened|scared)
I feel sick (with fear|just thinking of it)
I'm (quite |)alarmed, to tell the truth
we're all rather (alarmed|shaken|jittery) (here|in the ward)
it is with (some|growing) unease that I (watch|follow) all this
I confess to a certain (unease|disquiet|anxiety)
we (view|see) the (situation|development) with (great|mounting) concern
a cause for concern, if not for (panic|alarm)
the (signs|omens) are not good, and I fear what they mean
it looks bad, really bad, and I'm frightened
things are (slipping|sliding), and I watch it with dread
I'm scared of (the operation|the exam|Monday), I admit it
tomorrow frightens me
the future (scares|frightens) me, (there, I've said it|I can't hide it)
my courage is (failing|gone), to be honest
gulp
I hope to God (she's all right|it's nothing serious)
""",
}
