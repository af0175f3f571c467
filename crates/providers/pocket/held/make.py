"""Turns the plain lists of mails here into JSON for evaluate.py: `python held/make.py held/hand.txt held/hand-b.txt`.

A block is `intent | who, relation, company | subject [| questions]` and the body. Questions of hand-b: letters name
intent lists, `tone=`, `topic=` (with a list after a colon) and `deadline=found` are other readings. `name=intent` in a list is another name of an intent.
"""
import json
import sys

LISTS = {
    "A": "discount request | meeting request | invoice | introduction | complaint | newsletter | receipt",
    "B": "discount request | question | acceptance | rejection | follow-up | meeting request",
    "C": "invoice | receipt | support request | complaint | event invitation",
    "D": "job application | introduction | event invitation | newsletter",
    "E": "complaint | support request | question",
    "F": "acceptance | rejection | event invitation | question",
    "G": "price negotiation=discount request | bill to pay=invoice | candidate=job application | outage=support request | chaser=follow-up | appointment=meeting request",
}
TOPICS = {
    "A": "hiring | legal | money | office | product",
    "B": "travel | press | security | event | health | family",
    "C": "sport | food | shipping | research | energy | school | weather | marketing",
}
TONES = {"": "angry | urgent | friendly | neutral", "W": "angry | urgent | friendly | worried | neutral"}


def questions(text, intents):
    out = []
    for word in text.split():
        if word in LISTS:
            pairs = [(p.split("=")[0], p.split("=")[-1]) for p in LISTS[word].split(" | ")]
            names = {intent: name for name, intent in pairs}
            values = [name for name, _ in pairs] + ["other"]
            out.append({"name": "intent", "values": values, "gold": sorted({names.get(i, "other") for i in intents}), "list": word})
            continue
        name, _, gold = word.partition("=")
        gold, _, which = gold.partition(":")
        if name == "topic":
            values = TOPICS[which or "A"].split(" | ") + ["other"]
        else:
            values = TONES[which].split(" | ") + ["other"] if name == "tone" else ["found", "none", "other"]
        assert gold in values, (word, values)
        out.append({"name": name, "values": values, "gold": [gold], "list": which if name == "topic" else ""})
    return out


for path in sys.argv[1:]:
    out = []
    for block in open(path).read().strip().split("\n\n"):
        head, *rest = block.strip().split("\n")
        intent, who, subject, *asked = [p.strip() for p in head.split("|")]
        name, *more = [p.strip() for p in who.split(",")]
        out.append({"intent": intent.split("/"), "from": name, "bulk": "bulk" in more, "relation": next((m for m in more if m != "bulk" and m.islower()), None),
                    "company": next((m for m in more if not m.islower()), ""), "subject": subject, "body": "\n".join(rest)})
        if asked:
            out[-1]["questions"] = questions(asked[0], intent.split("/"))
    with open(path.replace(".txt", ".json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(m, ensure_ascii=False) for m in out) + "\n]\n")
    print(path, len(out), "mails,", sum(len(m.get("questions", [])) for m in out), "questions")
