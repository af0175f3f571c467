"""Recomputes labels from rendered text alone, so that no label is undecidable.

    python oracle.py [N]

Intents: every line of the bank becomes a pattern; the patterns found in a mail without noise must be of one
intent, the labelled one. Calls: every handle of a call must stand in the text before it.
"""
import random
import re
import sys

import mails
from episodes import episode
from mails import BANKS, FOREIGN, Writer
from phrase import lines, parse
from protocol import Handles


def pattern(line):
    def one(node):
        out = ""
        for p in node:
            if isinstance(p, str):
                out += re.sub(r"\\\{\w+\\\}", ".+?", re.escape(p))
            else:
                out += "(?:" + "|".join(one(a) for a in p[1]) + ")"
        return out
    return re.compile(r"(?:^|[.?!\n:]\s?)" + one(parse(line)).replace("\\ ", " ") + r"(?=[\s.?!]|$)", re.I)


def patterns():
    table = {i: [pattern(l) for l in lines(b[0] + mails.more.MORE[i]) + lines(mails.bulk.FOREIGN.get(i, "")) if l != "{neutral}"] for i, b in BANKS.items()}
    return table


def main(n=600):
    rng = random.Random(77)
    table = patterns()
    missing = double = 0
    shown = 0
    for k in range(n):
        w = Writer(rng, k % 2, k % 2)
        w.noise = lambda text: text
        m = w.write(Handles(rng), rng.choice(list(BANKS)), None)
        body = m.text.split("\n", 2)[2]
        found = {i for i, ps in table.items() if any(p.search(body) for p in ps)} - {"other"}
        want = {m.intent} - {"other"}
        if want - found and len(body) < 590:
            missing += 1
        if found - want:
            double += 1
            if shown < 25:
                shown += 1
                print("DOUBLE", m.intent, found - want, "|", body.replace("\n", " / ")[:300])
    print(f"intents: {n} mails, {missing} without a line of their intent, {double} with a line of another")
    bad = calls = 0
    for _ in range(n):
        before = ""
        for mark, text, loss in episode(rng):
            if loss:
                calls += 1
                bad += any(h + "\n" not in before.replace(" ", "\n").replace(";", "\n").replace(".", "\n").replace(":", "\n").replace(",", "\n").replace("<", "\n").replace("'", "\n").replace("?", "\n").replace("!", "\n") and not re.search(re.escape(h) + r"(?!\d)", before) for h in re.findall(r"\$[a-z]\d+", text))
            before += mark + text
    print(f"calls: {calls} answers, {bad} with a handle that was never shown")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
