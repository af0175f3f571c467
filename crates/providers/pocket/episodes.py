"""Writes training sequences: the kinds of runs, and which calls may follow each other.

A sequence is a list of (mark, text, loss). The loop owns plan, conditions and branches, so every step is
shown when it is due and the student only fills in the call or names the value.
"""
import random
import zlib

from phrase import expand
from protocol import Handles
from sequence import Episode
from step_words import B


def triage(e, mails=None, actions=True):
    """Loop over mails: read, name the readings, file or answer."""
    r = e.rng
    lists = e.lists(not actions)
    e.head(lists, r.choice([0, 0, 1, 2]) if actions else r.choice([0, 0, 0, 1]))
    e.request(B.REQUESTS_PLAIN if r.random() < .75 else B.REQUESTS_PERSON)
    if not actions and r.random() < .7:
        # The dense form: mails and readings alone, many of them, at a third of the tokens.
        e.writer.bare = r.random() < .35
        for _ in range(r.choice([4, 5, 6, 7]) + (5 if e.writer.bare else 0)):
            e.cur, e.h = e.h.new("m"), Handles(r)
            e.seg("<|item|>", e.cur + "\n")
            e.writer.brief = r.random() < .7
            e.seg("<|observe|>", e.new_mail(lists).text)
            e.read_values(lists)
        return
    e.search(r.choice([2, 3, 4, 5, 8]))
    # The branches of the product see one item; here several may follow each other.
    for m in r.sample(e.list, min(len(e.list), mails or r.choice([1, 2, 3]))):
        e.cur, e.slots, e.deal = m, [], None
        e.seg("<|item|>", m + "\n")
        e.read(lists)
        if actions and r.random() < .6:
            e.actions(r.choice([1, 1, 2, 3]))


def filing(e):
    """Loop over mails without reading them."""
    e.head()
    e.request(B.REQUESTS_PLAIN)
    e.search(e.rng.choice([2, 3, 4]))
    for m in e.rng.sample(e.list, min(len(e.list), 2)):
        e.cur = m
        e.seg("<|item|>", m + "\n")
        for _ in range(e.rng.choice([1, 2])):
            e.rng.choice([e.do_label, e.do_label, e.do_archive, e.do_snooze, e.do_answer])()


def answer(e):
    """Find a person's mail, read one, act on it."""
    r = e.rng
    lists = e.lists() if r.random() < .5 else None
    e.head(lists, r.choice([1, 2, 3]))
    e.request(B.REQUESTS_PERSON)
    if r.random() < .2:
        e.actions(1)
    if e.req_p is None or r.random() < .12:
        e.search(person=e.person())
    else:
        e.search(person="request")
    if not e.list:
        return
    e.read(lists, True, e.req_p if r.random() < .6 else None)
    e.actions(r.choice([2, 3, 4, 5]))


def meet(e):
    """Find a slot with somebody and offer or book it."""
    r = e.rng
    e.head(None, r.choice([1, 1, 2]))
    e.request(B.REQUESTS_MEET)
    if r.random() < .25:
        r.choice([e.do_contact, e.do_memory, e.do_list])()
    e.do_free()
    for _ in range(r.choice([2, 3, 4])):
        r.choice([e.do_write, e.do_write, e.do_create, e.do_create, e.do_notify, e.do_deal, e.do_list])()


def day(e):
    """Calendar work: list, loop over events, move, cancel."""
    r = e.rng
    e.head()
    e.request(B.REQUESTS_TIME)
    e.do_list()
    if e.events and r.random() < .6:
        e.event = r.choice(e.events)
        e.seg("<|item|>", e.event + "\n")
    for _ in range(r.choice([2, 3, 4])):
        choices = [e.do_free, e.do_create, e.do_notify, e.do_list]
        if e.events:
            choices += [e.do_move] * 4 + [e.do_cancel] * 4
        r.choice(choices)()


def move(e):
    """Find a free time and move the event that is meant to it."""
    r = e.rng
    e.head()
    e.request(r.choice([B.REQUESTS_TIME, B.REQUESTS_MEET]))
    r.choice([e.do_free, e.do_free, e.do_contact])()
    e.do_list()
    for event in r.sample(e.events, min(len(e.events), r.choice([1, 1, 2]))):
        e.event = event
        e.seg("<|item|>", event + "\n")
        r.choice([e.do_move, e.do_move, e.do_move, e.do_cancel])()
        if r.random() < .4:
            r.choice([e.do_notify, e.do_write if e.req_p else e.do_notify])()


def deal(e):
    """A person's deal, their mail, and what follows for the deal."""
    r = e.rng
    lists = e.lists() if r.random() < .25 else None
    e.head(lists, r.choice([1, 2, 3]))
    e.request(B.REQUESTS_PERSON)
    if e.req_p is None:
        return
    e.do_deal()
    if r.random() < .8:
        e.search(person="request")
        if e.list:
            e.read(lists, True, e.req_p if r.random() < .6 else None)
    for _ in range(r.choice([1, 2, 3])):
        can = [e.do_stage, e.do_stage, e.do_stage, e.do_notify, e.do_write]
        if e.cur:
            can += [e.do_answer, e.do_answer, e.do_answer, e.do_label]
        r.choice(can)()


def words(e):
    """Steps whose argument is a word of theirs: the stage of a deal, the answer to an invitation, a box, drafts or published posts."""
    r = e.rng
    e.head(None, r.choice([0, 1]))
    e.request(B.REQUESTS_PERSON)
    e.do_deal() if e.req_p else e.search(2)
    for _ in range(r.choice([4, 6, 8])):
        can = [e.do_stage] * 4 if e.deal else []
        if r.random() < .4:
            e.cur = e.h.new("m")
            e.seg("<|item|>", e.cur + "\n")
            can += [e.do_respond] * 4
        r.choice(can or [e.do_posts, lambda: e.search(1)])()


def invitations(e):
    """Loop over mails with invitations: look at the calendar, answer them."""
    r = e.rng
    e.head(None, r.choice([0, 1, 2]))
    e.request(B.REQUESTS_PLAIN if r.random() < .6 else B.REQUESTS_PERSON)
    e.search(r.choice([2, 3, 4]), "request" if e.req_p and r.random() < .7 else None)
    for m in r.sample(e.list, min(len(e.list), 2)):
        e.cur, e.mail = m, None
        e.seg("<|item|>", m + "\n")
        if r.random() < .6:
            e.step(B.READ)
            e.mail = e.writer.write(e.h, r.choice(["event invitation", "meeting request", "event invitation", "other"]))
            e.act("mail.read", e.mail.text, message=m)
            if r.random() < .6:
                e.do_list()
        for _ in range(r.choice([1, 1, 2])):
            r.choice([e.do_respond, e.do_respond, e.do_respond, e.do_label, e.do_answer])()


def mixed(e):
    """Any steps in any order."""
    r = e.rng
    e.head(None, r.choice([0, 1, 2]))
    e.request(r.choice([B.REQUESTS_PLAIN, B.REQUESTS_PERSON, B.REQUESTS_MEET, B.REQUESTS_TIME]))
    if r.random() < .5:
        e.search()
        if e.list and r.random() < .8:
            e.read(None, True)
    e.actions(r.choice([3, 4, 5, 6]))


def route(e):
    """Name the skill that serves a request, or none."""
    r = e.rng
    names = r.sample(list(B.ROUTES), r.choice([2, 3, 4]))
    want = r.choice(names + ["none"])
    words = expand(r, r.choice((B.NO_ROUTE if want == "none" and r.random() < .5 else B.ROUTES[want if want != "none" else r.choice([n for n in B.ROUTES if n not in names])][1]).split("|")),
                   lambda n: e.person()[1] if n == "p" else e.fill(n))
    e.seg("<|request|>", words + "\n")
    e.seg("<|route|>", "\n".join(f"{n}: {r.choice(B.ROUTES[n][0].split('|'))}" for n in names) + "\n")
    e.seg("<|value|>", want, 2)
    e.seg("<|end|>", "")


KINDS = {"read": lambda e: triage(e, 3, False), "triage": triage, "answer": answer, "meet": meet, "day": day, "mixed": mixed, "filing": filing, "route": route, "move": move, "deal": deal, "words": words, "invitations": invitations}
READING_SHARE = {"read": 42, "triage": 12, "answer": 12, "meet": 6, "day": 3, "mixed": 6, "filing": 2, "route": 1, "move": 3, "deal": 7, "words": 4, "invitations": 2}


def episode(rng, side=0, wording=0, kind=None):
    """One sequence: [(mark, text, loss)]; loss 0 none, 1 call, 2 value."""
    while True:
        e = Episode(rng, side, wording)
        try:
            KINDS[kind or rng.choices(list(READING_SHARE), list(READING_SHARE.values()))[0]](e)
        except OverflowError:
            pass
        if any(loss for _, _, loss in e.out):
            if e.out[-1][2] == 2:
                e.seg("<|step|>", "")
            return e.out


def unseen(segments):
    """Whether the order of steps is one that training leaves out: one in eight of the orders of four and more calls."""
    tools = [text.split('","', 1)[0] for mark, text, loss in segments if mark == "<|call|>" and loss]
    return len(tools) >= 4 and zlib.crc32("|".join(tools).encode()) % 8 == 0


def show(segments):
    """A sequence as text, for people."""
    return "".join(m + t for m, t, _ in segments)


if __name__ == "__main__":
    import sys
    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    for kind in sys.argv[2:] or KINDS:
        print(f"===== {kind}\n{show(episode(rng, kind=kind))}\n")
