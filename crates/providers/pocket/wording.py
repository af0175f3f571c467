"""Sentences by intent from every bank, with a held-out side: lines, requests in frames, near misses, topics.

Each line, frame and phrase belongs to one side by a hash of it. A sentence of the held-out side takes all
its parts from there, so whole families of phrasing never occur in training.
"""
import functools
import pathlib
import re

from typing import NamedTuple

from bank import asks, bulk, frames, frames2, lines_a, lines_b, lines_c, marks_attachment, marks_date_phone, marks_sorry_thanks, money, moods, more, near, near2, near3, people, tones2, topics, topics2, wide_a, wide_b, wide_c, wide_d
from list_words import TOPIC_NOUNS
from phrase import bars, choose, hollow, lines, parse
from words import held

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
TONES = ["angry", "urgent", "friendly", "worried", "neutral"]
MARKS = list(near.MARKED)
SUBJECTS = {i: bars(b[1]) for i, b in BANKS.items()}
WIDE = {i: "\n".join(m.LINES.get(i, "") for m in (wide_a, wide_b, wide_c, wide_d, lines_a, lines_b, lines_c)) for i in BANKS}

#: What a sentence does, for the helper objective of training: intents, other, tones, marks, injected orders, topics.
FUNCTIONS = INTENTS + ["other"] + [f"tone {t}" for t in TONES[:4]] + [f"mark {m}" for m in MARKS] + ["order"] + [f"topic {t}" for t in topics.TOPICS]

TOPICS = list(TOPIC_NOUNS)


def sides(options, share=9):
    """(training, held-out) parts of a list."""
    options = lines(options) if isinstance(options, str) else options
    return [o for o in options if not held(o, share)], [o for o in options if held(o, share)] or options[-1:]


CORES = {i: sides(lines(b[0]) + lines(more.MORE[i]) + lines(WIDE[i])) for i, b in BANKS.items()}
frames.IRREGULAR.update(frames2.IRREGULAR)
frames.DOUBLED.update(frames2.DOUBLED)
ASKING, NAMING, WANTING, NOUN_NAMED = (sides(getattr(frames, name) + getattr(frames2, name)) for name in ("ASKING", "NAMING", "WANTING", "NOUN_NAMED"))
VERBS = {i: sides(b + frames2.VERBS[i]) for i, b in frames.VERBS.items()}
NOUNS = {i: sides((b + "|" + frames2.NOUNS[i]).split("|")) for i, b in frames.NOUNS.items()}
NEAR, SYSTEM, PRIVATE = (sides("".join(getattr(m, name) for m in (near, near2, near3))) for name in ("NEAR", "SYSTEM", "PRIVATE"))
DUTIES = sides(near2.DUTIES)
TONE = {t: sides(lines(bulk.TONES.get(t, "")) + lines(near.TONES.get(t, "")) + lines(moods.TONES[t]) + lines(tones2.TONES[t])) for t in TONES[:4]}
MORE_MARKED, MORE_UNMARKED = ({m: b for part in (marks_date_phone, marks_sorry_thanks, marks_attachment) for m, b in getattr(part, name).items()} for name in ("MARKED", "UNMARKED"))
MARKED = {m: sides(b + moods.MARKED[m] + MORE_MARKED[m]) for m, b in near.MARKED.items()}
UNMARKED = {m: sides(b + MORE_UNMARKED[m]) for m, b in moods.UNMARKED.items()}
TOPIC = {t: sides(b + topics2.TOPICS[t]) for t, b in topics.TOPICS.items()}
FOREIGN = {i: lines(near.FOREIGN.get(i, "")) + lines(bulk.FOREIGN.get(i, "")) for i in {*near.FOREIGN, *bulk.FOREIGN}}
MENTION, FILLER, INJECTION = lines(bulk.MENTION), lines(bulk.FILLER), lines(bulk.INJECTION)


class Letter(NamedTuple):
    """A whole letter: what its header says, its subject, and [(kind, line)] with the kinds of FUNCTIONS."""

    intent: str
    tone: str
    topic: str
    subject: str
    lines: tuple


def _letter(block):
    head, subject, *rest = block.strip().split("\n")
    intent, *more = [p.strip() for p in head.split(",")]
    tone = next((m for m in more if m in TONES), "")
    topic = next((m[6:] for m in more if m.startswith("topic:")), "")
    assert intent in BANKS and topic in ("", *TOPICS), head
    out = []
    for line in rest:
        first, _, text = line.partition(" ")
        # A letter that wants nothing says what it is about.
        kinds = {"*": f"topic {topic}" if intent == "other" and topic else intent, "~": f"tone {tone}", **{f"={m}": f"mark {m}" for m in MARKS}}
        assert not hollow(parse(text if first in kinds else line)), line
        out.append((kinds[first], text) if first in kinds else (f"topic {topic}" if topic else "other", line))
    return Letter(intent, tone, topic, subject, tuple(out))


def _letters():
    """The letters of bank/letters by intent and side.

    A block is `intent[, tone][, topic:NAME][, +mark]`, a subject, and lines. `*` begins a line that carries the intent, `~` one
    of the tone, `=mark` one of a mark; the other lines only stand around it. A block that begins with # is a remark.
    """
    out = {i: ([], []) for i in BANKS}
    for path in sorted((pathlib.Path(__file__).parent / "bank" / "letters").glob("*.txt")):
        for block in path.read_text().strip().split("\n\n"):
            if not block.startswith("#"):
                letter = _letter(block)
                out[letter.intent][held(block, 9)].append(letter)
    return out


LETTERS = _letters()


@functools.lru_cache(maxsize=None)
def fitting(intent, side, topic=None, tone=None):
    """(letters that a mail of this kind may be, those of them with this very tone, by mark those that carry it)."""
    fit = [x for x in LETTERS[intent][side] if (not topic or x.topic == topic) and (not tone or x.tone in ("", tone))]
    marked = {m: [x for x in fit if any(kind == f"mark {m}" for kind, _ in x.lines)] for m in MARKS}
    return fit, [x for x in fit if tone and x.tone == tone], marked


def _around(intents, side):
    """By letter, the lines that do nothing there but stand around: of letters without a tone or topic."""
    found = ([line for kind, line in x.lines if kind == "other"] for i in intents for x in LETTERS[i][side] if not x.tone and not x.topic)
    return [lines for lines in found if lines]


#: What stands around in letters of any intent, and what letters say that want nothing, by side.
AROUND, QUIET = (tuple(_around(intents, side) for side in (0, 1)) for intents in (BANKS, ["other"]))
#: Intents that have a whole letter on a topic, by topic and side.
WRITTEN = {t: tuple([i for i in BANKS for x in LETTERS[i][side] if x.topic == t] for side in (0, 1)) for t in TOPICS}


def others(phrase):
    """The phrase said of other people."""
    return re.sub(r"\b(us|me|my|our)\b", lambda m: {"us": "them", "me": "somebody", "my": "their", "our": "their"}[m.group(0)], phrase)


def framed(rng, frame, phrase):
    """A frame with a verb phrase in it, still with slots."""
    vp = choose(rng, parse(phrase))
    text = choose(rng, parse(frame))
    forms = {"vp": vp, "ing": frames.ing(vp), "past": frames.past(vp), "vp_us": others(vp), "ing_us": others(frames.ing(vp))}
    for name, value in forms.items():
        text = text.replace("{" + name + "}", value)
    return text


def wanted(rng, frame, noun):
    """A frame with a noun phrase in it, still with slots."""
    text = choose(rng, parse(frame))
    return text.replace("{np0}", re.sub(r"^(a|an|the|some) ", "", noun)).replace("{np}", noun)


def core(rng, intent, side):
    """A sentence that carries the intent by itself, slots still in braces."""
    t = rng.random()
    if intent in VERBS and t < .34:
        return framed(rng, rng.choice(ASKING[side]), rng.choice(VERBS[intent][side]))
    if intent in NOUNS and t < .46:
        return wanted(rng, rng.choice(WANTING[side]), rng.choice(NOUNS[intent][side]))
    return choose(rng, parse(rng.choice(CORES[intent][side])))


def named(rng, side):
    """A sentence that names what other intents ask for, without asking."""
    if rng.random() < .65:
        return framed(rng, rng.choice(NAMING[side]), rng.choice(VERBS[rng.choice(list(VERBS))][side]))
    return wanted(rng, rng.choice(NOUN_NAMED[side]), rng.choice(NOUNS[rng.choice(list(NOUNS))][side]))


def plain(rng, side):
    """(sentence, its kind) of a mail that asks for none of the things."""
    t = rng.random()
    if t < .20:
        return named(rng, side), "named"
    if t < .35:
        return choose(rng, parse(rng.choice(NEAR[side]))), "near"
    if t < .47:
        return choose(rng, parse(rng.choice(SYSTEM[side]))), "system"
    if t < .62:
        return choose(rng, parse(rng.choice(PRIVATE[side]))), "private"
    if t < .68:
        return choose(rng, parse(rng.choice(DUTIES[side]))), "duty"
    if t < .82:
        return choose(rng, parse(rng.choice(TOPIC[rng.choice(TOPICS)][side]))), "topic"
    return choose(rng, parse(rng.choice(CORES["other"][side]))), "old"


def count():
    """How much wording there is: lines by part."""
    n = {i: len(c[0]) + len(c[1]) for i, c in CORES.items()}
    n["frames"] = sum(len(x[0]) + len(x[1]) for x in (ASKING, NAMING, WANTING, NOUN_NAMED))
    n["phrases"] = sum(len(x[0]) + len(x[1]) for x in [*VERBS.values(), *NOUNS.values()])
    n["near, system, private, duties"] = sum(len(x[0]) + len(x[1]) for x in (NEAR, SYSTEM, PRIVATE, DUTIES))
    n["topics"] = sum(len(x[0]) + len(x[1]) for x in TOPIC.values())
    n["tones and marks"] = sum(len(x[0]) + len(x[1]) for x in [*TONE.values(), *MARKED.values()])
    n["letters"] = sum(len(x[0]) + len(x[1]) for x in LETTERS.values())
    n["other languages"] = sum(map(len, FOREIGN.values()))
    return n
