"""Trains the pocket student on fresh sequences, never repeated. Resumes from its checkpoint.

    python train.py NAME STEPS [--world N --rank R] [--tokens 4096] [--rate .015] [--init CKPT] [--hold .6] [--minutes M]

The rate falls after the share `--hold` of the steps, or of the minutes where `--minutes` is given.
One process uses one thread. With `--world 2` start one process per rank: they share each step.
`--init` takes the weights of another checkpoint; where its tokenizer differs (`--old TOKENIZER`), the rows of words that
both know are kept and the others begin as the mean of their old pieces.

A second, helper objective is part of the training alone: at the end of each sentence of a mail a small head names what
the sentence does (an intent, a tone, a topic, a near miss). It gives several labels a mail instead of one and is not exported.
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

from episodes import episode, unseen
from model import Pocket
from tokens import Codec
from wording import FUNCTIONS

HERE = pathlib.Path(__file__).parent
LONGEST = 704


FUNCTION = {f: k for k, f in enumerate(FUNCTIONS)}


class Stream:
    """Batches of similar length from pools of fresh sequences; pool k of a rank is always the same."""

    def __init__(self, codec, seed, tokens):
        self.codec, self.seed, self.tokens, self.pool, self.ready = codec, seed, tokens, 0, []

    def refill(self):
        rng = random.Random(f"{self.seed}-{self.pool}")
        self.pool += 1
        done = []
        while len(done) < 400:
            segments = episode(rng, 0, 0)
            ids, weights = self.codec.encode(segments)
            if len(ids) <= LONGEST and not unseen(segments):
                done.append((ids, weights, self.codec.functions(segments)))
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
    """(ids, rows, n, targets, weights, functions): of the flat positions `rows` the first n bear a next token, the others end a sentence."""
    width = max(len(i) for i, _, _ in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    w = torch.zeros(len(batch), width)
    ends, functions = [], []
    for k, (i, g, f) in enumerate(batch):
        ids[k, :len(i)] = torch.tensor(i)
        w[k, :len(i)] = torch.tensor(g)
        ends += [k * width + at for at, _ in f]
        functions += [FUNCTION[name] for _, name in f]
    keep = (w[:, 1:] > 0).flatten()
    rows = (torch.arange(len(batch))[:, None] * width + torch.arange(width - 1)).flatten()[keep]
    return ids, torch.cat([rows, torch.tensor(ends, dtype=torch.long)]), len(rows), ids[:, 1:].flatten()[keep], w[:, 1:].flatten()[keep], torch.tensor(functions, dtype=torch.long)


def transplant(rows, old, codec):
    """The embedding of another tokenizer's checkpoint for this tokenizer."""
    from tokenizers import Tokenizer
    before = Tokenizer.from_file(old)
    known = before.get_vocab()
    out = torch.empty(codec.size, rows.size(1))
    kept = 0
    for word, k in codec.tok.get_vocab().items():
        if word in known:
            out[k] = rows[known[word]]
            kept += 1
        else:
            pieces = before.encode(codec.tok.decode([k])).ids or [0]
            out[k] = rows[pieces].mean(0) * .7
    print(f"kept {kept} of {codec.size} rows", flush=True)
    return out


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
    a = argparse.ArgumentParser(add_help=False)
    a.add_argument("name")
    a.add_argument("steps", type=int)
    for flag, kind, default in [("world", int, 1), ("rank", int, 0), ("tokens", int, 4096), ("rate", float, .015), ("hold", float, .6), ("minutes", float, 0), ("init", str, ""), ("old", str, ""), ("seed", str, "1"), ("every", int, 200), ("help", float, .5), ("shape", str, "")]:
        a.add_argument("--" + flag, type=kind, default=default)
    a = a.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    if a.world > 1:
        dist.init_process_group("gloo", init_method=os.environ.get("SYNC", "tcp://127.0.0.1:29533"), rank=a.rank, world_size=a.world)
    codec = Codec()
    shape = {k: int(v) for k, v in (x.split("=") for x in a.shape.split(",") if x)}
    model = Pocket(vocab=codec.size, **shape)
    helper = torch.nn.Parameter(torch.zeros(len(FUNCTIONS), model.shape["d"]))
    path = HERE / "out" / f"{a.name}.pt"
    path.parent.mkdir(exist_ok=True)
    step = seen = 0
    seconds = 0.0
    pools = 0
    mats, rest = model.matrices(), model.others() + [helper]
    every = mats + rest
    adam = torch.optim.AdamW(rest, lr=3e-3, betas=(.9, .95), weight_decay=0.)
    momentum = [torch.zeros_like(p) for p in mats]
    if path.exists() or a.init:
        z = torch.load(path if path.exists() else a.init, weights_only=False)
        begin = dict(z["model"] if path.exists() else z["averaged"])
        if a.old and not path.exists():
            begin["embed"] = transplant(begin["embed"], a.old, codec)
        model.load_state_dict(begin)
        if "helper" in z:
            helper.data.copy_(z["helper"])
        if path.exists():
            step, seen, seconds, pools = z["step"], z["seen"], z["seconds"], z["pools"]
            adam.load_state_dict(z["adam"])
            momentum = z["momentum"]
    average = [p.detach().clone() for p in every] if not path.exists() else z["average"]
    # A restart begins new pools, so that nothing is seen twice.
    stream = Stream(codec, f"{a.seed}-{a.world}-{a.rank}", a.tokens)
    stream.pool = pools
    rng = random.Random(99)
    sets = {"new people": [episode(rng, 1, 0) for _ in range(40)], "new wording": [episode(rng, 1, 1) for _ in range(40)]}
    if a.rank == 0:
        print(f"{a.name}: {sum(p.numel() for p in every)} parameters, vocabulary {codec.size}, from step {step}", flush=True)
    began, first, loss_mean, help_mean = time.time(), step, None, None
    tokens_at_start = seen
    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(1))
    last = False
    while step < a.steps and not last:
        fraction = (time.time() - began) / (a.minutes * 60) if a.minutes else step / a.steps
        scale = min(1, (step + 1) / 50) * (1 if fraction < a.hold else max(.02, (1 - fraction) / (1 - a.hold)))
        ids, rows, n, targets, weights, functions = stream.next()
        hidden = model.hidden(ids, rows)
        loss = (F.cross_entropy(F.linear(hidden[:n], model.embed), targets, reduction="none") * weights).sum() / weights.sum()
        helped = F.cross_entropy(F.linear(hidden[n:], helper), functions) if len(functions) else loss * 0
        (loss + a.help * helped).backward()
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
        if len(functions):
            help_mean = helped.item() if help_mean is None else .97 * help_mean + .03 * helped.item()
        if a.rank:
            continue
        if step % 10 == 0:
            t = time.time() - began
            print(f"step {step} tokens {seen / 1e6:.2f} M, {seconds + t:.0f} s, loss {loss_mean:.4f}, sentences {help_mean or 0:.3f}, {(seen - tokens_at_start) / t:.0f} tokens/s", flush=True)
        if step % a.every == 0 or last:
            live = [p.detach().clone() for p in every]
            with torch.no_grad():
                for p, m in zip(every, average):
                    p.copy_(m)
                if not stopping:
                    print("EVAL", step, quick_eval(model, codec, sets), flush=True)
                averaged = {k: v.clone() for k, v in model.state_dict().items()}
                for p, m in zip(every, live):
                    p.copy_(m)
            z = {"shape": model.shape, "model": model.state_dict(), "averaged": averaged, "average": average, "adam": adam.state_dict(), "momentum": momentum, "helper": helper.detach().clone(),
                 "step": step, "seen": seen, "seconds": seconds + time.time() - began, "pools": stream.pool, "world": a.world}
            torch.save(z, path.with_suffix(".new"))
            path.with_suffix(".new").replace(path)


if __name__ == "__main__":
    sys.exit(main())
