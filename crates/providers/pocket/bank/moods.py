"""More tones and marks, each line showing its own, and lines that name a mark without holding it ("no deadline", "thanks to the rain")."""

TONES = {
    "angry": """
(how many times|how often) (do I have to|shall we) (say|repeat|explain) (this|it|the same thing)?
(I am|we are) (at the end of my tether|at boiling point|past caring|beyond annoyed|up in arms)
(this|it) (makes my blood boil|drives me up the wall|is the last straw|beggars belief|is beyond a joke)
(don't|do not) (you dare|take me for a fool|insult my intelligence|make me laugh)
(pathetic|appalling|scandalous|disgusting|despicable|infamous)( is the only word|)
(who|what) do you (people |)(think you are|take us for)?
(get|keep|stay) (out of my sight|your excuses|away from us)
(I'm|I am) (so |)(cross|mad|irate|enraged|indignant) (I could scream|I can hardly type|that words fail me)
(nobody|no one) (talks to us like that|treats my staff that way|makes a fool of me)
(you|your lot) (have some nerve|ought to be ashamed of yourselves|make me sick|never learn)
(spare|save) (me|us) (the|your) (lies|excuses|phrases|smiles)
(I|we) (won't|shall not|refuse to) (swallow|stomach|take) (this|that|another word of it)
(for heaven's sake|for crying out loud|good grief|damn it), (wake up|do your job|what is wrong with you)
(it's|it is) (a slap in the face|a kick in the teeth|an affront|sheer contempt)
(heads|somebody's head) (will|should|must) roll( for this|)
""",
    "urgent": """
(drop|leave|stop) (everything|whatever you are doing|all else)( and read this|, please|)
(we have|there is|I have) (no time|not a minute|very little time) (to lose|left|to spare)
(it is|it's) (now or never|a race against the clock|five to twelve|a matter of minutes)
(before|by) (the end of the hour|close of play|the courier leaves|lunch), (no later|or it is lost|please please)
(the truck|the train|the press|the auction) (leaves|starts|closes) (in minutes|at any moment|shortly)
(answer|act|react|come) (as fast as you can|this very minute|straight away|without losing a second)
(top of the pile|front of the queue|first thing), (please|it must be)
(hurry|rush|quick|fast), (or|else) (we lose it|it goes to another|the window shuts)
(this is an emergency|mayday from us|sos, please|red alert)( on our side| here|)
(I|we) (can't|cannot) (hold|stall|keep) (them|it|the line) (much longer|beyond the hour|any longer)
(the|our) (window|offer|slot|deadline) (closes|ends|passes) (in a moment|within the hour|tonight)
(please|kindly) (handle|treat|do) this (ahead of all else|with the highest priority|immediately)
(pronto|stat|at the double|on the spot)(, please| if you can|)
""",
    "friendly": """
(big|huge|enormous) (smile|grin) (from|over) here
(sunshine|warm wishes|fond greetings|a wave) from (the terrace|all of us|your old gang|{city})
(you|your lot) (are|remain) (my favourite people|simply the best|pure gold|a ray of light)
(it|that) (warmed|gladdened|made) my heart( today| to read you|)
(do|please) (drop a line|say hi|give everyone a squeeze|pat the dog) (from me|for me|for us)
(lovely|so nice|such a pleasure|a treat) (to read you|as always|to think of you)
(I|we) (still|often) (smile|chuckle|laugh) about (that evening|your story|the penguin)
(rooting for you|cheering you on|thumbs pressed for you)(, always| from afar|)
(raise|lift) a glass (to us|for me|to friendship)
(miss|missing) (you|your jokes|our walks)( terribly| already|)
(take care of yourself|sleep well|be good|stay as you are), (dear|you wonderful person|my friend)
(your note|hearing from you|the parcel) (made|brightened|saved) (my|our) (morning|day|week)
(with|sending) (a hug|a basket of figs|all good wishes|much affection)
(yay|hurrah|hip hip|woohoo|yippee) (and again|for you|all round)
(thanks a million|a thousand thanks|you shouldn't have), (you sweet soul|you dear|you legend)
""",
    "worried": """
(I|we) (don't|do not) (know|see) (what to do|where to turn|how it goes on)( any more|)
(it|this) (weighs on me|troubles us|gnaws at me|gives me a stomach ache)
(I|we) (have|had) (a bad feeling|sleepless nights|an uneasy feeling|dark thoughts)( about it|)
(something|there) (is wrong|must have happened|feels off)(, I sense it| and nobody says so|)
(my|our) (heart|mind) (is heavy|sinks|races|won't rest)
(are you|is everyone|is she) (all right|safe|still with us)? (I worry|we fret|I'm uneasy)
(I'm|I am) (scared|frightened|terrified|apprehensive|troubled) (of what comes|to open the letter|for the children)
(please|do) (tell me|say) (it is nothing|it will be fine|there is no danger)
(if only|I wish) (it were over|somebody would tell us|I could be sure)
(we|I) (fear for|are anxious about|tremble for) (our jobs|his health|the harvest|the house)
(it|this) (could|might) (end badly|ruin us|be the end of us|go terribly wrong)
(nerves|my nerves) (are on edge|in shreds|are shot)
(I|we) (keep|can't stop) (brooding|thinking the worst|checking the phone|pacing)
""",
}

MARKED = {
    "deadline": """
(entries|bids|forms|answers|papers) (close|are due|must be in|are accepted) (on|until|by) {time}
(hand|turn|get|bring) it in (by|before|until) {time}
(we|they) (must|have to|need to) (know|decide|file|submit) (by|before) {time}
(the|your) (offer|place|booking|reservation) (lapses|expires|is held until|is void after) {time}
(no later than|at the very latest|not after) {time}
(submission|closing|cut-off|target) date: {time}
(you have|there are) (only |just |)(until|till) {time}
(time limit|term|final date): {time}
(be sure to|remember to|do) (return|post|file|renew) it (before|by) {time}
""",
    "phone": """
(dial|try|text|whatsapp) {phone}( after six| at any hour| if lost|)
{name} (answers|sits|waits) (at|on|under) {phone}
(the|our) (hotline|switchboard|emergency line|desk) (is |has the number |)(:|) {phone}
(my|the) new (number|mobile|line): {phone}
(in case of need|for questions|when you arrive), (ring|call|dial) {phone}
(cell|fax|office|direct|home)(:|) {phone}
""",
    "apology": """
(I|we) (regret|deplore) (the mistake|the mix-up|what happened|the noise)( very much|)
(pardon|forgive|excuse) (my|our) (silence|handwriting|haste|clumsiness|error)
(I|we) (beg your pardon|ask your forgiveness|take it all back|feel awful about it)
(that|it) was (wrong of me|our fault|my blunder|stupid of us)(, sorry|, forgive us|)
(so sorry|terribly sorry|sincere apologies|a thousand apologies|mea culpa)( for that| about the mess|)
(I|we) should (not|never) have (said|sent|done) (that|it)(, sorry|, and I apologise)
(my|our) (deepest|heartfelt|humble) apologies
""",
    "thanks": """
(thanks|thank you) (ever so much|kindly|a bunch|a ton|heaps|from all of us)
(I|we) (can't|cannot) thank you enough( for the help|)
(bless you|cheers|ta|much obliged|I owe you one) (for the tip|for lending a hand|for your patience)
(we|I) (thank|want to thank|must thank) you (for the trust|for the lovely day|for the swift help|most warmly)
(with|full of) (gratitude|thanks)( for all you did|)
(it|that) was (so |very |)(kind|generous|good) of you(, thank you|, thanks)
""",
    "attachment": """
(the|my|our) (drawings|slides|figures|certificate|recording) (are|is) (attached|enclosed|in the attachment|added as a file)
(I|we) (attach|enclose|append|have attached|add) (the slides|the form|two pictures|a copy|the list)
(in|see|open) (the attachment|the enclosed pdf|the file below)( you find the rest|)
(attached|enclosed) (please find|you'll find|is|are) (the map|the signed copy|our list|the figures)
(pdf|zip|photos|scan|spreadsheet) (attached|enclosed|in the attachment)
(two|three|both) (files|pictures|pages) (come with this mail|are attached|hang on this mail)
""",
}

# Words of a mark without the thing: the reading is "none".
UNMARKED = {
    "deadline": """
there is (no|not any) (deadline|hurry|rush|date to keep)( at all| for this|)
(take|have) (all the time you need|your time)
(whenever|any day) (suits you|you find a minute for it)(, no deadline|)
(I|we) (stood|sat|waited) by the (river|window|door)
(the deadline|that deadline) (passed|was last year|is history|was dropped)( and nobody minds|)
""",
    "phone": """
(my|the|his) phone (is broken|fell into the lake|rang all night|is at the repair shop)
(ring|call|phone) me (one day|when you like|any time)
(we|they) (talked|spoke) (on the phone|by phone) (for hours|yesterday)
(I|we) (don't|do not) (like|use|own) (the phone|phones|a telephone)
""",
    "apology": """
(no|there is no) need to (apologise|be sorry|say sorry)
(he|she|{name}) (never|did not even) (apologised|said sorry)
(I'm|I am) not sorry( at all| about it| one bit|)
(you|don't) (owe me no apology|be sorry for me)
(a|the) sorry (sight|state|tale)( that was| of the garden|)
""",
    "thanks": """
(thanks to|owing to) (the rain|the strike|the new road) (we were late|it sold out|nobody came)
(he|she|nobody|{name}) (never|ever) (thanked|thanks) (anyone|her|the team)
(no thanks|not a word of thanks) (came|from them)( after all that|)
(don't|no need to) (thank me|mention it)
""",
    "attachment": """
(I am|she is|we are) (very |rather |)attached to (the old piano|the dog|this village)
(there was|I found|you forgot) (no attachment|the attachment)( in your mail|, it was missing|)
(I|we) (send|post) (the file|the papers|it) (separately|tomorrow|by post|later)
(a|the) (garage|shed|kitchen) (is |was |)(attached|joined) to the (house|barn)
""",
}
