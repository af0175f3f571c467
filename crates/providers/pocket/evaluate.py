"""Measures a checkpoint under the product's grammar: calls, readings, slots, calibration.

    python evaluate.py out/NAME.pt [--n 300] [--mails FILE.json ...] [--live] [--errors]

FILE.json: [{"from", "relation", "company", "bulk", "subject", "body", "intent" (or a list of right ones), "intents"}],
mails written by others than the bank; the body gets its handles by the patterns of `render`.
Accuracies are of greedy answers; "majority" is the best constant answer on the same questions.
"""
import argparse
import collections
import json
import math
import random
import re

import torch

from episodes import episode
from model import Pocket
from protocol import Handles, PARAMETERS, TOOLS
from tokens import Codec

TRIAGE = ["discount request", "meeting request", "invoice", "introduction", "complaint", "newsletter", "receipt"]
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

    def __init__(self, path, live=False):
        z = torch.load(path, weights_only=False)
        self.codec = Codec()
        self.model = Pocket(**z["shape"])
        self.model.load_state_dict(z["model" if live else "averaged"])
        self.info = {k: z[k] for k in ("step", "seen", "seconds")}
        tok = self.codec.tok
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
            return self.model(torch.tensor([ids]))

    def values(self, ids, values):
        """Probability of each value after a prompt."""
        texts = [self.codec.text(v) for v in values]
        if len({t[0] for t in texts}) == len(texts):
            # The first token decides; the grammar forces the rest.
            with torch.no_grad():
                row = self.model(torch.tensor([ids]), torch.tensor([len(ids) - 1]))[0]
            scores = [row[t[0]].item() for t in texts]
        else:
            scores = []
            for t in texts:
                lp = torch.log_softmax(self.logits(ids + t), -1)
                scores.append(sum(lp[len(ids) - 1 + k, x].item() for k, x in enumerate(t)))
        top = max(scores)
        p = [math.exp(s - top) for s in scores]
        return [x / sum(p) for x in p]

    def call_ok(self, ids, start, end, logits):
        """(whole call right with the tool given, tool right) with the grammar's choices on the gold path."""
        seen = set(ids[:start])
        ok, tool_ok = True, True
        for k in range(start, end):
            gold, row = ids[k], logits[k - 1]
            if gold in self.tools.values():
                options = list(self.tools.values())
                tool_ok = max(options, key=lambda o: row[o].item()) == gold
                continue
            if gold in self.handle:
                options = [t for t in seen if self.handle.get(t) == self.handle[gold]]
            elif gold in self.ends:
                options = list(self.ends)
            elif gold in self.words:
                options = list(self.words[gold])
            else:
                continue
            ok &= max(options, key=lambda o: row[o].item()) == gold
        return ok, tool_ok


def synthetic(student, side, wording, n, seed=4242):
    """Accuracy on generated sequences: calls per tool, readings, slots; and the readings' (probability, right) pairs."""
    rng = random.Random(f"{seed}-{side}-{wording}")
    count = collections.defaultdict(lambda: [0, 0])
    pairs, truth = [], []
    for _ in range(n):
        segments = episode(rng, side, wording)
        ids, spans, last, lists = [], [], None, {}
        for mark, text, loss in segments:
            ids.append(student.codec.mark[mark])
            t = student.codec.text(text)
            if mark == "<|skill|>":
                lists = dict(l.split(": ", 1) for l in text.split("\n") if l.startswith(("intent: ", "tone: ")))
            if loss:
                spans.append((mark, text, last, len(ids), len(ids) + len(t)))
            last = (mark, text)
            ids += t
        if len(ids) > 1000:
            continue
        logits = student.logits(ids)
        for mark, text, before, a, b in spans:
            if mark == "<|call|>":
                right, tool = student.call_ok(ids, a, b, logits)
                count["calls, tool named"][0] += right
                count["calls, tool named"][1] += 1
                count["calls, tool chosen"][0] += right and tool
                count["calls, tool chosen"][1] += 1
                name = re.match(r'\{"tool":"([\w.]+)', text).group(1)
                count["  " + name][0] += right
                count["  " + name][1] += 1
            elif before[0] == "<|slot|>":
                seen = set(ids[:a])
                options = [t for t in seen if student.handle.get(t) == text[1]]
                count["slots"][0] += max(options, key=lambda o: logits[a - 1][o].item()) == ids[a]
                count["slots"][1] += 1
            elif before[0] == "<|read|>":
                values = lists[before[1]].split(" | ")
                if "other" not in values:
                    values.append("other")
                p = student.values(ids[:a], values)
                best = values[p.index(max(p))]
                count[before[1]][0] += best == text
                count[before[1]][1] += 1
                if before[1] == "intent":
                    pairs.append((max(p), best == text))
                    truth.append(text)
            else:
                names = [l.split(":")[0] for l in before[1].strip().split("\n")] + ["none"]
                p = student.values(ids[:a], names)
                count["route"][0] += names[p.index(max(p))] == text
                count["route"][1] += 1
    return count, pairs, truth


def real(student, mails, errors=False):
    """Intent accuracy on mails of others."""
    pairs, truth, wrong = [], [], []
    per = collections.defaultdict(lambda: [0, 0])
    for k, m in enumerate(mails):
        h = Handles(random.Random(k), False)
        listed = [i for i in m.get("intents", TRIAGE) if i != "other"]
        values = listed + ["other"]
        gold = m["intent"] if isinstance(m["intent"], list) else [m["intent"]]
        gold = {g if g in values else "other" for g in gold}
        segs = [("<|skill|>", "triage-inbox\nintent: " + " | ".join(values) + "\n", 0), ("<|request|>", "Triage my inbox\n", 0), ("<|step|>", "Search the unread mail in the inbox.\n", 0),
                ("<|call|>", '{"tool":"mail.search","in":"unread"}', 0)]
        ms = [h.new("m") for _ in range(5)]
        segs += [("<|observe|>", " ".join(ms) + "\n", 0), ("<|item|>", ms[k % 5] + "\n", 0), ("<|step|>", "Read it.\n", 0), ("<|call|>", '{"tool":"mail.read","message":"%s"}' % ms[k % 5], 0),
                 ("<|observe|>", render(m, h), 0), ("<|read|>", "intent", 0), ("<|value|>", "", 0)]
        ids, _ = student.codec.encode(segs)
        p = student.values(ids, values)
        best = values[p.index(max(p))]
        right = best in gold
        pairs.append((max(p), right))
        truth.append(sorted(gold)[0])
        per[sorted(gold)[0]][0] += right
        per[sorted(gold)[0]][1] += 1
        if not right:
            wrong.append((max(p), best, sorted(gold), m["subject"], m["body"][:160].replace("\n", " / ")))
    if errors:
        for w in sorted(wrong, reverse=True):
            print("   WRONG %.2f said %s, is %s | %s | %s" % w)
    return pairs, truth, per


def wilson(k, n):
    if not n:
        return "-"
    p, z = k / n, 1.96
    mid, half = (p + z * z / 2 / n) / (1 + z * z / n), z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / (1 + z * z / n)
    return f"{p:.3f} ({mid - half:.2f}-{mid + half:.2f}, n {n})"


def calibration(pairs):
    out = []
    for cut in (0, .5, .6, .7, .8, .9):
        kept = [r for p, r in pairs if p >= cut]
        out.append(f">= {cut}: {sum(kept) / max(1, len(kept)):.3f} of {len(kept) / max(1, len(pairs)):.2f}")
    return "; ".join(out)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint")
    a.add_argument("--n", type=int, default=300)
    a.add_argument("--mails", nargs="*", default=[])
    a.add_argument("--live", action="store_true")
    a.add_argument("--errors", action="store_true")
    a = a.parse_args()
    torch.set_num_threads(1)
    student = Student(a.checkpoint, a.live)
    print(a.checkpoint, student.info)
    for name, side, wording in [("new people", 1, 0), ("new people and wording", 1, 1)]:
        if not a.n:
            break
        count, pairs, truth = synthetic(student, side, wording, a.n)
        base = collections.Counter(truth).most_common(1)[0][1] / max(1, len(truth))
        print(f"== {name}; intent majority {base:.3f}")
        for k, (right, n) in sorted(count.items()):
            print(f"  {k}: {wilson(right, n)}")
        print("  intent by probability", calibration(pairs))
    for path in a.mails:
        pairs, truth, per = real(student, json.load(open(path)), a.errors)
        base = collections.Counter(truth).most_common(1)[0][1] / max(1, len(truth))
        print(f"== {path}: intent {wilson(sum(r for _, r in pairs), len(pairs))}, majority {base:.3f}")
        print("  ", ", ".join(f"{k} {r}/{n}" for k, (r, n) in sorted(per.items())))
        print("  by probability", calibration(pairs))


if __name__ == "__main__":
    main()
