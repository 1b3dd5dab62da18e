#!/usr/bin/env python3
"""Fits the points of lexicon/events/weights_ar.tsv: which signs tell news from a mention in passing.

    tools/fit_weights.py [--shared DIR] [--program FILE] [--write] [--folds N]

Reads the development gold of events in DIR/gold/events (default ../shared beside the checkout) and the golden cases of the
repository, asks the program for its candidates (`khabar annotate --layer candidates`), and fits a logistic regression by
family of types: a weight that all families share, and each family's own difference from it, both held near zero. Prints
precision, recall and F1 of the candidates by cross-validation over documents, then the table. --write puts it into the sheet.
Standard library alone. The same input gives the same table.
"""
import argparse, collections, glob, json, math, os, random, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHEET = os.path.join(ROOT, "lexicon/events/weights_ar.tsv")
FAMILIES = ("assault", "protest", "material", "verbal")
MATERIAL = {"COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE"}
THRESHOLD = 40  # Match::threshold in khabar/events/match.h
SCALE = 10      # points of one unit of log odds
HAPPENED = {"reported", "historical"}
# Log odds above which a candidate is coded. At 0 single sentences out of context are told best; whole articles, where what is
# said in passing is often said nowhere else, want less. Between the two, by the tables below.
CUTS = (-1.0, -0.3, -1.4, -1.8)


def family_of(event):
    return {"ASSAULT": 0, "PROTEST": 1}.get(event, 2 if event in MATERIAL else 3)


def candidates(program, documents):
    """The candidates of each document, by its id."""
    lines = "".join(json.dumps({k: d[k] for k in ("id", "lang", "text", "published") if d.get(k)}, ensure_ascii=False) + "\n"
                    for d in documents)
    done = subprocess.run([program, "annotate", "--layer", "candidates", "--from", "ndjson", "-"], input=lines.encode(),
                          stdout=subprocess.PIPE, check=True)
    return {r["id"]: r["candidates"] for r in map(json.loads, done.stdout.decode().splitlines())}


class Sample:
    """A candidate, how far it is right (0 to 1), how much it counts, and the document that it is of."""

    def __init__(self, candidate, right, counts, document, group=None):
        self.family = family_of(candidate["event"])
        self.signs = candidate["signs"]
        self.right, self.counts, self.document, self.group = right, counts, document, group


def from_detect(path, program):
    """Sentences labelled for one type: where the label is yes, the likeliest candidate is the one that is meant."""
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    for row in rows:
        row["lang"] = "ar"
    found = candidates(program, rows)
    for row in rows:
        total = row["accept"] + row["reject"]
        if not total:
            continue
        share = row["accept"] / total
        for c in found[row["id"]]:
            if c["event"] == row["event"] and c["status"] in HAPPENED:
                yield Sample(c, share, 1.0, row["id"], row["id"] if share > 0.5 else None)


def touches(c, span):
    return c["start"] < span[1] and span[0] < c["end"]


def from_articles(path, program):
    """Whole articles: right where the trigger of an event of that type is touched; a candidate in the same sentence as
    such a trigger, and one that only one annotator saw, is left out."""
    documents = json.load(open(path, encoding="utf-8"))
    for d in documents:
        d["lang"] = "ar"
    found = candidates(program, documents)
    for d in documents:
        stops = [m.end() for m in re.finditer(r"[.!?؟\n]+", d["text"])]
        sentence = lambda at: sum(s <= at for s in stops)
        for c in found[d["id"]]:
            same = [e["trigger"]["span"] for e in d["events"] if e["event"] == c["event"]]
            right = any(touches(c, span) for span in same)
            near = any(sentence(span[0]) == sentence(c["start"]) for span in same)
            doubtful = any(touches(c, e["trigger"]["span"]) for e in d.get("maybe", []))
            if right or not (near or doubtful):
                yield Sample(c, float(right), 1.0, d["id"])


def golden_cases():
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/golden/ar/**/*.case"), recursive=True)):
        for number, body in enumerate(re.split(r"(?m)^===$", open(path, encoding="utf-8").read())):
            parts = re.split(r"(?m)^---$", body)
            if len(parts) != 3:
                continue
            published = re.search(r"(?m)^published (\S+)$", parts[0])
            wants, current = [], None
            for line in parts[2].splitlines():
                if line.startswith("event "):
                    current = [line.split()[1].split("/")[0], None]
                    wants.append(current)
                elif line.startswith("trigger ") and current:
                    current[1] = line[len("trigger "):].strip()
            yield {"id": "%s:%d" % (os.path.relpath(path, ROOT), number), "lang": "ar", "text": parts[1].strip("\n"),
                   "published": published.group(1) if published else None, "wants": wants,
                   "open": "others allowed" in parts[2]}


def from_golden(program):
    """Our own cases: right where an event of that type is wanted, at its trigger where one is given."""
    cases = list(golden_cases())
    found = candidates(program, cases)
    for case in cases:
        for c in found[case["id"]]:
            same = [w for w in case["wants"] if w[0] == c["event"]]
            right = any(w[1] is None or c["text"] in w[1] or w[1] in c["text"] for w in same)
            if right or not (same or case["open"]):
                yield Sample(c, float(right), 1.0, case["id"])


def value(shared, own, sample):
    return sum(n * (shared[s] + own[sample.family][s]) for s, n in sample.signs.items())


# What a point of a row's weight is worth before anything is seen: rows say how sure their words are.
PRIOR = {"weight": 0.25}


def train(samples, rounds=60):
    """Weights by stochastic descent; of the candidates of a sentence that is right only the likeliest counts."""
    shared, own = collections.defaultdict(float, PRIOR), [collections.defaultdict(float) for _ in FAMILIES]
    order = random.Random(7)
    for turn in range(rounds):
        best = {}
        for s in samples:
            if s.group is not None:
                v = value(shared, own, s)
                if s.group not in best or v > best[s.group][0]:
                    best[s.group] = (v, s)
        used = [s for s in samples if s.group is None or best[s.group][1] is s]
        order.shuffle(used)
        step = 0.03 / (1 + 0.1 * turn)
        for s in used:
            error = s.right - 1 / (1 + math.exp(-max(-30.0, min(30.0, value(shared, own, s)))))
            for sign, times in s.signs.items():
                scale = times / (5.0 if sign == "weight" else 1.0)
                shared[sign] += step * (s.counts * error * scale - 0.001 * (shared[sign] - PRIOR.get(sign, 0)))
                own[s.family][sign] += step * (s.counts * error * scale - 0.01 * own[s.family][sign])
    return shared, own


def best_cut(pairs):
    """(F1, precision, recall, cut) of the best cut over (value, right) pairs."""
    wanted = sum(right for _, right in pairs)
    best, hits = (0.0, 0.0, 0.0, 0.0), 0.0
    for n, (v, right) in enumerate(sorted(pairs, reverse=True), 1):
        hits += right
        f1 = 2 * hits / (n + wanted) if wanted else 0.0
        best = max(best, (f1, hits / n, hits / wanted if wanted else 0.0, v))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=os.path.join(ROOT, "../shared"))
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/khabar"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    gold = os.path.join(args.shared, "gold/events")
    if not os.path.isdir(gold):
        sys.exit("%s: no such folder; the development gold is needed" % gold)
    sets = {"detect": list(from_detect(os.path.join(gold, "gsr_detect.dev.jsonl"), args.program)),
            "articles": list(from_articles(os.path.join(gold, "articles.dev.json"), args.program)),
            "golden": list(from_golden(args.program))}
    samples = [s for each in sets.values() for s in each]
    documents = sorted({s.document for s in samples})
    random.Random(3).shuffle(documents)
    fold = {d: i % args.folds for i, d in enumerate(documents)}
    judged = []
    for k in range(args.folds):
        shared, own = train([s for s in samples if fold[s.document] != k])
        judged += [(s, value(shared, own, s)) for s in samples if fold[s.document] == k]
    print("by cross-validation over documents: family, set, candidates, P, R, F1 at the best cut; F1 at ours")
    for f, family in enumerate(FAMILIES):
        for name, part in sets.items():
            ids = set(map(id, part))
            pairs = []
            groups = {}
            for s, v in judged:
                if s.family == f and id(s) in ids:
                    if name == "detect":
                        groups[s.document] = max(groups.get(s.document, (-99.0, 0)), (v, round(s.right)))
                    else:
                        pairs.append((v, round(s.right)))
            pairs += groups.values()
            if pairs:
                f1, p, r, cut = best_cut(pairs)
                hits = sum(right for v, right in pairs if v >= CUTS[f])
                ours = 2 * hits / (sum(v >= CUTS[f] for v, _ in pairs) + sum(right for _, right in pairs))
                print("  %-9s %-9s %5d  P %.3f R %.3f F1 %.3f at %+.2f   F1 %.3f at %+.2f" % (family, name, len(pairs), p, r, f1, cut, ours, CUTS[f]))
    shared, own = train(samples)
    lines = open(SHEET, encoding="utf-8").read().splitlines()
    out = []
    for line in lines:
        cells = line.split("\t")
        if line.startswith("#") or cells[0] == "sign":
            out.append(line)
            continue
        base = [THRESHOLD - SCALE * cut if cells[0] == "base" else 0 for cut in CUTS]
        points = [round(base[f] + SCALE * (shared[cells[0]] + own[f][cells[0]])) for f in range(len(FAMILIES))]
        print("%-14s %5d %5d %5d %5d" % (cells[0], *points))
        out.append("\t".join([cells[0], *map(str, points), cells[5], "fitted"]))
    if args.write:
        with open(SHEET, "w", encoding="utf-8") as f:
            f.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
