"""Expands lines of the bank: `(a|b)` alternatives, nested, and `{slot}` fillers."""
import functools
import re


@functools.lru_cache(maxsize=None)
def parse(line):
    """A line as nested tuples: a string, or ("alt", [sequences])."""
    pos = 0

    def sequence(depth):
        nonlocal pos
        out, text = [], ""
        alts = []
        while pos < len(line):
            c = line[pos]
            if c == "(":
                pos += 1
                if text:
                    out.append(text)
                    text = ""
                out.append(("alt", sequence(depth + 1)))
                continue
            if depth and c in "|)":
                pos += 1
                if text:
                    out.append(text)
                    text = ""
                alts.append(tuple(out))
                out = []
                if c == ")":
                    return tuple(alts)
                continue
            text += c
            pos += 1
        if depth:
            raise ValueError(f"unclosed alternative in: {line}")
        if text:
            out.append(text)
        return tuple(out)

    return sequence(0)


def hollow(node):
    """Whether a parsed line may be read as nothing."""
    return all(not p.strip() if isinstance(p, str) else any(map(hollow, p[1])) for p in node)


def choose(rng, node):
    """One random reading of a parsed line, slots still in braces."""
    return "".join(p if isinstance(p, str) else choose(rng, rng.choice(p[1])) for p in node)


def expand(rng, line, fill):
    """One random reading of a line; `fill(name)` gives the text of a slot."""
    text = choose(rng, parse(line))
    for _ in range(3):
        if "{" not in text:
            break
        text = re.sub(r"\{(\w+)\}", lambda m: fill(m.group(1)), text)
    return text


def lines(block):
    """The lines of a block of the bank."""
    return [l.strip() for l in block.strip().split("\n") if l.strip() and not l.startswith("#")]


def bars(block):
    """A list written with bars on one line. Bars inside parentheses stay."""
    out, depth, cur = [], 0, ""
    for c in block.strip():
        depth += (c == "(") - (c == ")")
        if c == "|" and depth == 0:
            out.append(cur.strip())
            cur = ""
        else:
            cur += c
    return [o for o in out + [cur.strip()] if o]
