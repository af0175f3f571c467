"""Measures the formats that a student can be shipped in: what each costs in answers, and what it saves in bytes.

    python formats.py out/NAME.pt [--temperature 1.3] [--n 60] [--formats f16 q8_0 q4_0] [--keep FOLDER]

The weights of each file are read back and answer the same generated sequences of new phrasings and the hand-written
letters. What llama.cpp itself rounds is not in it: `understudy --rehearsal skill test --all --student FILE` is.
"""
import argparse
import json
import pathlib
import tempfile

import torch

from evaluate import HERE, Student, agreement, generated, letters, runs, wilson
from export import FORMATS, export


def measure(checkpoint, temperature, n, formats, folder):
    torch.set_num_threads(1)
    exact = Student(checkpoint)
    sequences = generated(1, 1, n)
    hand = [m for path in sorted((HERE / "held").glob("hand-*.json")) for m in json.loads(path.read_text())]
    print("| format | MB | answers alike | next call | whole runs | readings | of hand-written letters |\n| --- " + "| --- " * 6 + "|", flush=True)
    for format in ["float32", *formats]:
        student, size, alike = exact, "", "all"
        if format != "float32":
            path = pathlib.Path(folder) / f"{format}.gguf"
            export(checkpoint, path, format, temperature=temperature)
            student, size = Student(checkpoint, packed=str(path)), f"{path.stat().st_size / 1e6:.2f}"
            alike = wilson(*agreement(exact, student, sequences)["count"]["answers alike"])
        made, read = runs(student, sequences), letters(student, hand)

        def readings(result):
            pairs = [right for k, r in result["readings"].items() if k != "route" for _, right in r["pairs"]]
            return wilson(sum(pairs), len(pairs))

        print(f"| {format} | {size} | {alike} | {wilson(*made['count']['next call, tool named'])} | {wilson(*made['count']['whole runs, tool named'])} | {readings(made)} | {readings(read)} |", flush=True)


if __name__ == "__main__":
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint")
    a.add_argument("--temperature", type=float, default=1.0)
    a.add_argument("--n", type=int, default=60, help="generated sequences")
    a.add_argument("--formats", nargs="*", choices=FORMATS, default=list(FORMATS))
    a.add_argument("--keep", default="", help="the folder for the files")
    a = a.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(a.checkpoint, a.temperature, a.n, a.formats, a.keep or folder)
