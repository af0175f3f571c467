"""Writes one mail as the student sees it: `from $p1 Dana Ortiz, prospect, Larkfield`, subject, body with handles."""
import random
import re

from bank import asks, bulk, money, more, people
from phrase import bars, expand, lines
from words import (CITIES, DOES, EVENTS, FACTS, MONTHS, NEWS, NOISE, PRODUCTS, ROLES, TOPICS, TROLES, WORK, Words, held)

BANKS = {
    "discount request": (asks.DISCOUNT, asks.DISCOUNT_SUBJECTS),
    "meeting request": (asks.MEETING, asks.MEETING_SUBJECTS),
    "question": (asks.QUESTION, asks.QUESTION_SUBJECTS),
    "follow-up": (asks.FOLLOWUP, asks.FOLLOWUP_SUBJECTS),
    "invoice": (money.INVOICE, money.INVOICE_SUBJECTS),
    "receipt": (money.RECEIPT, money.RECEIPT_SUBJECTS),
    "complaint": (money.COMPLAINT, money.COMPLAINT_SUBJECTS),
    "support request": (money.SUPPORT, money.SUPPORT_SUBJECTS),
    "introduction": (people.INTRO, people.INTRO_SUBJECTS),
    "job application": (people.APPLICATION, people.APPLICATION_SUBJECTS),
    "rejection": (people.REJECTION, people.REJECTION_SUBJECTS),
    "acceptance": (people.ACCEPTANCE, people.ACCEPTANCE_SUBJECTS),
    "event invitation": (people.EVENT, people.EVENT_SUBJECTS),
    "newsletter": (bulk.NEWSLETTER, bulk.NEWSLETTER_SUBJECTS),
    "other": (bulk.OTHER, bulk.OTHER_SUBJECTS),
}
INTENTS = [i for i in BANKS if i != "other"]
RELATIONS = ["prospect", "customer", "investor", "founder", "supplier", "team", "press", "friend"]
TONES = ["angry", "neutral", "friendly", "urgent"]


def _sides(block):
    all_lines = lines(block)
    return [l for l in all_lines if not held(l, 9)], [l for l in all_lines if held(l, 9)] or all_lines[-1:]


CORES = {i: _sides(b[0] + more.MORE[i]) for i, b in BANKS.items()}
SUBJECTS = {i: bars(b[1]) for i, b in BANKS.items()}
MENTION, FILLER, INJECTION = lines(bulk.MENTION), lines(bulk.FILLER), lines(bulk.INJECTION)
TONE = {t: _sides(b) for t, b in bulk.TONES.items()}
FOREIGN = {i: lines(b) for i, b in bulk.FOREIGN.items()}
GREET = "Hi {me},|Hi {me},|Hello {me},|Dear {me},|Hey {me},|{me},|Good morning {me},|Hi,|Hello,|Dear Ms {mel},|Dear team,|Hi there,|Good afternoon,|Hi {me} -|Hello again {me},|Hey,".split("|")
CLOSE = "Best,|Best regards,|Thanks,|Thank you,|Kind regards,|Cheers,|Regards,|Many thanks,|All the best,|Warm regards,|Yours,|Sincerely,|Talk soon,|Best wishes,|Have a good day,|Thanks in advance,|Looking forward to your reply.|See you,".split("|")
GENERIC = "hello|quick one|re: hello|from {co}|re:|a note|(no subject)|hi {me}|re: last week|{co}|small thing|update|today|next steps|fwd: {topic}|re: {topic}|for you|{name} here".split("|")
BULKY = {"newsletter": .8, "receipt": .35, "event invitation": .2, "invoice": .12, "other": .15}

TRAPPED = ("question", "other", "meeting request", "job application", "support request", "introduction")
TRAPS = "the invoice|the last invoice|the discount|your discount policy|the newsletter|your newsletter|the receipt|the meeting of last week|the price list|the complaint of a customer|the bill|the payment|the event|the introduction to {full}|the order".replace("{full}", "a founder").split("|")


class Mail:
    """A mail: its text for the prompt, its labels, and the handles that it brought."""

    __slots__ = ("text", "intent", "tone", "person", "windows", "amounts", "name", "company", "relation", "subject", "oracle")


class Writer:
    """Writes mails. `side` 1 uses held-out names, `wording` 1 held-out sentences."""

    def __init__(self, rng, side=0, wording=0):
        self.rng, self.words, self.wording = rng, Words(rng, side), wording
        self.brief = False
        self.me = "Maya" if rng.random() < .4 else self.words.first()

    def filler(self, handles, mail):
        r, w = self.rng, self.words

        def mark(letter, text, into=None):
            h = handles.new(letter)
            if into is not None:
                into.append(h)
            return f"{text} {h}"

        # Things that other intents are about: naming them decides nothing here.
        trap = mail.intent in TRAPPED

        def topic():
            return r.choice(TRAPS) if trap and r.random() < .15 else r.choice(TOPICS)

        simple = {
            "name": w.first, "full": w.full, "co": w.company, "inv": w.inv, "me": lambda: self.me, "mel": lambda: "Lindqvist" if self.me == "Maya" else w.full().split()[1],
            "prod": lambda: r.choice(PRODUCTS) if r.random() < .7 else w.company().split()[0], "topic": topic, "work": lambda: r.choice(WORK), "role": lambda: r.choice(ROLES),
            "trole": lambda: r.choice(TROLES), "does": lambda: r.choice(DOES), "event": lambda: r.choice(EVENTS), "city": lambda: r.choice(CITIES), "month": lambda: r.choice(MONTHS),
            "nl": lambda: r.choice(NEWS), "num": lambda: str(r.choice([r.randint(3, 60), r.randint(100, 900), r.randint(2, 12)])), "year": lambda: str(r.randint(2016, 2025)), "fact": lambda: r.choice(FACTS),
            "neutral": lambda: " ".join(filter(None, (r.choice(l) for l in (more.NEUTRAL_WHO, more.NEUTRAL_DO, more.NEUTRAL_WHAT, more.NEUTRAL_HOW)))),
            "code": lambda: r.choice(["SAVE", "NOV", "HELLO"]) + str(r.randint(5, 50)), "intent": lambda: r.choice(INTENTS),
        }

        def fill(name):
            if name in simple:
                return simple[name]()
            if name == "pct":
                return mark("n", w.percent(), mail.amounts)
            if name == "money":
                return mark("n", w.money(), mail.amounts)
            if name == "min":
                return mark("n", w.minutes(), mail.amounts)
            if name == "days":
                return mark("n", r.choice(["14 days", "30 days", "ten days", "7 days", "60 days"]), mail.amounts)
            if name == "time":
                return mark("w", w.time(), mail.windows)
            if name == "link":
                return mark("u", w.link())
            if name == "email":
                return mark("p", w.email())
            raise KeyError(name)

        return fill

    def sentence(self, line, fill):
        r = self.rng
        text = expand(r, line, fill).strip()
        if r.random() < .93 and text:
            text = text[0].upper() + text[1:]
        if r.random() < .97:
            text = re.sub(r"([.?!:] )([a-z])", lambda m: m.group(1) + m.group(2).upper() if m.group(1) != ": " else m.group(0), text)
        if text[-1:] not in ".?!:":
            text += r.choice([".", ".", ".", ".", ".", "!", ""])
        return text

    def write(self, handles, intent, tone=None, person=None):
        """A mail of an intent; `tone` adds a sentence of that tone (None or "neutral" adds none)."""
        r, w = self.rng, self.words
        m = Mail()
        m.intent, m.tone, m.windows, m.amounts = intent, tone, [], []
        m.person = person or handles.new("p")
        fill = self.filler(handles, m)
        foreign = intent in FOREIGN and self.wording == 0 and r.random() < .03
        side = self.wording
        bank = FOREIGN[intent] if foreign else CORES[intent][side]
        count = r.choice([2, 3, 3, 4, 5]) if intent == "newsletter" else r.choice([1, 1, 1, 2] if self.brief else [1, 1, 1, 2, 2, 3])
        cores = r.sample(bank, min(count, len(bank)))
        bulk_mark = r.random() < BULKY.get(intent, .01) and "{neutral}" not in cores
        m.name = r.choice(NEWS) if intent == "newsletter" and r.random() < .6 else (w.company() if bulk_mark or r.random() < .08 else w.full())
        m.company = w.company()
        m.relation = r.choice(RELATIONS) if r.random() < .6 else None
        head = f"from {m.person} {m.name}"
        if bulk_mark:
            head += ", bulk"
        elif m.relation:
            head += f", {m.relation}" + (f", {m.company}" if r.random() < .8 else "")
        elif r.random() < .12:
            head += f", {m.company}"
        t = r.random()
        pool = SUBJECTS[intent] if t < .62 else GENERIC if t < .9 else SUBJECTS[r.choice(INTENTS)]
        m.subject = expand(r, r.choice(pool), lambda n: re.sub(r" \$\w\d+", "", fill(n)) if n not in ("time", "pct", "money") else {"time": w.time, "pct": w.percent, "money": w.money}[n]())
        if r.random() < .8:
            m.subject = m.subject[:1].upper() + m.subject[1:]
        body = []
        for c in cores:
            body.append(self.sentence(c, fill))
        if intent == "newsletter" and bulk_mark and r.random() < .35:
            # Headlines with a sentence each: nothing but the list mark and the shape says newsletter.
            body = [self.sentence(r.choice(["{topic} and {topic}", "why {topic} matters", "{co} and {topic}", "what we learned about {topic}", "{neutral}", "{topic}, explained", "{num} notes on {topic}", "how {co} {does}"]), fill).rstrip(".")
                    + r.choice(["\n", ": ", ". "]) + self.sentence("{neutral}", fill) for _ in range(r.choice([2, 3]))] + body[:r.choice([0, 1, 1])]
        extra = [] if foreign else [self.sentence("{neutral}" if r.random() < .4 else r.choice(FILLER), fill) for _ in range(r.choice([0, 0, 0, 1] if self.brief else [0, 0, 1, 1, 2, 3]))]
        if intent != "newsletter" and not foreign and r.random() < .12:
            extra.append(self.sentence(r.choice(MENTION), fill))
        for e in extra:
            body.insert(r.choice([0, 0, r.randint(0, len(body)), len(body)]), e)
        if tone in TONE:
            body.insert(r.randint(0, len(body)), self.sentence(r.choice(TONE[tone][side]), fill))
        if r.random() < .04:
            body.insert(r.randint(0, len(body)), self.sentence(r.choice(INJECTION), fill))
        sep = r.choice([" ", " ", " ", "\n", "mixed"])
        text = body[0]
        for b in body[1:]:
            text += (r.choice([" ", " ", "\n"]) if sep == "mixed" else sep) + b
        if intent != "newsletter" and r.random() < .75 or r.random() < .2:
            text = expand(r, r.choice(GREET), fill) + r.choice(["\n", "\n", " "]) + text
        if intent != "newsletter" and r.random() < .6 or r.random() < .1:
            text += r.choice(["\n", "\n", " "]) + r.choice(CLOSE)
        if r.random() < .6:
            text += r.choice(["\n", " "]) + (m.name.split()[0] if r.random() < .7 else m.name)
        if r.random() < .22 and not self.wording:
            text = self.noise(text)
        if len(text) > 600:
            text = text[:600].rsplit(" ", 1)[0]
        m.text = f"{head}\nsubject: {m.subject}\n{text}\n"
        return m

    def noise(self, text):
        """Stray words, lost words and typing errors, so that no single word decides."""
        r = self.rng
        words = text.split(" ")
        for _ in range(r.randint(1, max(1, len(words) // 8))):
            i = r.randrange(len(words))
            k = r.random()
            if words[i].startswith("$") or "\n" in words[i]:
                continue
            if k < .45:
                words.insert(i, r.choice(NOISE))
            elif k < .65 and len(words) > 8:
                if i + 1 < len(words) and words[i + 1].startswith("$"):
                    continue
                words.pop(i)
            elif len(words[i]) > 4:
                j = r.randrange(1, len(words[i]) - 2)
                words[i] = words[i][:j] + words[i][j + 1] + words[i][j] + words[i][j + 2:]
        return " ".join(words)


if __name__ == "__main__":
    import sys

    from protocol import Handles
    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    total = {i: (len(c[0]), len(c[1])) for i, c in CORES.items()}
    print(total, sum(a + b for a, b in total.values()))
    for intent in list(BANKS):
        for _ in range(2):
            print("==", intent)
            print(Writer(rng).write(Handles(rng), intent, rng.choice([None, None, "angry", "urgent", "friendly"])).text)
