#!/usr/bin/env python3
"""Fits the scores of lexicon/page/scores.tsv and lexicon/page/classes.tsv to pages whose articles are known.

  tools/fit_page_scores.py [--write] [--program build/release/khabar] SET...

A SET is a folder with gold.jsonl ({id, url, text} a line) and html/ID.html.gz, as score_pages.py wants it
(../shared/gold/pages/dev.tar.xz, unpacked outside the repository). `khabar read --explain` says what holds of
each block, so that nothing is computed twice; a block is article when half of its runs of four words stand in
the gold text.

1. Own scores: logistic regression over what holds of a block alone, a block weighing as much as its words do
   in its page. 2. Round scores: the same with the own score as one more column, divided by its weight, so that
   both add up. 100 is odds of e. The figures that it prints are of five folds by site: no page is judged by
   scores that saw its site. Own scores are printed before the second step, which needs them compiled: with
   --write the tool writes them, builds the target `lexicon`, and goes on.

Needs python3-sklearn of Debian, which packages.txt does not hold: scores are fitted when features change, not
at every build. The same pages and features give the same scores.
"""
import argparse
import collections
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from scipy import sparse
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCORES = ROOT / "lexicon/page/scores.tsv"
CLASSES = ROOT / "lexicon/page/classes.tsv"
WORD = re.compile(r"\w+")
BLOCK = re.compile(r"^([+-]) (\S+)\s+(-?\d+)  (.*)  \[(.*)\]$")
ISOLATES = "\u2066\u2067\u2068\u2069"
OWN_C, ROUND_C = 0.15, 0.1  # strength of evidence against small scores, by the figures of the folds
BELIEF = 100  # what is known beforehand weighs as much as the blocks of one article
MOST_AGAINST = 1.5  # the blocks of a page that are no article weigh at most as much as 1.5 articles
FOLDS = 5


def runs(text):
    words = WORD.findall(text)
    return collections.Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def read_gold(folder):
    with open(folder / "gold.jsonl", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines) if row.get("text")}


def explain(program, folder, gold):
    """For each page its blocks: {text, kept, parts}."""
    with tempfile.TemporaryDirectory() as work:
        pages = pathlib.Path(work, "pages")
        pages.mkdir()
        for id in gold:
            (pages / f"{id}.html").write_bytes(gzip.decompress((folder / "html" / f"{id}.html.gz").read_bytes()))
        urls = pathlib.Path(work, "urls.json")
        urls.write_text(json.dumps({id: row.get("url") or "" for id, row in gold.items()}))
        out = subprocess.run(
            [program, "read", "--from", "html", "--explain", "--urls", str(urls), str(pages)],
            capture_output=True, check=True).stdout.decode("utf-8", "replace")
    found, page, block = {}, None, None
    for line in out.split("\n"):
        match = BLOCK.match(line)
        if match:
            body = match[1] == "+" and match[2] != "caption"
            block = {"text": match[4].strip(ISOLATES), "kept": body, "parts": {}}
            if match[2] != "page":  # what kind of page it is has parts of its own
                found.setdefault(page, []).append(block)
        elif line.startswith("    ") and block is not None:
            for part in line.strip().rstrip(";").split(";"):
                name, score = part.strip().rsplit(" ", 1)
                block["parts"][name] = int(score)
        elif line.strip():
            page, block = line.strip(), None
    # the title has no parts
    return {id: [one for one in blocks if one["parts"]] for id, blocks in found.items()}


class Pages:
    def __init__(self, program, folders):
        self.pages = []
        for folder in folders:
            gold = read_gold(folder)
            for id, blocks in explain(program, folder, gold).items():
                self.pages.append((folder.name, gold[id], blocks))
        self.label, self.weight, self.fold = [], [], []
        for _, gold, blocks in self.pages:
            self._judge(gold, blocks)
        self.label = numpy.array(self.label)
        self.weight = numpy.array(self.weight) * 100
        self.fold = numpy.array(self.fold)

    def _judge(self, gold, blocks):
        of_gold = runs(gold["text"])
        lines = {" ".join(WORD.findall(line)) for line in gold["text"].split("\n")} - {""}
        all_words = max(1, len(WORD.findall(gold["text"])))
        labels, weights = [], []
        for block in blocks:
            words = WORD.findall(block["text"])
            of_block = runs(block["text"])
            known = sum(count for run, count in of_block.items() if run in of_gold)
            if len(words) < 4:
                labels.append(" ".join(words) in lines)
            else:
                labels.append(known * 2 >= sum(of_block.values()))
            weights.append(min(max(len(words), 1) / all_words, 1.0) + 0.0005)
        against = sum(weight for weight, label in zip(weights, labels) if not label)
        if against > MOST_AGAINST:
            weights = [w if label else w * MOST_AGAINST / against for w, label in zip(weights, labels)]
        host = re.sub(r"^https?://", "", gold.get("url") or gold["id"]).split("/")[0]
        site = ".".join(host.split(".")[-2:])
        fold = int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS
        self.label += labels
        self.weight += weights
        self.fold += [fold] * len(blocks)

    def blocks(self):
        return [block for _, _, blocks in self.pages for block in blocks]

    def matrix(self, names):
        column = {name: i for i, name in enumerate(names)}
        rows, columns = [], []
        for row, block in enumerate(self.blocks()):
            for name in block["parts"]:
                if name in column:
                    rows.append(row)
                    columns.append(column[name])
        shape = (len(self.label), len(names))
        return sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), shape=shape)

    def fit(self, matrix, strength, beliefs, rows=slice(None)):
        """`beliefs`: (column, label) of what is known beforehand."""
        columns, labels = [column for column, _ in beliefs], [label for _, label in beliefs]
        shape = (len(beliefs), matrix.shape[1])
        known = sparse.csr_matrix((numpy.ones(len(beliefs)), (range(len(beliefs)), columns)), shape=shape)
        model = LogisticRegression(C=strength, max_iter=800, fit_intercept=False)
        return model.fit(
            sparse.vstack([matrix[rows], known]),
            numpy.concatenate([self.label[rows], numpy.array(labels, dtype=bool)]),
            sample_weight=numpy.concatenate([self.weight[rows], numpy.full(len(beliefs), BELIEF)])).coef_[0]

    def folds(self, matrix, strength, beliefs):
        """F1 of each set, every block judged by what other sites taught."""
        value = numpy.zeros(len(self.label))
        for fold in range(FOLDS):
            held = self.fold == fold
            value[held] = matrix[held] @ self.fit(matrix, strength, beliefs, ~held)
        return self.f1(value > 0)

    def f1(self, kept):
        measured, at = collections.defaultdict(list), 0
        for name, gold, blocks in self.pages:
            text = "\n".join(b["text"] for b, k in zip(blocks, kept[at : at + len(blocks)]) if k)
            at += len(blocks)
            a, b = runs(gold["text"]), runs(text)
            both = sum((a & b).values())
            measured[name].append((both / max(1, sum(b.values())), both / max(1, sum(a.values()))))
        result = {}
        for name, pages in measured.items():
            precision, recall = (sum(each[i] for each in pages) / len(pages) for i in (0, 1))
            result[name] = round(2 * precision * recall / (precision + recall or 1), 4)
        return result


def round_names():
    """The rows of scores.tsv behind the comment line that begins the second part."""
    names, second = set(), False
    for line in SCORES.read_text(encoding="utf-8").splitlines():
        second = second or line.startswith("# what stands round")
        if second and not line.startswith("#"):
            names.add(line.split("\t")[0])
    return names


def beliefs_of(names):
    """A name of a frame speaks against a block, a name of an article's body for it: few sites that use one
    otherwise do not turn it round."""
    column = {name: i for i, name in enumerate(names)}
    found = []
    for line in CLASSES.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if not line.startswith("#") and row[1] in ("frame", "body"):
            for place in ("near", "far"):
                name = f"{place} {row[0].split('|')[0]}"
                if name in column:
                    found.append((column[name], row[1] == "body"))
    return found


def write(scores, is_mine):
    """Puts scores in place, by name, in the rows that `is_mine` names; one that no block had is 0."""
    for file, cells in ((SCORES, {1: "{0}"}), (CLASSES, {2: "near {0}", 3: "far {0}"})):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.startswith("#") or line.split("\t")[0] in ("form", "feature"):
                continue
            row = line.split("\t")
            for cell, name in cells.items():
                full = name.format(row[0].split("|")[0])
                if is_mine(full):
                    row[cell] = str(round(100 * scores.get(full, 0)))
            lines[number] = "\t".join(row)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", default=str(ROOT / "build/release/khabar"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("sets", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    second = round_names()

    pages = Pages(options.program, options.sets)
    print(f"{len(pages.pages)} pages, {len(pages.label)} blocks; as it stands", pages.f1([b["kept"] for b in pages.blocks()]))
    names = sorted({name for block in pages.blocks() for name in block["parts"]} - second)
    matrix = pages.matrix(names)
    beliefs = beliefs_of(names)
    print("own scores alone, folds by site", pages.folds(matrix, OWN_C, beliefs))
    own = dict(zip(names, pages.fit(matrix, OWN_C, beliefs)))
    if not options.write:
        return
    write(own, lambda name: name not in second)
    build = pathlib.Path(options.program).parent
    subprocess.run(["cmake", "--build", str(build), "--target", "lexicon"], check=True, stdout=sys.stderr)

    pages = Pages(options.program, options.sets)
    names = sorted({name for block in pages.blocks() for name in block["parts"]} & second)
    of_own = [sum(score for name, score in block["parts"].items() if name not in second) / 100 for block in pages.blocks()]
    column = sparse.csr_matrix(numpy.clip(of_own, -8, 8)[:, None])
    matrix = sparse.hstack([pages.matrix(names), column]).tocsr()
    print("with round scores, folds by site", pages.folds(matrix, ROUND_C, []))
    fitted = pages.fit(matrix, ROUND_C, [])
    write(dict(zip(names, fitted[:-1] / fitted[-1])), lambda name: name in second)


if __name__ == "__main__":
    main()
