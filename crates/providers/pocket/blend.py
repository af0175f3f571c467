"""Mixes the averaged weights of two checkpoints of one training.

    python blend.py EARLIER.pt LATER.pt SHARE OUT.pt     SHARE, 0 to 1, is the later one's

The later one reads its own bank best, the earlier one, whose rate had not fallen yet, letters that the bank did not foresee;
what lies between them loses little of either.
"""
import sys

import torch


def blend(earlier, later, share):
    """The later checkpoint with weights between the two."""
    a, b = (torch.load(path, weights_only=False, map_location="cpu") for path in (earlier, later))
    assert a["shape"] == b["shape"], "two checkpoints of one shape are needed"
    mixed = {k: torch.lerp(a["averaged"][k].float(), v.float(), share) for k, v in b["averaged"].items()}
    return {**b, "averaged": mixed, "model": mixed}


if __name__ == "__main__":
    earlier, later, share, out = sys.argv[1:]
    torch.save(blend(earlier, later, float(share)), out)
