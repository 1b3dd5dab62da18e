#!/usr/bin/env python3
"""khabar add, search, show, merge, split, review, export and import, seen from outside:
keeping_test.py --program build/release/khabar

Pages of the test's own go into a store of the test's own; what comes out is held against what `khabar code` says of them.
"""
import argparse
import csv
import io
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import jsonschema

SCHEMA = json.loads((pathlib.Path(__file__).resolve().parents[2] / "docs/record.schema.json").read_text())

PAGES = [
    {"id": "a", "publisher": "The Harbour Post", "published": "2021-03-10", "lang": "en",
     "text": "Army shells rebel camp near Marib\n\nThe Yemeni army shelled a rebel camp near Marib on Tuesday, killing 10 fighters, "
             "the governor said."},
    {"id": "b", "publisher": "Delta News", "published": "2021-03-10", "lang": "en",
     "text": "Ten dead near Marib\n\nAt least 14 fighters were killed when the Yemeni army shelled a rebel camp near Marib on "
             "Tuesday, a hospital source said."},
    {"id": "c", "publisher": "موقع الميناء", "published": "2021-03-10", "lang": "ar",
     "text": "قصف قرب مأرب\n\nقصف الجيش اليمني معسكرا للمتمردين قرب مأرب يوم الثلاثاء، ما أدى إلى مقتل 10 مقاتلين، بحسب المحافظ."},
    {"id": "d", "publisher": "موقع الميناء", "published": "2021-03-12", "lang": "ar",
     "text": "مظاهرة بالخرطوم\n\nتظاهر مئات المعلمين بالخرطوم يوم الخميس للمطالبة برفع الأجور."},
    {"id": "e", "publisher": "=cmd()", "published": "2021-03-12", "lang": "en",
     "text": "Teachers march\n\nHundreds of teachers marched in Khartoum on Thursday to demand higher pay."},
]


class Tests:
    def __init__(self, program, folder):
        self.program, self.folder, self.faults, self.trials = program, pathlib.Path(folder), 0, 0
        self.store = str(self.folder / "news.db")

    def check(self, name, holds, saw=""):
        self.trials += 1
        if not holds:
            self.faults += 1
            print(f"FAILS {name}: {saw}")

    def run(self, *words, status=0, stdin=None, store=True):
        command = [self.program, *words]
        if store:
            command[2:2] = ["--store", self.store]
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120,
                              env={**os.environ, "USER": "amal"})
        self.check(f"status of {' '.join(words[:6])}", done.returncode == status, f"{done.returncode}: {done.stderr[-300:]}")
        return done

    def events(self, *words):
        return [json.loads(line) for line in self.run("search", "--to", "ndjson", *words).stdout.splitlines()]


def lines(pages):
    return "".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages)


def faults_of(value, name):
    validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
    return [fault.message[:200] for fault in validator.iter_errors(value)]


def plain(line):
    """A record without what the store adds."""
    record = json.loads(line)
    record.pop("story", None)
    record.pop("review", None)
    return json.dumps(record, ensure_ascii=False)


def adding(t):
    coded = subprocess.run([t.program, "code", "--from", "ndjson", "--to", "ndjson", "-"], input=lines(PAGES), capture_output=True,
                           text=True, timeout=120).stdout.splitlines()
    first = t.run("add", "--from", "ndjson", "-", stdin=lines(PAGES))
    t.check("all are added", "5 added" in first.stderr, first.stderr)
    again = t.run("add", "--from", "ndjson", "-", stdin=lines(PAGES))
    t.check("twice changes nothing", "5 there already" in again.stderr and "0 added" in again.stderr, again.stderr)
    kept = t.run("export", "--to", "ndjson").stdout.splitlines()
    t.check("what comes out is what was coded", sorted(map(plain, kept)) == sorted(plain(line) for line in coded),
            f"{len(kept)} and {len(coded)}")
    t.check("something was coded", len(coded) >= 5, len(coded))
    bad = t.run("add", "--from", "ndjson", "-", stdin='{"id":"x"\n' + lines(PAGES[:1]), status=1)
    t.check("a bad line has its record", '"error"' in bad.stdout, bad.stdout)
    t.check("and the rest goes on", "1 there already" in bad.stderr, bad.stderr)
    changed = dict(PAGES[4], text=PAGES[4]["text"].replace("Hundreds", "Thousands"))
    t.check("a new text replaces", "1 replaced" in t.run("add", "--from", "ndjson", "-", stdin=lines([changed])).stderr)
    t.check("and is found", any("Thousands" in e["evidence"]["quote"] for e in t.events("thousands")))
    t.check("the old one is not", not t.events("hundreds", "--document", "e"))
    t.run("add", "--from", "ndjson", "-", stdin=lines(PAGES))


def searching(t):
    t.check("either spelling", {e["document"]["id"] for e in t.events("الخرطوم")} >= {"d"})
    t.check("with a particle", t.events("بالخرطوم") == t.events("الخرطوم") == t.events("للخرطوم"))
    t.check("the other script", {e["document"]["id"] for e in t.events("khartoum")} >= {"d", "e"})
    t.check("type", {e["event"] for e in t.events("--type", "protest")} == {"PROTEST"})
    t.check("two types", {e["event"] for e in t.events("--type", "protest,assault")} == {"PROTEST", "ASSAULT"})
    t.check("numbers", {e["document"]["id"] for e in t.events("--number", "killed:12..")} == {"b"},
            [e["document"]["id"] for e in t.events("--number", "killed:12..")])
    t.check("source", {e["document"]["id"] for e in t.events("--source", "The Harbour Post")} == {"a"})
    t.check("country", {e["document"]["id"] for e in t.events("--country", "SDN")} == {"d", "e"})
    t.check("near", {e["document"]["id"] for e in t.events("--near", "15.6,32.5,60")} == {"d", "e"})
    t.check("days", {e["document"]["id"] for e in t.events("--since", "2021-03-11")} == {"d", "e"})
    t.check("nothing fits", t.events("--type", "PROTEST", "--country", "YEM") == [])
    whole, page, after = t.events(), [], []
    while True:
        done = t.run("search", "--to", "ndjson", "--limit", "2", *after)
        page += [json.loads(line) for line in done.stdout.splitlines()]
        if "--after" not in done.stderr:
            break
        after = ["--after", done.stderr.split("--after ")[1].strip()]
    t.check("pages are the whole", [e["id"] for e in page] == [e["id"] for e in whole], len(page))
    t.check("another query's cursor", "after" in t.run("search", "--type", "AID", *(after or ["--after", "x"]), status=2).stderr)
    for wrong, said in [(["--status", "told"], "there are reported"), (["--box", "1,2,3"], "west,south,east,north"),
                        (["--actor", "Nobody Atall"], "nobody of that id or name"), (["--since", "soon"], "no day"),
                        (["--limit", "5000"], "1 to 1000"), (["--type", "ASSUALT"], "there are AGREE"),
                        (["--sector", "BOGUS"], "there are COP"), (["--country", "Sudan"], "three letters, as SDN"),
                        (["--since", "2015", "--until", "2014"], "--until: it ends before since begins")]:
        t.check(f"{wrong} is told", said in t.run("search", *wrong, status=2).stderr)
    t.check("no store", "no such store" in t.run("search", "--store", str(t.folder / "none.db"), status=3, store=False).stderr)
    (t.folder / "text.db").write_text("this is no store\n" * 100)
    t.run("search", "--store", str(t.folder / "text.db"), status=4, store=False)


def stories(t):
    marib = [e for e in t.events("--type", "ASSAULT") if e["document"]["id"] in "abc"]
    tellings = {e["document"]["id"]: e["story"] for e in marib}
    t.check("three tell of Marib", set(tellings) == set("abc"), tellings)
    t.check("as one happening", len({s["id"] for s in tellings.values()}) == 1, tellings)
    story = json.loads(t.run("show", "--to", "ndjson", marib[0]["id"]).stdout)
    t.check("a story holds the schema", not faults_of(story, "story"), faults_of(story, "story"))
    t.check("kept records hold the schema", not [f for e in t.events() for f in faults_of(e, "kept_record")])
    killed = {told["value"] for field in story["fields"] if field["name"] == "killed" for told in field["told"]}
    t.check("who says ten, who says more", len(killed) >= 2, story["fields"])
    people = t.run("show", "--to", "table", "--names", "en", marib[0]["id"]).stdout
    t.check("for people", "Delta News" in people and "killed" in people, people[:400])
    t.check("unknown", "no such event" in t.run("show", "nothing", status=3).stderr)
    ids = {e["document"]["id"]: e["id"] for e in marib}
    t.run("split", ids["a"], ids["b"])
    split = {e["document"]["id"]: e["story"]["id"] for e in t.events("--type", "ASSAULT") if e["document"]["id"] in "abc"}
    t.check("split", split["b"] not in (split["a"], split["c"]) and split["a"] == split["c"], split)
    t.run("add", "--from", "ndjson", "-", stdin=lines([dict(PAGES[1], id="b2", publisher="Other")]))
    split = {e["document"]["id"]: e["story"]["id"] for e in t.events("--type", "ASSAULT") if e["document"]["id"] in "abc"}
    t.check("and stays split", split["b"] not in (split["a"], split["c"]), split)
    t.run("merge", ids["a"], ids["b"])
    merged = {e["document"]["id"]: e["story"]["id"] for e in t.events("--type", "ASSAULT") if e["document"]["id"] in "abc"}
    t.check("merge", len(set(merged.values())) == 1, merged)
    t.check("not of the story", "not in the story" in t.run("split", ids["a"], t.events("--type", "PROTEST")[0]["id"], status=3).stderr)


def reviews(t):
    event = next(e for e in t.events("--type", "ASSAULT") if e["document"]["id"] == "a")
    t.run("review", event["id"], "--verdict", "right", "--note", "seen")
    t.run("review", event["id"], "--set", "number=killed 12", "--set", "date=2021-03-08")
    t.check("words that are not there", "does not hold these words" in t.run("review", event["id"], "--set", "actor=the navy", status=2).stderr)
    t.check("no such field", "no such field" in t.run("review", event["id"], "--set", "colour=red", status=2).stderr)
    kept = next(e for e in t.events() if e["id"] == event["id"])
    t.check("the coder's answer stays", kept["number"] == event["number"] and len(kept["review"]) == 3, kept.get("review"))
    corrected = [json.loads(line) for line in t.run("export", "--to", "ndjson", "--corrected", "--document", "a").stdout.splitlines()]
    right = next(e for e in corrected if e["id"] == event["id"])
    t.check("corrected", right["number"][0]["value"] == 12 and right["date"]["start"] == "2021-03-08", right["number"])
    listed = t.run("review", "--list").stdout
    t.check("all are listed", len(listed.splitlines()) == 3, listed)
    newer = dict(PAGES[0], text=PAGES[0]["text"] + " It rained.")
    t.run("add", "--from", "ndjson", "-", stdin=lines([newer]))
    kept = next(e for e in t.events() if e["id"] == event["id"])
    t.check("they outlive a recoding", len(kept["review"]) == 3, kept.get("review"))
    t.run("review", event["id"], "--undo", "date")
    t.check("undone", len(t.run("review", "--list").stdout.splitlines()) == 2)
    t.check("nothing to undo", "no review" in t.run("review", event["id"], "--undo", "place", status=3).stderr)
    for other in t.events("--document", "a"):
        t.run("review", other["id"], "--verdict", "right")
    gold = t.folder / "gold.json"
    done = t.run("export", "--to", "gold", "--document", "a")
    t.check("gold is counted", done.stderr == "khabar export: 1 of 1 document written\n", done.stderr)
    gold.write_text(done.stdout)
    done = t.run("export", "--to", "gold", "--document", "d,e")
    t.check("and what is left out", not done.stdout and
            done.stderr == "khabar export: 0 of 2 documents written; 2 have events that nobody reviewed\n", done.stderr)
    scores = subprocess.run([t.program, "eval", "--gold", str(gold), "--to", "tsv"], capture_output=True, text=True, timeout=120)
    t.check("gold is read by eval", scores.returncode == 0 and "events" in scores.stdout, scores.stderr[-300:])
    again = subprocess.run([t.program, "import", "--store", str(t.folder / "other.db"), "--from", "corrections", "-"], input=listed,
                           capture_output=True, text=True, timeout=60)
    t.check("they go into another store", "3 reviews taken" in again.stderr, again.stderr)


def exports(t):
    count = len(t.events("--limit", "1000"))
    table = list(csv.reader(io.StringIO(t.run("export", "--to", "csv").stdout, newline="")))
    t.check("csv", len(table) == count + 1, len(table))
    t.check("no formula", not any(cell.startswith(("=", "+", "@")) for row in table for cell in row))
    for kind in ("acled", "ged"):
        rows = list(csv.reader(io.StringIO(t.run("export", "--to", kind, "--hxl").stdout, newline="")))
        t.check(f"{kind} with tags", len(rows) == count + 2 and any(c.startswith("#") for c in rows[1]), rows[:2])
    t.check("geojson", len(json.loads(t.run("export", "--to", "geojson").stdout)["features"]) == count)
    some = t.run("export", "--to", "ndjson", "--type", "PROTEST", "--country", "SDN").stdout.splitlines()
    t.check("equal to the search", [json.loads(line) for line in some] == t.events("--type", "PROTEST", "--country", "SDN"))
    t.check("annotations", "TextPositionSelector" in t.run("export", "--to", "annotation").stdout)
    folder = t.folder / "brat"
    t.run("export", "--to", "brat", "-o", str(folder))
    t.check("brat", list(folder.glob("*.ann")) and list(folder.glob("*.txt")), list(folder.glob("*")))
    acled = t.folder / "acled.csv"
    acled.write_text(t.run("export", "--to", "acled", "--type", "PROTEST").stdout)
    compare = t.run("import", "--store", str(t.folder / "compare.db"), "--from", "acled", str(acled), store=False,
                    status=0 if all(row for row in csv.reader(acled.open())) else 1)
    t.check("a table comes back", "taken" in compare.stderr, compare.stderr)


def export_limits(t):
    every = t.run("export", "--to", "ndjson").stdout.splitlines()
    done = t.run("export", "--to", "ndjson", "--limit", "2")
    t.check("the first two", done.stdout.splitlines() == every[:2] and done.stderr == "khabar export: 2 events\n", done.stderr)
    t.check("more than there are", t.run("export", "--to", "ndjson", "--limit", "5000").stdout.splitlines() == every)
    page = t.run("search", "--to", "ndjson", "--limit", "2", "--sort", "confidence").stdout
    t.check("in the order of the search", t.run("export", "--to", "ndjson", "--limit", "2", "--sort", "confidence").stdout == page)
    for wrong in ("0", "-1", "x", "1.5"):
        done = t.run("export", "--to", "ndjson", "--limit", wrong, status=2)
        t.check(f"no limit of {wrong}", "--limit: takes 1 or a number above" in done.stderr, done.stderr)
    t.run("export", "--to", "ndjson", "--after", "x", status=2)  # a cursor is of pages
    done = t.run("export", "--to", "ndjson", "--since", "2015", "--until", "2014", status=2)
    t.check("no time is told", "--until: it ends before since begins" in done.stderr, done.stderr)
    folder = t.folder / "limited"
    t.run("export", "--to", "brat", "--limit", "1", "-o", str(folder))
    one = list(folder.glob("*.txt"))
    t.check("one document, by document", len(one) == 1, one)
    name = one[0].stem
    whole = t.folder / "unlimited"
    t.run("export", "--to", "brat", "-o", str(whole))
    t.check("and all of it", (folder / f"{name}.ann").read_bytes() == (whole / f"{name}.ann").read_bytes(), name)


def documents(t):
    """Lines that are no documents."""
    def coded(to):
        return subprocess.run([t.program, "code", "-q", "--from", "ndjson", "--to", to, "-"], input=lines(PAGES), capture_output=True,
                              text=True, timeout=120).stdout

    def imported(name, content, status=1):
        return t.run("import", "--store", str(t.folder / name), "--from", "documents", "-", stdin=content, status=status, store=False)

    records = coded("ndjson")
    count = len(records.splitlines())
    done = imported("records.db", records)
    said = done.stderr.splitlines()
    t.check("event records are told once", said[0] == "khabar import: -:1: these are event records; code with --to documents" and
            said[1] == f"khabar import: and {count - 1} more, each with its error record" and len(said) == 3, done.stderr)
    written = [json.loads(line) for line in done.stdout.splitlines()]
    t.check("each has its error record", [one["error"]["where"] for one in written] == [f"-:{n + 1}" for n in range(count)], done.stdout)
    t.check("which holds the schema", not [fault for one in written for fault in faults_of(one, "error")])
    good = coded("documents").splitlines(keepends=True)
    done = imported("mixed.db", good[0] + "[1]\n" + "".join(good[1:]) + good[0][:100])
    wrong = [json.loads(line)["error"] for line in done.stdout.splitlines()]
    t.check("bad lines stand in their places", [one["where"] for one in wrong] == ["-:2", f"-:{len(good) + 2}"] and
            {one["code"] for one in wrong} == {"bad_json"}, wrong)
    t.check("and the rest goes on", f"{len(good)} added" in done.stderr and "2 errors" in done.stderr, done.stderr)
    many = imported("many.db", "".join(json.dumps({f"field{n}": 1}) + "\n" for n in range(40)))
    t.check("faults of many kinds are no flood", len(many.stderr.splitlines()) == 7 and "and 35 more" in many.stderr, many.stderr)
    t.check("but all are written", len(many.stdout.splitlines()) == 40, many.stdout)


def stopping(t):
    """A run that is killed goes on where it was."""
    pages = [dict(PAGES[i % 5], id=f"k{i}", text=PAGES[i % 5]["text"] + f"\n\nReport number {i}.") for i in range(300)]
    file = t.folder / "many.ndjson"
    file.write_text(lines(pages))
    whole = str(t.folder / "whole.db")
    subprocess.run([t.program, "add", "--store", whole, "--from", "ndjson", str(file)], capture_output=True, timeout=120, check=True)
    killed = str(t.folder / "killed.db")
    kills = 0
    for delay in (0.15, 0.3, 0.2, 0.4):
        process = subprocess.Popen([t.program, "add", "--store", killed, "--from", "ndjson", str(file)], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(delay)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.wait()
    subprocess.run([t.program, "add", "--store", killed, "--from", "ndjson", str(file)], capture_output=True, timeout=120, check=True)

    def all_of(store):
        return subprocess.run([t.program, "export", "--store", store, "--to", "ndjson"], capture_output=True, text=True, timeout=120,
                              check=True).stdout

    t.check("killed", kills > 0, kills)
    t.check("nothing lost, nothing double, the same stories", all_of(killed) == all_of(whole))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="khabar-test-") as folder:
        t = Tests(str(pathlib.Path(options.program).resolve()), folder)
        for part in (adding, searching, stories, reviews, exports, export_limits, documents, stopping):
            part(t)
    print(f"store: {t.trials} trials, {t.faults} faults")
    return 1 if t.faults else 0


if __name__ == "__main__":
    sys.exit(main())
