"""Wording of mails about money and trouble: invoices, receipts, complaints, support requests."""

INVOICE = """
(please find|find|you will find|you'll find|I attach|I enclose|we attach|here is|attached is|enclosed is) (the|our|my) (invoice|bill)( {inv}|)( for {month}| for {work}| over {money}| of {money}|)( attached|)
(invoice|our invoice|bill) {inv} (over|of|for|amounts to|comes to|is for) {money}( is due| is payable|)( by {time}| within {days}| on receipt|)
(the|our) (amount|total|sum|balance|fee) of {money} is (due|payable|to be paid|falling due) (by|on|before) {time}
(please|kindly) (pay|transfer|settle|remit|wire) ({money}|the amount|the total|the balance) (to|into) (the account|our account|the IBAN) (below|in the invoice|on the invoice)( by {time}| within {days}|)
payment of {money} is (due|expected|requested|overdue)( by {time}| within {days}| since last week|)
(your|the) invoice (for|from) {month} is (ready|available|attached|now online)(. you can download it here: {link}|)( and due on {time}|)
(a reminder|reminder|friendly reminder|second reminder|final notice): invoice {inv} (over {money} |)is (still |)(unpaid|open|overdue|outstanding|past due)
we (have not|haven't) (yet |)(received|seen|booked) (your|the) payment (for|of) (invoice {inv}|{money})
(billing|accounting|accounts) (period|statement) {month}: amount due {money}( payable by {time}|)
here (comes|is) (my|our) bill for {work}( in {month}|): {money}( plus vat| including vat| net|)
you (owe|owe us|still owe us) {money} for {work}
(I|we) (charge|bill|invoice) you {money} for {work}( as agreed|)(. payable within {days}|)
(the|our) (quarterly|monthly|annual|final|first) (invoice|bill|fee note|statement) is (attached|enclosed)( ({money})|)(. please arrange payment|. payment terms are {days}|)
(please|could you) (forward|pass|send) (the attached invoice|this bill|invoice {inv}) to (your accounts team|accounting|whoever pays)( for payment|)
bank details (for the transfer|for payment) (are|stand) (on the invoice|below|at the bottom): {money}, reference {inv}
amount due: {money}. (due date|payable by|deadline): {time}( reference {inv}|)
(as agreed|as per contract|according to our agreement)(,|) (we invoice|I bill|we bill) {money} for {work}
(the|an) (outstanding|open|unpaid) (balance|amount|sum|invoice) (on your account |)is {money}( please settle it by {time}|)
(late fees|interest|a late charge) (will|may) (apply|be added) (after|if invoice {inv} is not paid by) {time}
(legal|audit|hosting|design|consulting|accounting|rent|catering) (services|fees|work) {month}: {money}, (due {time}|payable within {days}|net 30)
we (ask|kindly ask|request) (you |)(for|to arrange) payment (of {money}|of the attached invoice)( by {time}|)
the attached pdf (is|contains) (our invoice|the invoice|the bill|this month's bill)( for {work}|)( over {money}|)
(new|your new) (invoice|bill) from {co}: {money}, (due on|due|pay by) {time}
(I am sending|sending|we are sending) (you |over |)(the|our) (corrected|revised|updated|first|last) invoice( {inv}|)(, it replaces the old one|, now with your vat number| over {money}|)
your (card|direct debit|payment) (failed|was declined|could not be collected), so {money} (is|remains) (open|due|unpaid)
(pro forma|deposit|advance|prepayment) invoice( {inv}|): (please transfer|please pay|due) {money} (before we start|by {time}|to confirm the order)
rent for {month} ({money}) is (due|payable) (on|by) {time}
(our hours|the hours|my days) for {month} (are|come to|add up to) {money}(. invoice attached|. please find the bill)
(subscription|licence|license|membership|maintenance) (fee|renewal) {month}: (please pay|amount due|we bill) {money}
could you (settle|pay|clear) (invoice {inv}|our bill|the open invoice) (this week|by {time}|soon)?
(when|could you tell us when) (will|can we expect) (invoice {inv}|our bill|the invoice) (be paid|to be paid)?
purchase order {inv}, (invoiced|billed) (at|with) {money}, (terms|payment terms) {days}
"""
INVOICE_SUBJECTS = """
invoice|invoice {inv}|your invoice|invoice for {month}|bill|payment due|amount due|statement|account statement|{month} invoice|reminder: invoice {inv}|overdue|payment reminder|invoice from {co}|billing|our fee|hours in {month}|accounts|{co}: invoice {inv}|open balance
"""

RECEIPT = """
(thank you|thanks) for your (payment|purchase|order|transfer)( of {money}|). (this is your receipt|here is your receipt|your receipt is below|a receipt is attached)
(we have|we've|we) (received|got|booked) your payment(, {money}| for order {inv}|)( on {time}|)(, thank you|)
(your|the) (payment|transaction|transfer|card payment|charge) of {money} (to {co} |)(was|has been) (successful|completed|processed|received|confirmed)
receipt (for|from|of) (your (payment|purchase|order|ride|stay|trip)|{co}|order {inv})( total {money}|: {money}|)
(your order|order) {inv} (is confirmed|has been confirmed|was placed|has shipped|is on its way|was delivered)( total: {money}|)
you (paid|have paid|were charged) {money} (to|at|by) {co}( on {time}| with card ending in {num}|)
(payment|order|purchase|booking) (confirmation|confirmed)( {inv}|): {money}( paid in full|)
(amount|total) (paid|charged): {money}(. card ending in {num}|. payment method: visa| via bank transfer|)
(this is|here is) (a|the|your) (confirmation|receipt|proof) (of|for) (your payment|payment|the amount paid)( of {money}|)
(keep|please keep) this (mail|receipt) (for your records|as proof of purchase|for tax purposes)
your (subscription|plan|membership) (was|has been) renewed (and|,) (we charged {money}|{money} was charged|your card was charged {money})
(invoice|bill) {inv} (was|has been|is) (paid|paid in full|settled)(. nothing is due|. no further action is needed|, thank you)
(thanks|thank you) for (riding|shopping|flying|staying|ordering) with (us|{co})(. total {money}|. you paid {money})
your (ticket|booking|reservation|flight|hotel) (is confirmed|is booked|is paid)( total {money}|, we charged {money}|): reference {inv}
(we confirm|this confirms) (receipt of|that we received) (your payment|{money}|your transfer)( for {work}|)
(a|your) refund of {money} (was|has been) (sent|processed|booked)( to your card|)
(the|your) (donation|contribution) of {money} (has arrived|was received), (here is your receipt|receipt attached)
(auto-pay|direct debit|automatic payment) (completed|went through|successful): {money}(. receipt {inv}|)
(balance due|amount due|outstanding): 0( after your payment of {money}|. paid: {money}|)
we (charged|debited) your (card|account) {money} for {work}(. receipt attached|)
(transaction|payment) (id|number|reference) {inv}: {money} (paid|received|settled)
(your|the) (parcel|package|delivery|shipment) {inv} (has been delivered|is on its way|was handed over|left our warehouse)
items: {num}, (total paid|paid|you paid): {money}. thank you for your order
"""
RECEIPT_SUBJECTS = """
receipt|your receipt|your receipt from {co}|payment received|payment confirmation|order {inv}|order confirmation|thank you for your order|thank you for your payment|your order has shipped|booking confirmation|paid|transaction {inv}|you paid {co}|your purchase|delivery|renewal confirmed|confirmation {inv}
"""

COMPLAINT = """
(I am|we are|I'm) (very |really |deeply |extremely |)(unhappy|disappointed|dissatisfied|upset|frustrated|displeased) (with|about|by) (your service|the service|the way this was handled|{work}|how we were treated|the quality)
(this is|that is|it is) (not acceptable|unacceptable|simply unacceptable|below any standard|not what we paid for|not what was agreed)
I (want|would like|wish|have) to (complain|make a complaint|lodge a complaint|file a complaint|raise a complaint) about (your service|{work}|the delay|the way we were treated|what happened {time})
(nobody|no one|not one person) (answered|replied to|returned|reacted to) (our calls|my mails|any of our messages|my complaint) (for|in) (weeks|days|two weeks)
(your|the) (report|work|delivery|advice|product) (was|is) (late again|full of mistakes|of poor quality|a disappointment|worthless|not as promised|a mess)
we (paid|pay) (good money|{money}) for this and (got nothing|nothing works|received half of it|it is useless|are let down every month)
(this is|it is) the (third|fourth|fifth) time (this|it) (happens|has happened|goes wrong)( this month|), (and nothing changes|we have had enough|it has to stop)
(your team|your people|your colleague|your assistant) was (rude|unprofessional|dismissive|careless|impolite)( to us| on the phone|)
we (expected|expect) (better|more|much more) from (you|your team|{co})
I (demand|want|expect|ask for) (an apology|a refund|my money back|an explanation|compensation)( for this| for {work}| at once|)
(what|the way) you (delivered|did|sent|charged us) (is|was) (wrong|a disgrace|far from what you promised|not good enough)
we have (lost|wasted) (days|hours|customers|money) because of (your mistake|your delay|your error|this failure)
you (promised|told us|assured us) (it would be ready|an answer|delivery) (by {time}|last week|two weeks ago) and (nothing came|we are still waiting and annoyed|that was not true)
(how can|how could) (you|this|it) (charge us twice|go wrong again|take so long|ignore us like this)?
I (regret|am sorry) to (admit|write) that (we are not satisfied|the service was poor|we feel let down|your work did not meet our expectations)
(the|your) (service|support|quality|communication) has (gone downhill|become terrible|got worse|been awful|been poor)( lately| for months|)
if this (is not fixed|goes on|happens again|does not improve), we (will cancel|will leave|are going elsewhere|will end the contract)
we (feel|are) (let down|ignored|badly treated|cheated|misled|taken for a ride)
(poor|terrible|awful|bad|appalling|sloppy) (service|work|communication|experience|handling), (we will not recommend you|I am disappointed|this has to change)
you (sent|delivered|billed|gave) (us |)(the wrong|an incomplete|a broken|the same faulty) (order|report|item|version) (again|and nobody apologised|and did not even notice)
I am (writing|contacting you) to (express|voice) (my|our) (dissatisfaction|disappointment|frustration|displeasure|anger)( about {work}| with the service|)
we were (overcharged|charged twice|billed wrongly|ignored|kept waiting) and (that is not fair|nobody cares|I am not happy|we object)
(the delay|this delay|your silence|the error) is (costing us money|unacceptable|embarrassing us in front of customers|a serious problem between us)
(never|in ten years|I have never) (have I |)(seen|had|been given) (such|so) (a bad service|poor an experience|careless work|little respect)
(consider|take) this (a|as a|an) (formal|official) complaint( about {work}|)
(our|my) (patience|trust) (is running out|is gone|has an end|has been damaged)( after {work}|)
(the|your) (event|workshop|session|dinner) was (badly organised|a waste of time|poorly prepared|not worth {money})
what a (mess|disappointment|let-down|waste of money|disaster)( with {work}|)
(you|your post|your article) (quoted|described|named) us (wrongly|unfairly|without asking), (we object|please correct it, we are not amused|this hurt us)
(not impressed|we are not amused|I am not happy)( at all|) (with|about) (the last delivery|your answer|{work}|the changes)
"""
COMPLAINT_SUBJECTS = """
complaint|disappointed|not acceptable|your service|unhappy|very unhappy|problem with {work}|this has to stop|formal complaint|again|poor service|refund|your mistake|our experience|{work}|not what we agreed|delay|wrong order|serious concerns|feedback
"""

SUPPORT = """
(I|we) (cannot|can't|could not|am unable to|are unable to) (log in|sign in|open the app|access {prod}|reset my password|upload a file|export the data|open the shared folder|see the dashboard)
(the|your) (app|site|page|dashboard|login|portal|export|form|tool|link) (does not|doesn't|won't|will not|no longer) (load|work|open|respond|save|let me in)( since {time}| on my phone| any more|)
(I|we) (get|see|keep getting|receive) (an error|error {num}|a blank page|a timeout|a warning|"access denied") (when|whenever|each time) (I|we) (log in|save|upload|click on export|open {prod})
(can|could) you (help|assist) (me|us) (with|to fix|set up|solve|install) (the login|the import|{prod}|a technical problem|my account|the integration)?
(how|where) (do|can) I (reset my password|change my email address|add a user|export my data|cancel the sync|turn on two-factor)( in {prod}|)?
{prod} (crashes|freezes|hangs|stops|logs me out|shows nothing) (when|every time|as soon as) I (open it|upload a file|press save|search)
(my|our) (account|login|workspace|access) (is locked|was locked|is gone|has been blocked|does not work|expired). (please unlock it|can you restore it|please help)
(something|it) (is broken|stopped working|seems broken|went wrong) (after|since) the (update|upgrade|last release|migration|move)
(please|could you) (reset|unlock|restore|reactivate|delete|merge) (my|our) (password|account|login|workspace|user)
(the|our) (import|sync|integration|backup|upload|webhook|api call) (fails|failed|keeps failing|hangs|is stuck)( with error {num}| at {pct}| every night|)
we (have|found|hit|ran into) a (bug|problem|technical issue|glitch|fault) (in|with) (the app|{prod}|the export|the dashboard|your portal)
(the link|your link|the download|the file|the video|the spreadsheet) you sent (is broken|does not open|gives an error|has expired|asks for a password)( {link}|). (can you fix it|please send a new one|what should I do)
I (need|would need) (help|assistance|technical help|support) (with|setting up|configuring|connecting) ({prod}|my account|the calendar sync|single sign-on)
(two|three|several|all) (of our users|users|colleagues|people in my team) (cannot|can't) (log in|access {prod}|see the files|receive the mails)
(is|are) (your|the) (service|site|servers|system) down( right now|)? (nothing loads|we cannot reach it|it has not responded since {time})
(I|we) (did not|never|have not) (receive|received|get|got) the (activation|confirmation|verification|password) (mail|link|code)
steps to reproduce: (open|log in to) {prod}, (click|press) (save|export|share), (then it crashes|nothing happens|an error appears)
(the numbers|the chart|the figures) in (the dashboard|{prod}) (are|is) (not updating|empty|missing|frozen), (is this a bug|can you look into it technically|please check the system)
(please|can you) (open|create) a (ticket|support ticket|support case) for (this|us|{prod})
(notifications|emails|invites|alerts) from {prod} (no longer arrive|are not sent|arrive twice|stopped). (can you check|please look into it|any fix)?
(screenshot|log file|log|recording) (attached|below): (the error appears|it fails|it crashes) (on save|at login|on upload|on start)
(which|what) (settings|browser|version|permissions) do I need (to make|so that) {prod} (work|works|to start|load)?
my (browser|phone|laptop|tablet) (shows|says) "(page not found|invalid token|session expired|something went wrong)" (in|on|for) {prod}
"""
SUPPORT_SUBJECTS = """
help|help needed|cannot log in|login problem|error {num}|{prod} does not work|bug|problem with {prod}|support|support request|technical issue|access|password|export broken|ticket|urgent: cannot access {prod}|account locked|not working|link broken|issue
"""
