"""Sentences by topic: what a mail is about. None asks for anything, so all of them also serve as plain matter."""

TOPICS = {
    "hiring": """
(we|they|{co}) (hired|found|lost|interviewed) (two engineers|a new {role}|{num} candidates|the last candidate)( last week| in {month}|)
(the|our) (hiring plan|new colleague|recruiter|job ad|interview round) (is ready|starts on {time}|brought {num} people|took too long)
{name} (joins the staff|left the staff|was promoted|passed the trial period)( in {month}| on {time}|)
(salaries|notice periods|trial days|references) (are|were) (the hard part|discussed|checked by {name})
(the team|the office) (grows to|has) {num} people(, three more than in {month}|)
""",
    "travel": """
(the|our) (flight|train|hotel|ferry) (to|in|from) {city} (was late|is booked|leaves at {time}|was lovely)
I (land|arrive|change trains|take the night bus) in {city} (on {time}|at noon|late)
(the|my) (passport|suitcase|boarding pass|rental car) (is|was) (at home|lost in {city}|ready|upgraded)
(roads|trains|planes) (to|from) {city} (are|were) (full|empty|slow|cancelled)( because of the snow| this week|)
(from|between) {city} (to|and) {city} (it is|are) {num} (hours|stops|kilometres)
""",
    "legal": """
(the|our) (lawyer|notary|court|judge) (filed|read|stamped|returned) (the contract|the papers|clause {num}|the deed)
(clause|paragraph|annex) {num} (of the contract|of the lease|) (was changed|is missing|stays)( on page {num}|)
(the|a) (power of attorney|shareholder agreement|non-disclosure|lawsuit|trademark) (is signed|took {num} weeks|ends in {month}|was registered)
(the register|the authority|counsel) (confirmed|entered|checked) (the new address|our statutes|the merger)
(liability|authorship|data protection|the statute) is (a long chapter|what the lawyers discuss|covered by annex {num})
""",
    "money": """
(revenue|burn|cash|the margin|our turnover) (in {month} |)(was|is|came to|reached) {money}
(the|our) (bank|accountant|auditor|treasurer) (closed|checked|moved|counted) (the books|the account|{money}|the quarter)
(interest rates|the dollar|the tax rate|the budget) (rose|fell|stayed the same|moved by {pct})
(the fund|the company) (has|holds|spent) {money}( in {month}| on {topic}|)
(we|they) (closed the books|counted the till|raised {money}|saved {money})( last week| in {month}|)
""",
    "product": """
(the|our) (new version|prototype|app|feature|sensor) (is out|works|has {num} users|was tested by {name})
(the designers|engineering|{name}) (shipped|built|removed|tested) (dark mode|the search|a faster export|the second prototype)
(users|testers) (click|like|love|ignore) (the new button|the chart|the map|the start page)
(release|version|sprint) {num} (is done|went live|slipped to {month})
(the roadmap|the backlog|the beta) (has|had) {num} (items|entries|ideas)( for {month}|)
""",
    "office": """
(the|our) (kitchen|lift|heating|parking|meeting room|coffee machine|front door) (is|was) (repaired|painted|cleaned|broken|closed)( on {time}| this week|)
(the landlord|the cleaner|the caretaker|reception) (has the keys|was here|sent a letter|changed the lock)
(new chairs|two desks|plants|a printer) (arrived|were ordered|stand in the hall)
(the building|our floor|the office) (opens|moves|smells of paint|is quiet)( in {month}| today|)
(the|a) (fire drill|key card|mail box|whiteboard) (is|was) (on {time}|lost|found|full)
""",
    "marketing": """
(the|our) (campaign|slogan|website|brochure|launch film) (went live|brought {num} leads|has a new colour|was shown in {city})
(clicks|visits|likes|followers) (rose|fell|doubled|went) (by {pct}|in {month}|to {num})
(the agency|our designer|{name}) (drew|wrote|tested) (three logos|new headlines|the poster|a jingle)
(the brand|the logo|the landing page) (is|looks) (fresh|too dark|finished|better in blue)
""",
    "press": """
(a journalist|the newspaper|a reporter|the radio) (called|quoted us|printed the photo|came by)( on {time}| in {month}|)
(the|an) (article|interview|headline|column) (appeared|is on page {num}|was cut|was kind)
(the editor|{full} of the {city} paper) (wrote|asked {name}|liked) (about {topic}|the story|the portrait)
(the press kit|the quote|the photo) (is online|was approved|went to {num} papers)
""",
    "security": """
(the|our) (password|firewall|certificate|admin account|key) (was changed|expires in {month}|was found|is safe)
(phishing|spam|a virus|a leak) (was stopped|came in {num} mails|hit {co})
(two-factor|encryption|the backup) (is on|saved us|covers all laptops)
""",
    "event": """
(the|our) (dinner|panel|festival|summit|party|hackathon) (in {city} |)(was|went) (full|well|loud|long)
{num} (guests|speakers|tickets|tables) (came|were sold|are on the list)
(the stage|the band|the moderator|the buffet) (was|is) (great|booked|too small|from {city})
(photos|videos) of the (dinner|panel|party|summit) (are online|show {name}|make me smile)
""",
    "health": """
(the doctor|the dentist|the clinic) (called|says all is well|moved the date|was kind)
(my|his|her) (knee|back|tooth|cold|fever) (is|feels) (better|worse|gone|still sore)
(yoga|running|swimming|sleep) (helps|is good for me|starts at {time})
(the vaccine|the blood test|the x-ray) (was fine|is on {time}|came back clean)
""",
    "family": """
(mum|dad|my sister|the twins|grandpa) (is|are) (well|visiting|back from {city}|at the seaside)
(the kids|our daughter|little {name}) (started school|learned to swim|lost a tooth|sings all day)
(we|they) (got married|celebrate grandma's birthday|have a baby|adopted a dog)( in {month}|)
(sunday|the holidays|christmas) (with the family|at my parents' house) (was|will be) (lovely|loud|quiet)
""",
    "sport": """
(the match|the marathon|the race|the final) (ended {num} to {num}|is on {time}|was close|rained off)
{name} (ran|scored|swam|cycled) (in {city}|twice|{num} kilometres|faster than ever)
(the coach|our team|the goalkeeper) (won|lost|trains on {time}|is injured)
""",
    "food": """
(the|a) (bakery|restaurant|market|recipe|soup) (in {city} |)(is|was) (excellent|closed|too salty|worth the walk)
(we|they) (cooked|ate|baked|grilled) (fish|bread|a cake|mushrooms)( with {name}| on {time}|)
(the cook|my aunt|{name}) (uses|adds|hates) (garlic|lemon|butter|too much pepper)
""",
    "shipping": """
(the|our) (containers|pallets|truck|ship|parcels) (left|reached|are stuck in|arrived in) (the port|customs|the warehouse|{city})
(the driver|the courier|the harbour) (unloads|was early|lost a box|signed for {num} boxes)
(the warehouse|the stock) (is full|holds {num} boxes|moves to {city})
""",
    "research": """
(the|a) (study|survey|experiment|paper) (shows|found|asked {num} people|appeared in {month})
(researchers|students|the lab) (in {city} |)(measured|published|repeated|doubt) (the results|the data|the effect)
(the sample|the method|the chart) (is small|was wrong|has {num} points)
""",
    "energy": """
(solar|wind|the battery|the grid) (grew|produced more|cost less|failed)( in {month}| by {pct}|)
(the plant|the turbine|our roof) (makes|saves|needs) (power for {num} homes|{pct} more|a repair)
""",
    "school": """
(the teacher|the school|the university|the exam) (starts|was hard|moved to {time}|has {num} pupils)
(homework|the lesson|the degree) (is|was) (done|about {topic}|late)
""",
    "weather": """
(it|the sky) (rained|snowed|was clear|turned grey) (all week|in {city}|since {time})
(a storm|the heat|the fog) (came over|sits on|left) {city}( last night|)
""",
}
