"""Trains the pocket student on fresh sequences, never repeated, on CUDA or on a processor. Resumes from its checkpoint.

    python train.py NAME --size 3m --minutes 7        by the clock, or --steps N; run it again to go on
    python train.py NAME --init pocket-student.gguf   begins with the weights of a file or of another checkpoint
    python train.py NAME --init small.pt --grow 3m    begins with a larger student that answers as the smaller one does

CUDA: rows of several sequences that cannot see each other, bfloat16 under autocast, all other processors write sequences.
Processors: rows of one sequence each, float32 (products in bfloat16 where the processor has AMX, unless --exact), as many
processes as there are cores, each of one thread, with sequences of its own that it writes in between. The rate rises, holds for
the share `--hold`, and falls to nothing. Each `--gate` seconds a line says how many calls and readings of people, and of
wording, that training never sees are exactly right.

Loss falls on calls, values and the mark after a value. A helper objective, thrown away at export, names at the end of each
sentence of a mail what the sentence does. `--words W` adds the plain next-token loss on one in eight tokens;
`--blur P` puts random words in the place of that share of the words of mails, so that no single word decides; `--drop P`
leaves out that share of what each layer adds. The averaged weights from before the rate fell are kept in a file of their
own (NAME-hold.pt), for blend.py.
"""
import argparse
import contextlib
import json
import os
import pathlib
import random
import signal
import sys
import time

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import numpy as np
import torch
import torch.nn.functional as F

from episodes import episode
from grow import grow
from model import SIZES, Pocket, apart, begins, cuts_work, narrow
from ranks import Ranks
from stream import MAIL, NONE, Stream, lay, pack
from tokens import PATH, WEIGHTS, Codec
from wording import FUNCTIONS

HERE = pathlib.Path(__file__).parent
WIDTH = 1024
#: The rates of Muon and of AdamW; --rate changes both alike.
RATE, ADAM = .015, 3e-3


class Batch:
    """What a step needs, on the device: ids, attention bias, flat positions of the answers and of the sentence ends."""

    def __init__(self, arrays, device, half, blur=0.0, plain=None, words=False, cuts=False):
        ids, codes, functions, part = (None if a is None else torch.from_numpy(a).to(device, non_blocking=True) for a in (arrays[0].astype("int32"), *arrays[1:]))
        ids, codes = ids.long(), codes.long()
        self.targets_of = ids[:, 1:].flatten()
        at = torch.arange(ids.numel(), device=device).view_as(ids)
        self.weights_of = torch.tensor(WEIGHTS, device=device)[codes & 7][:, 1:].flatten()
        keep = self.weights_of > 0
        # The position before an answer's token predicts it.
        self.answers = at[:, :-1].flatten()[keep]
        self.targets, self.weights = self.targets_of[keep], self.weights_of[keep]
        ends = functions != NONE
        self.ends, self.functions = at[ends], functions[ends].long()
        if words:
            some = (torch.rand(keep.shape, device=device) < .125) & (self.targets_of != 0) & ~keep
            if part is not None:
                some &= (part[:, 1:] == part[:, :-1]).flatten()
            self.some, self.some_targets = at[:, :-1].flatten()[some], self.targets_of[some]
        self.rows = torch.cat([self.answers, self.ends] + ([self.some] if words else []))
        if blur:
            chosen = (codes & MAIL > 0) & (torch.rand(ids.shape, device=device) < blur) & plain[0][ids]
            ids = torch.where(chosen, plain[1][torch.randint(len(plain[1]), ids.shape, device=device)], ids)
        self.ids = ids
        self.bias = None if part is None else begins(arrays[3]).to(device, non_blocking=True) if cuts else apart(part, torch.bfloat16 if half else torch.float32)


def batches(stream, tokens):
    """Endless batches. Rows of several sequences are gathered to about `tokens` a batch; the others come as they are, shuffled."""
    kept = None
    while True:
        laid = stream.next()
        if laid[0][3] is None:
            random.Random(stream.at).shuffle(laid)
            yield from laid
            continue
        arrays = laid[0] if kept is None else tuple(np.concatenate([a, b]) for a, b in zip(kept, laid[0]))
        size = max(1, tokens // arrays[0].shape[1])
        while len(arrays[0]) >= size:
            yield tuple(a[:size] for a in arrays)
            arrays = tuple(a[size:] for a in arrays)
        kept = arrays


def orthogonal(g):
    """Newton-Schulz: the nearest orthogonal matrices, roughly (Muon); all layers of a kind at once."""
    x = g.mT if g.size(-2) > g.size(-1) else g
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(5):
        a = x @ x.mT
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x.mT if g.size(-2) > g.size(-1) else x


class Muon:
    """Orthogonal steps for the matrices of the layers, grouped by kind."""

    def __init__(self, model):
        self.kinds = [[getattr(b, name) for b in model.blocks] for name in ("qkv", "o", "gu", "down")]
        self.momentum = [torch.zeros(len(k), *k[0].shape, device=k[0].device) for k in self.kinds]

    def step(self, rate, half):
        for group, v in zip(self.kinds, self.momentum):
            g = torch.stack([p.grad for p in group])
            v.mul_(.95).add_(g)
            g = g.add_(v, alpha=.95)
            u = orthogonal(g.bfloat16() if half else g).float()
            rows, cols = u.shape[-2:]
            torch._foreach_mul_(group, 1 - rate * .02)
            torch._foreach_add_(group, list((u * (-rate * max(1, rows / cols) ** .5)).unbind()))
            for p in group:
                p.grad = None


class Gate:
    """Sequences of people, and of wording, that training never sees: shares of calls and values that are exactly right."""

    def __init__(self, codec, device, half, count, width):
        rng = random.Random(99)
        self.sets = {}
        for name, side, wording in (("new people", 1, 0), ("new wording", 1, 1)):
            parts = [p for p in (codec.parts(episode(rng, side, wording)) for _ in range(count)) if len(p[0]) <= WIDTH]
            self.sets[name] = [Batch(a, device, half) for a in lay(pack(parts), width, 8192)]

    def measure(self, model, autocast):
        out = {}
        # Compiled layers would be compiled again for these shapes.
        step, model.step = model.step, lambda block, *given: block(*given)
        share = model.blocks[0].drop
        model.drop(0.)
        with torch.no_grad(), autocast:
            for name, made in self.sets.items():
                right, count = [0, 0], [0, 0]
                for b in made:
                    ok = F.linear(model.hidden(b.ids, b.answers, b.bias), model.embed).argmax(-1) == b.targets
                    row = b.weights >= 1
                    # An answer is a run of neighbouring positions of one weight.
                    first = torch.ones_like(row)
                    first[1:] = (b.answers[1:] != b.answers[:-1] + 1) | (b.weights[1:] != b.weights[:-1])
                    which = torch.cumsum(first, 0) - 1
                    wrong = torch.zeros(int(which[-1]) + 1, device=ok.device).index_add_(0, which, (~ok).float())
                    weight = b.weights[first]
                    for kind, value in ((0, WEIGHTS[2]), (1, WEIGHTS[3])):
                        mine = weight == value
                        count[kind] += int(mine.sum())
                        right[kind] += int((mine & (wrong == 0)).sum())
                out[name] = {"calls": right[0] / max(1, count[0]), "readings": right[1] / max(1, count[1]), "n": count}
        model.step = step
        model.drop(share)
        return out


def transplant(rows, old, codec):
    """The embedding of another tokenizer's weights for this tokenizer: rows of words that both know, means of old pieces for the others."""
    before = Codec(old).tok
    known = before.get_vocab()
    out, kept = torch.empty(codec.size, rows.size(1)), 0
    for word, k in codec.tok.get_vocab().items():
        if word in known:
            out[k] = rows[known[word]]
            kept += 1
        else:
            out[k] = rows[before.encode(codec.tok.decode([k])).ids or [0]].mean(0) * .7
    print(f"kept {kept} of {codec.size} rows", flush=True)
    return out


def beginning(a, codec):
    """(shape, weights, helper) to begin with: of a GGUF file, of another checkpoint, or None."""
    if a.init.endswith(".gguf"):
        from export import shape_of, unpack
        shape = shape_of(a.init)
        weights = unpack(a.init, shape)
        weights["norm"] = weights["norm"] * a.warmth
        return shape, weights, None
    z = torch.load(a.init, weights_only=False, map_location="cpu")
    weights = dict(z["averaged"])
    if a.old:
        weights["embed"] = transplant(weights["embed"], a.old, codec)
    shape = {**z["shape"], "vocab": codec.size}
    helper = z.get("helper")
    if a.grow:
        shape, weights = grow(shape, weights, SIZES[a.grow])
        helper = F.pad(helper, (0, shape["d"] - helper.size(1)))
    return shape, weights, helper


def arguments(argv=None):
    a = argparse.ArgumentParser()
    a.add_argument("name")
    for flag, kind, default in [("size", str, "1m"), ("steps", int, 0), ("minutes", float, 0), ("tokens", int, 0), ("rate", float, RATE), ("hold", float, .5), ("help-weight", float, .5), ("words", float, 0),
                                ("blur", float, 0), ("drop", float, 0), ("init", str, ""), ("grow", str, ""), ("processes", int, 0), ("warmth", float, 1.25), ("old", str, ""), ("seed", str, "1"), ("gate", float, 0), ("save", float, 60), ("workers", int, -1),
                                ("shards", str, ""), ("tokenizer", str, ""), ("device", str, ""), ("gate-size", int, 0), ("out", str, "")]:
        a.add_argument(f"--{flag}", type=kind, default=default)
    a.add_argument("--half", action="store_true", help="bfloat16 and packed rows, as on CUDA, also on a processor")
    a.add_argument("--exact", action="store_true", help="float32 throughout, also where the processor has AMX")
    a.add_argument("--compile", action="store_true", help="compile the layers; falls back where that fails")
    a = a.parse_args(argv)
    if not a.steps and not a.minutes:
        sys.exit("say how long: --minutes M or --steps N")
    a.device = a.device or ("cuda" if torch.cuda.is_available() else "cpu")
    cuda = a.device == "cuda"
    a.half = a.half or cuda
    a.tokens = a.tokens or (65536 if cuda else 4096)
    a.gate = a.gate or (40 if cuda else 600)
    a.gate_size = a.gate_size or (400 if cuda else 60)
    a.processes = 1 if cuda else a.processes or os.cpu_count() or 1
    a.workers = a.workers if a.workers >= 0 else max(1, (os.cpu_count() or 2) - 2) if cuda else 0
    return a


def main(argv=None):
    a = arguments(argv)
    began_all = time.time()
    torch.manual_seed(7)
    if a.device == "cpu":
        torch.set_num_threads(1)
        # Weights that attention hardly gives are computed with much more slowly than nothing.
        torch.set_flush_denormal(True)
    else:
        torch.set_float32_matmul_precision("high")
    path = pathlib.Path(a.out or HERE / "out") / f"{a.name}.pt"
    path.parent.mkdir(parents=True, exist_ok=True)
    ranks = Ranks(a.processes, path.with_suffix(".meeting"))
    z = torch.load(path, weights_only=False, map_location="cpu") if path.exists() else None
    tokenizer = z["tokenizer"] if z else pathlib.Path(a.tokenizer or PATH).read_text()
    # The writing processes are forked before anything touches the GPU.
    stream = Stream(tokenizer, a.seed if ranks.first else f"{a.seed}.{ranks.rank}", a.workers, z["shard"] if z else 0, a.shards, layout=(WIDTH if a.half else 0, a.tokens))
    codec = stream.codec
    shape, weights, helper_rows = (z["shape"], z["model"], z["helper"]) if z else beginning(a, codec) if a.init else ({**SIZES[a.size], "vocab": codec.size}, None, None)
    model = Pocket(**shape)
    if weights:
        model.load_state_dict(weights)
    helper = torch.nn.Parameter(torch.randn(len(FUNCTIONS), model.shape["d"]) * .05)
    if helper_rows is not None and helper_rows.shape == helper.shape:
        helper.data.copy_(helper_rows)
    model.to(a.device)
    if a.device == "cpu" and not a.exact and not a.half and torch.cpu.get_capabilities().get("amx_bf16"):
        model.narrow()
    model.drop(a.drop)
    linear = model.blocks[0].linear
    helper = torch.nn.Parameter(helper.data.to(a.device))
    every = list(model.parameters()) + [helper]
    muon = Muon(model)
    adam = torch.optim.AdamW(model.others() + [helper], lr=ADAM, betas=(.9, .95), weight_decay=0., fused=a.device == "cuda")
    average = [p.detach().clone() for p in every]
    step = seen = 0
    seconds, log = 0.0, []
    if z:
        step, seen, seconds, log = z["step"], z["seen"], z["seconds"], z["log"]
        adam.load_state_dict(z["adam"])
        muon.momentum = [m.to(a.device) for m in z["momentum"]]
        average = [m.to(a.device) for m in z["average"]]
    autocast = torch.autocast(a.device, torch.bfloat16) if a.half else contextlib.nullcontext()
    words = torch.tensor(codec.plain, device=a.device)
    plain = (torch.zeros(codec.size, dtype=torch.bool, device=a.device).index_fill_(0, words, True), words)
    gate = Gate(codec, a.device, a.half, a.gate_size, WIDTH if a.half else 0)
    if ranks.first:
        print(f"{a.name}: {sum(p.numel() for p in model.parameters())} parameters, vocabulary {codec.size}, {a.device}, {ranks.count} processes train and {a.workers} write, from step {step}, ready after {time.time() - began_all:.0f} s", flush=True)
    source = batches(stream, a.tokens)
    cuts = a.device == "cuda" and cuts_work(a.device, model.shape["heads"], model.shape["d"] // model.shape["heads"])

    def loss_of(arrays):
        b = Batch(arrays, a.device, a.half, a.blur, plain, a.words > 0, cuts)
        with autocast:
            hidden = model.hidden(b.ids, b.rows, b.bias)
            n, m = len(b.answers), len(b.ends)
            loss = (F.cross_entropy(linear(hidden[:n], model.embed).float(), b.targets, reduction="none") * b.weights).sum() / b.weights.sum()
            helped = F.cross_entropy(F.linear(hidden[n:n + m], helper).float(), b.functions) if m else loss.detach() * 0
            words = F.cross_entropy(F.linear(hidden[n + m:], model.embed).float(), b.some_targets) if a.words else 0
        return loss, helped, loss + a.help_weight * helped + a.words * words, b.ids.numel()

    def compiled():
        model.step = torch.compile(lambda block, x, turn, bias: type(block).forward(block, x, turn, bias))
        loss_of(next(source))[2].backward()

    if a.compile:
        plain_step = model.step
        for cuts in [True, False] if cuts else [False]:
            try:
                compiled()
                break
            except Exception as error:
                print(f"compiling failed, going on without: {str(error)[:300]}", flush=True)
                model.step = plain_step
        for p in every:
            p.grad = None
        print(f"layers compiled after {time.time() - began_all:.0f} s, attention by {'places' if cuts else 'bias'}", flush=True)

    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(1))
    began = said = saved = gated = time.time()
    shards = stream.at
    first, before, total = step, seen, torch.zeros(3)
    last = False

    def averaged():
        """The model's weights are swapped for their averages while this holds."""
        live = [p.detach().clone() for p in every]
        torch._foreach_copy_([p.data for p in every], average)
        return lambda: torch._foreach_copy_([p.data for p in every], live)

    def save():
        back = averaged()
        mean = {k: v.cpu().clone() for k, v in model.state_dict().items()}
        back()
        torch.save({"shape": model.shape, "model": {k: v.cpu() for k, v in model.state_dict().items()}, "averaged": mean, "average": [m.cpu() for m in average], "adam": adam.state_dict(), "momentum": [m.cpu() for m in muon.momentum],
                    "helper": helper.detach().cpu(), "step": step, "seen": seen, "seconds": seconds + time.time() - began, "shard": shards, "tokenizer": tokenizer, "log": log,
                    "made with": {**vars(a), "torch": torch.__version__, "hardware": torch.cuda.get_device_name() if a.device == "cuda" else "processor"}}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def keep():
        """The averaged weights alone, in half the bytes."""
        back = averaged()
        mean = {k: v.half().cpu() for k, v in model.state_dict().items()}
        back()
        torch.save({"shape": model.shape, "averaged": mean, "model": mean, "helper": helper.detach().half().cpu(), "tokenizer": tokenizer, "step": step, "seen": seen, "seconds": round(spent, 1)}, path.with_name(f"{a.name}-hold.pt"))

    while not last:
        spent = seconds + time.time() - began
        loss, helped, objective, size = loss_of(next(source))
        objective.backward()
        # The clock of the first process counts for all; whoever is told to stop stops all.
        notes = ranks.share(every, [spent, len(stopping), size, stream.at, loss.item(), helped.item()])
        spent = float(notes[0, 0])
        fraction = step / a.steps if a.steps else min(1, spent / (a.minutes * 60))
        scale = min(1, (step + 1) / 100) * (1 if fraction < a.hold else max(.01, (1 - fraction) / (1 - a.hold)))
        with torch.no_grad():
            muon.step(a.rate * scale, a.half or linear is narrow)
            for group in adam.param_groups:
                group["lr"] = ADAM * scale * a.rate / RATE
            adam.step()
            adam.zero_grad()
            torch._foreach_lerp_(average, [p.data for p in every], 1 - min(.998 if a.device == "cuda" else .995, step / (step + 20)))
            total += torch.tensor([*notes[:, 4:].mean(0).tolist(), 1.0])
        step += 1
        seen += int(notes[:, 2].sum())
        shards = int(notes[:, 3].max())
        now = time.time()
        last = bool(notes[:, 1].any()) or (step >= a.steps if a.steps else spent >= a.minutes * 60)
        if not ranks.first:
            continue
        if last or now - said > 5:
            said = now
            mean = (total / total[2].clamp(min=1)).tolist()
            total.zero_()
            if mean[0] != mean[0]:
                raise RuntimeError(f"the loss is not a number at step {step}; the checkpoint {path} is from before: lower --rate and run again")
            print(f"step {step} tokens {seen / 1e6:.2f} M, {spent:.0f} s, loss {mean[0]:.4f}, sentences {mean[1]:.3f}, {(seen - before) / (now - began):.0f} tokens/s, waited {stream.waited:.0f} s", flush=True)
        if not notes[:, 1].any() and (last or now - gated > a.gate):
            back = averaged()
            result = gate.measure(model, autocast)
            back()
            log.append({"step": step, "seen": seen, "seconds": round(spent, 1), **{k: {x: round(v, 4) for x, v in r.items() if x != "n"} for k, r in result.items()}})
            print("GATE " + "; ".join(f"{k}: calls {r['calls']:.3f} (n {r['n'][0]}) readings {r['readings']:.3f} (n {r['n'][1]})" for k, r in result.items()), flush=True)
            gated = time.time()
        if fraction < a.hold <= (step / a.steps if a.steps else (seconds + now - began) / (a.minutes * 60)):
            keep()
        if now - saved > a.save:
            save()
            saved = time.time()
    if step > first:
        save()
    stream.close()
    ranks.close()
    print(f"{path}: {step} steps, {seen / 1e6:.1f} M tokens, {seconds + time.time() - began:.0f} s", flush=True)
    return json.dumps(log[-1:] or [])


if __name__ == "__main__":
    main()
