#!/usr/bin/env python3
"""Tables of others become records: import_test.py --program write_events --khabar ... --lexicon ...

Tables of the tests' own with what such files are known to have: a byte order mark, quoted line ends, dates in two forms,
numeric and text codes, a missing header; and our own exports, read again."""
import argparse
import json
import pathlib
import subprocess

import jsonschema

from events import ROOT, Checks, Driver, make
from tables import ACLED, GED, POLECAT


def read(driver, kind, path):
    done = subprocess.run([driver.program, "import", kind, str(path)], capture_output=True)
    errors = done.stderr.decode("utf-8").splitlines()
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()], errors, done.returncode


def quoted(cells, separator=","):
    return separator.join('"' + cell.replace('"', '""') + '"' if any(c in cell for c in f'{separator}"\r\n') else cell for cell in cells)


def table(driver, name, columns, rows, separator=",", header=True, mark="", end="\r\n"):
    lines = [columns] * header + [[row.get(column, "") for column in columns] for row in rows]
    path = driver.folder / name
    path.write_bytes((mark + "".join(quoted(line, separator) + end for line in lines)).encode("utf-8"))
    return path


def valid(check, records):
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    one = dict(schema, **{"$ref": "#/$defs/kept_record"})
    one.pop("oneOf")
    validator = jsonschema.Draft202012Validator(one)
    check.equal([f"{f.json_path} {f.message}" for r in records for f in validator.iter_errors(r)][:3], [], "import: schema")


def acled(check, driver):
    base = {"event_type": "Battles", "sub_event_type": "Armed clash", "event_date": "16 May 2025", "year": "2025", "time_precision": "1",
            "actor1": "Military Forces of Nowhere (2021-)", "inter1": "State forces", "actor2": "Reed Front", "inter2": "Rebel group",
            "assoc_actor_2": "River Guard; Hill Guard", "iso": "729", "location": "Wadi Town", "latitude": "13.5", "longitude": "25.25",
            "geo_precision": "1", "source": "Example Daily", "notes": 'They said: "it was\nlong", and more.', "fatalities": "3"}
    rows = [
        {**base, "event_id_cnty": "NOW1"},
        {**base, "event_id_cnty": "NOW2", "event_date": "2025-05-16", "inter1": "1", "inter2": "7", "actor2": "Civilians (Nowhere)",
         "sub_event_type": "Air/drone strike", "assoc_actor_2": "", "time_precision": "3", "fatalities": "0", "notes": "'=1+1 was seen"},
        {**base, "event_id_cnty": "NOW3", "sub_event_type": "Change to group/activity"},
        {**base, "event_id_cnty": "", "notes": "no id"},
        {**base, "event_id_cnty": "NOW5", "sub_event_type": "Peaceful protest", "actor1": "Protesters (Nowhere)", "inter1": "Protesters",
         "latitude": "95", "notes": "خرجت مظاهرة في المدينة"},
    ]
    path = table(driver, "acled.csv", ACLED, rows, mark="\ufeff")
    records, errors, status = read(driver, "acled", path)
    valid(check, records)
    check.equal((len(records), status), (3, 0), "acled: records")
    first, second, third = records
    check.equal((first["event"], [a["text"] for a in first["actor"]], [a.get("sector") for a in first["actor"]], first["recipient"]),
                ("ASSAULT", ["Military Forces of Nowhere (2021-)", "Reed Front", "River Guard", "Hill Guard"], [["MIL"], ["REB"], None, None], []),
                "acled: two sides")
    check.equal((first["date"]["start"], first["date"]["end"], first["date"]["precision"]), ("2025-05-16", "2025-05-17", "day"), "acled: day")
    check.equal((first["place"][0]["country"], first["place"][0]["lat"], first["place"][0]["precision"]), ("SDN", 13.5, "town"), "acled: place")
    check.equal((first["number"][0]["value"], first["evidence"]["quote"], first["coder"]["version"], first["document"]["id"]),
                (3, 'They said: "it was\nlong", and more.', "import:acled", "acled.csv#NOW1"), "acled: the rest")
    check.that("span" not in json.dumps(first), "acled: no spans")
    check.equal((second["date"]["start"], second["date"]["end"], second["number"], [r["text"] for r in second["recipient"]],
                 second["recipient"][0]["sector"], second["evidence"]["quote"], "mode" in second),
                ("2025-05-01", "2025-06-01", [], ["Civilians (Nowhere)"], ["CVL"], "=1+1 was seen", False), "acled: the second")
    check.equal((third["event"], third["mode"], "lat" in third["place"][0], third["document"]["language"]), ("PROTEST", ["demo"], False, "ar"),
                "acled: the third")
    check.that(errors[0].startswith(f"{path}:5: ") and "Change to group/activity" in errors[0], f"acled: FILE:LINE {errors}")
    check.that("no id" in errors[1] and errors[-1] == "5 rows, 2 left out", f"acled: counts {errors}")
    again, _, _ = read(driver, "acled", path)
    check.equal([r["id"] for r in again], [r["id"] for r in records], "acled: ids stay")


def ged(check, driver):
    base = {"type_of_violence": "1", "side_a": "Government of Nowhere", "side_b": "Reed Front", "source_headline": "Clash, again",
            "source_office": "Wire", "source_date": "2019-05-20", "where_prec": "1", "where_coordinates": "Wadi Town", "latitude": "13.5",
            "longitude": "25.25", "country": "Sudan", "date_prec": "1", "date_start": "2019-05-16 00:00:00.000",
            "date_end": "2019-05-16 00:00:00.000", "best": "10", "low": "8", "high": "14"}
    rows = [{**base, "id": "1"}, {**base, "id": "2", "type_of_violence": "3", "side_b": "Civilians", "date_end": "2019-05-20", "date_prec": "2"},
            {**base, "id": "3", "type_of_violence": "9"}]
    for name, header in (("ged.csv", True), ("candidate.csv", False)):
        records, errors, _ = read(driver, "ged", table(driver, name, GED, rows, header=header, end="\n"))
        valid(check, records)
        check.equal((len(records), errors[-1]), (2, "3 rows, 1 left out"), f"{name}: rows")
        first, second = records
        check.equal(([a["text"] for a in first["actor"]], [a["sector"] for a in first["actor"]], first["place"][0]["country"]),
                    (["Government of Nowhere", "Reed Front"], [["GOV"], ["REB"]], "SDN"), f"{name}: sides")
        number = first["number"][0]
        check.equal((number["value"], number["min"], number["max"], number["approx"]), (10, 8, 14, "range"), f"{name}: dead")
        check.equal((second["recipient"][0]["text"], second["date"]["start"], second["date"]["end"], second["date"]["approx"]),
                    ("Civilians", "2019-05-16", "2019-05-21", True), f"{name}: one-sided")
        check.equal((first["document"]["published"], first["document"]["title"]), ("2019-05-20", "Clash, again"), f"{name}: source")


def polecat(check, driver):
    columns = ["Event Intensity" if c == "Intensity" else c for c in POLECAT]
    rows = [{"Event ID": "p1", "Event Date": "2022-03-01", "Event Type": "ASSAULT", "Event Mode": "suicide-attack", "Event Intensity": "-9.5",
             "Contexts": "military;terrorism", "Actor Name Raw": "fighters", "Actor Country": "SDN", "Primary Actor Sector": "REB",
             "Actor Sectors": "REB;UAF", "Recipient Name Raw": "a base", "Placename": "Wadi Town", "Country": "SDN", "Latitude": "13.5",
             "Longitude": "25.25", "GeoNames ID": "101", "Raw Placename": "Wadi", "Feature Type": "PPL", "Source": "Wire",
             "Publication Date": "2022-03-02", "Language": "Arabic"},
            {"Event ID": "p2", "Event Type": "DANCE"}]
    records, errors, _ = read(driver, "polecat", table(driver, "polecat.tsv", columns, rows, separator="\t"))
    valid(check, records)
    check.equal((len(records), errors[-1]), (1, "2 rows, 1 left out"), "polecat: rows")
    one = records[0]
    check.equal((one["event"], one["mode"], one["score"], one["quad"], one["context"], one["actor"][0]["sector"], one["place"][0]["id"],
                 one["document"]["language"]),
                ("ASSAULT", ["suicide-attack"], -9.5, "material conflict", ["military", "terrorism"], ["REB", "UAF"], "gn:101", "ar"), "polecat: fields")


def own(check, driver):
    """What we wrote in the form of others is read as the same."""
    kept, texts = make(60)
    for kind, columns in (("acled", ACLED), ("ged", GED), ("polecat", POLECAT)):
        path = driver.folder / f"own-{kind}"
        path.write_text(driver.write(kind, kept, texts), encoding="utf-8", newline="")
        records, errors, status = read(driver, kind, path)
        valid(check, records)
        check.equal((status, len(records) + int(errors[-1].split(" ")[2])), (0, 60), f"{kind}: every row is read or told")
        check.that(records[0]["document"]["id"].endswith("#KHB-" + "0" * 20), f"{kind}: the id")
        check.equal((records[0]["event"], records[0]["date"]["start"], records[0]["place"][0]["lat"]), ("ASSAULT", "2023-05-01", 13.5), f"{kind}: the first")
        if kind != "ged":
            check.equal(records[0]["document"]["publisher"], "+The Example", f"{kind}: the apostrophe is gone again")


def broken(check, driver):
    def of(content, kind="acled"):
        path = driver.folder / "broken.csv"
        path.write_bytes(content)
        return read(driver, kind, path)

    check.equal(of(b"")[2], 1, "an empty file")
    check.equal(of(b"a,b\n1,2\n")[2], 1, "another table")
    head = quoted(ACLED).encode() + b"\n"
    records, errors, status = of(head + b'x,"open\nmore\n')
    check.that(status == 0 and not records and "never closed" in errors[0], f"an open quote: {errors}")
    records, errors, status = of(head + b"x,\xff\xfe," * 3 + b"\n")
    check.that(status == 0 and not records, "bad bytes")
    records, errors, status = of(head + b"," * 5000 + b"\n" + b'A1,2025-01-01,,,,Battles,Armed clash\n')
    check.that(status == 0 and len(records) == 1 and "too large" in errors[0], f"too many cells, and on: {errors}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--khabar")
    parser.add_argument("--lexicon")
    arguments = parser.parse_args()
    check, driver = Checks(), Driver(arguments.program)
    acled(check, driver)
    ged(check, driver)
    polecat(check, driver)
    own(check, driver)
    broken(check, driver)
    check.done()


main()
