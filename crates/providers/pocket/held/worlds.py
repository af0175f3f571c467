"""Collects the mails of the skills' eval worlds with their intents: `python held/worlds.py` writes held/worlds.json.

The intents were set by hand, by message; the same text in two worlds counts once. Needs PyYAML.
"""
import json
import pathlib

import yaml

SKILLS = pathlib.Path(__file__).resolve().parents[4] / "skills"
INTENT = {
    "dana-new": "discount request", "dana-old": "discount request", "dan": "discount request", "bruno": "discount request", "hana": "discount request", "other": "discount request",
    "dana-meeting": "meeting request", "tom": "discount request", "filed": "newsletter", "jp": "newsletter", "ar": "newsletter", "pt": "newsletter", "invoice": "invoice",
    "seedling": "newsletter", "longreads": "newsletter", "hosting": "receipt", "priya": "other", "a": "other", "b": "other", "lena-invoice": "question", "tom-invoice": "other",
    "bruno-invoice": "other", "rosa-paid": ["receipt", "other"], "nuno-invoice": "other", "nuno-lunch": "meeting request", "stranger": "introduction", "large": "invoice", "small": "invoice",
    "paid": "receipt", "webinar": ["newsletter", "event invitation"], "sale": "newsletter", "sofia-letter": "newsletter", "dana-price": "discount request", "priya-call": "meeting request",
    "weber-invoice": "invoice", "metro-receipt": "receipt", "seedling-news": "newsletter", "ines-note": "other", "tom-discount": "discount request", "lena-complaint": "complaint",
}


def main():
    out, seen = [], set()
    for path in sorted(SKILLS.glob("*/evals/worlds/*.yaml")):
        try:
            world = yaml.safe_load(path.read_text())
        except yaml.YAMLError as why:
            print("left out:", path.name, str(why).split("\n")[0])
            continue
        people = {p["who"]: p for p in world.get("people") or []}
        for m in world.get("messages") or []:
            text = (m.get("text") or "").strip()
            key = (m["from"], m.get("subject"), text)
            if key in seen:
                continue
            seen.add(key)
            intent = INTENT.get(m["id"])
            if m["id"] == "priya" and "open-week" in path.name:
                intent = "meeting request"
            if intent is None:
                print("no intent:", path.parent.parent.parent.name, path.name, m["id"], m["from"], "|", m.get("subject"), "|", text[:200].replace("\n", " "))
                continue
            person = people.get(m["from"], {})
            out.append({"intent": intent, "from": m["from"].split(" <")[0], "bulk": bool(m.get("bulk")), "relation": person.get("relation"), "company": person.get("organisation", ""), "subject": m.get("subject", ""), "body": text})
    target = pathlib.Path(__file__).with_name("worlds.json")
    target.write_text("[\n" + ",\n".join(json.dumps(m, ensure_ascii=False) for m in out) + "\n]\n")
    print(target.name, len(out))


if __name__ == "__main__":
    main()
