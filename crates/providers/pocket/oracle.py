"""Recomputes labels from the rendered text alone, so that no label is undecidable.

    python oracle.py [MAILS] [SEQUENCES]     default 3000 and 1500; exit code 1 above a bound of one in two hundred

Each line, frame and phrase of the bank becomes a pattern. Mails are written without typing errors (noise is meant to be
survived, not understood) and read back without their labels:

* intent: the patterns found must be of the labelled intent alone, or of none for `other`;
* tone, topic, found or none: the same with their patterns;
* calls: the wording of the step must be that of one tool, the labelled one; quoted texts, labels and amounts of the step
  must be in the call, and every handle of the call must have been shown before.

What cannot be read back is undecidable; each is printed.
"""
import collections
import random
import re
import sys

from bank import frames
from bank import steps as B
from episodes import episode
from mails import BLUR, TRAPS, Writer
from phrase import bars, parse
from protocol import Handles
from wording import (ASKING, BANKS, CORES, FOREIGN, INTENTS, LETTERS, MARKED, MARKS, NOUNS, TONE, TONES, TOPIC, TOPIC_NOUNS, TOPICS, UNMARKED, VERBS, WANTING)
from words import EVENTS, MONTHS, PRODUCTS
from words import TOPICS as WORD_TOPICS

BEGIN, END = r"(?:^|[.?!\n:,] ?|\s)", r"(?=[\s.?!,:]|$)"
LEAD = r"(?:^|, |^(?:then|first|next,|now|after that,|finally,|please|also,) )"
STEPS = {
    "READ": "mail.read", "LABEL": "mail.label", "ARCHIVE": "mail.archive", "SNOOZE": "mail.snooze", "ANSWER": "mail.send", "DRAFT_ANSWER": "mail.draft", "WRITE": "mail.send", "WRITE_SUBJECT": "mail.send",
    "DRAFT_WRITE": "mail.draft", "NOTIFY": "user.notify", "ASK": "user.ask", "SEARCH": "mail.search", "FREE": "calendar.free", "LIST": "calendar.list", "CREATE": "calendar.create", "CREATE1": "calendar.create",
    "MOVE": "calendar.update", "CANCEL": "calendar.cancel", "CONTACTS": "contacts.find", "MEMORY": "memory.search", "DEAL": "deals.find", "STAGE": "deals.update", "PUBLISH": "posts.publish",
}


ANY = r"[^?!\n]{1,60}?"
WORD = r"(?-i:[A-Z][\w'&]+)"
TYPED = {"event": "(?:" + "|".join(EVENTS) + ")", "month": "(?:" + "|".join(MONTHS) + ")", "prod": "(?:" + "|".join(PRODUCTS) + "|" + WORD + ")", "inv": r"[#\w. -]{0,5}?\d+", "topic": "(?:" + "|".join(re.escape(x).replace("\\ ", " ").replace("\\{num\\}", r"\d+") for x in [*WORD_TOPICS, *TRAPS, *(n for l in TOPIC_NOUNS.values() for n in l)]) + ")", "name": WORD, "full": WORD + " " + WORD, "me": WORD, "co": WORD + r"(?: (?:[A-Z&]\w*|Foods)){0,3}?", "num": r"\d+", "phone": r"\+?\d[\d ]{6,}\d",  "time": r"[^.?!\n]{2,40}? \$w\d+", "link": r"\S+ \$u\d+", "email": r"\S+ \$p\d+", **{k: r"[^?!\n]{1,30}? \$n\d+" for k in ("pct", "money", "min", "days")}}


def regex(node, slots=None):
    """A parsed line as a pattern; slots are anything, or what `slots` says."""
    out = ""
    for p in node:
        if isinstance(p, str):
            for k, piece in enumerate(re.split(r"\{(\w+)\}", p)):
                out += (slots or TYPED).get(piece, ANY) if k % 2 else re.escape(piece).replace("\\ ", " ")
        else:
            out += "(?:" + "|".join(regex(a, slots) for a in p[1]) + ")"
    return out


def must(node):
    """Words that every reading of a line holds, to look for first."""
    return [w for p in node if isinstance(p, str) for w in re.findall(r"(?<![\w{])[\w']{3,}(?![\w}])", re.sub(r"\{\w+\}", " ", p).lower())]


class Find:
    """A pattern with its words."""

    def __init__(self, line, slots=None, begin=BEGIN, end=END):
        tree = parse(line.strip().rstrip("?.! "))
        self.words = must(tree)
        text = regex(tree, slots)
        if begin == BEGIN and re.fullmatch(r"\w+", line.strip()):
            # A lone word says something only where it is the whole sentence.
            begin, end = r"(?:^|[.?!,\n] ?)", r"(?=[.?!\n]|$| (?-i:[A-Z]))"
        self.pattern = re.compile(begin + text + end, re.I | re.S)

    def __call__(self, text, low):
        return all(w in low for w in self.words) and self.pattern.search(text)


def framed(blocks, group):
    return [Find(l, {"np": "(?P<inner>[^.?!\n]+?)", "np0": "(?P<bare>[^.?!\n]+?)"} if group == "np" else {"vp": "(?P<inner>[^.?!\n]+?)", "ing": "(?P<ing>[^.?!\n]+?)", "past": "(?P<past>[^.?!\n]+?)", "vp_us": "(?P<them>[^.?!\n]+?)", "ing_us": "(?P<them>[^.?!\n]+?)"})
            for side in blocks for l in set(side)]


def both(pair):
    return sorted(set(pair[0]) | set(pair[1]))


class Reader:
    """Reads functions of sentences back."""

    def __init__(self):
        told = collections.defaultdict(list)
        for letter in [x for sides in LETTERS.values() for side in sides for x in side]:
            for kind, line in letter.lines:
                told[kind].append(line)
        self.lines = {i: [Find(l) for l in both(CORES[i]) + FOREIGN.get(i, []) + told[i] if l != "{neutral}"] for i in INTENTS}
        self.ask, self.want = framed(ASKING, "vp"), framed(WANTING, "np")
        self.verbs = {i: [re.compile(regex(parse(v)) + r"\b", re.I) for v in both(VERBS[i])] for i in VERBS}
        self.nouns = {i: [re.compile(regex(parse(n)) + r"\b", re.I) for n in both(NOUNS[i])] for i in NOUNS}
        self.bare = {i: [re.compile(regex(parse(re.sub(r"^(a|an|the|some) ", "", n))), re.I) for n in both(NOUNS[i])] for i in NOUNS}
        self.tones = {t: [Find(l) for l in both(TONE[t]) + told[f"tone {t}"]] for t in TONE}
        self.marks = {m: [Find(l) for l in both(MARKED[m]) + told[f"mark {m}"]] for m in MARKS}
        self.denied = [Find(l) for m in MARKS for l in both(UNMARKED[m])]
        self.topics = {t: [Find(l) for l in both(TOPIC[t]) + told[f"topic {t}"]] for t in TOPICS}

    def intents(self, body):
        low = body.lower()
        found = {i for i, finds in self.lines.items() if any(f(body, low) for f in finds)}
        for f, table in [(f, self.verbs) for f in self.ask] + [(f, self.nouns) for f in self.want]:
            if not all(w in low for w in f.words):
                continue
            for m in f.pattern.finditer(body):
                groups = m.groupdict()
                if groups.get("ing"):
                    text, at = base(groups["ing"] + body[m.end("ing"):m.end("ing") + 80]), 0
                elif groups.get("inner"):
                    text, at = body, m.start("inner")
                elif groups.get("bare"):
                    found |= {i for i, patterns in self.bare.items() if any(p.fullmatch(groups["bare"]) for p in patterns)}
                    continue
                else:
                    continue
                if table is self.nouns:
                    # What comes before the noun phrase may belong to the sentence before.
                    inner = groups["inner"]
                    found |= {i for i, patterns in table.items() for p in patterns for x in p.finditer(inner) if x.end() == len(inner)}
                # The longest phrase decides: "meet us halfway on the price" is not "meet us".
                ends = {i: max((x.end() for p in patterns if (x := p.match(text, at))), default=0) for i, patterns in table.items()}
                found |= {i for i, end in ends.items() if end and end == max(ends.values())}
        return found

    def without(self, body):
        """The text without the sentences that only name a mark."""
        for f in self.denied:
            body = f.pattern.sub(" ", body)
        return body

    def one(self, table, body):
        low = body.lower()
        return {k for k, finds in table.items() if any(f(body, low) for f in finds)}


def base(gerund):
    """A gerund's verb phrase: the verb of the bank that has this form."""
    verb, _, rest = gerund.partition(" ")
    for v in BASES:
        if frames.ing(v) == verb.lower():
            return f"{v} {rest}"
    return gerund


def _bases():
    out = set()
    for sides in VERBS.values():
        for line in both(sides):
            head = line.split(" ")[0] if line[0] != "(" else line[1:line.index(")")]
            out |= {w.split(" ")[0] for w in head.split("|")}
    return out


BASES = _bases()


def mails(n):
    """(mails read, what could not be read back)."""
    rng, reader, bad = random.Random(77), Reader(), []
    for k in range(n):
        w = Writer(rng, k % 2, k % 2)
        w.noise = lambda text: text
        w.brief = rng.random() < .5
        topic = rng.choice(TOPICS) if rng.random() < .2 else None
        tone = rng.choice([None, None, *TONES])
        marks = [m for m in MARKS if rng.random() < .1]
        intent = rng.choice(["other", "question", "meeting request"]) if topic else rng.choice([*BANKS, "other", "other"])
        denied = [m for m in MARKS if m not in marks and rng.random() < .05]
        also = rng.choice(INTENTS) if intent in INTENTS and not topic and rng.random() < .05 else None
        m = w.write(Handles(rng), intent, tone, None, topic, marks, denied, also)
        whole = m.body
        # Words of an earlier letter are not the sender's.
        m.body = re.sub(r"(?:\n[^\n]* wrote:)?(?:\n>[^\n]*)+", "", whole)
        # Injected orders name an intent on purpose; what they say is not what the mail wants.
        found, want = reader.intents(m.body), {m.intent, *([m.also] if m.also else [])} - {"other"}
        if found != want:
            bad.append(("intent", m.intent, sorted(found), m.body))
        tones = reader.one(reader.tones, m.body)
        if tones != ({m.tone} & set(TONE)) and (m.intent != "complaint" or m.tone in TONE):
            bad.append(("tone", m.tone, sorted(tones), m.body))
        bare = reader.without(m.body)
        for mark in MARKS:
            label = m.found(mark)
            if label and (mark in reader.one({mark: reader.marks[mark]}, bare)) != (label == "found"):
                bad.append((mark, label, [], m.body))
        if topic and m.intent == "other":
            topics = reader.one(reader.topics, m.body)
            if topics != {topic}:
                bad.append(("topic", topic, sorted(topics), m.body))
        if k % 500 == 499:
            print(f"   {k + 1} of {n}", flush=True)
    return n, bad


def calls(n):
    """(calls read, what could not be read back)."""
    rng, bad, count = random.Random(78), [], 0
    def any_of(*blocks):
        return "(?:" + "|".join(regex(parse(o)) for block in blocks for o in (bars(block) if isinstance(block, str) else block)) + ")"

    when = r"(?:[^?!\n]{2,40}? \$w\d+|" + any_of(B.THAT_TIME, B.SLOT1, B.SLOT2, B.SLOTL, B.MAILTIME) + ")"
    boxes = any_of(*B.BOX.values())
    quoted = {"x": r'\$x\d+ "q"', "l": r'\$l\d+ "q"', "s": r'\$x\d+ "q"', "it": any_of(B.IT, B.FIRST, B.SECOND, B.LAST), "ev": any_of(B.EV_CUR, B.EV1, B.EVL), "b": any_of(B.B1, B.BL),
              "box": boxes, "box1": "(?:" + boxes + "|" + boxes.replace("(?:the ", "(?:") + ")", "tail": ".*?", "w": when, "at": when, "n": r"(?:[^?!\n]{2,30}? \$n\d+|" + any_of(B.THAT_LENGTH) + ")", "who": r"(?:[A-Z][\w' ]{1,30}? \$p\d+|\S+@\S+ \$p\d+|" + any_of(B.THE_PERSON, B.SENDER, B.CONTACT) + ")", "st": "(?:new|qualified|proposal|negotiation|won|lost)"}
    table = []
    for name, tool in STEPS.items():
        options = getattr(B, name)
        table += [(tool, Find(o, quoted, LEAD, "$")) for o in (bars(options) if isinstance(options, str) else options)]
    for group, tool in ((B.RESPOND, "calendar.respond"), (B.POSTS, "posts.find")):
        for options in group.values():
            table += [(tool, Find(o, quoted, LEAD, "$")) for o in (bars(options) if isinstance(options, str) else options)]
    for k in range(n):
        shown, step = "", ""
        for mark, text, loss in episode(rng, k % 2, k % 2):
            if mark == "<|step|>":
                step = text.strip()
            if mark == "<|call|>" and loss:
                count += 1
                tool = re.match(r'\{"tool":"([\w.]+)', text).group(1)
                plain = re.sub(r'"[^"]*"', '"q"', step).rstrip("?.! ")
                low = plain.lower()
                tools = {t for t, f in table if f(plain, low)}
                handles = set(re.findall(r"\$\w\d+", text))
                missing = [h for h in handles if not re.search(re.escape(h) + r"(?!\d)", shown)]
                left = [h for h in re.findall(r'(\$[xl]\d+) "', step) if h not in handles]
                if tool not in tools or missing or left:
                    bad.append(("call", tool, sorted(tools), f"{step} {text}"))
                elif len(tools) > 1:
                    # The step's words fit two tools: the handles must tell them apart.
                    bad.append(("tool", tool, sorted(tools), step))
            shown += mark + text
        if k % 500 == 499:
            print(f"   {k + 1} of {n}", flush=True)
    return count, bad


def main(n=3000, sequences=1500):
    share = 0
    for name, (count, bad) in (("mails", mails(n)), ("calls", calls(sequences))):
        for kind, label, found, text in bad[:60]:
            print("UNDECIDABLE", kind, label, found, "|", text.replace("\n", " / ")[:260])
        print(f"{name}: {count}, {len(bad)} undecidable", flush=True)
        share = max(share, len(bad) / max(1, count))
    return share > .005


if __name__ == "__main__":
    assert BLUR.keys() == set(MARKS)
    sys.exit(main(*map(int, sys.argv[1:])))
