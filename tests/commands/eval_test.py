#!/usr/bin/env python3
"""khabar eval, seen from outside: eval_test.py --program build/release/khabar [--shared DIR]

Gold and records of the test's own, with figures counted by hand; faults with their place. Where the shared gold and its
scorer stand beside the checkout (../shared, or DIR, or KHABAR_SHARED), the figures of both are held against each other.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEXT = "Rebels shelled Aden on Monday. Police denied the arrest of two men! Crowds marched. Crowds marched again."


def span(text, words, number=1):
    at = -1
    for _ in range(number):
        at = text.index(words, at + 1)
    return [at, at + len(words)]


def gold_event(kind, status, trigger, nth=1, **fields):
    event = {"event": kind, "status": status, "mode": None, "actor": [], "recipient": [], "place": [], "number": [], "date": None,
             "chain": [], "trigger": {"text": trigger, "span": span(TEXT, trigger, nth)}}
    return {**event, **fields}


def record(kind, status, trigger, nth=1, chain=(), confidence=0.5, also=(), **fields):
    evidence = {"trigger": {"text": trigger, "span": span(TEXT, trigger, nth)}, "also": list(also)}
    return {"document": {"id": "a"}, "event": kind, "claim": {"status": status, "chain": list(chain)}, "evidence": evidence,
            "confidence": confidence, "actor": [], "recipient": [], "place": [], "number": [], **fields}


GOLD = {
    "id": "a", "published": "2024-01-01", "text": TEXT, "events": [
        gold_event("ASSAULT", "reported", "shelled", mode="heavy-weapons", actor=[{"text": "The Rebels", "country": "YEM", "sector": ["REB"]}],
                   place=[{"role": "at", "text": "Aden"}], date={"start": "2024-01-01", "end": "2024-01-02"}),
        gold_event("COERCE", "denied", "arrest", recipient=[{"text": "two men"}], number=[{"kind": "arrested", "text": "two", "value": 2}],
                   chain=[{"text": "Police"}]),
        gold_event("PROTEST", "reported", "marched"),
    ],
    "maybe": [gold_event("PROTEST", "reported", "marched", 2)],
}
RECORDS = [
    # beside the trigger, in its sentence, with an actor in common
    record("ASSAULT", "reported", "Monday", actor=[{"text": "Rebels", "country_inferred": "YEM", "sector": ["MIL", "REB"]}],
           place=[{"role": "to", "text": "Aden"}], mode=["heavy-weapons"], date={"start": "2024-01-01", "end": "2024-01-02"}, confidence=0.8),
    # the trigger touched, one status for another, a link too many
    record("COERCE", "reported", "the arrest of", recipient=[{"text": "men"}], number=[{"kind": "arrested", "text": "two", "value": 2, "min": 2}],
           chain=[{"text": "Site"}, {"text": "Police", "span": [31, 37]}, {"text": "x", "span": [1, 2]}]),
    # what one of two people saw, and what nobody did
    record("PROTEST", "planned", "marched", 2),
    record("THREATEN", "reported", "Crowds", confidence=0.19),
]
# table, name: gold, found, given; by hand
FIGURES = {
    ("events", "events"): ("3", "2", "3"),
    ("type", "ASSAULT"): ("1", "1", "1"), ("type", "COERCE"): ("1", "1", "1"), ("type", "PROTEST"): ("1", "0", "0"),
    ("type", "THREATEN"): ("0", "0", "1"),
    ("status", "reported"): ("2", "1", "3"), ("status", "denied"): ("1", "0", "0"),
    ("field", "status"): ("2", "1", ""), ("field", "marked"): ("1", "0", "0"), ("field", "mode"): ("1", "1", "1"),
    ("field", "actor"): ("1", "1", "1"), ("field", "recipient"): ("1", "1", "1"), ("field", "country"): ("1", "1", ""),
    ("field", "sector"): ("1", "0", ""), ("field", "place"): ("1", "0", "1"), ("field", "number"): ("1", "1", "1"),
    ("field", "date"): ("1", "1", "1"), ("field", "chain"): ("1", "0", ""), ("field", "link"): ("1", "1", "2"),
    ("confidence", "0.0 to 0.2"): ("", "0", "1"), ("confidence", "0.2 to 0.4"): ("", "0", "0"),
    ("confidence", "0.4 to 0.6"): ("", "1", "1"), ("confidence", "0.6 to 0.8"): ("", "0", "0"),
    ("confidence", "0.8 to 1.0"): ("", "1", "1"),
}


class Tests:
    def __init__(self, program, folder):
        self.program, self.folder, self.faults, self.trials = program, folder, 0, 0

    def check(self, name, holds, saw):
        self.trials += 1
        self.faults += 0 if holds else 1
        print(f"{'holds' if holds else 'FAILS'} {name}" + ("" if holds else f": {saw!r}"), flush=True)

    def run(self, *arguments, **options):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, stdin=options.pop("stdin", subprocess.DEVNULL),
                              timeout=280, **options)
        return done.returncode, done.stdout, done.stderr

    def file(self, name, content):
        path = self.folder / name
        path.write_text(content)
        return path

    def figures(self, *arguments):
        status, out, error = self.run("eval", "--to", "tsv", *arguments)
        rows = [line.split("\t") for line in out.splitlines()[1:]]
        if status != 0:
            self.check(f"eval {' '.join(map(str, arguments))}", False, error)
        return {(row[1], row[2]): row[3:] for row in rows}

    def by_hand(self):
        records = self.file("records.ndjson", "".join(json.dumps(r) + "\n" for r in RECORDS))
        for name, content in (("gold.json", json.dumps([GOLD], indent=1)), ("gold.ndjson", json.dumps(GOLD) + "\n")):
            gold = self.file(name, content)
            saw = self.figures("--gold", gold, "--records", records)
            self.check(f"{name}: the lines", set(saw) == set(FIGURES), sorted(set(saw) ^ set(FIGURES)))
            for key, want in FIGURES.items():
                self.check(f"{name}: {' '.join(key)}", tuple(saw.get(key, ())[:3]) == want, saw.get(key))
        events = saw["events", "events"]
        self.check("P, R and F1", events[3:] == ["0.667", "0.667", "0.667"], events)
        status, out, error = self.run("eval", "--gold", gold, "--records", records, "--show", "1")
        self.check("what is missed", "missed a PROTEST reported [marched]" in out and "1 of 1 shown" not in out, out + error)
        self.check("a gold that no release knows has no column for it", "change" not in out, out)
        self.check("what is no event", "extra  a THREATEN reported [Crowds]\n    Crowds marched." in out, out)
        status, out, error = self.run("eval", "--gold", gold, "--records", records, "--to", "tsv")
        then = self.file("0.1.tsv", out.replace("\t0.667\n", "\t0.500\n"))
        status, out, error = self.run("eval", "--gold", gold, "--records", records, "--release", then)
        self.check("beside a release", re.search(r"events +3 +2 +3 +0.667 +0.667 +0.667 +0.500 +\+0.167\n", out), out)
        self.own_sentences()

    def own_sentences(self):
        judged = [{"id": "1", "event": "PROTEST", "text": TEXT, "accept": 3, "reject": 0, "label": "yes"},
                  {"id": "2", "event": "PROTEST", "text": TEXT, "accept": 1, "reject": 3, "label": "maybe"},
                  {"id": "3", "event": "PROTEST", "text": TEXT, "accept": 0, "reject": 2, "label": "easy no"}]
        gold = self.file("judged.jsonl", "".join(json.dumps(d) + "\n" for d in judged))
        told = [{**record("PROTEST", status, "marched"), "document": {"id": id}} for id, status in (("1", "historical"), ("2", "reported"), ("3", "denied"))]
        records = self.file("judged.records", "".join(json.dumps(r) + "\n" for r in told))
        saw = self.figures("--gold", gold, "--records", records)
        self.check("judged: strict", saw["detect", "PROTEST strict"][:3] == ["1", "1", "1"], saw)
        self.check("judged: majority", saw["detect", "PROTEST majority"][:3] == ["1", "1", "2"], saw)
        self.check("judged: one of them", saw["detect", "PROTEST one annotator"][:3] == ["1.2", "1.2", "2"], saw)
        marked = [{"id": "1", "event": "PROTEST", "text": TEXT, "source_gold": "the crowds", "target_gold": "", "verb_gold": "marched"},
                  {"id": "2", "event": "ASSAULT", "text": TEXT, "source_gold": "Rebels", "target_gold": "Aden", "verb_gold": "shelled"}]
        gold = self.file("marked.jsonl", "".join(json.dumps(d) + "\n" for d in marked))
        told = [{**record("PROTEST", "reported", "Crowds", actor=[{"text": "Police"}]), "document": {"id": "1"}},
                {**record("PROTEST", "reported", "Crowds marched", actor=[{"text": "Crowds"}]), "document": {"id": "1"}},
                {**record("ASSAULT", "planned", "shelled"), "document": {"id": "2"}}]
        records = self.file("marked.records", "".join(json.dumps(r) + "\n" for r in told))
        saw = self.figures("--gold", gold, "--records", records)
        self.check("marked: found", saw["spans", "event of the right type"][:2] == ["2", "1"], saw)
        self.check("marked: actor", saw["spans", "actor words"][:3] == ["3", "1", "1"], saw)
        self.check("marked: trigger", saw["spans", "trigger words"][:3] == ["2", "1", "2"], saw)

    def faults_with_their_place(self):
        good = json.dumps(GOLD)
        gold = self.file("good.json", good)
        wrong = record("ASSAULT", "reported", "shelled")
        wrong["evidence"]["trigger"]["text"] = "struck"
        trials = [
            ("gold that is no JSON", ("--gold", self.file("a.jsonl", good + "\n{]\n")), 4, "a.jsonl:2: "),
            ("a list that is cut", ("--gold", self.file("b.json", "[\n" + good + ",\n")), 4, "b.json:3: "),
            ("an id that comes twice", ("--gold", self.file("c.jsonl", good + "\n" + good + "\n")), 4, "c.jsonl:2: the id a comes twice"),
            ("an event without a trigger", ("--gold", self.file("d.json", json.dumps({**GOLD, "events": [{"event": "AID"}]}))), 4,
             "d.json:1: events 1: no trigger"),
            ("no gold at all", ("--gold", self.file("e.json", '{"id": "a", "text": "b"}')), 4, "e.json:1: neither events"),
            ("nothing in it", ("--gold", self.file("f.json", "[]")), 4, "f.json: holds no document"),
            ("a record with other words", ("--gold", gold, "--records", self.file("g", json.dumps(wrong))), 4, 'g:1: a: [7, 14) of the text is "shelled"'),
            ("records for two golds", ("--gold", gold, "--gold", gold, "--records", gold), 2, "--records goes with one --gold"),
            ("no such gold", ("--gold", self.folder / "none"), 2, "--gold"),
            ("no shared gold", ("--shared", self.folder), 3, "no gold to score by"),
            ("a release that is none", ("--gold", gold, "--release", gold), 4, "good.json:1: not the first line"),
        ]
        for name, arguments, status, words in trials:
            saw = self.run("eval", *arguments)
            self.check(name, saw[0] == status and words in saw[2] + saw[1], saw)

    def texts(self):
        status, out, error = self.run("eval", "--gold", self.file("t.json", json.dumps(GOLD)), "--texts")
        self.check("texts", json.loads(out) == {"id": "a", "lang": "ar", "published": "2024-01-01", "text": TEXT}, out)

    def against_the_scorer(self, shared):
        sets = [("full", "gold/events/articles.dev.json"), ("full", "gold/events/articles_en.dev.json"), ("full", "seed/gold.json"), ("detect", "gold/events/gsr_detect.dev.jsonl"),
                ("spans", "gold/events/gsr_spans.dev.jsonl")]
        scorer = shared / "score/score_events.py"
        if not all((shared / name).exists() for _, name in sets) or not scorer.exists():
            print(f"{shared}: not there; the figures are not compared with those of score_events.py")
            return
        for mode, name in sets:
            gold = shared / name
            texts = self.file("texts.ndjson", self.run("eval", "--gold", gold, "--texts")[1])
            with open(texts) as stdin:
                records = self.file("shared.ndjson", self.run("code", "-q", "--from", "ndjson", "--to", "ndjson", "-", stdin=stdin)[1])
            theirs = subprocess.run([sys.executable, scorer, mode, gold, "--", "cat", records], capture_output=True, text=True, check=True).stdout
            ours = self.figures("--gold", gold)
            self.check(f"{name}: records from a file, the same", ours == self.figures("--gold", gold, "--records", records), "")
            compared = 0
            for row in theirs.splitlines():
                for key, want in theirs_of(mode, row):
                    compared += 1
                    saw = ours.get(key, [])
                    have = [cell for cell in saw[3:6] if cell]
                    self.check(f"{name}: {' '.join(key)}", have == want, (row, saw))
            self.check(f"{name}: figures compared", compared >= {"full": 12, "detect": 6, "spans": 4}[mode], compared)


def theirs_of(mode, row):
    """The figures in a line of score_events.py, by the table and name that `khabar eval` has for them."""
    figures = re.findall(r"(?<![\w.])[01]\.\d{3}(?!\d)", row)
    if mode == "detect" and figures:
        kind, label = re.match(r"(\w+) +([a-z]+(?: [a-z]+)?) ", row).groups()
        yield ("detect", f"{kind} {label}"), figures
    elif mode == "spans" and row.startswith("event of the right type found"):
        yield ("spans", "event of the right type"), figures
    elif mode == "spans" and " words P " in row:
        yield ("spans", f"{row.split()[0]} words"), figures
    elif mode == "full" and figures:
        name = row.split()[0]
        yield (("events" if name == "events" else "field"), name), figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tests = Tests(args.program, pathlib.Path(folder))
        tests.by_hand()
        tests.faults_with_their_place()
        tests.texts()
        tests.against_the_scorer(args.shared)
        print(f"eval: {tests.trials} trials, {tests.faults} faults")
        sys.exit(1 if tests.faults else 0)


if __name__ == "__main__":
    main()
