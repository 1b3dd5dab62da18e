#!/usr/bin/env python3
"""Writes bench/quality.md: the scores of now beside those of the last release.

    bench/quality.py [--shared DIR]                  bench/quality.md, with the program of build/release
    bench/quality.py --keep PROGRAM [--shared DIR]   bench/quality/VERSION.tsv: what PROGRAM, of any release, scores

Needs the shared gold (../shared of the checkout, or DIR), of which nothing but figures is kept. Run `--keep` once with
each release, then the first: `khabar eval` and the page set the newest of bench/quality/ beside the figures of now.
"""
import argparse, json, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVAL = ROOT / "build/release/khabar"
SHARED = ("gold/events/articles.dev.json", "gold/events/articles_en.dev.json", "gold/events/gsr_detect.dev.jsonl", "gold/events/gsr_spans.dev.jsonl", "seed/gold.json")
HEAD = """# Quality

Made by `bench/quality.py`; `khabar eval` prints the same for the shared gold. The column %s is the main figure of that
release (F1; the share that is right; precision), from `bench/quality/%s.tsv`, which holds all its figures. What is
counted: `docs/stages/evaluation.md`. The first five are development sets of `../shared`: what was learnt from them is
in the figures, and sets kept back decide. `articles` and `articles_en` are those of `tests/golden/`.

"""


def output(*command, stdin=None):
    done = subprocess.run([str(c) for c in command], input=stdin, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}")
    return done.stdout


def sets(shared):
    missing = [name for name in SHARED if not (shared / name).exists()]
    if missing:
        sys.exit(f"{shared}: no {', '.join(missing)}")
    return [shared / name for name in SHARED] + [ROOT / "tests/golden/articles", ROOT / "tests/golden/articles_en"]


def keep(program, files):
    """The figures of a program that need not know `eval`: it codes, and the program of now scores."""
    version = json.loads(output(program, "version", "--json"))["version"]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            records = pathlib.Path(folder) / "records.ndjson"
            texts = output(EVAL, "eval", "--gold", file, "--texts")
            records.write_text(output(program, "code", "-q", "--from", "ndjson", "--to", "ndjson", "-", stdin=texts))
            lines = output(EVAL, "eval", "--gold", file, "--records", records, "--to", "tsv").splitlines(keepends=True)
            rows += lines if not rows else lines[1:]
    out = ROOT / "bench/quality" / f"{version}.tsv"
    out.write_text("".join(rows))
    print(out)


def write(files):
    arguments = [word for file in files for word in ("--gold", file)]
    releases = sorted((ROOT / "bench/quality").glob("*.tsv"), key=lambda f: [int(n) for n in f.stem.split(".")])
    if not releases:
        sys.exit("bench/quality/ holds no release: run --keep first")
    out = ROOT / "bench/quality.md"
    page = output(EVAL, "eval", *arguments, "--release", releases[-1], "--to", "md")
    out.write_text(HEAD % (releases[-1].stem, releases[-1].stem) + page)
    print(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", metavar="PROGRAM", help="keep what this program scores as its release's figures")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared", help="the folder of shared gold")
    args = parser.parse_args()
    files = sets(args.shared)
    if args.keep:
        keep(args.keep, files)
    else:
        write(files)


if __name__ == "__main__":
    main()
