"""Writes one mail as the student sees it: `from $p1 Dana Ortiz, prospect, Larkfield`, subject, body with handles."""
import random
import re

from bank import more, near3, synonyms
from phrase import expand, lines
from wording import (AROUND, FILLER, FOREIGN, INJECTION, INTENTS, MARKED, MENTION, QUIET, SUBJECTS, TONE, TOPIC, TOPIC_NOUNS, UNMARKED, core, fitting, named, plain)
from words import (CITIES, DOES, EVENTS, FACTS, MONTHS, NEWS, NOISE, PRODUCTS, ROLES, TOPICS, TROLES, WORK, Words)

RELATIONS = ["prospect", "customer", "investor", "founder", "supplier", "team", "press", "friend"]
GREET = "Hi {me},|Hi {me},|Hello {me},|Dear {me},|Hey {me},|{me},|Good morning {me},|Hi,|Hello,|Dear Ms {mel},|Dear team,|Hi there,|Good afternoon,|Hi {me} -|Hello again {me},|Hey,|Hi {me}!|Hola {me},|Ola {me},|Good evening,|Dear colleague,|Dear all,|Hi again,|Dear Sir or Madam,|Hello {me}!|Morning!".split("|")
CLOSE = "Best,|Best regards,|Thanks,|Thank you,|Kind regards,|Cheers,|Regards,|Many thanks,|All the best,|Warm regards,|Yours,|Sincerely,|Talk soon,|Best wishes,|Have a good day,|Thanks in advance,|Looking forward to your reply.|See you,|Yours sincerely,|With kind regards,|Take care,|x|Greetings,|Until soon,".split("|")
GENERIC = "hello|quick one|re: hello|from {co}|re:|a note|(no subject)|hi {me}|re: last week|{co}|small thing|update|today|next steps|fwd: {topic}|re: {topic}|for you|{name} here|?|!|hm|one thing|and now|so|news|re: re:|before {time}|about {topic}|{topic}|{name}|still there|something else|finally|again|important|short".split("|")
BULKY = {"newsletter": .8, "receipt": .35, "event invitation": .2, "invoice": .12, "other": .2}
HEADLINES = ["{topic} and {topic}", "why {topic} matters", "{co} and {topic}", "what we learned about {topic}", "{neutral}", "{topic}, explained", "{num} notes on {topic}", "how {co} {does}", "{city}: {neutral}", "the return of {topic}", "{topic} without tears"]

SIGNATURES, LEGAL = ([line.replace(" / ", "\n") for line in lines(b)] for b in (near3.SIGNATURES, near3.LEGAL))
SYNONYMS = synonyms.table()
TRAPPED = ("question", "other", "meeting request", "job application", "support request", "introduction", "follow-up")
TRAPS = "the invoice|the last invoice|the discount|your discount policy|the newsletter|your newsletter|the receipt|the meeting of last week|the price list|the complaint of a customer|the bill|the payment|the event|the introduction to a founder|the order|the price|invoices|our meeting".split("|")

# What makes a found-or-none reading undecidable where no marked sentence stands in the mail.
BLUR = {
    "deadline": r"\b(by|before|until|till|deadline|due|latest|within|payable|expires?|tonight|today|ends?|closes?|tomorrow|asap|soon|now|overdue|waiting|at once|immediately)\b",
    "phone": r"\d[\d ]{5,}\d",
    "apology": r"sorry|apolog|regret|forgive|excuse|pardon|afraid|unfortunately",
    "thanks": r"than[kx]|thx|grateful|appreciat|obrigad|merci|dank|gracias|grazie|cheers",
    "attachment": r"attach|enclos|in cc|below|here (is|are|you|comes)|pdf|file|photo|cv|résumé|resume|portfolio|document|minutes|screenshot|adjunt|anexo|allegat|anbei|ci-joint|bijgevoegd|hierbij|log\b|signed",
}
#: A term of payment, which one reader takes for a deadline and another does not.
TERM = re.compile(r"[Ww]ithin [^.?!\n]{2,24} \$n\d")


class Text(str):
    """A segment's text that knows what its sentences do: `spans` is [(end, function)]."""

    spans = ()


class Told(str):
    """A sentence whose author says which marks are in it: words of a mark leave nothing open."""


class Mail:
    """A mail: its text for the prompt, its labels, and the handles that it brought."""

    __slots__ = ("text", "body", "intent", "tone", "topic", "marks", "person", "windows", "amounts", "name", "company", "relation", "subject", "kinds", "open", "told", "also")

    def found(self, mark):
        """"found", "none", or None where the text does not decide."""
        if mark in self.marks:
            return "found"
        if mark == "deadline" and re.search(TERM, self.body):
            return None
        body = self.body
        for text in self.told:
            body = body.replace(text, "")
        return None if re.search(BLUR[mark], body, re.I) else "none"


class Writer:
    """Writes mails. `side` 1 uses held-out names, `wording` 1 held-out sentences. `brief` mails are short, `bare` ones a single sentence."""

    def __init__(self, rng, side=0, wording=0):
        self.rng, self.words, self.wording = rng, Words(rng, side), wording
        self.brief = self.bare = False
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
            if mail.topic:
                return r.choice(TOPIC_NOUNS[mail.topic]).replace("{num}", str(r.randint(2, 30)))
            return r.choice(TRAPS) if trap and r.random() < .15 else r.choice(TOPICS) if r.random() < .6 else r.choice(r.choice(list(TOPIC_NOUNS.values()))).replace("{num}", str(r.randint(2, 30)))

        simple = {
            "name": w.first, "full": w.full, "co": w.company, "inv": w.inv, "me": lambda: self.me, "mel": lambda: "Lindqvist" if self.me == "Maya" else w.full().split()[1],
            "prod": lambda: r.choice(PRODUCTS) if r.random() < .7 else w.company().split()[0], "topic": topic, "work": lambda: r.choice(WORK), "role": lambda: r.choice(ROLES),
            "trole": lambda: r.choice(TROLES), "does": lambda: r.choice(DOES), "event": lambda: r.choice(EVENTS), "city": lambda: r.choice(CITIES), "month": lambda: r.choice(MONTHS),
            "nl": lambda: r.choice(NEWS), "num": lambda: str(r.choice([r.randint(3, 60), r.randint(100, 900), r.randint(2, 12)])), "year": lambda: str(r.randint(2016, 2025)), "fact": lambda: r.choice(FACTS),
            "neutral": lambda: " ".join(filter(None, (r.choice(l) for l in (more.NEUTRAL_WHO, more.NEUTRAL_DO, more.NEUTRAL_WHAT, more.NEUTRAL_HOW)))),
            "code": lambda: r.choice(["SAVE", "NOV", "HELLO"]) + str(r.randint(5, 50)), "intent": lambda: r.choice(INTENTS),
            "phone": lambda: r.choice(["+351 ", "+44 ", "0", "+49 ", "21 ", ""]) + f"{r.randint(20, 999)} {r.randint(100, 999)} {r.randint(100, 9999)}",
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

    def parts(self, m, fill, bulk_mark):
        """[(sentence, function)] of the body."""
        r, side, intent = self.rng, self.wording, m.intent
        foreign = intent in FOREIGN and side == 0 and not m.topic and r.random() < .05
        count = 1 if self.bare else r.choice([2, 3, 3, 4, 5]) if intent == "newsletter" else r.choice([1, 1, 1, 2] if self.brief else [1, 1, 1, 2, 2, 3])
        out = []
        if foreign:
            for line in r.sample(FOREIGN[intent], min(count, 2)):
                out.append((self.sentence(line, fill), intent))
            return out
        for _ in range(count):
            if intent != "other":
                out.append((self.sentence(core(r, intent, side), fill), intent))
            elif m.topic:
                out.append((self.sentence(r.choice(TOPIC[m.topic][side]), fill), f"topic {m.topic}"))
            else:
                line, kind = plain(r, side)
                m.kinds.append(kind)
                out.append((self.sentence(line, fill), "other"))
        if intent == "newsletter" and bulk_mark and r.random() < .4:
            # Headlines with a sentence each, above a line that says what this is.
            out = [(self.sentence(r.choice(HEADLINES), fill).rstrip(".") + r.choice(["\n", ": ", ". "]) + self.sentence("{neutral}" if r.random() < .6 or m.topic else r.choice(TOPIC[r.choice(list(TOPIC))][side]), fill), "newsletter")
                   for _ in range(r.choice([1, 2, 3]))] + out[:r.choice([1, 1, 2])]
        extra = []
        for _ in range(0 if self.bare else r.choice([0, 0, 0, 1] if self.brief else [0, 0, 1, 1, 2, 3, 4, 5])):
            t = r.random()
            if m.topic:
                extra.append((r.choice(TOPIC[m.topic][side]), f"topic {m.topic}"))
            elif t < .25:
                extra.append(("{neutral}", "other"))
            elif t < .45:
                topic = r.choice(list(TOPIC))
                extra.append((r.choice(TOPIC[topic][side]), f"topic {topic}"))
            else:
                extra.append((r.choice(FILLER), "other"))
        if intent != "newsletter" and r.random() < .14 and not m.topic:
            extra.append((r.choice(MENTION) if r.random() < .4 else named(r, side), "other"))
        for line, function in extra:
            out.insert(r.choice([0, 0, r.randint(0, len(out)), len(out)]), (self.sentence(line, fill), function))
        if m.tone in TONE:
            out.insert(r.randint(0, len(out)), (self.sentence(r.choice(TONE[m.tone][side]), fill), f"tone {m.tone}"))
        for mark in m.marks:
            out.insert(r.randint(0, len(out)), (self.sentence(r.choice(MARKED[mark][side]), fill), f"mark {mark}"))
        if r.random() < .04:
            out.insert(r.randint(0, len(out)), (self.sentence(r.choice(INJECTION), fill), "order"))
        return out

    def letter(self, m):
        """A whole letter of the bank that fits, or None: seven in ten of the mails that one fits."""
        r = self.rng
        if self.bare or r.random() < (.2 if m.topic else .3):
            return None
        fit, toned, marked = fitting(m.intent, self.wording, m.topic, m.tone)
        if not fit:
            return None
        # Letters that have the tone or a mark of their own teach it better than a sentence put into another.
        for own in (toned, [x for mark in m.marks for x in marked[mark]]):
            if own and r.random() < .55:
                fit = own
        letter = r.choice(fit)
        if letter.tone:
            m.tone = letter.tone
        elif m.tone is None:
            # Nobody looked at its tone. Where a neutral letter is wanted, one without a plain tone will do.
            m.open.add("tone")
        return self.graft(letter) if not m.topic and not letter.tone and r.random() < .35 else letter

    def graft(self, letter):
        """What a letter is for, amid lines of another one: a letter is not to be known by the company that its sentences keep."""
        r = self.rng
        # What stands around in a letter that wants something might hint at it, where nothing is wanted.
        around = r.choice((QUIET if letter.intent == "other" else AROUND)[self.wording])
        around = r.sample(around, r.randint(1, min(3, len(around))))
        own = [x for x in letter.lines if x[0] != "other"] if letter.intent != "other" else r.sample(letter.lines, len(letter.lines))
        for line in around:
            own.insert(r.choice([0, len(own), r.randint(0, len(own))]), ("other", line))
        return letter._replace(lines=tuple(own))

    def letter_parts(self, m, letter, fill):
        """[(sentence, function)] of a letter, with what was asked for besides."""
        r, side = self.rng, self.wording
        out = [(Told(self.sentence(line, fill)), "other" if kind == "tone neutral" else kind) for kind, line in letter.lines if kind != "other" or r.random() < .8]
        if m.tone in TONE and not letter.tone:
            out.insert(r.randint(0, len(out)), (self.sentence(r.choice(TONE[m.tone][side]), fill), f"tone {m.tone}"))
        for mark in m.marks:
            if not any(f == f"mark {mark}" for _, f in out):
                out.insert(r.randint(0, len(out)), (self.sentence(r.choice(MARKED[mark][side]), fill), f"mark {mark}"))
        if not m.topic and r.random() < .2:
            out.insert(r.randint(0, len(out)), (self.sentence(r.choice(FILLER) if r.random() < .5 else "{neutral}", fill), "other"))
        m.marks = [k for k in MARKED if any(f == f"mark {k}" for _, f in out)]
        return out

    def tail(self, m, fill, bulk):
        """What may stand below a letter: a signature, words of an earlier letter. It decides nothing."""
        r = self.rng
        out = ""
        if r.random() < .12:
            out += "\n" + expand(r, r.choice(LEGAL if bulk else SIGNATURES), lambda n: m.name if n == "sender" else fill(n))
        if not bulk and r.random() < .08:
            quoted = [self.sentence(core(r, r.choice(INTENTS), self.wording), fill) if r.random() < .6 else self.sentence(r.choice(FILLER), fill) for _ in range(r.choice([1, 1, 2]))]
            out += r.choice(["\n", f"\nOn {self.words.time()} {self.words.full()} wrote:\n", "\n"]) + "\n".join("> " + q.replace("\n", " ") for q in quoted)
        return out

    def write(self, handles, intent, tone=None, person=None, topic=None, marks=(), denied=(), also=None):
        """A mail of an intent; `tone` adds a sentence of that tone (None or "neutral" adds none), `topic` keeps it to one subject, `marks` adds marked sentences, `denied` ones that only name a mark, `also` a second matter."""
        r, w = self.rng, self.words
        m = Mail()
        m.intent, m.tone, m.topic, m.marks, m.windows, m.amounts, m.kinds, m.open, m.told, m.also = intent, tone, topic, marks, [], [], [], set(), [], also
        m.person = person or handles.new("p")
        fill = self.filler(handles, m)
        bulk_mark = r.random() < BULKY.get(intent, .01)
        letter = self.letter(m)
        parts = self.letter_parts(m, letter, fill) if letter else self.parts(m, fill, bulk_mark)
        marks = m.marks
        for mark in denied:
            parts.insert(r.randint(0, len(parts)), (Told(self.sentence(r.choice(UNMARKED[mark][self.wording]), fill)), "other"))
        if also:
            parts.insert(r.choice([0, len(parts)]), (self.sentence(core(r, also, self.wording), fill), also))
        if bulk_mark and intent == "other" and "private" in m.kinds:
            bulk_mark = False
        m.name = r.choice(NEWS) if intent == "newsletter" and r.random() < .6 else (w.company() if bulk_mark or r.random() < .08 else w.full())
        m.company = w.company()
        m.relation = r.choice(RELATIONS) if r.random() < .6 else None
        head = f"from {m.person} {m.name}"
        if bulk_mark:
            head += ", bulk" if r.random() < .9 else f", {m.company}, bulk"
        elif m.relation and not self.bare:
            head += f", {m.relation}" + (f", {m.company}" if r.random() < .8 else "")
        elif r.random() < .12:
            head += f", {m.company}"
        t = r.random()
        pool = [letter.subject] if letter and t < .7 else SUBJECTS[intent] if t < .5 else GENERIC if t < .86 else SUBJECTS[r.choice(INTENTS)]
        m.subject = expand(r, r.choice(pool), lambda n: re.sub(r" \$\w\d+", "", fill(n)) if n not in ("time", "pct", "money") else {"time": w.time, "pct": w.percent, "money": w.money}[n]())
        if r.random() < .8:
            m.subject = m.subject[:1].upper() + m.subject[1:]
        if r.random() < .4 and not self.wording:
            parts = [(type(text)(self.noise(text)), function) for text, function in parts]
        m.told = [text for text, _ in parts if isinstance(text, Told)]
        sep = r.choice([" ", " ", " ", "\n", "mixed"])
        text = f"{head}\nsubject: {m.subject}\n"
        begin = len(text)
        if not self.bare and (intent != "newsletter" and r.random() < .72 or r.random() < .2):
            text += expand(r, r.choice(GREET), fill) + r.choice(["\n", "\n", " "])
        spans = []
        for k, (part, function) in enumerate(parts):
            if k:
                text += r.choice([" ", " ", "\n"]) if sep == "mixed" else sep
            text += part
            spans.append((len(text), function))
        close = "" if self.bare or "thanks" not in marks and r.random() < .4 else r.choice(CLOSE)
        if close and intent != "newsletter" and r.random() < .6 or r.random() < .06:
            text += r.choice(["\n", "\n", " "]) + close
        if r.random() < (.1 if self.bare else .6):
            text += r.choice(["\n", " "]) + (m.name.split()[0] if r.random() < .7 else m.name)
        if not self.bare:
            text += self.tail(m, fill, bulk_mark or intent == "newsletter")
        if len(text) - begin > 600:
            text = text[:begin + 600].rsplit(" ", 1)[0]
        m.body = text[begin:]
        m.marks = [k for k in marks if any(f == f"mark {k}" and e <= len(text) for e, f in spans)]
        if m.tone in TONE and not any(f == f"tone {m.tone}" and e <= len(text) for e, f in spans):
            m.tone = None
        m.text = Text(text + "\n")
        m.text.spans = [(e, f) for e, f in spans if e <= len(text)]
        return m

    def noise(self, text):
        """Words of like meaning, stray words, lost words and typing errors, so that no single word decides."""
        r = self.rng
        words = text.split(" ")
        for i, word in enumerate(words):
            others = SYNONYMS.get(word)
            if others and r.random() < .3:
                words[i] = r.choice(others)
        if r.random() < .45:
            return " ".join(words)
        for _ in range(r.randint(0, max(1, len(words) // 8))):
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
    from wording import BANKS, count
    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print(count())
    for intent in list(BANKS):
        for _ in range(3):
            print("==", intent)
            print(Writer(rng).write(Handles(rng), intent, rng.choice([None, None, "angry", "urgent", "friendly"])).text)
