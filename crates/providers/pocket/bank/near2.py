"""More mails that ask for none of the things, second bank: reports, arrangements already made, remarks, small talk, duties."""

NEAR = """
(we|they) (granted|gave|allowed) (the library|a client|them) (a discount|a rebate|three free months)( in {month}|), (which was right|so the price question is closed|and I report it only for the file)
(the|our) price (holds|has held|will not change)( until {year}|)(, as the contract says|, good to know|)
(two|three|many) (customers|visitors|readers) (asked about prices|wanted discounts|complained)( last {month}|), (fewer than before|see the table|{name} answered them)
(the|my|our) (call|visit|appointment) with (the tax office|{co}|the doctor) (took {min}|was short|is behind me)(. nothing new|. all good|)
(our|the) meeting (of|on) {time} (stands|is confirmed|is in both calendars|remains as planned)(, see you there|, nothing to add|)
(I|we) (shall|will) (miss|skip|not be at) the (call|meeting|briefing) (on {time}|tomorrow)(, go on without me|, {name} stands in|, no need to move it|)
(as|like) (decided|arranged|fixed) (yesterday|on the phone|at the table): {time}, (same room|your office|the small cafe)(. see you|. I look forward to it|)
(invoice|bill|statement) {inv} (is|was) (approved by {name}|booked twice by mistake and corrected|found behind the printer)(. nothing to pay|. no action|)
(the|our) (accountant|tax adviser) (has|got) (all|every one of) the (bills|receipts|statements) (now|for {month})(, so the year is closed|, hurrah|)
(a|the) (bill|ticket|voucher) from {city} is (still in my coat|lost|on your desk)(, just saying|, not important|)
(the|our) newsletter (reached {num} readers|goes out on {time}|has a new editor|is late this month)(. I write it tonight|. good work, everyone|)
(shall we|let's) not (send|print|write) (a newsletter|an invoice|invitations) (before {month}|this week)( was {name}'s view|)
(the|our) (apprentice|candidate|new {role}) (settled in|passed|is doing well|brought cake)( in the first week|)
{name} (turned down|accepted|is thinking about) (the job|the offer) (at {co}|in {city})(, not ours|, which surprised us|)
(the|a) (fault|bug|outage|error) (of last week|in the shop) (is|was) (repaired|explained|a wrong cable)(. no ticket needed|. we are back to normal|)
(the|our) (system|server|shop) (ran|has been running) (without a fault|smoothly) (since {month}|all week)
(the|their) complaint (about|over) (the noise|the menu|a late train) (reached the wrong people|made the newspaper|is {num} years old)
(people|guests) (praised|liked) (the speakers|the food|your talk) at the {event}(, I thought you should hear it|, photos follow|)
(the|our) {event} (took place without rain|brought in {money}|is over)(, thanks to everyone|. tidy-up is done|)
(regarding|on) {topic}: (no change|as before|see my note of {month}|we wait and see)(. that is all|)
(I|we) (liked|disliked|loved|read) the (offer|contract|brochure) (of|from) {co}, (you may want to know|but that is their business|for what it is worth)
(for|to) your (information|knowledge|files): (the contract with {co} ended|{name} moved desks|the address of {co} changed|prices at {co} went up)
(the|a) (decision|vote|answer) (on|about) {topic} (comes|falls) (in {month}|on {time})(. until then we wait|. nothing to do before|)
(in|on) (the protocol|my list|the plan) (you find|there stand) (the discount, the dates and the names|all figures|who does what)(. please keep it|. for later|)
"""

SYSTEM = """
(printer|sensor|door|camera) {num} (offline|online again|low on paper|reports {num} degrees)
(new|unread) (voicemail|fax|form entry) (from {phone}|received {time})
(your|the) (password|session|token) (was changed|will expire in {days}|has been renewed)( if this was not you, contact us|)
{name} (invited you to|removed you from|added you to) the (channel|group|board|list) "{topic}"
(ticket|case|issue) {num}{num} (was closed|changed state|was assigned to {name})( no reply needed|)
(daily|weekly|nightly) (report|summary|statistics): {num} (visits|orders|calls|errors), {num} (new|open|closed)
(your|the) (report|photo|video|survey result) is (ready|being processed|available for {days})
(delivery|read) (report|receipt): (your message was read|message could not be delivered to {email}|delivered at {time})
(signature|document) (completed|signed by all parties|viewed by {name})(. a copy is stored|)
(license|domain|certificate) {co} (renews automatically|expires on {time}|was issued)
(the|your) (alarm|heating|timer) (was set|switched off|is armed)( at {time}|)
(poll|vote) closed: {num} (for|against)(, result in the app|)
(automatic reply|out of office|absence note): (back on {time}|I read mail again on {time}|in urgent cases write to {email})
(software|system) update (installed|planned for {time}|postponed)( no action|)
"""

PRIVATE = """
(granny|uncle {name}|the neighbour) (baked|knitted|repaired|planted) (scones|a scarf|my bike|tomatoes)( for all of us| and says hello|)
(the|our) (tomatoes|roses|bees|chickens) (are doing well|survived the frost|moved house)(, come and look one day|, you would laugh|)
(I|we) (watched|read|heard) (the film|your piece|the concert) (last night|on the train)(, still humming|, could not stop|, what a night)
(did I tell|have I told) you (about {name}'s boat|that we moved|what the parrot said)? (another time|long story|it was too funny)
(sleep|travel|get) well(, and greet {name}|, my friend| soon|)
(the|our) (baby|puppy|car|roof) is (here|sold|dry again|two days old)(, all well|, pictures follow|)
(your|the) (umbrella|gloves|book|cake tin) (is|are) (still at ours|on the piano|safe)(, no rush|)
(I|we) (won|lost|drew) (at chess|against {name}|the raffle) (again|at last)(, ha|)
(welcome|glad to have you) (back|home)(, hope the trip was good| from {city}|)
(on|since) {time} I (stopped smoking|run every morning|have a new phone)(, be proud|, same number|)
(condolences|our thoughts are with you|I am so sad about {name})(, take your time|)
(the|my) (exam|operation|move|interview at school) (went fine|is over|was easy)(, what a relief|)
"""

# Duties and notes between colleagues: things to do that are none of the listed intents.
DUTIES = """
(please|could you|can you) (water the plants|lock the door|switch off the heating|take the minutes|bring the projector|print {num} copies|upload the slides|update the list)( on {time}| before you leave|)
(please|could you) (read|check|proofread|translate|approve|sign) (the draft|page {num}|my text|the protocol|the new version)( until {time}|)
(I|we) (need|still need) (your signature|the figures for {month}|a photo of you|your shirt size|the file for {co})( by {time}| for the printer|)
(send|give|bring) (me|us|{name}) (the figures|the keys|the file|the list|a short bio|two sentences about {topic})( today| by {time}| when you can|)
(do not|don't) forget (the key|the form|to vote|the flowers for {name}|your badge)
(whoever|if you) (finds|find) (a blue scarf|the cable|my charger), (it is mine|please leave it at reception)
(fill in|complete|sign) (the form|the sheet|the declaration|the list) (at reception|online|on the door)( by {time}|)
(can|could) (you|somebody) (cover|take over|replace) (my shift|the desk|{name}) (on {time}|next week)?
(I|we) (changed|moved|closed|opened) (the folder|the account|the channel) for {topic}(, please use the new one|, the old one is gone|)
(next|this) week (is|will be) (short|full|quiet): {time} (is a holiday|we close early|the auditors come)
"""
