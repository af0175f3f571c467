"""Collects the letters that others send to Maya in the rehearsal account: `python held/rehearsal.py` writes held/rehearsal.json.

Reads the scripts of `crates/providers/src/rehearsal/content`. Intents of conversations were set by hand in
`rehearsal-intents.txt` (`KEY NUMBER intent[/intent]`); machine mail has the intent of its file.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
CONTENT = HERE.parents[1] / "src" / "rehearsal" / "content"
SCRIPTS = ["today", "sales", "portfolio", "office", "languages", "hostile"]


def people():
    """address -> (name, relation, company)"""
    out = {}
    for line in (CONTENT / "people.txt").read_text().split("\n"):
        cells = [c.strip() for c in line.split("|")]
        if len(cells) > 2 and "@" in line and not line.startswith("#"):
            email = next(c for c in cells if "@" in c)
            relation = next((c for c in cells if c in ("prospect", "customer", "investor", "founder", "supplier", "team", "press", "friend")), None)
            rest = [c for c in cells if c not in (email, relation) and c]
            out[email] = (rest[0], relation, rest[1] if len(rest) > 1 else "")
    return out


def letters():
    """(key, number, address, options, subject, body) of every turn that is not Maya's."""
    for name in SCRIPTS:
        key = subject = None
        turn, number = None, 0
        for line in (CONTENT / f"{name}.txt").read_text().split("\n") + ["=== "]:
            if line.startswith(("=== ", "--- ")) and turn:
                if turn[0] != "me":
                    yield key, turn[2], turn[0], turn[1], subject, "\n".join(turn[3]).strip()
                turn = None
            if line.startswith("=== ") and "|" in line:
                key, subject = [p.strip() for p in line[4:].split("|")][:2]
                number = 0
            elif line.startswith("--- "):
                words = line[4:].split()
                number += 1
                turn = (words[0], words[1:], number, [])
            elif turn:
                turn[3].append(line)


def rows(name):
    for line in (CONTENT / name).read_text().split("\n"):
        if line.strip() and not line.startswith("#"):
            yield [c.strip() for c in line.split("|")]


def machines():
    """Receipts, invoices and newsletters, in the frame that the account's generator gives them."""
    out = []
    for k, row in enumerate(rows("receipts.txt")):
        text = re.sub(r"\{d\+\d+\}", "23 December", row[4])
        out.append({"intent": ["receipt"], "from": row[1], "subject": row[2], "body": f"Hello Maya,\n{text}\nReceipt number {40117 + k * 311}. No action is needed.\n{row[1]}"})
    source = (CONTENT.parent / "bulk.rs").read_text()
    asks = re.findall(r'"([^"]+)"', source.split("const ASKS", 1)[1].split("];", 1)[0])
    known = people()
    for k, row in enumerate(rows("invoices.txt")):
        name, relation, company = known.get(row[0], (row[0], None, ""))
        number = f"2026-0{317 + k * 7}"
        text = re.sub(r"\{d\+\d+\}", "7 December", asks[k % len(asks)].replace("{n}", number).replace("{what}", row[1]).replace("{amount}", row[2]))
        out.append({"intent": ["invoice"], "from": name, "relation": relation, "company": company, "subject": f"Invoice {number}", "body": f"Dear Maya,\n{text}\nKind regards,\n{name}"})
    head, items = None, []
    for block in (CONTENT / "newsletters.txt").read_text().split("\n") + ["## end | end"]:
        if block.startswith("## "):
            for k in range(0, len(items) - 2, 3):
                three = [i.split(": ", 1) for i in items[k:k + 3]]
                out.append({"intent": ["newsletter"], "from": head[1], "bulk": True, "subject": f"{head[1]}: {three[0][0]}", "body": "\n".join(f"{a}\n{b}" for a, b in three) + "\nYou get this because you subscribed. Unsubscribe at any time."})
            head, items = [c.strip() for c in block[3:].split("|")], []
        elif ": " in block and not block.startswith("#"):
            items.append(block.strip())
    return out


def main():
    known = people()
    path = HERE / "rehearsal-intents.txt"
    intents = {tuple(l.split(" ", 2)[:2]): l.split(" ", 2)[2].split("/") for l in path.read_text().split("\n") if l.strip()} if path.exists() else {}
    out = []
    for key, number, address, options, subject, body in letters():
        intent = intents.get((key, str(number)))
        if intent is None:
            print(f"{key} {number} ? | {address} | {subject} | {body[:260]}".replace("\n", " / "))
            continue
        name, relation, company = known.get(address, (address.split("@")[0].title(), None, ""))
        shown = next((o[5:].replace("_", " ") for o in options if o.startswith("name:")), None)
        greeting = "" if "raw" in options or "list" in options else "Hi Maya,\n"
        close = "" if "raw" in options or "list" in options else "\n" + name.split()[0]
        out.append({"intent": intent, "from": shown or name, "bulk": "list" in options, "relation": relation, "company": company, "subject": ("Re: " if number > 1 else "") + subject, "body": greeting + body + close})
    out += machines()
    (HERE / "rehearsal.json").write_text("[\n" + ",\n".join(json.dumps(m, ensure_ascii=False) for m in out) + "\n]\n")
    print("rehearsal.json", len(out))


if __name__ == "__main__":
    sys.exit(main())
