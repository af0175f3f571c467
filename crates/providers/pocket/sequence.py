"""One training sequence in the making: skill head, request, steps, calls, observations, readings, slots. What follows what is in episodes.py."""
from list_words import ALIASES, READING_ALIASES, TONE_ALIASES, TOPIC_ALIASES
from mails import RELATIONS, Writer
from phrase import choose, expand, parse
from protocol import CONSTANTS, Handles, call
from step_words import B, CONDITIONS, options
from wording import INTENTS, MARKS, TONES, WRITTEN, TOPICS as SUBJECTS
from words import CITIES, FACTS, TOPICS

STAGES = CONSTANTS["STAGES"]


SLOT_NAMES = "time|time|time|when|date|slot|day|moment".split("|")


class Episode:
    """One sequence in the making. `side` 1 = held-out people, `wording` 1 = held-out sentences and steps."""

    def __init__(self, rng, side=0, wording=0):
        self.rng, self.side, self.wording = rng, side, wording
        self.h = Handles(rng)
        self.writer = Writer(rng, side, wording)
        self.w = self.writer.words
        self.out, self.templates = [], []
        self.req_p = self.req_w = self.req_n = self.req_name = None
        self.list, self.cur, self.mail, self.slots, self.events, self.event = [], None, None, [], [], None
        self.deal = self.contact = None
        self.called, self.kind = {}, {}
        self.posts, self.passages = [], []

    # ---- writing
    def seg(self, mark, text, loss=0):
        self.out.append((mark, text, loss))

    def pick(self, block, held_out=True):
        return choose(self.rng, parse(self.rng.choice(options(block if isinstance(block, str) else tuple(block), self.wording if held_out else None))))

    def fill(self, name):
        r, w = self.rng, self.w
        return {"full": w.full, "first": w.first, "co": w.company, "topic": lambda: r.choice(TOPICS), "num": lambda: str(r.randint(2, 30)), "pct": w.percent, "city": lambda: r.choice(CITIES),
                "fact": lambda: expand(r, r.choice(FACTS), self.fill), "name": w.first, "money": w.money, "month": lambda: "May", "role": lambda: "designer"}[name]()

    def text(self, block):
        return expand(self.rng, self.rng.choice(options(block, None)), self.fill)

    def quoted(self, letter, text):
        if self.rng.random() < .25 and self.h.next[letter] < 6:
            self.h.new(letter)
        h = self.h.new(letter)
        return h, f'{h} "{text}"'

    def person(self):
        """A person by name, as the extractors write it: (handle, text)."""
        h = self.h.new("p")
        if self.rng.random() < .06:
            return h, f"{self.w.email()} {h}"
        return h, f"{self.w.first() if self.rng.random() < .7 else self.w.full()} {h}"

    def window(self, words=None):
        h = self.h.new("w")
        return h, f"{words or self.w.time()} {h}"

    def past(self):
        """A time gone by, as searches name it."""
        r = self.rng
        return self.window(r.choice([f"{r.choice([2, 3, 7, 10, 14, 21, 30, 60])} days ago", "last week", "yesterday", "two weeks ago", "a month ago", f"last {self.w.time().split()[0]}"]) if r.random() < .5 else None)

    def amount(self):
        h = self.h.new("n")
        return h, f"{self.w.minutes()} {h}"

    def step(self, block, **slots):
        r = self.rng
        if "it" not in slots:
            slots["it"] = self.pick(B.IT, False)
        text = expand(r, self.pick(block), lambda n: slots[n])
        if text.endswith('".') and text[-3] in ".?!":
            text = text[:-1]
        if r.random() < .22:
            lead = r.choice(CONDITIONS) if r.random() < .6 else r.choice(B.LEAD.split("|")).strip()
            rel = r.choice(RELATIONS)
            lead = expand(r, lead.strip(), lambda n: {"a": "an" if rel[0] in "aeiou" else "a", "rel": rel, "st": r.choice(STAGES), "q": f'"{r.choice(TOPICS)}"', "lim": "20 % " + self.h.new("n") if self.h.next["n"] < 12 else "the limit"}[n])
            if lead:
                text = f"{lead} {text[0].lower()}{text[1:]}"
        self.seg("<|step|>", text + "\n")

    def act(self, tool, observe, slot=None, **arguments):
        r = self.rng
        if r.random() < .02 and tool.startswith("mail.") and "message" in arguments and len(self.list) > 1:
            bad = dict(arguments, message=r.choice([m for m in self.list if m != arguments["message"]]))
            self.seg("<|call|>", call(tool, **bad), 0)
            self.seg("<|refine|>", r.choice(["no such message", "that message is not the one", "not allowed here"]) + "\n", 0)
        self.seg("<|call|>", call(tool, **arguments), 1)
        for name, value in slot or []:
            self.seg("<|slot|>", name, 0)
            self.seg("<|value|>", value, 2)
        if observe is not None:
            self.seg("<|observe|>", observe if observe.endswith("\n") else observe + "\n", 0)

    # ---- head
    def head(self, lists=None, templates=None):
        """Name of the skill, its readings as closed lists, its templates. `lists`: name -> values."""
        r = self.rng
        text = r.choice(B.SKILLS.split("|")) + "\n"
        rows = [f"{name}: " + " | ".join(values) for name, values in (lists or {}).items()]
        r.shuffle(rows)
        text += "".join(row + "\n" for row in rows)
        for _ in range(templates if templates is not None else r.choice([0, 0, 1, 1, 2, 3])):
            name = self.text(B.TEMPLATES)
            h, q = self.quoted("x", name)
            self.templates.append((h, q))
            text += q + "\n"
        self.seg("<|skill|>", text)

    def request(self, block):
        def fill(name):
            if name == "p":
                self.req_p, t = self.person()
                return t
            if name == "w":
                self.req_w, t = self.window()
                return t
            if name == "n":
                self.req_n, t = self.amount()
                return t
            return self.fill(name)
        self.seg("<|request|>", expand(self.rng, self.pick(block), fill) + self.rng.choice(["", "", "", ".", " please"]) + "\n")

    # ---- readings
    def intents(self):
        """A closed list of intents, some under another name; `self.called` maps intents to their names."""
        r = self.rng
        chosen = r.sample(INTENTS, r.choice([1, 2, 3, 4, 5, 6, 7, 7, 7, 8, 9, 10, 12]))
        if r.random() < .2:
            chosen = "discount request|meeting request|invoice|introduction|complaint|newsletter|receipt".split("|")
        alias = r.random() < .3
        mine = {i: r.choice(ALIASES[i]) if alias and r.random() < .6 else i for i in chosen}
        self.called = mine
        return list(dict.fromkeys(mine.values())) + ["other"]

    def alias(self, name):
        """What a reading is called here: mostly its own name. `self.kind` keeps what it is."""
        called = self.rng.choice(READING_ALIASES[name]) if self.rng.random() < .2 else name
        self.kind[called] = name
        return called

    def values(self, chosen, aliases):
        """A closed list of tones or topics, some under another name."""
        r = self.rng
        alias = r.random() < .3
        mine = {v: r.choice(aliases[v]) if alias and r.random() < .6 else v for v in chosen}
        self.called.update(mine)
        return list(mine.values()) + ["other"]

    def lists(self, dense=False):
        """The readings of a skill: name -> values."""
        r = self.rng
        out = {}
        t = r.random()
        if t < .88:
            out[self.alias("intent")] = self.intents()
        if t >= .88 or r.random() < (.4 if dense else .15):
            out[self.alias("tone")] = self.values(r.sample(TONES, r.choice([2, 3, 4, 5])), TONE_ALIASES)
        if r.random() < (.25 if dense else .08):
            out[self.alias("topic")] = self.values(r.sample(SUBJECTS, r.choice([2, 3, 4, 5, 6, 8])), TOPIC_ALIASES)
        if r.random() < (.35 if dense else .08):
            for mark in r.sample(MARKS, r.choice([1, 1, 2])):
                out[mark] = ["found", "none", "other"] if r.random() < .7 else ["none", "found", "other"]
        return out

    def new_mail(self, lists=None, person=None):
        r = self.rng
        lists = lists or {}
        kinds = {self.kind.get(name, name): name for name in lists}
        inside = [i for i in self.called if i in INTENTS]
        t = r.random()
        topic = None
        if "topic" in kinds:
            topic = r.choice([t for t in self.called if t in SUBJECTS]) if r.random() < .8 else r.choice(SUBJECTS)
        if topic:
            written = WRITTEN[topic][self.wording]
            intent = r.choice(written if written and r.random() < .5 else ["other", "other", "question", "meeting request", "follow-up"])
        elif inside and t < .48:
            intent = r.choice(inside)
        elif t < .66:
            intent = r.choice(INTENTS)
        else:
            intent = "other"
        tones = [x for x in self.called if x in TONES]
        tone = r.choice([*tones, r.choice(TONES), "neutral"]) if "tone" in kinds else r.choice([None, None, None, None, *TONES])
        marks = [m for m in MARKS if r.random() < (.4 if m in lists else .02)]
        denied = [m for m in MARKS if m in lists and m not in marks and r.random() < .35]
        # A second matter that the list does not name: the one that it names is the answer.
        also = r.choice([i for i in INTENTS if i not in inside] or [None]) if intent in inside and not topic and r.random() < .1 else None
        self.mail = self.writer.write(self.h, intent, tone, person, topic, marks, denied, also)
        return self.mail

    def read_values(self, lists):
        m, asks = self.mail, []
        for name, values in (lists or {}).items():
            kind = self.kind.get(name, name)
            if kind == "intent":
                asks.append((name, self.called.get(m.intent, "other")))
            elif kind == "tone":
                t = m.tone or "neutral"
                if not ("tone" in m.open or t == "neutral" and (m.intent == "complaint" or "private" in m.kinds or "apology" in m.marks or "thanks" in m.marks)):
                    asks.append((name, self.called.get(t, "other")))
            elif kind == "topic":
                asks.append((name, self.called.get(m.topic, "other")))
            elif m.found(name):
                asks.append((name, m.found(name)))
        self.rng.shuffle(asks)
        for name, value in asks:
            self.seg("<|read|>", name, 0)
            self.seg("<|value|>", value, 2)

    # ---- steps
    def search(self, count=None, person=None):
        r = self.rng
        box = r.choice(["unread", "unread", "inbox", "inbox", "all", "starred", "sent"]) if person is None else r.choice(["all", "all", "all", "inbox", "unread", "sent"])
        tail, args = "", {}
        if person is not None:
            named = person if person != "request" else None
            if named is None:
                tail += expand(r, self.pick(B.FROM), lambda n: self.pick(B.THE_PERSON))
                args["from"] = self.req_p
            else:
                tail += expand(r, self.pick(B.FROM), lambda n: named[1])
                args["from"] = named[0]
        elif r.random() < .12:
            h, t = self.person()
            tail += expand(r, self.pick(B.FROM), lambda n: t)
            args["from"] = h
        if r.random() < .25:
            h, t = self.quoted("x", self.text(B.QUERIES))
            tail += expand(r, self.pick(B.ABOUT), lambda n: t)
            args["about"] = h
        if r.random() < .18:
            h, t = self.past()
            tail += expand(r, self.pick(B.SINCE), lambda n: t)
            args["since"] = h
        words = self.pick(B.BOX[box])
        self.step(B.SEARCH, box=words, box1=words[4:] if words.startswith("the ") else words, tail=tail)
        count = count if count is not None else r.choice([1, 2, 3, 4, 5, 6, 8])
        self.list = []
        for _ in range(count):
            if self.h.next["m"] <= 24:
                self.list.append(self.h.new("m"))
        self.act("mail.search", " ".join(self.list) or "none", **{"in": box}, **args)

    def read(self, lists=None, from_list=False, person=None):
        r = self.rng
        ref = self.pick(B.IT, False)
        if from_list:
            k = r.random()
            if k < .7 or len(self.list) < 2:
                self.cur, ref = self.list[0], self.pick(B.FIRST)
            elif k < .85:
                self.cur, ref = self.list[1], self.pick(B.SECOND)
            else:
                self.cur, ref = self.list[-1], self.pick(B.LAST)
        self.step(B.READ, it=ref)
        mail = self.new_mail(lists, person)
        self.act("mail.read", mail.text, message=self.cur)
        self.read_values(lists)

    def template(self):
        if self.templates and self.rng.random() < .8:
            return self.rng.choice(self.templates)
        return self.quoted("x", self.text(B.TEMPLATES))

    def time_slot(self):
        """A slot that the student fills, by the default rule: free slot, else the mail's time, else the request's."""
        if self.rng.random() > .45:
            return None
        value = self.slots[0] if self.slots else self.mail.windows[0] if self.mail and self.mail.windows else self.req_w
        return [(self.rng.choice(SLOT_NAMES), value)] if value else None

    def who(self):
        """Somebody to write to: (handle, words)."""
        r, options = self.rng, []
        if self.req_p:
            options += [(self.req_p, self.pick(B.THE_PERSON))] * 3
        if self.mail:
            options += [(self.mail.person, self.pick(B.SENDER))] * 2
        if self.contact:
            options += [(self.contact, self.pick(B.CONTACT))] * 3
        if self.h.next["p"] <= 16:
            options.append(None)
        choice = r.choice(options)
        return choice or self.person()

    def at(self):
        """A time to use: (handle, words)."""
        r, options = self.rng, []
        if self.slots:
            options += [(self.slots[0], self.pick(B.SLOT1))] * 5
            if len(self.slots) > 1:
                options += [(self.slots[1], self.pick(B.SLOT2)), (self.slots[-1], self.pick(B.SLOTL))] if len(self.slots) > 2 else [(self.slots[1], self.pick(B.SLOT2))]
        if self.mail and self.mail.windows:
            options += [(self.mail.windows[0], self.pick(B.MAILTIME))] * 3
        if self.req_w:
            options += [(self.req_w, self.pick(B.THAT_TIME))] * 2
        if not options or r.random() < .2:
            return self.window()
        return r.choice(options)

    def approval(self):
        return f"waiting for approval {self.h.new('a')}"

    def do_label(self):
        h, q = self.quoted("l", self.text(B.LABELS))
        self.step(B.LABEL, l=q)
        self.act("mail.label", "done", message=self.cur, label=h)

    def do_archive(self):
        self.step(B.ARCHIVE)
        self.act("mail.archive", "done", message=self.cur)

    def do_snooze(self):
        h, t = self.window()
        self.step(B.SNOOZE, w=t)
        self.act("mail.snooze", "done", message=self.cur, until=h)

    def do_answer(self):
        h, q = self.template()
        draft = self.rng.random() < .3
        self.step(B.DRAFT_ANSWER if draft else B.ANSWER, x=q)
        self.act("mail.draft" if draft else "mail.send", "done" if draft else self.approval(), self.time_slot(), reply_to=self.cur, body=h)

    def do_write(self):
        h, q = self.template()
        p, who = self.who()
        if self.rng.random() < .15:
            s, sq = self.quoted("x", self.text(B.QUERIES))
            self.step(B.WRITE_SUBJECT, x=q, who=who, s=sq)
            self.act("mail.send", self.approval(), self.time_slot(), to=p, subject=s, body=h)
            return
        draft = self.rng.random() < .25
        self.step(B.DRAFT_WRITE if draft else B.WRITE, x=q, who=who)
        self.act("mail.draft" if draft else "mail.send", "done" if draft else self.approval(), self.time_slot(), to=p, body=h)

    def do_notify(self):
        h, q = self.quoted("x", self.text(B.TEXTS))
        self.step(B.NOTIFY, x=q)
        self.act("user.notify", "done", text=h)

    def do_ask(self):
        h, q = self.quoted("x", self.text(B.QUESTIONS))
        self.step(B.ASK, x=q)
        self.act("user.ask", self.rng.choice(["yes", "no", "yes, please", "not now", "the first"]), question=h)

    def do_respond(self):
        answer = self.rng.choice(list(B.RESPOND))
        self.step(B.RESPOND[answer])
        self.act("calendar.respond", self.approval(), message=self.cur, answer=answer)

    def do_deal(self):
        p, who = self.who()
        self.step(B.DEAL, who=who)
        self.deal = self.h.new("d")
        stage = self.rng.choice(STAGES)
        self.act("deals.find", f"{self.deal} {self.w.company()}, {stage}, {self.rng.randint(1, 90) * 500} EUR", who=p)

    def do_stage(self):
        stage = self.rng.choice(STAGES)
        self.step(B.STAGE, st=stage)
        self.act("deals.update", self.approval(), deal=self.deal, stage=stage)

    def do_free(self):
        r = self.rng
        w, wt = (self.req_w, self.pick(B.THAT_TIME)) if self.req_w and r.random() < .75 else self.window()
        n, nt = (self.req_n, self.pick(B.THAT_LENGTH)) if self.req_n and r.random() < .75 else self.amount()
        self.step(B.FREE, n=nt, w=wt)
        self.slots = [self.h.new("w") for _ in range(r.choice([1, 2, 3, 3, 4])) if self.h.next["w"] <= 15]
        self.act("calendar.free", "; ".join(f"{s} {self.w.slot_label()}" for s in self.slots) or "none", during=w, minutes=n)

    def do_create(self):
        h, q = self.quoted("x", self.text(B.TITLES))
        at, words = self.at()
        if self.rng.random() < .7:
            p, who = self.who()
            self.step(B.CREATE, x=q, at=words, who=who)
            self.act("calendar.create", self.approval(), at=at, title=h, guest=p)
        else:
            self.step(B.CREATE1, x=q, at=words)
            self.act("calendar.create", self.approval(), at=at, title=h)

    def do_list(self):
        r = self.rng
        if self.mail and self.mail.windows and r.random() < .6:
            w, wt = self.mail.windows[0], self.pick(B.MAILTIME)
        elif self.req_w and r.random() < .7:
            w, wt = self.req_w, self.pick(B.THAT_TIME)
        else:
            w, wt = self.window(r.choice([None, None, "the next two weeks", "the next seven days", "this month", "the coming days", "the next 14 days"]))
        self.step(B.LIST, w=wt)
        self.events = [self.h.new("e") for _ in range(self.rng.choice([1, 2, 3, 4])) if self.h.next["e"] <= 12]
        self.event = None
        self.act("calendar.list", "; ".join(f"{e} {self.w.slot_label()} {self.text(B.TITLES)}" for e in self.events) or "none", during=w)

    def the_event(self):
        if self.event:
            return self.event, self.pick(B.EV_CUR, False)
        return (self.events[0], self.pick(B.EV1)) if self.rng.random() < .7 or len(self.events) < 2 else (self.events[-1], self.pick(B.EVL))

    def do_move(self):
        e, words = self.the_event()
        at, to = self.at()
        self.step(B.MOVE, ev=words, at=to)
        self.act("calendar.update", self.approval(), event=e, at=at)

    def do_cancel(self):
        e, words = self.the_event()
        self.step(B.CANCEL, ev=words)
        self.act("calendar.cancel", self.approval(), event=e)

    def do_contact(self):
        h, q = self.quoted("x", self.w.full() if self.rng.random() < .6 else self.w.first())
        self.step(B.CONTACTS, x=q)
        found = [self.h.new("p") for _ in range(self.rng.choice([1, 1, 2])) if self.h.next["p"] <= 16]
        self.contact = found[0] if found else None
        self.act("contacts.find", "; ".join(f"{p} {self.w.full()}, {self.rng.choice(RELATIONS)}, {self.w.company()}" for p in found) or "none", name=h)

    def do_memory(self):
        h, q = self.quoted("x", self.text(B.RULES))
        self.step(B.MEMORY, x=q)
        found = [self.h.new("x") for _ in range(self.rng.choice([0, 1, 2])) if self.h.next["x"] <= 14]
        self.act("memory.search", "; ".join(f"{x} {self.text(B.PASSAGES)}" for x in found) or "none", about=h)

    def do_posts(self):
        state = self.rng.choice(["draft", "draft", "published"])
        self.step(B.POSTS[state])
        self.posts = [self.h.new("b") for _ in range(self.rng.choice([1, 2, 3])) if self.h.next["b"] <= 6]
        self.act("posts.find", "; ".join(f"{b} {self.rng.choice(TOPICS)[:1].upper()}{self.rng.choice(TOPICS)[1:]}" for b in self.posts) or "none", status=state)

    def do_publish(self):
        b, words = (self.posts[0], self.pick(B.B1)) if self.rng.random() < .75 or len(self.posts) < 2 else (self.posts[-1], self.pick(B.BL))
        self.step([o for o in B.PUBLISH if "{b}" in o], b=words)
        self.act("posts.publish", self.approval(), post=b)

    def actions(self, count):
        for _ in range(count):
            can = ["notify", "ask", "contact", "memory", "free", "list", "posts"]
            if self.cur:
                can += ["label"] * 6 + ["archive"] * 4 + ["answer"] * 6 + ["snooze"] * 2 + ["respond"] * 2
            if self.req_p or self.contact or self.mail:
                can += ["write"] * 4 + ["deal"] * 3
            if self.req_w:
                can += ["free"] * 2 + ["list"]
            if self.slots:
                can += ["create"] * 5 + ["write"] * 3
            if self.events:
                can += ["move"] * 4 + ["cancel"] * 3
            if self.deal:
                can += ["stage"] * 4
            if self.posts:
                can += ["publish"] * 5
            can += ["create", "notify"]
            getattr(self, "do_" + self.rng.choice(can))()
