"""The wording of steps and requests out of all banks, as the writer of sequences draws from it. It holds no sentence of its own."""
import functools

from bank import steps as B
from bank import steps_more, steps_people, steps_people2, steps_people2_calendar, steps_people3, steps_people3_calendar, steps_people_calendar, steps_wide
from phrase import bars, lines
from words import held


#: The steps as the shipped skills word them: the first bank. However wide the others grow, training often sees these.
HOUSE = frozenset(o.strip() for name in B.__dict__ if name.isupper() and isinstance(getattr(B, name), str) for o in bars(getattr(B, name)))


def _widen():
    """Merges the wider banks of steps into the lists of the first."""
    for W in (steps_wide, steps_more, steps_people, steps_people_calendar, steps_people2, steps_people2_calendar, steps_people3, steps_people3_calendar):
        _merge(W)


def _merge(W):
    for name, block in W.WIDE.items():
        lead = " " if name in ("FROM", "ABOUT", "SINCE") else ""
        before = getattr(B, name)
        setattr(B, name, [lead + o.strip() for o in (bars(before) if isinstance(before, str) else before) + lines(block)])
    for name in ("RESPOND", "POSTS"):
        for key, block in getattr(W, name, {}).items():
            before = getattr(B, name)[key]
            getattr(B, name)[key] = (bars(before) if isinstance(before, str) else before) + lines(block)
    for name in ("LABELS", "TEMPLATES", "TEXTS", "QUESTIONS", "QUERIES", "TITLES", "REQUESTS_PLAIN", "REQUESTS_PERSON", "REQUESTS_MEET", "REQUESTS_TIME", "SKILLS", "NO_ROUTE"):
        if hasattr(W, name):
            setattr(B, name, getattr(B, name) + "|" + getattr(W, name))
    B.ROUTES.update(getattr(W, "ROUTES", {}))


_widen()


@functools.lru_cache(maxsize=None)
def options(block, wording):
    """The options of a block of steps; where `wording` is given, and there are enough, those of that side. In training about
    one in four is of the house."""
    found = block.split("|") if isinstance(block, str) else block
    mine = found if wording is None or len(found) <= 6 else [o for o in found if held(o, 8) == bool(wording)]
    house = [o for o in mine if o.strip() in HOUSE] if wording == 0 else []
    more = round((len(mine) / 3 - len(house)) / len(house)) if house else 0
    return [*mine, *house * max(0, more)] or found


CONDITIONS = [c for line in B.CONDITION.strip().split("\n") for c in line.strip().split("|") if c]
