"""Guards the tests: lists bank lines that share a run of words with a held-out letter or skill.

    python overlap.py [WORDS]      default 6; exit code 1 when more than a dozen runs are shared

Runs of common small words and of the calendar do not count; a handful of stock phrases ("I am sorry to tell you") is bound to occur in both. A
line that shares more is to be reworded or deleted, never the test. held/hand.json is left out: it is a development set.
"""
import json
import pathlib
import random
import re
import sys

import bank as folder
from phrase import choose, parse

HELD = pathlib.Path(__file__).with_name("held")
SMALL = set("a an the i we you he she it they me us him her them my our your his their is are was were be been am do does did have has had will would can could shall should may might to of in on at for from with by about as and or but not no if that this there what when how so up out let know please all any end beginning middle day week month year last next first more one some than then too very just also here who which where hi dear hello thank thanks you're i'm we're it's let's re".split())


def runs(text, n):
    words = re.findall(r"[a-zà-ÿ']+|§", text.lower())
    return {tuple(words[k:k + n]) for k in range(len(words) - n + 1) if "§" not in words[k:k + n] and sum(w not in SMALL for w in words[k:k + n]) >= 2}


def held(n):
    out = {}
    for path in sorted(p for p in HELD.glob("*.json") if p.name != "hand.json"):
        for m in json.loads(path.read_text()):
            for run in runs(m["subject"] + " § " + m["body"], n):
                out.setdefault(run, path.name)
    for run in runs((HELD / "skills.txt").read_text() if (HELD / "skills.txt").exists() else "", n):
        out.setdefault(run, "skills.txt")
    return out


def bank():
    """(file, line) of the whole bank."""
    bank = pathlib.Path(folder.__file__).parent
    for path in sorted([*bank.glob("*.py"), *bank.glob("letters/*.txt")]):
        for k, line in enumerate(path.read_text().split("\n"), 1):
            if line.strip():
                yield f"{path.name}:{k}", line


def main(n=6):
    rng = random.Random(5)
    known = held(n)
    bad = 0
    for where, line in bank():
        for part in line.split("|") if line.count("|") > 12 and "(" not in line else [line]:
            try:
                tree = parse(part)
            except ValueError:
                continue
            found = {}
            for _ in range(150 if "(" in part else 1):
                for run in runs(re.sub(r"\{\w+\}", " § ", choose(rng, tree)), n) & known.keys():
                    found[run] = known[run]
            for run, source in found.items():
                bad += 1
                print(where, source, "|", " ".join(run))
    print(f"{bad} shared runs")
    return bad > 12


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
