"""Names, companies, times, amounts: the fillers of every slot, with a held-out part.

A word is held out when a hash of it says so, so that the split never moves when a list grows.
"""
import zlib

FIRST = """Dana Omar Lena Paul Mia Igor Sara Tom Nina Karl Eva Leo Ana Max Ida Ben Zoe Hugo Rita Jan Vera Otto Lia Noah Emma Finn Clara Luis Maya Erik Tara
Ivan Jill Sam Olga Rene Gina Kurt Amy Axel Ruth Dave Kim Boris Fay Nils Joan Raj Wen Ali Priya Gustav Helena Tariq Yuki Bianca Marco Ingrid Pavel Sofia
Dmitri Chloe Jonas Ines Mateo Aisha Kofi Mei Sven Beatriz Rui Joana Tiago Amara Chidi Hiro Keiko Farid Leila Anton Elsa Bruno Carla Diego Elena Felix Greta
Hanna Ismail Julia Kai Laura Miguel Nora Oscar Petra Quentin Rosa Stefan Teresa Uma Victor Wanda Xavier Yara Zain Alice Bob Carol Daniel Edith Frank Grace
Henry Irene Jack Kate Liam Marie Nathan Olivia Peter Rachel Simon Theo Ursula Vincent Will Adele Bjorn Cecile Dora Emil Fiona Gabriel Hilde Imran Jasper""".split()
LAST = """Fox Reed Lang Berg Stone Park Silva Novak Weber Cole Hunt Rossi Klein Moss Ward Lopez Frey Wolf Hahn Bell Cruz Diaz Kane Lund Meyer Nash Owen Price Quinn
Roth Shaw Tran Udal Voss West Young Zane Adler Brook Carr Okafor Tanaka Moreau Petrov Castillo Hoffmann Nguyen Eriksen Byrne Ortiz Natarajan Duarte Costa
Santos Ferreira Almeida Sharma Gupta Chen Wang Li Zhang Kimura Sato Ito Park Choi Haddad Rahman Khan Osei Mensah Abebe Larsen Nilsson Virtanen Kowalski
Nowak Horvat Popescu Ionescu Dubois Laurent Bernard Fischer Schmidt Becker Keller Baumann Bianchi Romano Marino Greco Garcia Martin Vega Torres Flores Murphy
Walsh Kelly Evans Hughes Jones Taylor Brown Wilson Clark Hall Green Baker Hill Wright Turner Parker Collins Murray Grant Ellis Ford Bishop Archer Mason""".split()
CO_A = "Lark Tide North Harbour Bright Copper Silver Blue Red Stone River Oak Elm Ash Maple Fern Cedar Pine Moor Glen Sea Salt Snow Storm Sun Moon Star Cloud Field Kite Heron Falcon Otter Fox Wren Amber Quartz Flint Iron Velvet Paper Ink Lumen Nova Vertex Delta Orbit Pixel Data Green Swift Clear Open True Fair High Low West East South Old New Good".split()
CO_B = "field water gate bridge ford well wood land stone brook dale worth mark line works point side light house forge loop stack base desk leaf path port bay cast grid mill yard crest ridge shore craft flow shift scale sense link".split()
CO_T = ["", "", "", "", "", " Labs", " GmbH", " Ltd", " Partners", " Capital", " Foods", " Health", " Studio", " Systems", " Ventures", " Group", " & Co", " Software", " Logistics", " Legal", " Energy", " Analytics", " SA", " Lda"]
NEWS = "SaaS Weekly|The Founder Letter|Deal Flow Daily|Growth Notes|Cap Table News|Morning Brew Lite|Startup Digest|The Term Sheet|Lisbon Tech|Product Hunt Digest|Venture Bits|Operators Club|The Ledger|Design Week|Data Drop|Remote Times|Seed Signals|Marketing Minute|Tool Tuesday|Legal Briefs|Hiring Weekly|Code Review|Board Room|Fintech Friday".split("|")
TOPICS = """the budget|the roadmap|pricing|hiring|the board|the term sheet|convertible notes|the pilot|the renewal|the contract|the partnership|the launch|onboarding|the data room|due diligence|option pools|vesting|
the integration|the quarterly numbers|the audit|remote work|customer churn|runway|valuation caps|pro rata rights|the new product|marketing|fundraising|the seed round|sales|our strategy|the offsite|the website|security|
taxes|the office move|the workshop|cash flow|unit economics|product market fit|the advisory plan|founder salaries|open source|climate tech|artificial intelligence|payments|supply chains|liquidation preferences|the hiring plan|the survey|
retention|the forecast|the research project|insurance|travel costs|the panel|side letters|the legal entity|stock options|customer interviews|the bridge round|governance""".replace("\n", "").split("|")
PRODUCTS = "your product|the platform|the app|the advisory plan|the portal|your tool|the founder tooling|the dashboard|the annual plan|the data room|your software|the workspace|the toolkit|the starter plan|the team plan|the API".split("|")
WORK = "consulting|the workshop|the website|legal advice|the audit|hosting|design work|the translation|the campaign|accounting|the photos|the event|catering|the office rent|the report|training|the research|support|the subscription|the delivery|the last order|the repair|cleaning|travel|the software licence|the printing".split("|")
ROLES = "analyst|designer|engineer|product manager|office manager|associate|data scientist|marketing lead|accountant|intern|developer|sales manager|recruiter|lawyer|writer|operations lead|community manager|venture partner|assistant|researcher".split("|")
TROLES = "founder|CEO|CFO|head of sales|partner|engineer|CTO|head of product|investor|director|head of finance|principal|account manager|lawyer|designer|editor".split("|")
DOES = "builds tools for hospitals|runs a small fund|is raising a seed round|knows the market well|leads the sales team|invests in climate|makes software for schools|helps founders hire|writes about payments|works on batteries|just left a big bank|used to run a marketplace|advises family offices|is looking for advisors|is starting a company in {city}|has ten years in logistics".split("|")
EVENTS = "demo day|annual dinner|summer party|meetup|founder breakfast|conference|summit|workshop day|hackathon|investor day|book launch|panel evening|open house|webinar|pitch night|award ceremony|anniversary party|round table|networking drinks|forum".split("|")
CITIES = "Lisbon|Porto|Berlin|Madrid|London|Paris|Dublin|Oslo|Vienna|Milan|Zurich|Tallinn|Austin|Boston|Tokyo|Lagos|Nairobi|Dubai|Warsaw|Athens".split("|")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split("|")
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")
FACTS = """the new office opens in {month}|{co} hired a new {role}|we changed our bank|the server moved to {city}|our {role} is back from leave|the old contract ended|the site has a new look|we are {num} people now|the train strike is over|
the board met in {city}|the report is in the shared folder|{name} is on holiday|{name} joins the team in {month}|our address did not change|the building has a new entrance|sales were good in {month}|the project started in {month}|we closed a round of {money}|
the market is quiet|customers in {city} like the change|the notes are in the folder|our fiscal year ends in {month}|the logo is new|the policy is online|we work from {city} this month|the test phase is over|the printer works again|{co} was bought by {co}""".replace("\n", "").split("|")
NOISE = """window garden orange bridge candle market river bottle paper winter coffee doctor engine flower guitar hammer island jacket kitchen ladder mirror needle office pencil quarter rabbit silver table umbrella village wagon yellow zebra
basket camera desert elephant forest glass hotel iron jungle kettle lemon mountain north ocean picture queen radio school travel uncle valley water expert year zone annual brief current digital early fast general heavy ideal joint keen local modern
narrow open private quick recent simple tight usual vast wide young able bold calm deep easy fine glad huge idle just kind late main near odd plain quiet rare safe tall""".split()


def held(word, part=6):
    """Whether a word or line belongs to the held-out part (one in `part`)."""
    return zlib.crc32(word.encode()) % part == 0


def split(items, part=6):
    """(train, held-out)"""
    items = [i for i in items if i.strip()]
    return [i for i in items if not held(i, part)], [i for i in items if held(i, part)]


FIRST_SPLIT, LAST_SPLIT, COA_SPLIT = split(sorted(set(FIRST))), split(sorted(set(LAST))), split(sorted(set(CO_A)))


class Words:
    """Draws fillers. `side` 0 = training names, 1 = held-out names."""

    def __init__(self, rng, side=0):
        self.rng, self.side = rng, side

    def first(self):
        return self.rng.choice(FIRST_SPLIT[self.side])

    def full(self):
        return self.first() + " " + self.rng.choice(LAST_SPLIT[self.side])

    def company(self):
        r = self.rng
        b = r.choice(CO_B)
        name = r.choice(COA_SPLIT[self.side]) + (b if r.random() < .7 else " " + b.capitalize())
        return name + r.choice(CO_T)

    def clock(self):
        r = self.rng
        h, m = r.randint(8, 18), r.choice(["00", "30", "15", "45", "00"])
        return r.choice([f"{h}:{m}", f"{h}:{m}", f"{(h - 1) % 12 + 1}{'am' if h < 12 else 'pm'}", f"{(h - 1) % 12 + 1}:{m} {'am' if h < 12 else 'pm'}"])

    def time(self):
        """A time in the words of people."""
        r = self.rng
        d = r.choice(DAYS[:5] if r.random() < .9 else DAYS)
        return r.choice([d, d, f"next {d}", f"{d} {r.choice(['morning', 'afternoon', 'evening'])}", f"{d} at {self.clock()}", f"{d} {self.clock()}", "tomorrow", f"tomorrow at {self.clock()}", "next week",
                         f"{r.randint(1, 28)} {r.choice(MONTHS)}", f"{r.choice(MONTHS)} {r.randint(1, 28)}", f"{d} {r.randint(1, 28)} {r.choice(MONTHS)}", f"the {r.randint(2, 28)}th", "today", "this week", f"{r.randint(1, 28)} {r.choice(MONTHS)[:3]}"])

    def slot_label(self):
        """A window as the product prints it."""
        r = self.rng
        return f"{r.choice(DAYS[:5])[:3]} {r.randint(1, 30)} {r.choice(MONTHS)[:3]} {r.randint(8, 18):02d}:{r.choice(['00', '30'])}"

    def percent(self):
        n = self.rng.choice([5, 8, 10, 12, 15, 18, 20, 25, 27, 30, 33, 35, 40, 50])
        return self.rng.choice([f"{n} %", f"{n}%", f"{n}%", f"{n} percent", f"{n} per cent"])

    def money(self):
        r = self.rng
        n = r.choice([r.randint(3, 99) * 10, r.randint(1, 99) * 100, r.randint(1, 99) * 1000, r.randint(101, 9999)])
        s = str(n) if r.random() < .5 or n < 1000 else f"{n:,}"
        if r.random() < .2:
            s += f".{r.randint(0, 99):02d}"
        return r.choice([f"{s} EUR", f"EUR {s}", f"€{s}", f"${s}", f"{s} euros", f"£{s}", f"USD {s}", f"{s} USD"])

    def minutes(self):
        return self.rng.choice(["30 minutes", "thirty minutes", "15 minutes", "45 minutes", "an hour", "20 minutes", "half an hour", "one hour", "fifteen minutes", "20 min", "45 min"])

    def inv(self):
        r = self.rng
        return r.choice(["#", "no. ", "INV-", "2026-", "", "R-", "nr "]) + str(r.randint(10, 99999))

    def link(self):
        r = self.rng
        return f"https://{self.company().split()[0].lower()}.example/{r.choice(['book', 'unsubscribe', 'news', 'read', 'a', 'pay', 'view', 'r/1', 'docs', 'i/' + str(r.randint(1, 999))])}"

    def email(self):
        return f"{self.first().lower()}@{self.company().split()[0].lower()}.example"
