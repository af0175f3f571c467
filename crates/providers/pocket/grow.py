"""A wider and deeper student that computes what a smaller one does: training goes on from there instead of from nothing.

What is new is drawn at random on its way in and is nothing on its way out, so it changes no answer before it has learned.
The smaller one's heads must be as wide as the larger one's. After Net2Net (Chen, Goodfellow, Shlens, 2016).
"""
import math

import torch

from model import Pocket


def places(old, new):
    """For each new layer the old one that it continues, or None: the additional ones stand evenly between the others."""
    added = {round((i + 1) * new / (new - old + 1)) - 1 for i in range(new - old)}
    kept = iter(range(old))
    return [None if at in added else next(kept) for at in range(new)]


def grow(shape, weights, wanted):
    """(shape, weights) of the wanted size with the function of the given ones."""
    target = {**shape, **wanted}
    d, wide, ff = shape["d"], target["d"], shape["ff"]
    if d // shape["heads"] != wide // target["heads"] or any(target[k] < shape[k] for k in ("d", "layers", "heads", "ff")):
        raise SystemExit(f"cannot grow {shape} to {target}: heads must stay as wide as they are, and nothing may shrink")
    torch.manual_seed(11)
    out = Pocket(**target).state_dict()
    # The mean of squares is taken over more numbers, of which the new ones are nothing.
    scale = math.sqrt(d / wide)

    def norm(name, source):
        out[name][:] = source.mean() * scale
        out[name][:d] = source * scale

    out["embed"][:, d:] = 0
    out["embed"][:, :d] = weights["embed"]
    norm("norm", weights["norm"])
    for at, source in enumerate(places(shape["layers"], target["layers"])):
        here = f"blocks.{at}."
        out[here + "o"][:] = 0
        out[here + "down"][:] = 0
        if source is None:
            continue
        there = f"blocks.{source}."
        norm(here + "n1", weights[there + "n1"])
        norm(here + "n2", weights[there + "n2"])
        for part in range(3):
            out[here + "qkv"][part * wide:part * wide + d, :d] = weights[there + "qkv"][part * d:(part + 1) * d]
        for part in range(2):
            out[here + "gu"][part * target["ff"]:part * target["ff"] + ff, :d] = weights[there + "gu"][part * ff:(part + 1) * ff]
        out[here + "o"][:d, :d] = weights[there + "o"]
        out[here + "down"][:d, :ff] = weights[there + "down"]
    return target, out
