"""Still more tones and marks in single sentences, and near misses of the marks."""

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

MARKED = {
    "deadline": """
your answer has to be (here|with us|in our hands) by {time}
the list closes {time}
the register shuts for good {time}, so write before then
everything has to be in by {time}, (without exception|no matter what)
(last|final) call: {time}
(due|due date|deadline|cut-off|closing date): {time}
deadline {time}
due {time}
by {time}, please
before {time}, please, not after
(at the latest|latest) {time}
(until|up to) {time} and not a day longer
{time} is the (last day|cut-off|final date) for this
{time} is the deadline, (as set by {co}|so the rules say)
the deadline falls on the last day of {month}
the cut-off has been set for {time}
the deadline has been moved (forward|back) to {time}
the deadline was extended: it is now {time}
we extended the period once, it now ends {time}, for good
please get it to (me|{name}|the office) before the end of the month
please see that it (reaches|gets to) {name} by {time}
please have it (ready|done|finished) by {time}
please make up your mind by {time}
please complete your part by {time}
please return the (keys|books|signed pages) before {time}
please fill it in before the end of the week
please let {name} know by the end of the day
please react within {days}
kindly respond within {days}
kindly see to it before the end of {month}
(reply|answer|respond|react) within {days}
you have {days} from the date of this letter
you have exactly {days} to (decide|object|respond)
you have until midnight
you have until noon today
(objections|appeals|comments) must be raised within {days}
(objections|appeals|corrections) are possible only until {time}
the period for (appeals|comments|objections) ends {time}
the (statutory|legal|agreed) period of {days} began with this letter
within {days} of receipt, (as the law says|in writing)
it must be on {name}'s desk by {time}
I need to have it by {time} (at the very latest|and no later)
I need your (word|decision|list|choice) before the weekend
I have to (know|hear from you|decide) before {time}
I have to hand the whole pile to {name} by {time}, so yours must be here before
we need your (names|sizes|votes|choice) by the end of the week
we need it back by {time}
we can only (take|accept|count) what comes in before {time}
we (print|ship|vote|sail) on the first of {month}, so yours must be here the day before
we can hold the (room|seats|boat) for you until {time}
we reserve it for you until {time}, then it goes to the next (one|person) on the list
{co} wants the papers by {time}
{co} gives everyone until {time}
{name} expects it on the table by {time}
{name} has to have your (list|vote|draft) by {time}
the (court|tax office|town hall|school) wants it by {time}
the (court|school|council|club) set {time} as the deadline
the (printer|publisher|museum) needs the final version by {time}
the form must be (posted|handed in|signed) before {time}
the papers have to be (filed|lodged|submitted) by the end of {month}
the vote closes tonight at ten
the portal (closes|shuts) {time}
registration (closes|ends) {time}
sign-up ends {time}, (as the poster says|sharp)
applications close {time}
late entries, after {time}, (won't be counted|are not accepted)
whatever arrives after {time} (goes back unopened|cannot be considered)
after the end of {month} nothing more can be changed
changes are possible until {time} only
your (vote|ballot|entry) counts only if it arrives by {time}
your (place|option|reservation) is kept until {time} and then released
your (draft|chapter|essay) is due {time}
homework for all: due {time}
the essay is to be handed in by {time}, (single-sided|in the blue box)
the key has to be back in the box by {time}
the (seedlings|costumes|tools) must be collected by {time}
the flat has to be empty and swept by {time}
it has to be (settled|done|finished|wrapped up) before the end of the month
it has to be done today
it must go out today, before six
this needs to be with {co} by {time}
this has to happen before the end of the quarter
to be done by {time}
please reply by {time}
a clear word has to be here by {time}
bids must be in the box before noon on the last day of {month}
don't let {time} pass, (the right lapses then|it is the last day)
mark your calendar: {time} is the final day to (hand it in|send it)
the option runs out {time}, (so choose before|so speak up before)
""",
    "phone": """
{phone}
tel. {phone}
T {phone}
mob. {phone}
phone: {phone}
mobile {phone}
my number: {phone}
Tel.: {phone}, (mornings|office hours) only
phone {phone}, fax on request
{name}, {phone}
{full}, {role}, {phone}
{full} - {role} - {phone}
{co}, {city}, {phone}
{co}, switchboard {phone}
{co} front desk: {phone}
you can (reach|get|find) me (on|at) {phone}
you can (reach|find) {name} under {phone} most (mornings|evenings)
you'll get {name} on {phone} (after lunch|before nine)
I'm on {phone} (all week|most of the day|until late)
I can be reached at {phone}
we can be reached at {phone} (day and night|during the week)
I am always on {phone}
I pick up at {phone}, (even at night|even on the tractor)
I have a new number, it's {phone}
I changed my number to {phone}
note the new number: {phone}
(save|keep|jot down|write down) this number: {phone}
my (work|home|private|new|old) number is {phone}
my (Portuguese|Irish|holiday|second) mobile is {phone}
her number is {phone}, and {name} is her name
his mobile is {phone}
{name}'s (number|mobile|direct line|extension number) is {phone}
the number of the (vet|plumber|midwife|locksmith) is {phone}
the number on the van is {phone}
the number for the (gate|night porter|caretaker) is {phone}
the (porter|caretaker|harbour master|night nurse) has {phone}
the (shop|surgery|workshop|farm) is on {phone}
the landline still works: {phone}
the landline at the (cottage|hut|stable) is {phone}
the emergency number is {phone}
emergency contact: {full}, {phone}
out of hours: {phone}
after hours ring {phone}
for emergencies {phone}
(questions|problems|doubts)? {phone}
any trouble at the gate, call {phone}
just call {phone}
just ring {phone} (and ask for {name}|and let it ring)
give me a (ring|call|buzz|shout) on {phone}
drop me a text on {phone}
send a text to {phone}
message me on {phone}, I read those first
WhatsApp: {phone}
Signal or WhatsApp under {phone}
I'm on Telegram too, under {phone}
calls to {phone} are (free|answered by {name})
call my (wife|husband|brother|neighbour) on {phone} if I don't pick up
if nobody opens, dial {phone}
if you get lost, {phone} is me
if the dog barks, phone {phone}
if I don't hear the bell, try {phone}
should anything come up: {phone}
in urgent cases {phone}
my assistant {name} has the number {phone}
the assistant's line is {phone}
ask for {name} at {phone}
ask for extension four at {phone}
our service line is {phone}, (weekdays from eight|every day)
our new office has the number {phone}
our new number in {city} is {phone}
the {city} office answers on {phone}
you'll find us in {city}, phone {phone}
the number you need is {phone}
the right number is {phone}, the old one was cut off
there was a typo in my number, the right one is {phone}
best by phone, {phone}
better on the phone, I type slowly: {phone}
here's my number: {phone}
here is {name}'s number, {phone}
here's the number of the (taxi|boatman|guide): {phone}
leave a message on {phone}
leave word with {name} under {phone}
dial {phone}, then press (two|four|nine)
{phone} is my (direct line|private number|mobile)
{phone} is where you get me (fastest|on the road)
office {phone}, home on request
T: {phone} W: {link}
""",
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
thank you from the bottom of my heart
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
    "attachment": """
attached
enclosed
see attached
pls see attached
please find attached
please find enclosed the (map|list|drawing|report)
please see the attached (note|sheet|drawing|table)
as attached
as per attachment
attached as (promised|agreed|discussed)
file attached
files attached: {num}
attachment: {num} pages
attachments: one (map|table|drawing), two photos
enclosures: {num}
encl.: (a map|two photos|one form)
att.: {num} pages
1 attachment
one file attached
{num} files attached
(pdf|docx|xlsx|zip) file attached
attached is (the plan|a copy|my draft|the seating plan)
attached are (the minutes|two photos|my notes|the drawings)
attached you will find (the timetable|my notes|the recipe|the plan of the hall)
enclosed you'll find (a map|the leaflet|the signed page)
here attached the (lists|scans|notes)
herewith attached the (statement|certificate|drawing)
herewith enclosed: one (copy|drawing|list)
I attach (my notes|the drawing|how the house looks now|the score)
I attach a short (note|table|list) on {topic}
I've attached (the slides|a map|my notes|the recipe)
I've attached everything (as one pdf|in a zip|in one file)
I have attached (both versions|the new draft|a picture of the dog)
I have put (the plan|the photos|the score) in the attachment
I have enclosed a (stamped envelope|copy|leaflet|photo of the twins)
I enclose a (copy|map|short summary|list of names)
I am attaching (the draft|the plan|the final version)( once more| again|)
I'm attaching it as a (pdf|photo|scan)
I'm sending the (drawing|list|plan) as an attachment
I'm sending you (the photos|the score|the map) attached to this mail
I hang the (plan|list) on this mail as an attachment
we attach the (statutes|tables|plans) for {year}
we've attached the report for {month}
we have attached a (list|map|sketch) for your files
we enclose the (leaflet|form|statement) for {year}
we are enclosing the (certificate|papers|brochure)
you'll find (the list|all figures|the map) in the attachment
you'll find it attached
you will find the (details|figures|names) in the enclosed (table|note)
you will find three attachments to this mail
the attachment (has|holds|contains) (the details|the names|all figures)
the attached (sheet|file|table) deals with {topic}
the attached (pdf|sheet|plan) has (all dates|{num} pages|the names)
the attached file is called {name}.pdf
the attached photo shows (the damage|the boat|our garden in {month})
the attached version is the (final|latest|signed) one
the enclosed (leaflet|table|sheet) (says|shows) it all
the enclosed copy is for (you|your files|{name})
the (details|figures|names|rules) are in the attachment
the (form|plan|speech|agenda) is in the attached pdf
the (plan|map|timetable|sheet music) is attached as a pdf
the (notes|photos|minutes|tables) are attached
the photos from {city} are attached
the (report|summary|plan) for {month} is attached
the (report|sheet) on {topic} is attached to this mail
the signed (page|copy|form) is enclosed
the (script|poem|obituary|recipe) comes as an attachment
the (X-ray|blood values|lab report) you'll see in the attachment
my (notes|drawings|papers) are attached
my (draft|sketch|translation|poem) is attached
our (leaflet|brochure|statutes) you'll find attached
{name}'s (drawing|note|sketch) is attached
a (map|sketch|copy|list) is attached
a copy is enclosed for (your files|{name}|each of you)
a few (photos|pages|sketches) are attached
a (scan|photo) of the (letter|label|page) is attached
two (photos|drawings|maps) attached, (one of the roof|both from {month})
both (versions|files|tables) are attached
all (papers|figures|drawings) are attached( in one zip| as pdf|)
everything is in the attached (file|folder|zip)
everything else is in the attachment
more in the attachment
details in the attachment
details attached
photos attached
minutes attached
see the attachment for (details|the rest|the names)
see enclosed (map|leaflet|list)
see the enclosed (drawing|table) for {topic}
open the attached file with (any reader|a double click)
the password for the attached zip is {code}
now with the attachment
this time with the attachment
here's the file again, attached as pdf
""",
}

# Words of a mark without the thing: the reading is "none".
UNMARKED = {
    "deadline": """
the shop is open until six
the (museum|library|bakery) is open until (seven|late)
the pool is empty until {month}
there's no hurry at all
there's no rush, really
no hurry
no rush with this
no pressure
take your time
it can wait (until spring|for years|as long as you like)
this can wait, nothing burns
any time will do
next year is early enough
nobody is waiting for it
nobody counts the days here
there is no date (for it|attached to it|on the calendar)
we never set a date
there isn't a closing date
there's no closing date for this
the deadline is (off|gone|cancelled)
the deadline was lifted in {year}
the deadline for this was in {year}, so it's (long |)over
we met the deadline with a day to spare
we missed the deadline back in {year}
{name} never missed a deadline in her life
{name} hates deadlines
{co} is famous for its loose deadlines
"Deadline" is the title of a (novel|film) by {name}
my novel is called The Last Deadline
the word deadline comes from a line drawn in a prison yard
the report was written by {name}
the (song|play|speech|poem) was written by {name} in {year}
the (bridge|tower|chapel) was built by {co} in {year}
the chair by the window is free
the house by the (lake|station|mill) belongs to {name}
we drove by the (old mill|stadium|sea)
{name} came by with (plums|the dog|a cake)
she stood by the door until the rain stopped
we travelled by (train|boat|bike) and slept until nine
two by two they went on board
prices rose by {pct} in {year}
sales fell by {pct} in {month}
I'll send it by {time} myself
I will be done by {time}
I will have finished by {time}
I'll be back by {time}
I shall have read it by {time}
I hope to be home by {time}
I promise to (write|be there|have it ready) by {time}
I'll let you know by {time}
I'll think about it until {time}
I'm away until {time}
I'm on leave until {time}
I'm at sea until the end of {month}
we will deliver by {time}
we'll have it ready for you by {time}
we'll be in touch by {time}
we're up in the mountains until {time}
our side will be finished by {time}
our own draft will be with you by {time}
{name} will bring it by {time}
{name} will have painted the fence by {time}
{name} is on holiday until {time}
{name} slept until noon
{co} will (send|deliver) it by {time}
the staff of {co} was on holiday until {month}
you'll hear from (me|us|{name}) by {time}
you will have it by {time}
your (parcel|key|copy) will be there by {time}
the parcel should arrive by {time}
the paint will be dry by {time}
the snow will be gone by {time}
the ferry is in the dock until {time}
the lift is out of order until {time}
the fair runs until {time}
the exhibition is on until the end of {month}
the tickets are valid until {time}
the weather stays fine until {time}
it will rain until {time}
by then the (apples|figs) will be ripe
by now everybody has heard
by the way, the storks are back
by chance I met {name} in {city}
by and by it got dark
by and large we are well
before the war there was a mill here
before {name} came, we were only two
before dinner we walked along the canal
before you know it, the year is over
before {year} nobody had heard of it
the day before, we were in {city}
I have seen that film before
I lived in {city} before that
we stayed until the lights went out
we danced until dawn
until {year} the trains stopped here
until then it was a school
it took until {month} to find the leak
the last day in {city} was the best
the last day of school was a {month} morning
the last date in the diary is from {year}
the final date of the tour was {city}
the latest news from {city} is good
the latest fashion is long coats
the closing scene of the play was lovely
our days here are long and quiet
today is (market day|{name}'s birthday|a good day)
today we had soup
it happened {time}, just after lunch
the (band|fair|choir) was here {days} ago
they stayed for {days} and saw everything
the trip lasted {days}
the milk keeps for {days}
the line was cut when the line was dead
within the old walls there is a garden
within a week the garden was green
the end of the month is always quiet here
at the end of the month the moon was full
late trains are the rule in {city}
he was late, as ever
""",
    "phone": """
my phone broke
my phone died on the (train|way home)
my phone fell into the (soup|harbour|well)
my phone has no signal in the valley
my phone is on silent
my phone is older than my (son|car)
my phone corrects every second word
my phone number hasn't changed
my number is the same as ever
you have my number
you know my number
{name} has the number
{name} lost her phone in {city}
{name} forgot his phone on the bus
{name} is on the phone all day
{name} collects old telephones
{name} wouldn't pick up
{name} called (twice|yesterday|from {city})
{name} called it a day
{name} repairs phones in a small shop in {city}
{name} is the number two at {co}
{co} sells phone cases
{co} has {num} people in its call centre
{co} makes parts for phones
order number {num}
order {inv}
order no. 4471 0093 22
your order number is {inv}
the order number is 300 4512 7789
the customer number is 20 44 781
customer no. 88 120 4453
our reference: {inv}
my reference is 77-2041-{year}
case number {inv}
ticket {inv}
ticket number 0049 2213
file number {inv}, (room|shelf) {num}
part no. 0221 504 100
part number {inv}
article 4006 381 333 931
the serial number is 35 2099 001 761
the serial number starts with {num}
the serial number on the back reads 5CG 914 0772
the batch number is L{num}-{year}
the tracking number is 00 340 434 161 094
tracking: JD01 4600 0033 9912
the meter reads 48 221
the meter number is 1 ESY 1160 7821
IBAN DE44 5001 0517 5407 3249 31
IBAN: PT50 0002 0123 1234 5678 9015 4
the account number is 44 120 993
BIC and IBAN are as (before|in {year})
the VAT number is 509 442 013
VAT no. GB 999 9973 33
tax number 21 815 08150
the register entry is HRB 77 2041
ISBN 978 3 16 148410 0
ISSN 2049 3630
the membership number is {num}
my membership card has the number 700 412 88
passport number C01X00T47
the number plate was LX {num} KD
the coordinates are 38.7223, 9.1393
the postcode is 4050 313
postcode 1200 109, {city}
PO box 30 21 44, {city}
room {num}, second floor
room {num}, bring a coat
flat {num}, third bell
the house number is {num}
the door code is {num}
the code on the lid is {code}
the PIN is in the safe
seat {num}, row 12
gate {num}, platform 9
bus {num} stops right outside
flight TP {num} to {city}
version {num}.0.1
from 1998 to {year} the mill stood empty
in {year} we had {num} members
{year} was a good year for plums
{num} of {num} were there
{num} people came in {month}
a number of people came from {city}
a large number of swans live here
any number between one and ten
the numbers for {month} look good
the phone is in the kitchen
the phone on the wall is from {year}
the phone rang and nobody spoke
the phone rang while I was in the bath
the phone line is dead since the storm
the phone box is now a tiny library
the phone bill was {money} in {month}
the telephone was invented long before my time
the old dial phone still hangs in the hall
the microphone was too loud
the saxophone needs a new reed
the headphones are in the blue bag
the mobile over the cot turns slowly
the mobile kitchen comes to {city} in {month}
the line was so bad that I heard only waves
the line at the baker's was long
it was a close call
it was a good call to stay at home
they call it the long house
they called the baby {name}
what they call summer is four days here
we spoke on the phone in {month}
we talked on the phone until midnight
we have no phone at the hut
we leave our phones in a basket at dinner
I don't give out my number
I no longer have a mobile
I never answer the phone at (table|work)
I dropped my mobile on the tiles
I bought a second-hand phone for {money}
I can't hear well on the phone
I read this on my phone
sent from my phone
written on my phone in the tram
a ring of mist lay around the hill
the ring was found in the garden
the bell rings at noon
the extension has a flat roof
the hotline was shut down in {year}
no calls on Sundays
""",
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
    "attachment": """
the file is on the server
the file is in the shared folder
the file is under {link}
the link is {link}
the photos are at {link}
the report is online at {link}
the slides are on the website
the slides will follow {time}
the slides were shown in {city}
the plan hangs on the wall
the plan hangs in the hall
the list hangs by the door
the list is on the fridge
the minutes passed
the minutes passed slowly
the minutes went by like hours
the minutes are kept by {name}
the minutes of {month} are in the archive
signed in {year}
the contract was signed in {year}
the treaty was signed in {city}
the form is on our website
the form can be picked up at the desk
the forms lie at the reception
the document is in the safe
the documents are with {name}
the documents burned in {year}
the papers lie on {name}'s desk
the papers came by post
the pdf was deleted
the pdf is on the intranet
the scan is on my other computer
the scan at the hospital was clear
the X-ray was taken in {year}
the picture hangs in the town hall
the drawing was sold for {money}
the enclosed garden is the oldest in {city}
the enclosed yard keeps the wind out
the enclosure for the goats is finished
the attached garage has a new roof
the attached barn was built in {year}
the house has an attached greenhouse
the cable is attached to the wall
the rope is attached to a ring
the hose wasn't attached
the trailer is attached to the van
the handle is attached with two screws
the label was attached upside down
the attachments for the mixer are in the drawer
the attachment for the drill broke
the vacuum cleaner comes with {num} attachments
no strings attached
there are no strings attached
nothing is attached to this mail
nothing attached
no attachment
no attachments
no attachments this time
there is no attachment to this mail
there's nothing enclosed
there was nothing in the envelope
there was no file with your mail
this mail has no attachment
this mail comes without attachments
without attachment
your attachment was empty
your attachment didn't open
your attachment got lost
your file was too big for our mail
your photo is on the wall of the club
I'm attached to this old desk
I am much attached to the village
I became attached to {city}
I got quite attached to that donkey
I never open attachments
I can't open attachments here
I don't send attachments
I left the attachment out on purpose
I have attached no file
I attached the shelf to the wall
I attached the lamp above the table
I attach great value to manners
I attach no importance to titles
I'll send the file by {time}
I'll attach it next time
I'll mail the photos next week
I will bring the list with me
I will send the plan by post
I will upload the pictures {time}
I saw the file on {name}'s desk
I found an old photo in the attic
I put the copy in your pigeonhole
I read a paper on attachment theory
we keep the files in {city}
we keep the plans in a steel cabinet
we never send files by mail
we took {num} photos in {city}
we have the list in the office
we are very attached to our bees
we'll post the pictures on the website
{name} has the file
{name} keeps the list in her head
{name} has the only copy
{name} is attached to the embassy in {city}
{name} was very attached to her uncle
{name} took the photos in {month}
{name} brings the drawings {time}
{name} forgot the attachment again
{name} filed the papers
{co} keeps all its files on paper
{co} has a file on everyone
{co} doesn't accept attachments
a photo on the wall shows {name}
a photo of {city} hangs over the stove
a copy of the book costs {money}
a nail file lay on the table
a single file of ducks crossed the road
in single file we walked along the dyke
see page {num} of the book
look at the wall, the map is there
""",
}
