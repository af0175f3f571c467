"""More sentences by topic. None asks for anything."""

TOPICS = {
    "hiring": """
(the shortlist|the talent pool|the panel) (shrank to|has|met) {num}( names| people|)
(onboarding|headcount|staffing|recruitment) (is|was) (on plan|frozen till {month}|discussed at length)
(the apprentice|the new {role}|our trainee) (started|found her feet|gave notice|passed probation)
(vacancies|openings) (fell|rose) to {num}( this quarter|)
(two|three) CVs (stood out|came by post|were in Portuguese)
""",
    "travel": """
(the ferry|the sleeper train|the coach) (docks|leaves|rolls) at {time}
(luggage|customs|passport control) took (ages|{num} minutes|no time)
(the hostel|the guest house|our room) (overlooks the sea|has bunk beds|was overbooked)
(visa|itinerary|boarding pass|seat {num}) (is ready|was changed|is in the app)
(jet lag|the layover in {city}|the road trip) (is|was) (over|long|worth it)
""",
    "legal": """
(the judge|the tribunal|the arbitrator) (ruled|adjourned|heard both sides)( on {time}|)
(the patent|the trademark|the licence) (was granted|lapsed|is disputed)( in {month}|)
(the will|the deed|the affidavit|the bylaws) (was|were) (notarised|read|amended)
(regulation {num}|the new act|article {num}) (enters into force|binds us from {month}|was repealed)
(litigation|mediation|the settlement) (ended|drags on|cost nerves)
""",
    "money": """
(liquidity|the overdraft|our reserves|receivables) (is|are) (healthy|thin|under watch)
(dividends|the loan|the bond|the grant) (was|were) (paid|repaid|approved)
(inflation|the exchange rate|the base rate) (crept up|eased|stands at {pct})
(the ledger|the balance|the books) (tallies|is closed|shows {money})
(wages|rents|taxes) (ate|took) {pct} of (turnover|income)
""",
    "product": """
(the interface|the firmware|the toolbar|the engine) (was redrawn|is at version {num}|feels lighter)
(beta testers|early users) (stumbled over|praised) (the menu|the undo button|the wizard)
(bug {num}|the regression|the memory leak) (is closed|was found by {name}|is fixed in nightly)
(the backlog|the milestone|the mock-up) (is groomed|moved|hangs on the wall)
(telemetry|the usability test) shows (people skip step two|fewer clicks|that nobody scrolls)
""",
    "office": """
(the carpet|the blinds|the canteen|the water cooler|the thermostat) (is new|was replaced|hums)
(the janitor|facilities|the receptionist) (has the spare key|swapped the bulbs|is on leave)
(desk {num}|the corner room|the third floor) (is free|is being painted|has no light)
(parcels|plants|umbrellas) (pile up|were left) (at reception|in the hall)
(the badge reader|the shredder|the dishwasher) (blinks red|jammed|was mended)
""",
    "marketing": """
(the billboard|the banner|the jingle|the mailing) (went up|tested well|was pulled)
(brand awareness|reach|conversion) (grew|fell) (by {pct}|in {city})
(influencers|the ad agency|copywriters) (pitched|delivered|shot) (three spots|a tagline|the teaser)
(the rebrand|the colour palette|the hashtag) (is final|divides the team|starts in {month})
(keywords|the funnel|the click rate) (improved|was on the agenda)
""",
    "press": """
(the columnist|the correspondent|the magazine|a podcast host) (rang|wrote kindly|quoted {name})
(the embargo|the press conference|the broadcast) (ends|was|is) (at noon|on {time}|lively)
(the cover story|the letter to the editor|the obituary) (ran|was trimmed|is on page {num})
(journalists|photographers) (filled the hall|waited outside|got coffee)
(the spokesperson|the press office) (declined to comment|gave one sentence|sent the portrait)
""",
    "security": """
(the audit log|the vault|the backup key|the VPN) (was|is) (rotated|sealed|patched|checked)
(malware|a trojan|ransomware|an intruder) (was caught|hit a supplier|was contained)
(multi-factor|single sign-on|disk encryption) (is on|became mandatory|covers {num} laptops)
(the penetration test|the red team) found (nothing grave|{num} gaps|an open port)
(a stolen badge|a lost laptop|the master key) (was reported|was blocked|turned up)
""",
    "event": """
(the stage|the marquee|the buffet|the sound check) (is|was) (set|late|perfect)
(the keynote|the raffle|the toast|the encore) (came|starts) (after dinner|at nine)
(invitations|wristbands|name tags) (are|were) (printed|handed out|gone)
(the venue|the ballroom|the gala) (holds|seated) {num} (people|guests)
(volunteers|ushers|the band) (met|rehearsed) on {time}
""",
    "health": """
(the fever|the cough|the rash|blood pressure) (fell|came back|lasted {num} days)
(the nurse|the surgeon|the physio|the midwife) (was kind|took the stitches out|said to rest)
(the plaster|the inhaler|the pills|the crutches) (help|came off|are by the bed)
(the check-up|the scan|the blood test) (went well|is on {time}|showed nothing)
(flu|asthma|migraine|her knee) (kept|keeps) (us|her|half the class) (in bed|awake)
""",
    "family": """
(my niece|our son|the cousins|stepmum|the little one) (starts school|lost a tooth|moved out|sings all day)
(grandparents|in-laws|godparents) (came for tea|mind the kids|celebrate fifty years)
(the nursery|the pram|the family album|the cradle) (is blue|was grandma's|fills up)
(our engagement|the baptism|the reunion|the divorce) (is|was) (in {month}|quiet|a feast)
(brothers|sisters|the twins) (quarrel|share a room|turned {num})
""",
    "sport": """
(the goalkeeper|the striker|our rower|the referee) (was injured|scored twice|saw red|trains alone)
(the relay|the tournament|the semi-final|the regatta) (is|was) (on {time}|rained off|ours)
(penalties|overtime|the second half|lap {num}) decided it
(the pitch|the gym|the pool|the track) (is flooded|opens at six|got new lights)
(the club|the league|the national side) (signed a coach|sits on place {num}|went up)
""",
    "food": """
(the dough|the stew|the goulash|the marmalade) (rose|simmers|needs salt|came out well)
(the chef|the baker|the canteen|the butcher) (has a new oven|ran out of leeks|swears by thyme)
(olives|figs|oysters|chanterelles) (are in season|came from {city}|were on toast)
(dessert|breakfast|supper) (was|is) (pancakes|porridge|at nine|leftovers)
(vegan|gluten-free|spicy) (dishes|options) (sold out|are marked green)
""",
    "shipping": """
(the freighter|the barge|the courier|the forklift) (docked|broke down|loads till {time})
(freight|demurrage|tonnage) (rates |)(rose|fell) (by {pct}|on the {city} route)
(crates|drums|reefers) (were|are) (stacked|sealed|short by {num})
(the manifest|the waybill|the customs seal) (is signed|was torn|matches)
(the depot|the dock|bay {num}) (is full|works nights|cleared the backlog)
""",
    "research": """
(the hypothesis|the placebo group|the control|the model) (held|failed|replicated|was dropped)
(the microscope|the cohort|the field study|the assay) (arrived|ended|covers {num} people)
(peer review|the preprint|the supplement) (is out|took {num} months|was harsh)
(the variance|the p-value|the error bars) (shrank|surprised us)
(the institute|the faculty|the lab next door) (published|lost its grant|shares the freezer)
""",
    "energy": """
(the inverter|the transformer|the substation|the boiler) (hums|was serviced|tripped)
(photovoltaics|geothermal|hydro|the gas turbine) (delivered|covered) {pct} (of demand|in {month})
(kilowatt hours|peak load|the feed-in tariff) (fell|rose|set a record)
(insulation|storage|the smart meter) (pays off|was fitted|saves {pct})
(the dam|the wind farm|the pipeline) (feeds {city}|stands still|got its permit)
""",
    "school": """
(the headmaster|class {num}|the pupils|the lecturer) (sang|went on strike|visited {city}|got new desks)
(homework|the essay|the dictation|the semester) (is|was) (due|short|over)
(grades|the timetable|the syllabus|diplomas) (are out|changed|hang in the hall)
(the playground|the library|the canteen of the school) (closes at four|was painted)
(kindergarten|graduation|the entrance exam) (starts|is|was) (on {time}|in {month})
""",
    "weather": """
(hail|sleet|drizzle|a heatwave|black ice) (hit|is due in|covered) {city}
(the barometer|the temperature|humidity) (fell|climbed to {num}|stays put)
(gales|thunder|monsoon rain) (kept us in|flooded the cellar|passed by night)
(sunny spells|clear skies|frost at dawn) (till {time}|all week|expected)
(the river|the snow line|the drought) (rose|melts|worries the farmers)
""",
}
