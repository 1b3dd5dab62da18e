#!/usr/bin/env python3
"""Instructions a byte of text, by stage: bench/instructions.py [--program PROGRAM] FILE.ndjson...

Runs `khabar code` on each file under callgrind (valgrind), which counts the same on any day, whatever else the machine does,
and prints for each stage what was executed inside it, without the opening of the tables, by the bytes of all texts. A few
hundred kB are enough: it is some fifty times as slow. Lines that bench/throughput.sh makes will do.
"""
import argparse
import json
import pathlib
import re
import subprocess
import tempfile

HOME = pathlib.Path(__file__).resolve().parent.parent
STAGES = [
    ("text to Document", r"khabar::read_text\("),
    ("words", r"khabar::(?:arabic|english)::\(anonymous namespace\)::(?:Arabic|English)::read\(khabar::Document const&\)"),
    ("mentions", r"khabar::find_mentions\("),
    ("clauses", r"khabar::split_clauses\("),
    ("frames: chains, statuses", r"khabar::frame_clauses\("),
    ("events", r"khabar::code_events\("),
    ("records", r"khabar::append_records\("),
    ("all of a document", r"CodeRun::work\("),
]


def count(program, file):
    """Instructions by stage."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", program, "code", "-q", "--to",
                        "ndjson", file], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        told = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out.name], check=True,
                              capture_output=True, text=True).stdout
    counts = {}
    for line in told.splitlines():
        row = re.match(r"\s*([\d,]+) \([ \d.]+%\)\s+(.*)", line)
        for name, pattern in STAGES:
            if row and name not in counts and re.search(pattern, row[2]):
                counts[name] = int(row[1].replace(",", ""))
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HOME / "build/release/khabar"))
    parser.add_argument("files", nargs="+", metavar="FILE.ndjson")
    options = parser.parse_args()
    columns = []
    for file in options.files:
        texts = [json.loads(line)["text"] for line in open(file, encoding="utf-8")]
        columns.append((len(texts), sum(len(text.encode()) for text in texts), count(options.program, file)))
    print("| stage | " + " | ".join(pathlib.Path(file).stem for file in options.files) + " |")
    print("| --- |" + " --- |" * len(columns))
    print("| documents, bytes | " + " | ".join(f"{documents:,}, {size:,}" for documents, size, _ in columns) + " |")
    for name, _ in STAGES:
        print(f"| {name} | " + " | ".join(f"{counts[name] / size:,.0f}" if name in counts else "" for _, size, counts in columns) + " |")


if __name__ == "__main__":
    main()
