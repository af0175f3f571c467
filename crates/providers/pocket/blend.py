"""Mixes the averaged weights of two checkpoints of one training.

    python blend.py EARLIER.pt LATER.pt SHARE OUT.pt     SHARE, 0 to 1, is the later one's

The later one reads its own bank best, the earlier one, whose rate had not fallen yet, letters that the bank did not foresee;
what lies between them loses little of either.
"""
import argparse

import torch


def blend(earlier, later, share):
    """The later checkpoint with weights between the two."""
    a, b = (torch.load(path, weights_only=False, map_location="cpu") for path in (earlier, later))
    if a["shape"] != b["shape"]:
        raise SystemExit(f"{earlier} and {later} are of different shapes: {a['shape']} and {b['shape']}")
    mixed = {k: torch.lerp(a["averaged"][k].float(), v.float(), share) for k, v in b["averaged"].items()}
    return {**b, "averaged": mixed, "model": mixed}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("earlier")
    parser.add_argument("later")
    parser.add_argument("share", type=float)
    parser.add_argument("out")
    cli = parser.parse_args()
    if not 0 <= cli.share <= 1:
        parser.error(f"the share is 0 to 1, not {cli.share}")
    torch.save(blend(cli.earlier, cli.later, cli.share), cli.out)
