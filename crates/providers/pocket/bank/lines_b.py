"""More wording by intent, second half: money, people, bulk. One line shows its intent alone."""

LINES = {
    "invoice": """
(herewith|with this letter|as agreed) (we bill|we debit|I charge) you {money} for {work}( and thank you for your trust|)
(amount outstanding|sum due|to be remitted|your debt to us): {money}(. account as below|. due {time}| for {work}|)
(the tally|my tab|the damage) for {work}: {money}(. pay when you can|. transfer or cash|. net {days}|)
(please|kindly) (honour|discharge|meet) (the enclosed account|our claim|the note) of {money} (by|before) {time}
(quarterly|monthly|annual|final) (statement|billing|account): {money} (payable|due) (on receipt|on {time}|within {days})
(tuition|dues|service charge|ground rent|licence fee|premium) {month}: {money}(, payable in advance|, due {time}|, please transfer)
(your|the) (card|direct debit|standing order) (was refused|bounced|failed). (please pay|we still need|transfer) {money} (by hand|otherwise|at {link})
(first|second|last) (instalment|part|rate) of {money} (now falls due|is due {time}|is to be paid)
(we|I) (kindly ask|must ask|ask) for (remittance|settlement|payment) of {inv} ({money})
(net|gross|total) {money}, (iban|account|bank details) (overleaf|in the footer|as known), (reference|quote) {inv}
(payment|money) for the (kittens|photos|hay|lessons) (is|would be) due: {money}(, thanks| by {time}|)
(you|your firm) (owe|owes) (the club|us|the city) {money} (for {work}|since {month})(. please settle| and interest runs|)
(to|for) (cleaning|labour|materials|mileage) {money}; (to|for) (parts|travel|the permit) {money}. (please transfer the sum|total due {money})
""",
    "receipt": """
(rung up|cashed up|paid): {num} (items|tickets|beers), {money}(, change {money}| by card|)
(we|the till) (took|booked|logged) your {money}(, all settled|, nothing owing| on {time}|)
(thank you|thanks), (paid in full|your balance is nil|the account is clear)( {inv}|)
(settled|cleared|received with thanks): {inv}, {money}
(your|the) (direct debit|instalment|contribution|donation) of {money} (has cleared|was collected|reached us)
(top-up|pre-payment|voucher) of {money} (successful|added|was credited)(, new balance {money}|)
(booking|reservation|order) {inv} (is paid|has been paid|was charged)( in full| {money}|)(. bring this slip|. enjoy|)
(e-receipt|proof of purchase|till slip|payment slip) (no. |){inv}: {money}( incl. vat|)
(the money|your cheque|the {money}) (came|arrived|cleared|is in) (this morning|on {time}|safely)
(we|I) (have|had) (your|the) {money}(, the debt is gone|, so that's that|, many thanks|)
(withdrawn|deducted|debited) from your (account|wallet|card) on {time}: {money}
(paid|sent|wired) {money} to {co} (today|on {time}), (reference|see slip) {inv}
""",
    "introduction": """
(here's|here is) (somebody|a person|the one) (I think the world of|you'll want to know|for your project): {full}(, in copy|, {trole}|)
(two|both) of my (favourite people|old pupils|friends), (finally in one mail|now on one line): {name}, {me}
(I'm|my name is) {name} (and I|, I) (just moved in|took over the bakery|run the archive), (hello from across the yard|pleased to meet you|nice to make your acquaintance)
(as|in) my (new role|first week) (as {trole}|at {co}) I (wanted|want) to (present myself|say hello|make myself known)
(putting|bringing|leaving) you (two |)(in touch|together|in good hands): {name} (meet|this is) {me}
(let|allow) me to (make the connection|do the honours|bring you together): {full} (of|from) {co}, {me}
(may|could) I (commend|present|bring) {full} to (you|your notice)(, who {does}|)
(you|{me}) (should|must|ought to) (know|meet) {name}(, who {does}|: she thinks like you|)( cc'd| in copy|)
(meet|welcome) our (new|latest) (colleague|trustee|{role}), {full}(, who joins from {co}|)
(your|the) (new|next) (point of contact|caseworker|account manager) is {full}(, copied in|, reach her at {email}|)
{name} (knows|has heard) (all about|much of) you (from me|already), (now you know of her|so here he is|over to you both)
""",
    "job application": """
(please|kindly) (consider|count|accept) me (for|as a candidate for|among those for) the (post|opening|role) of {role}
(I'd|I would) (be thrilled|love|be proud) to (join|work with|be part of) your (team|kitchen|newsroom|lab) as {role}
(any|do you have) (openings|vacancies|work|shifts) for (a {role}|a mason|a pair of strong hands|a fresh graduate)?
(enclosed|attached) (is|find) my (application|cv|resume|letter of motivation) (for|as) {role}
(I've|I have) (been a {role} for|spent) {num} years( at {co}|), and (now look for|want|seek) (a post with you|a new bench|a change)
(hire|take|try) me( for a week| as your {role}|), (you won't regret it|I'm keen|I start tomorrow)
(qualified|certified|seasoned|young) {role} (seeks|is looking for|wants) (work|a position|a place)( in {city}|)
(I|my daughter) (would|should) like to (train|be an apprentice|intern|do a placement) (with you|in your workshop)( this summer|)
(regarding|about|re) your (ad|notice|post) for a {role}: (I am your woman|I apply|I'd like to be interviewed|here are my papers)
(we|the agency) (can offer|would propose|represent) {full}, {role}, (free now|for your vacancy|keen to meet you)
(my|these) (references|certificates|two years abroad) (make me|should make me) (a fit|right) for the {role} (post|job)
""",
    "rejection": """
(it's|that is) a (no|pass|thumbs down) (from us|from me|on this one)(, sadly|, I fear|)
(we|I) (opted|plumped|went) for (somebody else|the other bid|another route)( in the end| this time|)
(thanks|thank you) (but no|all the same, but no thanks|for asking, but we must decline)
(we|I) (can't|cannot|are unable to) (commit|say yes|take it on|oblige|accept)( this year| at these terms|)
(your|the) (bid|entry|paper|request) (did not make it|fell short|was turned down|has been refused)
(the|our) (answer|verdict) (is|remains) (negative|no), (and it's final|with regret|for the time being)
(not|isn't) (for us|what we need|a fit|something we'd do)(, good luck though|, but thanks|)
(we|I) (shall|will) not (be renewing|renew|extend|take part|be coming|proceed)
(count|leave) (me|us) out( of it| this time|)
(I|we) (regret to|must) (turn you down|decline|send you away|disappoint you)( this season|)
(the|our) (trustees|council|jury|landlord) (voted against|would not hear of it|said no|rejected the plan)
(please|kindly) (withdraw|strike|cancel) (our|my) (bid|name|order|booking)( with our apologies|)
""",
    "acceptance": """
(yes|aye|sure|absolutely|by all means|with pleasure|gladly), (let's|we'll take it|it's agreed|do go ahead|I will)
(you|the plan|the price) (have|has) (our|my) (blessing|consent|go-ahead|approval)
(I|we) (agree|consent|say yes|sign up) to (your terms|the plan|all of it|the date)
(sold|deal|done|agreed|settled), (shake on it|send the papers|we take it|it's yours and ours)
(we|I) (accept|will take|take|confirm) (the offer|the post|the date|your bid)(, with thanks|, no changes|)
(our|my) (yes|signature|deposit|order) (is|comes) (with this mail|hereby yours|attached)
(that|{time}) (suits|works|is perfect|is fine|fits) (us|me|everyone)(, see you then|, noted|, it's in my book|)
(the|our) (board|trustees|boss|landlord) (gave|has given) (the nod|its consent|thumbs up)
(go|carry|press) (ahead|on), (it's approved|we're behind it|you have my word|the budget is yours)
(happy|glad|delighted|honoured) to (accept|say yes|be your treasurer)
(no|we have no) (objections|further wishes|changes)(: proceed|, it's a yes|, let us sign)
(consider|call|think of) it (done|a yes|settled|accepted)
""",
    "event invitation": """
(you're|you are) (invited|on the list|expected|our guest)( to the {event}| on {time}|)(, plus one|, bring a friend|)
(come|swing by|drop in) (to|for) (our {event}|the barbecue|the harvest feast|the unveiling)( on {time}|)
(mark|save|keep) (the date|the day|the evening)( of {time}|)(: our {event}|: we celebrate|, you are invited)
(we|the {event}) (would be honoured|are longing|want) to (have you|see you|welcome you)( among us| at the table|)
(doors|gates|bar) (open|opens) {time}(, {event}|), (entry free|all welcome|rsvp)
(would|will) you (be our guest|attend|toast|raise a glass with us) (at|to|on) (the {event}|{time}|our tenth)?
(tickets|places|seats) (reserved|held|waiting) for you (at|for) (the {event}|our gala)
(join|be with) us (for|at) (the {event}|a night of songs|the ribbon cutting)( in {city}| on {time}|)
(the|our) (mayor|club|family|embassy) (requests|asks for) the honour of your (company|presence)
(we'd|we would) love (you|to have you) (on the panel|as a speaker|on stage)( at {event}| in {city}|)
(please|kindly) (reply|rsvp|let us know) (whether|if) you (come|attend|will join us)( on {time}| at the {event}|)
""",
    "newsletter": """
(hot|fresh) off the press: {topic}(, {topic}| and more|)(. read on| {link}|)
(this week|this month|lately) (on|in) (the blog|the magazine|our channel): {topic}(. all stories| and a quiz|)
(reader|member|listener) (poll|letters|picks): {topic}(, results inside|)
({pct}|up to {pct}) off (sandals|the sale shelf|spring styles|selected titles)(, online only|, ends {time}|, members first|)
(new|just in|now out): (the autumn list|episode {num}|the cookbook|our app)(. listen|. order now|. watch it|)
(issue|edition|letter|volume) (no. |){num} (of {year}|is here|: {topic})
(a|our) (round-up|digest|summary|look back) (of|on) (the week|{month}|the trade)(: {topic}|)
(in|inside) this (edition|mailing|dispatch): {topic}, {topic} (and|&) (the back page|a recipe|dates)
(follow|like|find) us (on all channels|for more)(. you can unsubscribe|. manage preferences|. update your address)
(sponsored|partner offer|ad): {co} (presents|brings you) {prod}( at {pct} off|)
(you asked, we answered|by popular demand|bestsellers): {topic}( in print|)
(what|who) (to watch|to read|is in) (this month|in {month}): {topic}
""",
    "other": """
(all|everything) (is|stays) (as it was|as agreed|in order)(, no action needed|, just so you know|)
(fyi|for information|just so you know|in passing): {fact}
(nothing|no news) (new|from here|to report)( this week|)(, all calm|)
(I|we) (put|left|filed) (it|the papers|the drawings) (on your desk|in the folder|with {name})
(so|well) (that's|it's) (that|done|over|behind us)(, phew|, well done everyone|)
(see|meet) you (there|soon|on {time})( then| as planned|)
(I|we) (hear|gather|read) that {fact}(, interesting times|, who knew|)
(update|status|note): {fact}
(back|I'm back|we are back) (at the desk|in town|from leave)( since {time}|)
(got|received|read) (it|your mail|the note)(, will read tonight|, noted|, all clear|)
""",
}
