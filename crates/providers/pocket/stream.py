"""Makes fresh sequences in several processes and lays them out for the trainer. No sequence comes twice.

    python stream.py                              measures sequences and tokens a second of one process
    python stream.py FOLDER SHARDS [--workers N] [--seed S]     writes shards for a trainer elsewhere; run it again to go on

A shard is a few hundred sequences. Shard k of a seed is always the same, however many processes there are: process i of n
makes the shards i, i + n, ... and the trainer takes them in order, so that a training that was stopped goes on with the
next shard. This does not know the model: it hands out arrays.
"""
import argparse
import multiprocessing
import os
import pathlib
import queue
import random
import time

import numpy as np

from episodes import episode, unseen
from tokens import PATH, Codec
from wording import FUNCTIONS

LONGEST = 704
SEQUENCES = 512
FUNCTION = {f: k for k, f in enumerate(FUNCTIONS)}
NONE = 255
#: Set in a token's code where it is a word of a mail, which training may blur.
MAIL = 8


def pack(sequences):
    """Sequences (ids, codes, functions, mails) as arrays of a shard."""
    ids = np.concatenate([np.asarray(s[0], np.uint16) for s in sequences])
    codes = np.concatenate([np.asarray(s[1], np.uint8) for s in sequences])
    functions = np.full(len(ids), NONE, np.uint8)
    lengths = np.asarray([len(s[0]) for s in sequences], np.int32)
    for begin, s in zip(np.cumsum(lengths) - lengths, sequences):
        for at, name in s[2]:
            functions[begin + at] = FUNCTION[name]
        for a, b in s[3]:
            codes[begin + a:begin + b] |= MAIL
    return {"ids": ids, "codes": codes, "functions": functions, "lengths": lengths}


def lay(made, width=0, tokens=4096):
    """A shard as batches of rows, (ids, codes, functions, sequence of each token or None).

    With a width the rows are full of sequences that must not see each other, and the last array says which token is of
    which; without one, sequences of similar length stand one a row, about `tokens` a batch.
    """
    lengths = made["lengths"]
    begin = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")
    if width:
        rows, room = [], []
        for k in order:
            fit = next((i for i, r in enumerate(room) if r >= lengths[k]), None)
            if fit is None:
                fit = len(rows)
                rows.append([])
                room.append(width)
            rows[fit].append(k)
            room[fit] -= lengths[k]
        groups = [(rows, width)]
    else:
        groups, rows = [], []
        for k in order[::-1]:
            if rows and (len(rows) + 1) * lengths[k] > tokens:
                groups.append((rows, lengths[rows[-1][0]]))
                rows = []
            rows.append([k])
        groups.append((rows, lengths[rows[-1][0]]))
    out = []
    for rows, wide in groups:
        ids, codes, part = (np.zeros((len(rows), wide), t) for t in (np.uint16, np.uint8, np.uint8))
        functions = np.full((len(rows), wide), NONE, np.uint8)
        for i, row in enumerate(rows):
            at = 0
            for n, k in enumerate(row, 1):
                size, first = lengths[k], begin[k]
                ids[i, at:at + size] = made["ids"][first:first + size]
                codes[i, at:at + size] = made["codes"][first:first + size]
                functions[i, at:at + size] = made["functions"][first:first + size]
                part[i, at:at + size] = n
                at += size
        out.append((ids, codes, functions, part if width else None))
    return out


def shard(codec, seed, k, count=SEQUENCES):
    """Shard k of a seed: training sequences, without the orders of calls that training leaves out."""
    rng = random.Random(f"{seed}-{k}")
    out = []
    while len(out) < count:
        segments = episode(rng, 0, 0)
        if not unseen(segments):
            parts = codec.parts(segments)
            if len(parts[0]) <= LONGEST:
                out.append(parts)
    return pack(out)


def _work(queue, tokenizer, seed, first, step, count, layout):
    codec = Codec(tokenizer)
    for k in range(first, 1 << 30, step):
        queue.put(lay(shard(codec, seed, k, count), *layout))


class Stream:
    """Laid-out shards in order from `at` on: out of files where a folder holds them, else made here by `workers` processes (0: by this one)."""

    def __init__(self, tokenizer=PATH, seed="1", workers=0, at=0, folder=None, count=SEQUENCES, layout=(0, 4096)):
        self.codec, self.seed, self.at, self.folder, self.count, self.layout = Codec(tokenizer), seed, at, pathlib.Path(folder or "nowhere"), count, layout
        self.processes, self.queues, self.waited = [], [], 0.0
        self.first = at
        while (self.folder / f"{self.first}.npz").exists():
            self.first += 1
        # Forked before the trainer touches a GPU; these processes never do.
        context = multiprocessing.get_context("fork")
        for i in range(workers):
            channel = context.Queue(maxsize=4)
            process = context.Process(target=_work, args=(channel, tokenizer, seed, self.first + i, workers, count, layout), daemon=True)
            process.start()
            self.queues.append(channel)
            self.processes.append(process)

    def next(self):
        """The batches of the next shard."""
        k = self.at
        self.at += 1
        if k < self.first:
            with np.load(self.folder / f"{k}.npz") as z:
                return lay(dict(z), *self.layout)
        if not self.queues:
            return lay(shard(self.codec, self.seed, k, self.count), *self.layout)
        began = time.time()
        while True:
            try:
                got = self.queues[(k - self.first) % len(self.queues)].get(timeout=20)
                break
            except queue.Empty:
                ended = [p.exitcode for p in self.processes if not p.is_alive()]
                if ended:
                    raise RuntimeError(f"a process that writes sequences ended with {ended}; run with --workers 0 to see its error") from None
        self.waited += time.time() - began
        return got

    def close(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.join()


def _write(job):
    folder, seed, k, tokenizer = job
    path = pathlib.Path(folder) / f"{k}.npz"
    if not path.exists():
        global _codec
        _codec = globals().get("_codec") or Codec(tokenizer)
        with open(path.with_suffix(".new"), "wb") as file:
            np.savez_compressed(file, **shard(_codec, seed, k))
        path.with_suffix(".new").replace(path)
    return k


def main():
    a = argparse.ArgumentParser()
    a.add_argument("folder", nargs="?")
    a.add_argument("shards", nargs="?", type=int, default=0)
    a.add_argument("--workers", type=int, default=os.cpu_count())
    a.add_argument("--seed", default="1")
    a.add_argument("--tokenizer", default=str(PATH))
    a = a.parse_args()
    if not a.folder:
        codec = Codec(a.tokenizer)
        shard(codec, "warm", 0)
        began = time.process_time()
        made = [shard(codec, "measure", k) for k in range(4)]
        for s in made:
            lay(s, 1024)
        seconds = time.process_time() - began
        print(f"one process: {sum(len(s['lengths']) for s in made) / seconds:.0f} sequences/s, {sum(len(s['ids']) for s in made) / seconds:.0f} tokens/s")
        return
    pathlib.Path(a.folder).mkdir(parents=True, exist_ok=True)
    began = time.time()
    with multiprocessing.get_context("spawn").Pool(a.workers) as pool:
        for n, _ in enumerate(pool.imap(_write, [(a.folder, a.seed, k, a.tokenizer) for k in range(a.shards)]), 1):
            if n % 20 == 0 or n == a.shards:
                print(f"{n} of {a.shards} shards, {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
