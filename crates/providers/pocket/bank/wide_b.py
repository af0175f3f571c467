"""More wording, second bank: money, trouble, people. One line shows its intent alone."""

LINES = {
    "invoice": """
{work}( in {month}| for {co}| as ordered|): {money}( plus vat| net| including vat| all in|)(, payable by {time}|. please pay within {days}|. due {time}|. please transfer it)
(that|this|it) (makes|comes to|adds up to|is) {money}( in all| in total| plus vat|)(, please|, payable| to be paid)( by {time}| to my account| when you can|)
(what|the sum) you owe (me|us) (for {work}|for {month}|so far|this month): {money}
(payable|due|to pay): {money}( by {time}| on {time}| within {days}|)(, iban below|, reference {inv}|)
(period|service|plan|item): {work}, (amount|total|sum) (due|payable|outstanding): {money}
(our|my) (fee|honorarium|charge|share) (for {work} |)(is|comes to|amounts to) {money}(. please see the bill|, due by {time}|. I'd be glad of a transfer|. the account number is below)
(half|a third|the rest|your part) (of it |)(is|falls to you|remains to be paid): {money}(. my account is below|, please by {time}|)
{co} (requests|asks for|bills you) {money}( from you| for {work}|)(. pay by {time}|. pay before {time}|. due {time}|)
(the|our) (bill|invoice) (has|shows|contains) {num} (hours|items|days|copies) (at|of) {money}(, together {money}|. please settle it by {time}|)
(first|second|last|final) (instalment|part payment|rate|reminder): {money}( is now due| was due on {time}| falls due on {time}|)
(according to|in) our books (invoice {inv}|{money}|the bill for {work}) (is|has been) (open|unpaid|outstanding)( since {time}| for {days}|)(. please pay it|. please check and transfer|)
(kindly|please) (note|be reminded) that (invoice {inv}|our bill|{money}) (was due|fell due|should have been paid) (on {time}|last week|by {time})
(a|the) (fee|fine|charge|deposit) of {money} (is to be paid|applies|is due|must be paid) (at the desk|online|before {time}|by {time})
(with|by) this (letter|mail) (I|we) (charge|bill|invoice) (you |)(for |){work}(, {money}|: {money} net|)
(estimate accepted|work done|job finished|delivered as agreed), (so here is the bill|now the invoice|here is what it costs): {money}
(direct debit|collection) of {money} (could not be made|will be made|is planned) (on {time}|next week)(. please make sure the account is covered|. please pay by transfer|)
(please|kindly) (use|quote|put) {inv} (when you pay|on the transfer|as the reference)(: {money}|)
(dear customer|dear client|dear tenant), (the rent|your share|the annual fee|the premium) for {month} (is|amounts to|comes to) {money}
(attached|enclosed): (invoice|bill|our note) {inv}
""",
    "receipt": """
(got|received) (it|your transfer|the {money}|the money)( this morning| today| on {time}|), (thank you|all paid|that settles it|the invoice is closed|we are even)
you (paid|have paid|sent) {co} {money}( on {time}| by card|)
(fare|price|total|sum|amount): {money}, (paid|paid by card|settled|paid in full|charged to your card)
(nothing|no amount) (is|remains) (due|open|to be paid|outstanding)( any more| after your payment|)(. we received {money}|)
(refund|credit) of {money} (is on its way|booked|completed|sent to your card|issued)
(thank you|thanks) for (travelling|eating|parking|being|ordering) with (us|{co})(. we charged {money}|. total {money}|: {money}, card {num})
(we|our accounts) (confirm|acknowledge|have noted) (the arrival|receipt|the entry) of (your payment|{money}|your transfer)( on {time}|)
(your|the) (donation|membership fee|deposit|payment) (of {money} |)(reached us|has arrived|came in|was booked)( on {time}| today|)
(top-up|recharge|subscription|renewal) (successful|done|completed|paid): {money}
(date|merchant|card|total): {co}, {money}, (approved|paid|accepted)
(signed for|delivered|picked up) (by you|at reception|by a neighbour)(. order {inv}|. value {money}|)
""",
    "complaint": """
I (was|am) (told|promised|assured) (in {month}|last week|twice) that (it was solved|it would be fixed|somebody would call). (it was not|nobody did|not true|nothing happened)
(nobody|no one) (asked|told|warned|consulted|informed) (me|us) (before|first|at all)(, and I mind|. that is not right|. is that how you treat us|, I am offended|)
(where|what) (is|happened to) (my money|the refund|our order|the apology)?( you promised it weeks ago| I have waited long enough|)
(the|your) (food|room|driver|speaker|printing|translation) was (cold|dirty|rude|drunk|unreadable|a joke)( and nobody said sorry| and we paid {money} for it|)
(I have|there are) (reported|written about|described|shown) (it|the fault|this) (in {month}|three times|again and again)(, and each time a friendly answer and nothing else|, without result|. I lose confidence)
(I|we) (do not|don't) (want|need) (excuses|another apology|a voucher|friendly words), (I want results|we want it fixed|do your job)
(explain|tell me) (to me |)(how this could happen|why we pay you at all|why nobody picks up the phone|what we are paying for)
(the|your) (noise|music|smell|dirt|mess) (last night|again|from your office) (is|was) (too much|unbearable|the last straw)(. next time I call the police|. that was the last friendly letter|)
(sorry to be blunt|let me be clear|I say this calmly), but (this was badly done|you let us down|that was below you|your work is not good enough)
(half|a third|most) of (the order|what we paid for|the boxes) (was|were|is) (missing|broken|wrong|rotten)( again| on arrival|)(, and your hotline hung up|, and I am cross|. unacceptable|)
(I|we) (will|am going to|are about to) (go to|write to|call) (the consumer board|the press|a lawyer|your boss)( if nothing happens| about this| next|)
(once|twice) I can (understand|forgive|overlook), (not|but not) (three times|every week|five times)
(I|we) (used to|once) (trust|like|recommend|praise) (you|your service|{co})(. not any more|. those days are over|, now I warn people)
(worst|slowest|rudest) (service|support|hotline|company) (I|we) (have ever|ever) (had|met|seen|dealt with)
(a|one) star( is too many| out of five| from us|): (late|rude|broken|nobody answered), (never again|avoid|I feel cheated)
""",
    "introduction": """
(you asked|you were looking) for (a good {trole}|somebody who knows {topic}|a lawyer who answers): that is {full}, in (copy|cc)
(in cc|in copy|on this thread) (you find|is|I have put) {full}(, who {does}|, {trole} at {co}|)
I (said|told {name}|promised {name}) (that |)you (are the one who answers|would not bite|know everybody)(, so please meet|. so here we are: {name}, {me}|)
(I've|I have) taken over from {name} at {co}( and would like to say hello| and am your new contact|). (my name is {full}|nice to meet you)
(everyone|all), (please |)(meet|say hi to|welcome) {name}( who starts as {trole}| who joins us on {time}| {name} will keep the books|)
(I'm|I am) leaving you (to it|two to talk|in good hands)(. be nice to each other|. {name} {does}|)
(hello|good morning), (we have not met|you don't know me yet|we don't know each other): I am {full}( and I {does}|, {trole} at {co}|)
{name} (says|said|told me|thinks) (you and I|we two|the two of us) should (know each other|meet one day|be in contact)(, so I introduce myself|. I am {full}|)
(two|three) (lines|words) about {full}, (whom you should know|who would like to be in touch with you): {name} {does}
(please|do) (take good care of|be kind to) {name}, (whom I hereby hand over to you|the {trole} I promised you|who is new here)
(my|our) (friend|cousin|old boss|neighbour) {full} (moves to {city}|{does}) and (knows nobody there|would be happy to know you|needs a friendly face). (I thought of you|can I put you in touch)
(bringing|I bring) (you|two people) together: {name} ({co}) (and|meets) {me}
{name} {does}, {me} (knows|loves|writes about|works on) {topic}. (talk|have fun|you're welcome|enjoy)
""",
    "job application": """
I (closed|left|sold|lost) my (shop|job|last post|company) (in {month}|last year) and (look|am looking) for (work|something new|a place) (in|at) (your team|one of your companies|a fund like yours)
(might|could|would) there be (a place|a desk|room|work) for (me|somebody like me|an honest {trole}) (in your team|at your fund|in one of your companies)?
(free|available|ready to start) (from|in) {month}( at once|), (references on request|certificates attached|salary to be discussed|cv below)
(graduate|junior|senior|trained|certified) ({role}|{trole}) (seeks|looking for|in search of) (a new challenge|work in {city}|a position)
(I|my name is {full} and I) (want|hope) to (become|be) (your next|your new) ({role}|{trole}|intern)
""",
}
