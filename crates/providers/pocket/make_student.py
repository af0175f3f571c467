"""Everything in one command: tokenizer, training, measuring, export and the figures of the card.

    python make_student.py NAME --size 3m,8m --minutes 6            on a GPU side by side, else each for a share of the minutes
    python make_student.py NAME --smoke                             the same end to end in about a minute, to see that it runs

Run again with the same NAME, it goes on where it was. Sizes: 1m, 3m, 8m, 14m; `8m+words` trains with the next-token loss
too, `8m+words+drop` also leaves out a tenth of what the layers add. What is to be kept goes to `--out` (default: $OUT, else out/NAME): the GGUF of the best size, its tokenizer.json, `figures.md`,
`figures.json`, and the log. The best size is that with the most readings and calls right on *generated* wording that
training leaves out; the letters written by hand have no say in it. Nothing above --limit megabytes is chosen.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
HERE = pathlib.Path(__file__).parent
KINDS = {"words": ["--words", ".1"], "drop": ["--drop", ".1"]}
SHARES = {"tiny": 1, "1m": 1, "3m": 1.3, "8m": 2, "14m": 2.6}


def say(*words):
    print(f"[{time.time() - BEGAN:.0f} s]", *words, flush=True)


def run(log, script, *given):
    """A script of this folder in a process of its own; what it prints is shown and kept."""
    with open(log, "a") as file:
        child = subprocess.Popen([sys.executable, "-u", str(HERE / script), *map(str, given)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in child.stdout:
            print("  " + line, end="", flush=True)
            file.write(line)
        if child.wait():
            raise RuntimeError(f"{script} {' '.join(map(str, given))} ended with {child.returncode}; its last lines are above and in {log}")


def mark(table):
    """Readings and calls of a table in one number, for choosing."""
    readings = [r for k, r in table["readings"].items() if k != "route"]
    right, n = sum(r["right"] for r in readings), sum(r["n"] for r in readings)
    calls = table["count"].get("next call, tool named", [0, 1])
    return (right / max(1, n) + calls[0] / max(1, calls[1])) / 2


def row(results, name, wilson):
    cells = []
    for table in results.values():
        if name.startswith("reading "):
            found = [r for k, r in table["readings"].items() if k.split(",")[0] == name[8:] or name == "reading all" and k != "route"]
            k, n, most = sum(r["right"] for r in found), sum(r["n"] for r in found), sum(r["majority"] for r in found)
            cells.append(wilson(k, n) + (f", majority {most / n:.2f}" if n else ""))
        else:
            cells.append(wilson(*table["count"].get(name, [0, 0])))
    return f"| {name} | " + " | ".join(cells) + " |"


def figures(done, head):
    """The tables of the model card in Markdown."""
    from evaluate import calibration, wilson
    out = [head, ""]
    generated = {k: v for k, v in done.items() if k in ("new people", "new combinations", "new phrasings", "hand-written skills")}
    letters = {k: v for k, v in done.items() if k.endswith(".json") and "," not in k}
    without = {k: v for k, v in done.items() if k.endswith("no skill")}
    lines = ["next call, tool named", "next call, tool chosen", "next call, no grammar", "whole runs, tool named", "whole runs, tool chosen", "whole runs, no grammar", "slots"]
    kinds = ["reading intent", "reading tone", "reading topic", "reading found or none", "reading all"]
    for tables, names in ((generated, lines + kinds + ["readings, no grammar"]), (without, lines[:2] + lines[3:5]), (letters, kinds)):
        if tables:
            out += ["| | " + " | ".join(tables) + " |", "| --- " * (len(tables) + 1) + "|", *(row(tables, n, wilson) for n in names), ""]
    for name, table in letters.items():
        pairs = [p for k, r in table["readings"].items() if k != "route" for p in r["pairs"]]
        out.append(f"{name}, by probability: {calibration(pairs)}")
    if "file against float32" in done:
        out.append("")
        out += [f"{k} (file against float32): {wilson(*v)}" for k, v in done["file against float32"]["count"].items()]
    return "\n".join(out) + "\n"


def main():
    a = argparse.ArgumentParser()
    a.add_argument("name")
    a.add_argument("--size", default="8m+words+drop,8m,14m+words+drop")
    a.add_argument("--minutes", type=float, default=6)
    a.add_argument("--vocab", type=int, default=6144)
    a.add_argument("--n", type=int, default=250, help="generated sequences a table")
    a.add_argument("--limit", type=float, default=25, help="megabytes of the file at most")
    a.add_argument("--jobs", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    a.add_argument("--out", default="")
    a.add_argument("--smoke", action="store_true")
    a, more = a.parse_known_args()
    sizes = ["tiny", "tiny+words+drop"] if a.smoke else a.size.split(",")
    # What is missing is to be missed now, not after the training.
    from export import export
    work = HERE / "out" / a.name
    keep = pathlib.Path(a.out or os.environ.get("OUT") or work)
    work.mkdir(parents=True, exist_ok=True)
    keep.mkdir(parents=True, exist_ok=True)
    log = keep / "train.log"

    tokenizer = work / "tokenizer.json"
    if not tokenizer.exists():
        from tokens import train
        train(a.vocab, 400 if a.smoke else 12000, tokenizer)
        say("tokenizer written")

    from train import torch
    together = len(sizes) if torch.cuda.is_available() and not a.smoke else 1
    total = 1 if together > 1 else sum(SHARES[s.split("+")[0]] for s in sizes)

    def trained(size):
        """Trains a size; the error that ended it, or None."""
        base, *kinds = size.split("+")
        length = ["--minutes", a.minutes * (1 if together > 1 else SHARES[base] / total), "--blur", ".05", "--compile", "--workers", max(1, (os.cpu_count() or 2) // together - 1)]
        if a.smoke:
            length = ["--steps", "3", "--tokens", "4096", "--half", "--workers", "1", "--gate-size", "8", "--blur", ".05"]
        try:
            say("training", size)
            run(log, "train.py", f"{a.name}-{size}", "--size", base, "--out", work, "--tokenizer", tokenizer, "--hold", ".6", *(x for k in kinds for x in KINDS[k]), *length, *more)
        except RuntimeError as error:
            return error

    # On one GPU three trainings side by side each went as fast as one of two (README.md).
    with concurrent.futures.ThreadPoolExecutor(together) as pool:
        errors = dict(zip(sizes, pool.map(trained, sizes)))
    found = {}
    for size in sizes:
        name = f"{a.name}-{size}"
        if errors[size]:
            say(f"{size} is left out: {errors[size]}")
            continue
        path = work / f"{name}.gguf"
        export(work / f"{name}.pt", path)
        megabytes = path.stat().st_size / 1e6
        say(f"{size}: {megabytes:.1f} MB as q8_0")
        if not found:
            # Something usable is kept as soon as there is something.
            shutil.copy(path, keep / "pocket-student.gguf")
            if not keep.samefile(work):
                shutil.copy(tokenizer, keep / "tokenizer.json")
        run(log, "evaluate.py", work / f"{name}.pt", "--n", 8 if a.smoke else a.n, "--out", work / f"{name}.json", "--jobs", a.jobs, "--only", "new people", "new phrasings")
        done = json.loads((work / f"{name}.json").read_text())
        found[size] = {"megabytes": megabytes, "mark": mark(done["new phrasings"]), "new people": mark(done["new people"])}
        say(f"{size}: {found[size]}")

    if not found:
        sys.exit("no size was trained")
    fit = {s: f for s, f in found.items() if f["megabytes"] <= a.limit} or sys.exit(f"no size stays under {a.limit} MB")
    best = max(fit, key=lambda s: fit[s]["mark"])
    name = f"{a.name}-{best}"
    from evaluate import Student, temperature
    warmth = 1.0 if a.smoke else temperature(Student(work / f"{name}.pt"))
    export(work / f"{name}.pt", keep / "pocket-student.gguf", temperature=warmth)
    export(work / f"{name}.pt", work / f"{name}-f16.gguf", format="f16", temperature=warmth)
    say(f"{best} is chosen; temperature {warmth}; {(keep / 'pocket-student.gguf').stat().st_size / 1e6:.1f} MB as q8_0, {(work / f'{name}-f16.gguf').stat().st_size / 1e6:.1f} MB as f16")
    z = torch.load(work / f"{name}.pt", weights_only=False, map_location="cpu")
    made = z["made with"]
    head = (f"Size {best}, shape {z['shape']}, {sum(v.numel() for v in z['averaged'].values())} parameters; {z['step']} steps, {z['seen'] / 1e6:.1f} M tokens, {z['seconds']:.0f} s on {made['hardware']} (torch {made['torch']}); "
            f"{a.n} sequences a table; temperature {warmth}. All sizes: {json.dumps(found)}")
    tables = ["--only", "new people", "new phrasings", "hand-written skills", "worlds.json", "file against float32"] if a.smoke else []
    run(log, "evaluate.py", work / f"{name}.pt", "--n", 8 if a.smoke else a.n, "--out", work / f"{name}.json", "--jobs", a.jobs, "--gguf", keep / "pocket-student.gguf", *tables)
    done = json.loads((work / f"{name}.json").read_text())
    (keep / "figures.md").write_text(figures({k: v for k, v in done.items() if k != "info"}, head))
    (keep / "figures.json").write_text(json.dumps({"sizes": found, "best": best, "gate": z["log"], "tables": done, "made with": made}, default=str))
    torch.save({"shape": z["shape"], "averaged": {k: v.half() for k, v in z["averaged"].items()}, "helper": z["helper"].half(), "tokenizer": z["tokenizer"]}, keep / "weights-f16.pt")
    say("kept in", keep, {p.name: f"{p.stat().st_size / 1e6:.1f} MB" for p in sorted(keep.iterdir()) if p.is_file()})


if __name__ == "__main__":
    BEGAN = time.time()
    main()
