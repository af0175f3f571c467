"""Trains the pocket student on fresh sequences, never repeated. Resumes from its checkpoint.

    python train.py NAME STEPS [--world N --rank R] [--tokens 4096] [--rate .015] [--init CKPT] [--hold .6] [--minutes M]

The rate falls after the share `--hold` of the steps, or of the minutes where `--minutes` is given.
One process uses one thread. With `--world 2` start one process per rank: they share each step.
"""
import argparse
import os
import pathlib
import random
import signal
import sys
import time

import torch
import torch.distributed as dist
import torch.nn.functional as F

from episodes import episode
from model import Pocket
from tokens import Codec

HERE = pathlib.Path(__file__).parent
LONGEST = 704


class Stream:
    """Batches of similar length from pools of fresh sequences; pool k of a rank is always the same."""

    def __init__(self, codec, seed, tokens):
        self.codec, self.seed, self.tokens, self.pool, self.ready = codec, seed, tokens, 0, []

    def refill(self):
        rng = random.Random(f"{self.seed}-{self.pool}")
        self.pool += 1
        done = []
        while len(done) < 400:
            ids, weights = self.codec.encode(episode(rng, 0, 0))
            if len(ids) <= LONGEST:
                done.append((ids, weights))
        done.sort(key=lambda s: len(s[0]))
        batch = []
        for s in done:
            if batch and (len(batch) + 1) * len(s[0]) > self.tokens:
                self.ready.append(batch)
                batch = []
            batch.append(s)
        self.ready.append(batch)
        rng.shuffle(self.ready)

    def next(self):
        if not self.ready:
            self.refill()
        return tensors(self.ready.pop())


def tensors(batch):
    """(ids, rows, targets, weights): rows are the flat positions whose next token bears loss."""
    width = max(len(i) for i, _ in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    w = torch.zeros(len(batch), width)
    for k, (i, g) in enumerate(batch):
        ids[k, :len(i)] = torch.tensor(i)
        w[k, :len(i)] = torch.tensor(g)
    keep = (w[:, 1:] > 0).flatten()
    rows = (torch.arange(len(batch))[:, None] * width + torch.arange(width - 1)).flatten()[keep]
    return ids, rows, ids[:, 1:].flatten()[keep], w[:, 1:].flatten()[keep]


def orthogonal(g):
    """Newton-Schulz: the nearest orthogonal matrix, roughly (Muon)."""
    x = g.T if g.size(0) > g.size(1) else g
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x.T if g.size(0) > g.size(1) else x


def quick_eval(model, codec, sets):
    """Teacher-forced exactness of calls and of values, per set."""
    out = []
    with torch.no_grad():
        for name, episodes in sets.items():
            n = [0, 0]
            ok = [0, 0]
            for segments in episodes:
                ids, weights = codec.encode(segments)
                best = model(torch.tensor([ids])).argmax(-1)
                k = 1
                while k < len(ids):
                    if weights[k] >= 1:
                        kind, start = int(weights[k] == 3), k
                        while k < len(ids) and weights[k] == weights[start]:
                            k += 1
                        n[kind] += 1
                        ok[kind] += bool((best[start - 1:k - 1] == torch.tensor(ids[start:k])).all())
                    k += 1
            out.append(f"{name}: calls {ok[0] / max(1, n[0]):.3f} (n {n[0]}) values {ok[1] / max(1, n[1]):.3f} (n {n[1]})")
    return "; ".join(out)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("name")
    a.add_argument("steps", type=int)
    for flag, kind, default in [("world", int, 1), ("rank", int, 0), ("tokens", int, 4096), ("rate", float, .015), ("hold", float, .6), ("minutes", float, 0), ("init", str, ""), ("seed", str, "1"), ("every", int, 200)]:
        a.add_argument("--" + flag, type=kind, default=default)
    a = a.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    if a.world > 1:
        dist.init_process_group("gloo", init_method=os.environ.get("SYNC", "tcp://127.0.0.1:29533"), rank=a.rank, world_size=a.world)
    codec = Codec()
    model = Pocket(vocab=codec.size)
    path = HERE / "out" / f"{a.name}.pt"
    path.parent.mkdir(exist_ok=True)
    step = seen = 0
    seconds = 0.0
    pools = 0
    mats, rest = model.matrices(), model.others()
    every = mats + rest
    adam = torch.optim.AdamW(rest, lr=3e-3, betas=(.9, .95), weight_decay=0.)
    momentum = [torch.zeros_like(p) for p in mats]
    if path.exists() or a.init:
        z = torch.load(path if path.exists() else a.init, weights_only=False)
        model.load_state_dict(z["model"])
        if path.exists():
            step, seen, seconds, pools = z["step"], z["seen"], z["seconds"], z["pools"]
            adam.load_state_dict(z["adam"])
            momentum = z["momentum"]
    average = [p.detach().clone() for p in every] if not path.exists() else z["average"]
    # A restart begins new pools, so that nothing is seen twice.
    stream = Stream(codec, f"{a.seed}-{a.world}-{a.rank}", a.tokens)
    stream.pool = pools
    rng = random.Random(99)
    sets = {"new people": [episode(rng, 1, 0) for _ in range(60)], "new wording": [episode(rng, 1, 1) for _ in range(60)]}
    if a.rank == 0:
        print(f"{a.name}: {sum(p.numel() for p in every)} parameters, vocabulary {codec.size}, from step {step}", flush=True)
    began, first, loss_mean = time.time(), step, None
    tokens_at_start = seen
    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(1))
    last = False
    while step < a.steps and not last:
        fraction = (time.time() - began) / (a.minutes * 60) if a.minutes else step / a.steps
        scale = min(1, (step + 1) / 50) * (1 if fraction < a.hold else max(.02, (1 - fraction) / (1 - a.hold)))
        ids, rows, targets, weights = stream.next()
        loss = (F.cross_entropy(model(ids, rows), targets, reduction="none") * weights).sum() / weights.sum()
        loss.backward()
        with torch.no_grad():
            if a.world > 1:
                flat = torch.cat([p.grad.flatten() for p in every] + [loss.detach()[None]])
                dist.all_reduce(flat)
                flat /= a.world
                at = 0
                for p in every:
                    p.grad.copy_(flat[at:at + p.numel()].view_as(p))
                    at += p.numel()
                loss = flat[-1]
            for p, v in zip(mats, momentum):
                v.mul_(.95).add_(p.grad)
                u = orthogonal(p.grad.add(v, alpha=.95))
                p.mul_(1 - a.rate * scale * .02)
                p.add_(u, alpha=-a.rate * scale * max(1, p.size(0) / p.size(1)) ** .5)
                p.grad = None
            for group in adam.param_groups:
                group["lr"] = 3e-3 * scale
            adam.step()
            adam.zero_grad()
            keep = min(.995, step / (step + 20))
            for m, p in zip(average, every):
                m.lerp_(p, 1 - keep)
        step += 1
        last = step == a.steps or bool(stopping) or fraction >= 1
        seen += a.world * ids.numel()
        loss_mean = loss.item() if loss_mean is None else .97 * loss_mean + .03 * loss.item()
        if a.rank:
            continue
        if step % 10 == 0:
            t = time.time() - began
            print(f"step {step} tokens {seen / 1e6:.2f} M, {seconds + t:.0f} s, loss {loss_mean:.4f}, {(seen - tokens_at_start) / t:.0f} tokens/s", flush=True)
        if step % a.every == 0 or last:
            live = [p.detach().clone() for p in every]
            with torch.no_grad():
                for p, m in zip(every, average):
                    p.copy_(m)
                print("EVAL", step, quick_eval(model, codec, sets), flush=True)
                averaged = {k: v.clone() for k, v in model.state_dict().items()}
                for p, m in zip(every, live):
                    p.copy_(m)
            z = {"shape": model.shape, "model": model.state_dict(), "averaged": averaged, "average": average, "adam": adam.state_dict(), "momentum": momentum,
                 "step": step, "seen": seen, "seconds": seconds + time.time() - began, "pools": stream.pool, "world": a.world}
            torch.save(z, path.with_suffix(".new"))
            path.with_suffix(".new").replace(path)


if __name__ == "__main__":
    sys.exit(main())
