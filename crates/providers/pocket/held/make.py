"""Turns the plain lists of mails here into JSON for evaluate.py: `python held/make.py held/hand.txt`."""
import json
import sys

for path in sys.argv[1:]:
    out = []
    for block in open(path).read().split("\n\n"):
        head, *rest = block.strip().split("\n")
        intent, who, subject = [p.strip() for p in head.split("|")]
        name, *more = [p.strip() for p in who.split(",")]
        out.append({"intent": intent.split("/"), "from": name, "bulk": "bulk" in more, "relation": next((m for m in more if m != "bulk" and m.islower()), None),
                    "company": next((m for m in more if not m.islower()), ""), "subject": subject, "body": "\n".join(rest)})
    json.dump(out, open(path.replace(".txt", ".json"), "w"), indent=0, ensure_ascii=False)
    print(path, len(out))
