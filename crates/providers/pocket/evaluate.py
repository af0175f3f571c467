"""Measures a checkpoint: next calls, whole runs, readings, calibration, abstention, with and without grammar and skill.

    python evaluate.py out/NAME.pt [--out out/NAME.json] [--n 250] [--only TABLE ...] [--gguf FILE] [--live] [--errors] [--jobs 4]

One command prints every table of the model card, with fixed seeds and 95 % Wilson intervals. Each finished table is kept
in --out, so that a stopped measurement goes on where it was; delete the file to begin again. Tables:

* `new people`, `new combinations`, `new phrasings`: generated sequences whose names, orders of steps, or sentences and
  steps never occur in training.
* `hand-written skills`: held/skills.txt, runs written by hand by no template.
* held/*.json: letters that no template made. `questions` of a letter are asked as they stand there; other letters are
  asked for their intent with the triage list.
* `no skill`: the same generated and hand-written runs with the text of skill and steps removed.
* `--fit` prints the temperature that export.py can fold in.
* with --gguf, each of these with the weights of that file, and how often both weights choose the same token.

"Grammar" is the product's: a call keeps to the tool's parameters and to handles that exist. "Tool named" gives the tool as the
shipped skills do; "tool chosen" leaves it to the student.
"""
import argparse
import collections
import concurrent.futures
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import torch

from episodes import episode, unseen
from export import unpack
from list_words import READING_ALIASES
from model import Pocket
from protocol import Handles, PARAMETERS, TOOLS, call
from tokens import PATH as TOKENIZER, Codec

HERE = pathlib.Path(__file__).parent
TRIAGE = ["discount request", "meeting request", "invoice", "introduction", "complaint", "newsletter", "receipt"]
FIRST_NAMES = {other: name for name, others in READING_ALIASES.items() for other in others}
PATTERNS = [
    ("u", r"https?://\S+[\w/]"),
    ("p", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("n", r"\d[\d.,]*\s?(?:%|percent|per cent)|(?:€|\$|£|EUR |USD |GBP )\d[\d.,]*\d|\d[\d.,]*\s?(?:EUR|USD|GBP|euros?|dollars)|(?:\d+|ten|fifteen|twenty|thirty|forty-five|half an|an|one|two)[\s-](?:minutes?|min|hours?|days)\b"),
    ("w", r"\b(?:(?:next|this|on) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening))?(?:,? \d{1,2} \w+)?(?:,? (?:at )?\d{1,2}[:.]\d\d| at \d{1,2}(?: ?[ap]m)?)?|\btomorrow(?: at \d{1,2}[:.]\d\d)?|\b(?:next|this) week\b|\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\btoday\b"),
]


def render(mail, handles):
    """The observation of a mail, as the product writes it."""
    body = mail["body"].strip()
    found = []
    for letter, pattern in PATTERNS:
        for m in re.finditer(pattern, body):
            if not any(a < m.end() and m.start() < b for a, b, _ in found):
                found.append((m.start(), m.end(), letter))
    head = f"from {handles.new('p')} {mail['from']}"
    if mail.get("bulk"):
        head += ", bulk"
    elif mail.get("relation"):
        head += f", {mail['relation']}" + (f", {mail['company']}" if mail.get("company") else "")
    out, at = "", 0
    for start, end, letter in sorted(found):
        try:
            out += body[at:end] + " " + handles.new(letter)
        except OverflowError:
            out += body[at:end]
        at = end
    text = re.sub(r"\n\s*\n+", "\n", out + body[at:])[:600]
    return f"{head}\nsubject: {mail['subject']}\n{text}\n"


class Student:
    """A checkpoint with the product's choices: answers stay inside the grammar."""

    def __init__(self, path, live=False, packed="", tokenizer=""):
        """`packed`: take the weights out of that GGUF, as its quantisation left them."""
        z = torch.load(path, weights_only=False, map_location="cpu")
        self.codec = Codec(tokenizer or z.get("tokenizer") or TOKENIZER)
        self.model = Pocket(**z["shape"])
        self.model.load_state_dict(unpack(packed, z["shape"]) if packed else z["model" if live else "averaged"])
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model.to(self.device)
        self.info = {k: z[k] for k in ("step", "seen", "seconds")}
        tok = self.codec.tok
        self.named = {tok.token_to_id(t) for t in TOOLS}
        self.marks = list(self.codec.mark.values())
        self.tools = {t: tok.token_to_id(t) for t in TOOLS}
        self.ends = {tok.token_to_id(f'","{p}":"') for p in PARAMETERS} | {tok.token_to_id('"}')}
        self.handle = {tok.token_to_id(f"${c}{i}"): c for c in "mpwnxledbufat" for i in range(1, 25) if tok.token_to_id(f"${c}{i}") is not None}
        self.words = {}
        for params in TOOLS.values():
            for name, takes, _ in params:
                if isinstance(takes, list):
                    first = {self.codec.text(w)[0] for w in takes}
                    for w in takes:
                        self.words[self.codec.text(w)[0]] = first

    def logits(self, ids):
        with torch.no_grad():
            return self.model(torch.tensor([ids], device=self.device)).cpu()

    def values(self, ids, values, row=None):
        """Probability of each value after a prompt; `row`: its last logits, where they are known.

        A token counts only while other values of the list still begin like this one: the grammar forces the rest. A value
        that another one begins with ends in a mark.
        """
        texts = [self.codec.text(v) for v in values]
        if row is None:
            with torch.no_grad():
                row = self.model(torch.tensor([ids], device=self.device), torch.tensor([len(ids) - 1], device=self.device))[0].cpu()
        first = torch.log_softmax(row, -1)
        scores = []
        for t in texts:
            score, others, lp = first[t[0]].item(), [o for o in texts if o is not t and o[0] == t[0]], None
            at = 1
            while others:
                if lp is None:
                    lp = torch.log_softmax(self.logits(ids + t), -1)
                here = lp[len(ids) - 1 + at]
                if at == len(t):
                    score += torch.logsumexp(here[self.marks], 0).item()
                    break
                score += here[t[at]].item()
                others = [o for o in others if len(o) > at and o[at] == t[at]]
                at += 1
            scores.append(score)
        top = max(scores)
        p = [math.exp(s - top) for s in scores]
        return [x / sum(p) for x in p]

    def call_ok(self, ids, start, end, logits):
        """(right with the tool given, right with the tool chosen, right without a grammar)"""
        seen = set(ids[:start])
        ok = tool_ok = True
        free = bool((logits[start - 1:end - 1].argmax(-1) == torch.tensor(ids[start:end])).all())
        for k in range(start, end):
            gold, row = ids[k], logits[k - 1]
            if gold in self.named:
                tool_ok = max(self.named, key=lambda o: row[o].item()) == gold
                continue
            if gold in self.handle:
                options = [t for t in seen if self.handle.get(t) == self.handle[gold]] or [-1]
            elif gold in self.ends:
                options = list(self.ends)
            elif gold in self.words:
                options = list(self.words[gold])
            else:
                continue
            ok &= max(options, key=lambda o: row[o].item()) == gold
        return ok, ok and tool_ok, free


def spans(codec, segments):
    """(ids, [(mark, text, segment before, start, end)]) of the answers of a sequence."""
    ids, out, last = [], [], None
    for mark, text, loss in segments:
        ids.append(codec.mark[mark])
        t = codec.text(text)
        if loss:
            out.append((mark, text, last, len(ids), len(ids) + len(t)))
        last = (mark, text)
        ids += t
    return ids, out


class Tally:
    """What came out of a set of sequences."""

    def __init__(self):
        self.count = collections.defaultdict(lambda: [0, 0])
        self.readings = collections.defaultdict(list)

    def add(self, name, right):
        self.count[name][0] += bool(right)
        self.count[name][1] += 1

    def result(self):
        out = {"count": {k: v for k, v in sorted(self.count.items())}, "readings": {}}
        for name, rows in sorted(self.readings.items()):
            golds = collections.Counter(g for _, _, g in rows)
            out["readings"][name] = {"right": sum(r for _, r, _ in rows), "n": len(rows), "majority": max(golds.values()), "pairs": [(round(p, 4), bool(r)) for p, r, _ in rows]}
        return out


def judge(student, segments, tally):
    """Adds the answers of one sequence. A whole run counts when each of its answers is right."""
    ids, answers = spans(student.codec, segments)
    if len(ids) > 1000 or not answers:
        return
    lists = {}
    for mark, text, _ in segments:
        if mark == "<|skill|>":
            lists = dict(l.split(": ", 1) for l in text.split("\n") if " | " in l)
    logits = student.logits(ids)
    whole = whole_named = whole_free = True
    calls = 0
    for mark, text, before, a, b in answers:
        if mark == "<|call|>":
            named, chosen, free = student.call_ok(ids, a, b, logits)
            calls += 1
            tally.add("next call, tool named", named)
            tally.add("next call, tool chosen", chosen)
            tally.add("next call, no grammar", free)
            tally.add("  " + re.match(r'\{"tool":"([\w.]+)', text).group(1), chosen)
            whole, whole_named, whole_free = whole and chosen, whole_named and named, whole_free and free
            continue
        free = bool((logits[a - 1:b - 1].argmax(-1) == torch.tensor(ids[a:b])).all())
        if before[0] == "<|slot|>":
            options = [t for t in set(ids[:a]) if student.handle.get(t) == text[1]]
            right = max(options, key=lambda o: logits[a - 1][o].item()) == ids[a]
            tally.add("slots", right)
        elif before[0] == "<|read|>" and before[1] in lists:
            values = lists[before[1]].split(" | ")
            values += [] if "other" in values else ["other"]
            p = student.values(ids[:a], values, logits[a - 1])
            right = values[p.index(max(p))] == text
            name = "found or none" if "found" in values else FIRST_NAMES.get(before[1], before[1])
            tally.readings[name].append((max(p), right, text))
            tally.add("readings, no grammar", free)
        elif before[0] == "<|read|>":
            # The list was taken away with the skill.
            right = free
            tally.readings[FIRST_NAMES.get(before[1], before[1])].append((1.0, right, text))
        else:
            names = [l.split(":")[0] for l in before[1].strip().split("\n")] + ["none"]
            p = student.values(ids[:a], names, logits[a - 1])
            right = names[p.index(max(p))] == text
            tally.readings["route"].append((max(p), right, text))
        whole, whole_named, whole_free = whole and right, whole_named and right, whole_free and free
    if calls:
        tally.add("whole runs, tool named", whole_named)
        tally.add("whole runs, tool chosen", whole)
        tally.add("whole runs, no grammar", whole_free)


def blank(segments):
    """The same sequence without the words of the skill and of its steps; what they bound stays, with its handle."""
    return [(m, " ".join(re.findall(r'\$\w\d+(?: "[^"]*")?', t)) + "\n" if m in ("<|step|>", "<|skill|>") and t else t, loss) for m, t, loss in segments]


def generated(side, wording, n, combination=None, seed=4242):
    """Fixed sequences of a split. `combination` True: only orders of steps that training leaves out, False: only others."""
    rng = random.Random(f"{seed}-{side}-{wording}-{combination}")
    out = []
    while len(out) < n:
        segments = episode(rng, side, wording)
        if combination is None or unseen(segments) == combination:
            out.append(segments)
    return out


def skills():
    """The hand-written runs of held/skills.txt as sequences."""
    out = []
    for block in (HERE / "held" / "skills.txt").read_text().strip().split("\n\n"):
        segs, head, rows = [], [], block.strip().split("\n")
        body = 0
        while not rows[body].startswith("request "):
            head.append(rows[body].removeprefix("skill "))
            body += 1
        segs += [("<|skill|>", "\n".join(head) + "\n", 0), ("<|request|>", rows[body][8:] + "\n", 0)]
        observed = None
        for row in rows[body + 1:]:
            kind, _, rest = row.partition(" ")
            if kind in ("item", ">", "=", "?", "<") and observed:
                segs.append(("<|observe|>", "\n".join(observed) + "\n", 0))
                observed = None
            if kind == "item":
                segs.append(("<|item|>", rest + "\n", 0))
            elif kind == ">":
                segs.append(("<|step|>", rest + "\n", 0))
            elif kind == "=":
                tool, *arguments = rest.split()
                segs.append(("<|call|>", call(tool, **dict(x.split("=") for x in arguments)), 1))
            elif kind == "?":
                name, value = rest.split(" = ")
                mark = "<|slot|>" if name.startswith("slot ") else "<|read|>"
                segs += [(mark, name.removeprefix("slot "), 0), ("<|value|>", value, 2)]
            elif kind == "<":
                observed = [rest]
            else:
                observed.append(row)
        if observed:
            segs.append(("<|observe|>", "\n".join(observed) + "\n", 0))
        out.append(segs)
    return out


def runs(student, sequences, without=False):
    tally = Tally()
    for k, segments in enumerate(sequences):
        judge(student, blank(segments) if without else segments, tally)
        if k % 50 == 49:
            print(f"   {k + 1} of {len(sequences)}", flush=True)
    return tally.result()


def letters(student, mails, errors=False):
    """Readings of letters of others; each question in its own run, as the product asks it."""
    tally = Tally()
    for k, m in enumerate(mails):
        listed = TRIAGE + ["other"]
        gold = m["intent"] if isinstance(m["intent"], list) else [m["intent"]]
        for q in m.get("questions") or [{"name": "intent", "values": listed, "gold": sorted({g if g in listed else "other" for g in gold}), "list": ""}]:
            h = Handles(random.Random(k), False)
            segs = [("<|skill|>", f"triage-inbox\n{q['name']}: " + " | ".join(q["values"]) + "\n", 0), ("<|request|>", "Triage my inbox\n", 0), ("<|step|>", "Search the unread mail in the inbox.\n", 0),
                    ("<|call|>", '{"tool":"mail.search","in":"unread"}', 0)]
            ms = [h.new("m") for _ in range(5)]
            segs += [("<|observe|>", " ".join(ms) + "\n", 0), ("<|item|>", ms[k % 5] + "\n", 0), ("<|step|>", "Read it.\n", 0), ("<|call|>", '{"tool":"mail.read","message":"%s"}' % ms[k % 5], 0),
                     ("<|observe|>", render(m, h), 0), ("<|read|>", q["name"], 0), ("<|value|>", "", 0)]
            ids, _ = student.codec.encode(segs)
            p = student.values(ids, q["values"])
            best = q["values"][p.index(max(p))]
            name = "found or none" if "found" in q["values"] else q["name"] + (f", list {q['list']}" if q["list"] else "")
            tally.readings[name].append((max(p), best in q["gold"], sorted(q["gold"])[0]))
            if q["name"] == "intent":
                tally.add("  " + sorted(q["gold"])[0], best in q["gold"])
            if errors and best not in q["gold"]:
                print("   WRONG %.2f %s: said %s, is %s | %s | %s" % (max(p), q["name"], best, q["gold"], m["subject"], m["body"][:160].replace("\n", " / ")))
    return tally.result()


def wilson(k, n):
    if not n:
        return "-"
    p, z = k / n, 1.96
    mid, half = (p + z * z / 2 / n) / (1 + z * z / n), z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / (1 + z * z / n)
    return f"{p:.3f} ({mid - half:.2f}-{mid + half:.2f}, n {n})"


def calibration(pairs):
    """Right among those at or above a probability, and their share; .6 is where the product stops guessing."""
    out = []
    for cut in (0, .5, .6, .7, .8, .9):
        kept = [r for p, r in pairs if p >= cut]
        out.append(f">= {cut}: {sum(kept) / max(1, len(kept)):.3f} of {len(kept) / max(1, len(pairs)):.2f}")
    error = 0
    for low in (k / 10 for k in range(10)):
        part = [(p, r) for p, r in pairs if low <= p < low + .1 or low == .9 and p >= 1]
        if part:
            error += abs(sum(p for p, _ in part) - sum(r for _, r in part)) / len(pairs)
    return "; ".join(out) + f"; expected calibration error {error:.3f}"


def show(name, result):
    print(f"== {name}")
    for k, (right, n) in result["count"].items():
        print(f"  {k}: {wilson(right, n)}")
    every = []
    for k, r in result["readings"].items():
        print(f"  reading {k}: {wilson(r['right'], r['n'])}, majority {r['majority'] / r['n']:.3f}")
        every += r["pairs"] if k != "route" else []
    intents = [r for k, r in result["readings"].items() if k.startswith("intent")]
    if len(intents) > 1:
        right, n = sum(r["right"] for r in intents), sum(r["n"] for r in intents)
        print(f"  reading intent, all lists: {wilson(right, n)}, majority per list {sum(r['majority'] for r in intents) / n:.3f}")
    if every:
        print(f"  readings together: {wilson(sum(r for _, r in every), len(every))}")
        print("  by probability", calibration(every))
    print(flush=True)


def temperature(student, n=150):
    """The temperature that makes readings of held-out wording likeliest, and the loss at 1 and at it."""
    rows = []
    for segments in generated(1, 1, n, seed=999):
        ids, answers = spans(student.codec, segments)
        lists = {}
        for mark, text, _ in segments:
            if mark == "<|skill|>":
                lists = dict(l.split(": ", 1) for l in text.split("\n") if " | " in l)
        for mark, text, before, a, _ in answers:
            if mark == "<|value|>" and before[0] == "<|read|>" and before[1] in lists and a <= student.model.shape["context"]:
                values = lists[before[1]].split(" | ")
                rows.append(([math.log(max(p, 1e-9)) for p in student.values(ids[:a], values)], values.index(text)))

    def loss(t):
        return sum(math.log(sum(math.exp(x / t) for x in row)) - row[gold] / t for row, gold in rows) / max(1, len(rows))

    best = min((k / 20 for k in range(10, 61)), key=loss)
    print(f"temperature {best:.2f} on {len(rows)} readings of held-out wording: loss {loss(1):.3f} -> {loss(best):.3f}", flush=True)
    return best


def agreement(one, other, sequences):
    """Share of answer tokens, and of calls, for which two sets of weights choose the same."""
    tokens, calls = [0, 0], [0, 0]
    for segments in sequences:
        ids, answers = spans(one.codec, segments)
        if len(ids) > 1000:
            continue
        a, b = one.logits(ids).argmax(-1), other.logits(ids).argmax(-1)
        for mark, _, _, start, end in answers:
            same = (a[start - 1:end - 1] == b[start - 1:end - 1])
            tokens[0] += int(same.sum())
            tokens[1] += len(same)
            calls[0] += bool(same.all())
            calls[1] += 1
    return {"count": {"tokens alike": tokens, "answers alike": calls}, "readings": {}}


def together(names, a):
    """Tables by name, each measured by a process of its own, `jobs` at once."""
    with tempfile.TemporaryDirectory() as folder:
        def one(k):
            out = pathlib.Path(folder) / f"{k}.json"
            flags = [f for f, given in (("--live", a.live), ("--errors", a.errors)) if given]
            for flag, value in (("--gguf", a.gguf), ("--tokenizer", a.tokenizer)):
                flags += [flag, value] if value else []
            ran = subprocess.run([sys.executable, __file__, a.checkpoint, "--n", str(a.n), "--only", names[k], "--out", str(out), *flags], capture_output=True, text=True)
            if ran.returncode:
                raise RuntimeError(f"measuring {names[k]} failed:\n{ran.stderr[-2000:]}")
            return names[k], json.loads(out.read_text())[names[k]]

        with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
            return dict(pool.map(one, range(len(names))))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint")
    a.add_argument("--n", type=int, default=250)
    a.add_argument("--out", default="")
    a.add_argument("--only", nargs="*", default=[])
    a.add_argument("--gguf", default="")
    a.add_argument("--tokenizer", default="", help="of older weights")
    a.add_argument("--fit", action="store_true", help="only find the temperature")
    a.add_argument("--live", action="store_true")
    a.add_argument("--errors", action="store_true")
    a.add_argument("--jobs", type=int, default=1, help="tables measured at once, each in a process of its own")
    a = a.parse_args()
    torch.set_num_threads(1)
    student = Student(a.checkpoint, a.live, tokenizer=a.tokenizer)
    print(a.checkpoint, student.info, flush=True)
    if a.fit:
        return temperature(student) and None
    keep = pathlib.Path(a.out) if a.out else None
    done = json.loads(keep.read_text()) if keep and keep.exists() else {}
    done = done if done.get("info") == student.info else {"info": student.info}
    tables = {
        "new people": lambda: runs(student, generated(1, 0, a.n, False)),
        "new combinations": lambda: runs(student, generated(1, 0, a.n, True)),
        "new phrasings": lambda: runs(student, generated(1, 1, a.n)),
        "hand-written skills": lambda: runs(student, skills()),
        "new people, no skill": lambda: runs(student, generated(1, 0, a.n, False), True),
        "hand-written skills, no skill": lambda: runs(student, skills(), True),
    }
    for path in sorted((HERE / "held").glob("*.json")):
        tables[path.name] = lambda path=path: letters(student, json.loads(path.read_text()), a.errors)
    if a.gguf:
        packed = Student(a.checkpoint, a.live, a.gguf)
        tables["file against float32"] = lambda: agreement(student, packed, generated(1, 0, 120, False) + skills())
        tables["file, hand-written skills"] = lambda: runs(packed, skills())
        for path in sorted((HERE / "held").glob("*.json")):
            tables["file, " + path.name] = lambda path=path: letters(packed, json.loads(path.read_text()))
    names = [n for n in tables if not a.only or n in a.only]
    if a.jobs > 1:
        done.update(together([n for n in names if n not in done], a))
        if keep:
            keep.write_text(json.dumps(done))
    for name in names:
        measure = tables[name]
        if name not in done:
            done[name] = measure()
            if keep:
                keep.write_text(json.dumps(done))
        show(name, done[name])


if __name__ == "__main__":
    main()
