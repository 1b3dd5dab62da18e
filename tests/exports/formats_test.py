#!/usr/bin/env python3
"""Each export read back by a reader that is not ours: formats_test.py --program write_events --khabar ... --lexicon ...

GDAL (ogrinfo) for GeoJSON, python's csv for the tables, sqlite3 for CSV, jsonschema for records and annotations, a reader of
brat's files, and `khabar eval` for gold. A reader that is missing fails."""
import argparse
import csv
import io
import json
import pathlib
import re
import subprocess

import jsonschema

from events import ROOT, Checks, Driver, make
from tables import ACLED, CSV, GED, POLECAT

COUNT = 300
RUNS = re.compile(r"^[\s\u200b-\u200f\u3000\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
FIGURE = re.compile(r"^-?[0-9.]+$")


def rows_of(text, separator=","):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def table(check, driver, kind, columns, separator, kept, texts):
    rows = rows_of(driver.write(kind, kept, texts), separator)
    check.equal(rows[0], columns, f"{kind}: columns")
    check.equal(len(rows) - 1, len(kept), f"{kind}: rows")
    check.that(all(len(row) == len(columns) for row in rows), f"{kind}: every row has every cell")
    unsafe = [cell for row in rows[1:] for cell in row if RUNS.match(cell) and not FIGURE.match(cell)]
    check.equal(unsafe, [], f"{kind}: cells that a spreadsheet would run")
    hxl = rows_of(driver.write(kind, kept, texts, "--hxl"), separator)
    check.equal(hxl[0], columns, f"{kind} --hxl: the header is first")
    check.that(all(tag == "" or re.fullmatch(r"#[a-z0-9]+(\+[a-z0-9]+)*", tag) for tag in hxl[1]), f"{kind} --hxl: tags {hxl[1]}")
    check.equal(hxl[2:], rows[1:], f"{kind} --hxl: the rows stay")
    return [dict(zip(columns, row)) for row in rows[1:]], hxl[1]


def tables(check, driver, kept, texts):
    flat, _ = table(check, driver, "csv", CSV, ",", kept, texts)
    check.equal((flat[0]["actors"], flat[0]["actor_codes"], flat[0]["numbers"], flat[0]["lat"], flat[0]["tellings"]),
                ("Army", "SDN/MIL", "killed=12", "13.5", "1"), "csv: the first row")
    check.equal(flat[3]["actors"], "'=cmd|' /C calc'!A0 fighters; soldiers", "csv: a formula is defused")

    acled, tags = table(check, driver, "acled", ACLED, ",", kept, texts)
    first = acled[0]
    check.equal([first[c] for c in ("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
                                    "sub_event_type", "inter1", "inter2", "interaction", "civilian_targeting", "iso", "country",
                                    "location", "latitude", "longitude", "geo_precision", "source", "fatalities")],
                ["KHB-" + "0" * 20, "2023-05-01", "2023", "1", "Political violence", "Explosions/Remote violence",
                 "Air/drone strike", "State forces", "Civilians", "State forces-Civilians", "Civilian targeting", "729", "Sudan",
                 "Wadi Town", "13.5", "25.25", "1", "'+The Example", "12"], "acled: the first row")
    check.equal((acled[1]["event_type"], acled[1]["sub_event_type"], acled[1]["inter1"], acled[1]["interaction"]),
                ("Protests", "Peaceful protest", "Protesters", "Protesters only"), "acled: a protest")
    check.equal((acled[2]["event_type"], acled[2]["fatalities"], acled[2]["event_date"], acled[2]["tags"]),
                ("", "", "", "status=denied; plover=ASSAULT/heavy-weapons"), "acled: what is denied has no type")
    check.equal((acled[3]["event_type"], acled[3]["actor2"]), ("Battles", "soldiers"), "acled: two sides that fight")
    check.equal((tags[ACLED.index("fatalities")], tags[0], tags[1]), ("#affected+killed", "#event+code", "#date+occurred"), "acled: HXL")

    ged, _ = table(check, driver, "ged", GED, ",", kept, texts)
    check.equal([ged[0][c] for c in ("type_of_violence", "side_a", "side_b", "dyad_name", "where_prec", "geom_wkt", "priogrid_gid",
                                     "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "best", "high", "low")],
                ["3", "Army", "people", "Army - people", "1", "POINT (25.25 13.5)", str(207 * 720 + 410 + 1), "1", "1", "2023-05-01",
                 "2023-05-01", "", "12", "12", "12"], "ged: the first row")
    check.equal((ged[3]["type_of_violence"], ged[3]["best"]), ("1", ""), "ged: state and rebels")
    check.equal(ged[2]["type_of_violence"], "", "ged: what is denied has no kind")

    polecat, _ = table(check, driver, "polecat", POLECAT, "\t", kept, texts)
    check.equal([polecat[0][c] for c in ("Event Type", "Event Mode", "Intensity", "Actor Name", "Actor Country",
                                         "Primary Actor Sector", "GeoNames ID", "City", "Country", "Language", "Version")],
                ["ASSAULT", "drone", "-9.5", "Army", "SDN", "MIL", "101", "Wadi Town", "SDN", "en", "0.8.0"], "polecat: the first row")
    arabic = rows_of(driver.write("polecat", kept, texts, "--names", "ar"), "\t")
    check.equal(arabic[1][POLECAT.index("Placename")], "الوادي", "polecat --names ar")


def sqlite(check, driver, kept, texts):
    path = driver.file("events.csv", [])
    pathlib.Path(path).write_text(driver.write("csv", kept, texts), encoding="utf-8", newline="")
    done = subprocess.run(["sqlite3", ":memory:", f".import --csv {path} events",
                           "select count(*), count(distinct id), sum(event='PROTEST'), sum(instr(quote, char(10)) > 0) from events;"],
                          capture_output=True, text=True, check=True)
    wanted = [len(kept), len(kept), sum(k["record"]["event"] == "PROTEST" for k in kept),
              sum("\n" in k["record"]["evidence"]["quote"] for k in kept)]
    check.equal(done.stdout.strip() + done.stderr, "|".join(map(str, wanted)), "sqlite3 .import of csv")


def geojson(check, driver, kept, texts):
    path = driver.file("events.geojson", [])
    content = driver.write("geojson", kept, texts)
    pathlib.Path(path).write_text(content, encoding="utf-8")
    done = subprocess.run(["ogrinfo", "-ro", "-al", "-so", path], capture_output=True, text=True, check=True)
    check.that(f"Feature Count: {len(kept)}" in done.stdout, "ogrinfo: " + done.stdout[:400])
    check.that("Geometry: Point" in done.stdout, "ogrinfo: geometry is Point")
    fields = dict(re.findall(r"^(\w+): (\w+)", done.stdout, re.M))
    for name, kind in {"type": "String", "status": "String", "actors": "StringList", "start": "Date", "killed_best": "Integer",
                       "tellings": "Integer", "urls": "StringList", "said_by": "StringList", "place_ar": "String"}.items():
        check.equal(fields.get(name), kind, f"ogrinfo: field {name}")
    data = json.loads(content)
    check.equal(data["features"][0]["geometry"], {"type": "Point", "coordinates": [25.25, 13.5]}, "geojson: lon, lat")
    check.equal(data["features"][2]["geometry"], None, "geojson: unplaced is null")
    empty = json.loads(driver.write("geojson", [], texts))
    check.equal(empty, {"type": "FeatureCollection", "features": []}, "geojson: no event")


def records(check, driver, kept, texts):
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))

    def validator(name):
        one = dict(schema, **{"$ref": "#/$defs/" + name})
        one.pop("oneOf")
        return jsonschema.Draft202012Validator(one)

    reviewed = [dict(k) for k in kept]
    reviewed[0]["review"] = [{"event": reviewed[0]["record"]["id"], "kind": "verdict", "value": "right", "by": "a", "when": "2026-11-30T09:15:00Z"}]
    reviewed[1]["review"] = [{"event": reviewed[1]["record"]["id"], "kind": "correction", "field": "status", "value": "planned",
                              "was": "reported", "by": "a", "when": "2026-11-30T09:16:00Z"}]
    reviewed[4]["review"] = [{"event": reviewed[4]["record"]["id"], "kind": "verdict", "value": "wrong"}]
    for options in ([], ["--corrected"], ["--strict"], ["--redact"]):
        lines = [json.loads(line) for line in driver.write("ndjson", reviewed, texts, *options).splitlines()]
        faults = [f.message for line in lines for f in validator("kept_record").iter_errors(line)]
        check.equal(faults[:3], [], f"kept_record {options}")
        if not options:
            check.equal(len(lines), len(kept), "ndjson: lines")
            plain = [{k: v for k, v in line.items() if k not in ("story", "review")} for line in lines]
            check.equal(plain, [k["record"] for k in reviewed], "ndjson: the record as it was")
            check.equal(lines[0]["review"], reviewed[0]["review"], "ndjson: reviews")
            check.equal([list(line)[-2:] for line in lines[:1]], [["story", "review"]], "ndjson: behind coder")
        if options == ["--corrected"]:
            check.equal(len(lines), len(kept) - 1, "corrected: wrong ones go")
            check.equal(lines[1]["claim"]["status"], "planned", "corrected: a status")
        if options == ["--strict"]:
            check.equal((lines[4]["event"], lines[5]["event"], lines[5]["mode"]), ("SANCTION", "COERCE", ["arrest"]), "strict: prison")
            check.equal((lines[6]["event"], lines[6]["claim"]["status"], "mode" in lines[6]), ("AGREE", "reported", False), "strict: planned")


def annotations(check, driver, kept, texts):
    page = json.loads(driver.write("annotation", kept, texts))
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    one = dict(schema, **{"$ref": "#/$defs/annotation_page"})
    one.pop("oneOf")
    check.equal([f.message for f in jsonschema.Draft202012Validator(one).iter_errors(page)][:3], [], "annotation: schema")
    by_url = {k["record"]["document"]["url"]: t["text"] for k, t in zip(kept, texts)}
    check.equal(len({a["id"] for a in page["items"]}), len(page["items"]), "annotation: ids are one each")
    bad = 0
    for item in page["items"]:
        text = by_url[item["target"]["source"]]
        quote, place = item["target"]["selector"]
        exact = text[place["start"]:place["end"]]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        bad += exact != quote["exact"] or around not in text or not quote.get("prefix", "") + quote.get("suffix", "")
    check.equal(bad, 0, "annotation: quotes that are not where they say")
    check.that(len(page["items"]) > 3 * len(kept), "annotation: a good many")


def brat(check, driver, kept, texts):
    folder = driver.folder / "brat"
    doubled = []
    for number, one in enumerate(kept[:60]):  # two events of one document, side by side
        doubled.append(one)
        if number % 5 == 0:
            doubled.append({**one, "record": {**one["record"], "id": f"b{number}", "event": "MOBILIZE"}})
    driver.write("brat", doubled, texts, "--folder", str(folder))
    files = sorted(folder.glob("*.ann"))
    check.equal(len(files), 60, "brat: one .ann a document")
    check.that((folder / "annotation.conf").exists(), "brat: annotation.conf")
    events = 0
    for path in files:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        spans = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            key, rest = line.split("\t", 1)
            if key[0] == "T":
                place, words = rest.split("\t")
                kind, begin, end = place.split(" ")
                spans[key] = kind
                check.equal(text[int(begin):int(end)], words, f"{path.name} {key}")
            elif key[0] == "E":
                events += 1
                parts = [part.split(":") for part in rest.split(" ")]
                check.that(all(part[1] in spans for part in parts), f"{path.name}: {rest}")
                check.equal(spans[parts[0][1]], parts[0][0], f"{path.name}: the trigger's type")
            else:
                check.that(re.fullmatch(r"A\d+\t(Status|Mode|Verdict) E\d+ [a-z-]+", line) is not None, f"{path.name}: {line}")
    check.equal(events, len(doubled), "brat: events")


def gold(check, driver, kept, texts, khabar):
    said = []
    for number, one in enumerate(kept[:24]):
        one = dict(one)
        verdict = {"event": one["record"]["id"], "document": one["record"]["document"]["id"], "kind": "verdict"}
        if number % 6 == 0:
            one["review"] = [{**verdict, "value": "right"}]
        elif number % 6 == 1:
            one["review"] = [{**verdict, "kind": "correction", "field": "mode", "value": ["riot"]}]
        elif number % 6 == 2:
            one["review"] = [{**verdict, "value": "wrong"}]
        elif number % 6 == 3:
            one["review"] = [{**verdict, "value": "unsure"}]
        elif number % 6 == 4:
            other = {**one["record"], "id": f"m{number}", "event": "COERCE", "mode": ["arrest"]}
            one["review"] = [{**verdict, "value": "right"}, {**verdict, "kind": "missed", "event": f"m{number}", "value": other}]
        said.append(one)  # those of number % 6 == 5 nobody looked at
    content = driver.write("gold", said, texts)
    articles = [json.loads(line) for line in content.splitlines()]
    check.equal(len(articles), 20, "gold: documents that people looked at")
    check.equal([len(a["events"]) for a in articles[:5]], [1, 1, 0, 0, 2], "gold: events")
    check.equal([len(a["maybe"]) for a in articles[:5]], [0, 0, 0, 1, 0], "gold: unsure")
    check.equal(articles[1]["events"][0]["mode"], "riot", "gold: corrected")
    path = driver.file("gold.ndjson", [])
    pathlib.Path(path).write_text(content, encoding="utf-8")
    answers = driver.file("answers.ndjson", [json.dumps(k["record"], ensure_ascii=False) for k in kept[:24]])
    done = subprocess.run([khabar, "eval", "--gold", path, "--records", answers], capture_output=True, text=True)
    check.that(done.returncode == 0 and "20" in done.stdout, f"khabar eval reads it: {done.stdout[:300]}{done.stderr[:300]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--khabar", required=True)
    parser.add_argument("--lexicon", required=True)
    arguments = parser.parse_args()
    check, driver = Checks(), Driver(arguments.program)
    kept, texts = make(COUNT)
    tables(check, driver, kept, texts)
    sqlite(check, driver, kept, texts)
    geojson(check, driver, kept, texts)
    records(check, driver, kept, texts)
    annotations(check, driver, kept, texts)
    brat(check, driver, kept, texts)
    gold(check, driver, kept, texts, arguments.khabar)
    check.done()


main()
