#!/usr/bin/env python3
"""A law: with --redact persons no export tells a person's name, in no field; offices stay.
redact_test.py --program write_events --khabar ... --lexicon khabar.tables

Records with persons in every place that can hold one, written in every format, with a list of who is a person, with the
lexicon, and with nothing at all to tell persons by. Then the private persons of tests/laws, whom no row knows."""
import argparse
import json
import urllib.parse

from events import ROOT, Checks, Driver, words

FORMATS = ["ndjson", "csv", "geojson", "acled", "ged", "polecat", "annotation", "gold"]
# Persons of the tests' own: a known one, the holder of an office, one who is quoted, one who is attacked, one in passing.
ENGLISH = ("President Zarqun Belfadir told Nadira Qasmoun that Hamid Trabzuni shot Salwa Jendari near Wadi Town, "
           "while Belfadir's friend Omar Lakhdimi watched.")
ARABIC = "قال الرئيس زرقون بلفدير لندير القصمونية إن حميد الطرابزوني أطلق النار على سلوى الجنداري وبلفدير يشاهد."
NAMES = {
    "en": ["Zarqun", "Belfadir", "Nadira", "Qasmoun", "Hamid", "Trabzuni", "Salwa", "Jendari", "Lakhdimi"],
    "ar": ["زرقون", "بلفدير", "ندير", "القصمونية", "حميد", "الطرابزوني", "سلوى", "الجنداري"],
}
PARTS = {
    "en": dict(trigger="shot", shooter="Hamid Trabzuni", shot="Salwa Jendari", holder="President Zarqun Belfadir",
               quoted="Nadira Qasmoun", office="President"),
    "ar": dict(trigger="أطلق النار", shooter="حميد الطرابزوني", shot="سلوى الجنداري", holder="الرئيس زرقون بلفدير",
               quoted="ندير القصمونية", office="الرئيس"),
}


def record(language, text):
    part = PARTS[language]
    full = {"ar": "زرقون بلفدير", "en": "Zarqun Belfadir"}
    office = {"id": "SDN.president", "name": {"ar": "الرئيس", "en": "President"}, "holder": {"id": "sdn.belfadir", "name": full}}
    slug = urllib.parse.quote(part["shooter"].replace(" ", "-"))
    person = {"kind": "person", **words(text, part["quoted"]), "act": "said", "cue": words(text, part["quoted"])}
    return {
        "id": "1" * 20,
        "document": {"id": f"https://news.example/{slug}", "url": f"https://news.example/2023/{slug}.html",
                     "title": f"{part['shooter']} & {part['shot']}", "publisher": "The Example", "published": "2023-05-02",
                     "language": language},
        "event": "ASSAULT", "mode": ["firearms"], "quad": "material conflict", "score": -9,
        "actor": [{**words(text, part["shooter"]), "id": "sdn.trabzuni", "name": {"ar": "حميد الطرابزوني", "en": "Hamid Trabzuni"},
                   "country": "SDN", "sector": ["MIL"]},
                  {**words(text, part["holder"]), **office, "country": "SDN", "sector": ["GOV"]}],
        "recipient": [{**words(text, part["shot"]), "sector": ["CVL"]}],
        "place": [], "date": None,
        "number": [{"kind": "killed", "value": 1, "min": 1, "max": 1, "approx": "exact", **words(text, part["shot"]),
                    "claim": {"chain": [person]}}],
        "claim": {"status": "reported", "chain": [
            {"kind": "outlet", "text": "The Example"},
            {"kind": "official", **words(text, part["holder"]), **office, "act": "said",
             "with": [{"kind": "witness", **words(text, part["shot"]), "act": "said"}]}, person]},
        "evidence": {"sentence": [0, len(text)], "trigger": words(text, part["trigger"]), "quote": text,
                     "also": [{**words(text, part["trigger"]), "claim": {"status": "denied", "chain": [person]}}]},
        "rule": {"row": "events/patterns_en.tsv:7", "score": {"total": 1, "parts": {}}},
        "confidence": 0.7, "coder": {"version": "0.8.0", "lexicon": "0" * 32},
    }


def kept_of(language, text):
    one = record(language, text)
    who = PARTS[language]["shooter"]
    review = {"event": one["id"], "document": one["document"]["id"], "by": who, "note": f"it was {who}"}
    return {"record": one, "story": one["id"], "tellings": 1, "sources": 1, "review": [
        {**review, "kind": "correction", "field": "recipient", "value": one["actor"], "was": one["recipient"]},
        {**review, "kind": "missed", "value": {**one, "id": "2" * 20}},
        {**review, "kind": "verdict", "value": "right"}]}


def leaks(output, names):
    plain = urllib.parse.unquote(output)
    return [name for name in names if name.lower() in plain.lower()]


def written(driver, kept, texts, kind, *options, persons=()):
    if kind != "brat":
        return driver.write(kind, kept, texts, *options, persons=persons)
    folder = driver.folder / f"brat-{len(list(driver.folder.iterdir()))}"
    driver.write(kind, kept, texts, "--folder", str(folder), *options, persons=persons)
    return "".join(path.name + "\n" + path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))


def marked_persons(check, driver, lexicon):
    for language, text in (("en", ENGLISH), ("ar", ARABIC)):
        kept = [kept_of(language, text)]
        texts = [{"id": kept[0]["record"]["document"]["id"], "text": text}]
        part = PARTS[language]
        listed = [part[k] for k in ("shooter", "shot", "quoted")] + ["sdn.trabzuni", "Omar Lakhdimi"]
        for how, options, persons in (("by nothing", [], ()), ("by a list", [], listed), ("by the lexicon", ["--lexicon", lexicon], ())):
            for more in ([], ["--corrected"], ["--strict"]):
                for kind in [*FORMATS, "brat"]:
                    out = written(driver, kept, texts, kind, "--redact", *options, *more, persons=persons)
                    check.that(len(out) > 100, f"{language} {how} {kind} {more}: something is written: {out!r}")
                    check.equal(leaks(out, NAMES[language]), [], f"{language} {how} {kind} {more}: names")
        open_ = [written(driver, kept, texts, kind) for kind in [*FORMATS, "brat"]]
        check.that(all(leaks(out, NAMES[language]) for out in open_), f"{language}: without --redact names are told")
        one = json.loads(written(driver, kept, texts, "ndjson", "--redact", persons=listed))
        check.equal(one["actor"][0]["text"], "[person]", f"{language}: the person")
        check.equal((one["actor"][1]["id"], one["actor"][1]["name"]["en"]), ("SDN.president", "President"), f"{language}: the office")
        check.that(one["actor"][1]["text"].startswith(part["office"] + " [person]"), f"{language}: the office's words: {one['actor'][1]}")
        check.that("[person]" in one["evidence"]["quote"] and part["trigger"] in one["evidence"]["quote"],
                   f"{language}: the rest of the quote stays: {one['evidence']['quote']}")
        check.equal(one["document"].get("url"), "https://news.example/", f"{language}: the address is cut")
        check.equal([r["kind"] for r in one["review"]], ["verdict"], f"{language}: reviews that tell names go")
        doubt = json.loads(written(driver, kept, texts, "ndjson", "--redact"))
        check.equal(doubt["evidence"]["quote"], "[left out]", f"{language}: a quote in doubt goes")


def private_persons(check, driver, lexicon):
    """Texts whose persons nobody marked: the record names none of them."""
    rows = []
    for line in (ROOT / "tests" / "laws" / "private_persons.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, names = line.split("\t")
            rows.append((text, names.split("|")))
    kept, texts = [], []
    for number, (text, names) in enumerate(rows):
        one = record("ar", ARABIC)
        first = text.split(" ")[0]
        one.update(id=f"{number:020d}", actor=[], recipient=[], number=[])
        one["document"] = {"id": f"p{number}", "language": "ar", "title": text}
        one["claim"] = {"status": "reported", "chain": []}
        one["evidence"] = {"sentence": [0, len(text)], "trigger": words(text, first), "quote": text}
        kept.append({"record": one, "story": one["id"], "tellings": 1, "sources": 1})
        texts.append({"id": f"p{number}", "text": text})
    out = [json.loads(line) for line in driver.write("ndjson", kept, texts, "--redact", "--lexicon", lexicon).splitlines()]
    told, masked, left_out = [], 0, 0
    for (_, names), line in zip(rows, out):
        shown = line["evidence"]["quote"] + line["document"].get("title", "")
        told += [name for name in names for part in name.split(" ") if len(part) > 3 and part in shown]
        left_out += line["evidence"]["quote"] == "[left out]"
        masked += "[person]" in line["evidence"]["quote"]
    print(f"private persons: {len(rows)} texts, {masked} with names masked, {left_out} left out, {len(told)} parts of names told")
    check.equal(told, [], "private persons in quotes")
    check.that(len(rows) >= 30, "private persons: enough texts")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--khabar")
    parser.add_argument("--lexicon", required=True)
    arguments = parser.parse_args()
    check, driver = Checks(), Driver(arguments.program)
    marked_persons(check, driver, arguments.lexicon)
    private_persons(check, driver, arguments.lexicon)
    check.done()


main()
