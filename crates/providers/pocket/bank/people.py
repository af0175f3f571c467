"""Wording of mails about people and answers: introductions, applications, yes and no, invitations."""

INTRO = """
(let me|I want to|I'd like to|I'd love to|allow me to|may I) (introduce|present) (you to |)({full}|my friend {name}|my colleague {name})(, {trole} at {co}| from {co}|, who {does}|)
(I am|I'm) (connecting|putting you in touch|linking you up|introducing you|making the connection) (with|to) {full}( from {co}| of {co}|, who {does}|)
(meet|please meet|say hello to) {full}(, {trole} at {co}| of {co}|, who {does}|)
{name}, meet {me}. {me}, (meet {name}|{name} {does})
(as promised|as discussed|as mentioned), (here is the intro|an introduction|this is the introduction|I connect you) (to|with) {full}( of {co}|)
(you two|the two of you|you both) should (be in touch|talk|meet|speak|connect)( since {name} {does}| because {name} {does}|)
(copying|looping in|adding|cc'ing|I copy) {full}( here| in cc|), (who {does}|{trole} at {co}|so that you can take it from here)
I (think|believe|feel) you and {name} (should get to know each other|would get along|have a lot in common|would enjoy talking)(: {name} {does}|)
(I will|I'll) let you (two|both) take it from here( and step aside| and move me to bcc|)
{full} (is|would be) (somebody|someone|a person) you (should|must|have to|would love to) (know|meet)(: {name} {does}|. {name} {does}|)
(do you know|have you met) {full}? (she|he|they) (is {trole} at {co}|{does}) and I (would be glad to connect you|can make the intro)
(happy|glad|delighted|excited) to (introduce|connect) (you to |you with |)({full}|{name} and you)( of {co}|, {trole} at {co}|, who {does}|)
{full} asked me (for an introduction to you|to introduce you|to put you in touch|to connect the two of you)( because {name} {does}|)
(my name is|I'm|I am) {full}(,|) and I {does}. {name} (suggested|recommended|said) (that I write to you|I should introduce myself|I reach out and say hello)
(I wanted to|allow me to|let me|I'd like to) introduce myself: (I am {full}|my name is {full}|I {does})( at {co}| and I {does}|)
(we have a|I have a|I am the) (new colleague|new {trole}) (for|at|here at) {co}: {full}(. I wanted to introduce (her|him|them|myself)|, who {does}|)
(I am|I'm) (new at|the new {trole} at|joining) {co} and (wanted to say hello|wanted to introduce myself|take over from {name})
(intro|introduction|e-intro|double opt-in intro): {me} and {full}( of {co}|, who {does}|)
(would you like|are you open to|do you want|can I make) an (intro|introduction) to {full}( of {co}|, who {does}|)?
(this is|here is) {full}( from {co}|, who {does}|), whom I (mentioned|told you about|promised to introduce)
(connecting|bringing together) two (people I like|great people|friends|of my favourite people): {me} and {full}
(from today|from now on|as of {month}) {full} (is|will be) your (new contact|contact person|account manager|point of contact) (here|at {co})
I (came across|know|worked with) {full} (at {co}|for years|in {city}) and (thought of you|want to introduce the two of you|I'd gladly connect you)
(warm|quick|short|friendly) (intro|introduction) (to|with|between you and) {full}( of {co}|, {trole} at {co}|)
(over to you two|I leave it to you both|you can take it from here)(: {name}, this is {me}|)
(a founder|a friend|an engineer|someone) I (back|know|admire|trust), {full}, (would like to get to know you|asked for an intro to you|is worth an introduction)
{name} and {me} - (you wanted to meet, so here you go|both of you care about {topic}|I promised to link you up)
(please welcome|I'd like you to know|get to know) {full}, (our new {trole}|{trole} at {co}|the person who {does})
(handing|passing) you (over |)to {full}, (who looks after|who takes care of|who will handle) you (from now on|at {co})
putting (faces to names|you in contact): {full}, {trole} (at|of) {co}
"""
INTRO_SUBJECTS = """
introduction|intro|intro: {full}|{me} <> {name}|meet {full}|introducing {full}|{name} and {me}|connecting you|you two should talk|an introduction|hello from {co}|introducing myself|new contact|e-intro|{full}|{co}|new colleague|intro to {co}|let me introduce
"""

APPLICATION = """
(I am|I'm|I wish to be) (applying|considered|writing to apply) for (the|your) (position|role|job|opening|internship|vacancy)( of {trole}| as {trole}|)
(I would like|I want|I'd love|I wish) to (apply|put myself forward) for the {trole} (position|role|job|opening)( you advertised| on your site| at {co}|)
(please find|find|I attach|attached is|attached are|enclosed is) my (cv|resume|application|cover letter|curriculum vitae|portfolio)( and cover letter| for the {trole} role|)
(are you|is your team|is anyone in your portfolio) (hiring|looking for|recruiting) (a |)({trole}|an analyst|interns|engineers)? (I am|I'm) (looking for a new job|open to work|available from {month})
I (saw|read|found|noticed) (your|the) (job ad|job posting|advert|opening|vacancy) (for a|for the|as) {trole} and (would like to apply|want to apply|it fits me well|am very interested)
I have (worked as|been) (a |){trole} for (five|six|three|ten|eight) years and (am looking for a new role|would love to work for you|want to join your team|seek a new position)
(my|the) application (for|to|as) (the {trole} role|{trole}|your team|the internship)( is attached| follows below|)
(I am|I'm) (a student|a graduate|finishing my degree|a master's student) (looking for|and want to apply for|seeking|interested in) an (internship|entry level job|junior role|placement)( with you| in your fund|)
(do you|does {co}) have (any |)(openings|vacancies|open positions|jobs) (for|in|as) ({trole}|analysts|design|engineering|operations)?
my (experience|background|skills) (in|with|as) {topic} (makes|make) me a (good|strong|great) (fit|candidate|match) for (the role|your opening|the {trole} job)
I would (welcome|appreciate|love) the (chance|opportunity) to (interview|join your team|discuss the role|work with you as {trole})
(the job|the position|the role) of {trole} (caught my eye|is what I have been looking for|matches my experience). (my cv is attached|here is my resume|I would like to apply)
(here is|this is) my (cv|resume|portfolio|linkedin)(: {link}|), (I am interested in the {trole} role|for your open position|as an application)
(is|has) the {trole} (position|job|role|opening) still (open|available|vacant)?( I would like to apply|)
I (recently |)(left|finished at) {co} (as {trole} |)and am (looking for work|on the job market|applying for roles like yours)
(salary expectation|notice period|earliest start date|available from): ({money}|{month}|{days}). (references|certificates|diplomas) (on request|attached)
I am (writing|reaching out) (regarding|about) (employment|a job|an internship|a working student position|the vacancy)( as {trole}| in your team| at your fund|)
(speculative|unsolicited|open) application (as|for) (a |){trole}(: my cv is attached|, see my resume|)
could (you|I) (consider|be considered|keep) (me|my application|my cv) (for|on file for) (a position|the {trole} role|any future openings|an internship)?
(I bring|I offer) (ten|five|seven|three) years (of experience |)(as|in) ({trole}|{topic}) and (apply for|would like to fill) your (open role|vacancy|position)
please (consider|accept|review) my (application|candidacy|cv|resume) for (the {trole} role|the position|your team)
(working|to work) (as {trole} |)(at|for|with) (your fund|{co}|your team) (would be|is) (my dream|exactly what I look for), (so I apply|my cv is attached|I hope you are hiring)
(when|how) does the (hiring|interview|recruiting) process (start|work) for the {trole} (role|job)? I (sent|want to send) my (application|cv)
"""
APPLICATION_SUBJECTS = """
application|job application|application: {trole}|{trole} position|{trole}|cv|my cv|applying for {trole}|internship|open role|your job opening|resume|candidate for {trole}|vacancy|joining your team|are you hiring?|job|work with you|cover letter|speculative application
"""

REJECTION = """
(unfortunately|sadly|I am afraid|I'm afraid|regrettably|sorry, but|with regret), (we (have decided|decided|will have) (not to go ahead|against it|to pass|to take another vendor|to decline)|we will not (be moving forward|continue|take part|renew)|it is a no|this is a no from us)
(we|I) (have to|must|will have to|need to) (decline|pass|say no|turn this down|turn it down)( this time| for now| to your offer|)
(thank you|thanks) for (the|your) (offer|proposal|time|pitch|invitation), but (we are not interested|it is not for us|we will pass|we decided otherwise|it is not the right fit)
(after (careful |some |long |)(thought|consideration|discussion)|having thought about it), we (decided|chose|have decided) (not to|against) (proceed|proceeding|invest|buy|accept|accepting|sign|signing)
we (went|have gone|are going|chose to go) with (another|a different|a cheaper) (provider|vendor|offer|candidate|solution)( instead|)
(it|this|your offer|the product) is not (a fit|the right fit|a match|what we need|something for us)( at the moment| right now|)
we (won't|will not|are not going to|cannot) (be able to |)(accept|take|sign|go ahead with|move forward with|renew) (your offer|the proposal|the contract|the deal)
(not|no longer) interested(, sorry|, thank you|, but thanks)( please close the file|)
I (regret|am sorry) to (inform you|let you know) that (your application was not successful|we will not proceed|we chose somebody else|the board said no|we decline)
the (board|team|committee|partners) (decided|voted) (against|not to take) (it|the proposal|your offer|the investment)
(please|kindly) (cancel|close|end|terminate) (our|the) (subscription|contract|plan|trial|account|order)( at the end of the month|), we (are not continuing|do not need it|have decided against it)
we are (going|heading|moving) in (a different|another) direction( and will not need {prod}|)
(the timing is not right|now is not the time|there is no budget), so (we pass|we have to decline|it is a no for now|we will not go ahead)
(I have|we have) to (turn down|refuse|reject|decline) (your|the) (offer|request|proposal|invitation|terms)
(no|no thanks|thanks but no|that is a no)( from our side| from us|), (we stay with what we have|we keep our current tool|the price is not the reason)
we (do not|don't) (want|wish|plan|intend) to (continue|renew|go on|proceed|buy)( any further| with {prod}| after the trial|)
the (deal|project|plan) is (off|cancelled|dead|not happening) (for us|on our side), (sorry|we apologise|our management stopped it)
we (decided|have chosen) to (build it ourselves|stay with {co}|do nothing|keep our current provider), (so no deal|so we decline|thank you for your efforts)
(count|leave) (us|me) out( this time|), (I cannot commit|we are not joining|thank you for asking)
(I|we) (withdraw|am withdrawing|are withdrawing) (my|our|the) (offer|application|request|interest)
(we are|I am) passing on (this|the round|your offer|the opportunity)( for now|)
your (terms|conditions|counter-offer) (are|is) not acceptable to us, we (decline|step back|reject them)
I (can't|cannot|will not) (make it|attend|come|accept)(, sorry|, I must decline)( the offer stays unsigned|)
"""
REJECTION_SUBJECTS = """
our decision|decision|re: your offer|re: proposal|not this time|sorry|thank you, but no|declined|re: {prod}|your proposal|we will pass|cancellation|no|update on your offer|regarding your offer|the contract|re: the deal|we decided|bad news|our answer
"""

ACCEPTANCE = """
(we|I) (accept|gladly accept|are happy to accept|am happy to accept|hereby accept) (your|the) (offer|proposal|terms|quote|conditions|invitation)( of {money}|)
(good news|great news|happy to report|glad to tell you): (the board (approved|said yes)|we (are in|want to go ahead|said yes|are on board)|it is a yes|you have a deal)
(yes|yes please|sure|absolutely|of course), (let us (do it|go ahead|sign|proceed)|we are in|we take it|count us in|we'll take the offer|go ahead)
(we|I) (would like|want|are ready|am ready|have decided) to (press on|proceed|move forward|sign|buy|start) (with you|with your offer|with {prod}|on these terms|as proposed)
(the|your) (offer|proposal|contract|quote|plan) (is|has been) (approved|accepted|signed|agreed)( by the board| on our side| by everyone|)
(please|you can) (send|prepare) (us |)(the contract|the paperwork|the agreement|the order form), (we are going ahead|we accept|we agree|it is a yes)
(we|I) (agree|agree fully|am fine|are fine|am happy|are happy) (with|to) (your|the|these) (terms|price|conditions|changes|offer)(, so let us start|)
(it's a deal|you have a deal|consider it done|consider it sold)( at {money}|)(, send me the contract|)
(attached|here|enclosed) is the signed (contract|agreement|offer|order|term sheet)
(we|I) (signed|have signed|countersigned) (the|your) (contract|offer|agreement|term sheet|order form)( today| this morning|)
(I am|we are) (pleased|delighted|happy|glad|thrilled) to (accept|confirm|say yes|join|work with you)( and look forward to starting|)
your (terms|price|proposal|numbers) (work|works|are good|is fine) for us, (let us start|please go ahead|we accept)
(go ahead|please proceed|please start|green light)( as proposed| with the plan| on our side|), (we agree|approved|we accept)
(everything|it all) (looks good|is fine|is approved), we (take|accept|go with) (the offer|option two|the annual plan|your proposal)
(count|put) (us|me) (in|down for it)( for the round| for {money}|)
(we|I) (confirm|hereby confirm) (the order|our order|our participation|acceptance of your offer|our commitment of {money})
(the board|my partner|our cfo|management) (gave|has given) (the green light|its approval|the go-ahead|a yes)( this morning| today|)
we (decided|have decided) (for|in favour of) (you|{prod}|your offer|your team)( over {co}|)
that (works|is perfect|sounds perfect) for us, (we accept|we take it|please book us in|consider it agreed)
(I'd|I would|we would|we'd) (love|be honoured|be glad) to (accept|take the job|come on board|say yes to your offer)
(happy|ready|pleased) to (sign|commit|go)( at {money}| on those terms| with you|)(: yes to your proposal|, where do I sign)
(your offer convinced us|you convinced us|we are convinced): (we buy|we sign|we go with you|it is a yes)
please (consider|treat) this (mail|message) as our (acceptance|approval|agreement|yes)( to the proposal|)
"""
ACCEPTANCE_SUBJECTS = """
re: your offer|we accept|yes|good news|signed contract|approved|accepted|re: proposal|let us do it|deal|signed|go ahead|our decision|the contract|re: the deal|confirmation|green light|we are in|re: {prod}|great news
"""

EVENT = """
(you are|you're) (invited|heartily invited|warmly invited) to (our|the) {event}( in {city}|)( on {time}|)
(join us|please join us|come join us|come along) (for|at) (our|the|an evening of|a) {event}( in {city}|)( on {time}|)
(we are|we're|I am|our team is) (hosting|organising|holding|putting on|throwing) (a|an|our|the) {event}( in {city}|)( on {time}|) and (would love to have you|hope you can come|you are on the list|we want you there)
(save the date|mark your calendar): {event}( in {city}|), {time}
(we would|we'd|I would) (like|love|be delighted|be honoured) to (invite|welcome|have) you (to|at|as a guest at) (our|the) {event}( in {city}|)( on {time}|)
(registration|sign-up|rsvp) (for|to) (the|our) {event} is (open|now open|closing soon)(: {link}|)
(please |kindly )rsvp (by {time}|before {time}|here: {link}|for the {event})
would you (speak|give a talk|be a speaker|sit on a panel|be a panelist|present|give a keynote) at (our|the) {event}( in {city}|)( on {time}|)?
(your|a) (ticket|seat|place|badge) (for|at) the {event} (is waiting|is reserved|is free|has your name on it)( reserve it here: {link}|)
doors open (at {time}|{time}), (drinks|dinner|talks|snacks) (follow|from eight|included). {event}( in {city}|)
(the|our) (annual|yearly|third|next) {event} (takes place|will be held|is|happens) (in {city} |)(on |){time}( and you are invited|. will you come|. reserve your seat)
(can|will|could) you (come to|attend|make it to|be at) (our|the) {event}( in {city}| on {time}|)?
(invitation|personal invitation|your invitation): {event}( in {city}|)( {time}|)
{num} (founders|investors|people|guests) (have signed up|will be there|are coming) (for|to|at) (our|the) {event}( in {city}|). (join them|be our guest|come too)
(agenda|programme|speakers) of the {event}: (three talks|a panel on {topic}|a keynote on {topic}) and (drinks|networking|dinner). (hope to see you there|register now|sign up)
(we|I) (saved|kept|have) (a seat|two tickets|a spot|a place) for you at the {event}( in {city}|)( on {time}|)
(bring|feel free to bring) (a friend|a colleague|your team|a guest) to (our|the) {event}( on {time}|)
(come|drop by) (and celebrate|celebrate|to celebrate) (our launch|ten years of {co}|our new office|with us) at the {event}( on {time}|)
(register|sign up|reserve) (here|now|by {time}) for (the|our) {event}( in {city}|)(: {link}|)
(the|our) {event} is (back|coming|around the corner)( in {city}|): {time}(, will you be there|, be our guest|, rsvp now)
(dinner|drinks|lunch|a reception) with (fellow investors|other founders|our speakers|the team) (after|as part of) the {event}( on {time}|): (are you coming|you are invited|let us know if you will attend)
"""
EVENT_SUBJECTS = """
invitation|you are invited|invitation: {event}|{event}|{event} in {city}|save the date|join us|rsvp|speaker request|your ticket|come to our {event}|{time}: {event}|be our guest|personal invitation|our {event}|register now|will you speak?|launch party|see you there?|{co} {event}
"""
