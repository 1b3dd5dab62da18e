"""Kept events of the tests' own: texts, and records that point into them. All is invented."""
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# Sentences of one document each; {..} marks what becomes a field.
SENTENCES = [
    # language, text, event, modes, status, fields
    ("en", "Army drones hit the market in Wadi Town on Monday, killing 12 people, the ministry said.",
     "ASSAULT", ["drone"], "reported",
     {"trigger": "hit", "actor": ["Army"], "sector": ["MIL"], "recipient": ["people"], "rsector": ["CVL"], "place": "Wadi Town",
      "date": "Monday", "killed": "12", "source": "the ministry"}),
    ("ar", "تظاهر المئات أمام مبنى البلدية في مدينة الوادي صباح الأحد.",
     "PROTEST", ["demo"], "reported",
     {"trigger": "تظاهر", "actor": ["المئات"], "sector": ["CVL"], "place": "الوادي", "date": "الأحد"}),
    ("ar", "نفى المتحدث باسم الفصيل أن مقاتليه قصفوا القرية\nبالمدفعية.",
     "ASSAULT", ["heavy-weapons"], "denied",
     {"trigger": "قصفوا", "actor": ["مقاتليه"], "sector": ["REB"], "recipient": ["القرية"], "source": "المتحدث باسم الفصيل"}),
    ("en", "=cmd|' /C calc'!A0 fighters and soldiers clashed near \"Old, Bridge\"; @both sides lost men.",
     "ASSAULT", ["firearms"], "reported",
     {"trigger": "clashed", "actor": ["=cmd|' /C calc'!A0 fighters", "soldiers"], "sector": ["REB", "MIL"],
      "place": "\"Old, Bridge\""}),
    ("en", "The court sent the officer to prison for ten years.",
     "SANCTION", ["convict"], "reported", {"trigger": "sent", "actor": ["The court"], "sector": ["JUD"], "recipient": ["the officer"]}),
    ("en", "Ministers of both states will meet in Wadi Town next month.",
     "CONSULT", [], "planned", {"trigger": "meet", "actor": ["Ministers of both states"], "sector": ["GOV"], "place": "Wadi Town"}),
]
PLACES = {
    "Wadi Town": ("gn:101", {"ar": "الوادي", "en": "Wadi Town"}, 13.5, 25.25, "town"),
    "الوادي": ("gn:101", {"ar": "الوادي", "en": "Wadi Town"}, 13.5, 25.25, "town"),
}


def words(text, part):
    at = text.index(part)
    return {"text": part, "span": [at, at + len(part)]}


def entity(text, part, sector, country="SDN"):
    one = words(text, part)
    if sector in ("MIL", "GOV"):
        one["country"] = country
    one["sector"] = [sector]
    return one


def record(number, language, text, event, modes, status, fields, prefix=""):
    document = {"id": f"doc-{number}", "url": f"https://news.example/{number}?a=1&b=2", "title": f"=HYPERLINK(\"x\") story {number}",
                "publisher": "+The Example", "published": "2023-05-02", "language": language}
    begin = len(prefix)
    whole = prefix + text
    out = {"id": f"{number:020x}", "document": document, "event": event}
    if modes:
        out["mode"] = modes
    out["quad"] = "material conflict" if event in ("ASSAULT", "PROTEST", "SANCTION") else "verbal cooperation"
    out["score"] = -9.5
    out["actor"] = [entity(whole, a, s) for a, s in zip(fields.get("actor", []), fields.get("sector", []))]
    out["recipient"] = [entity(whole, a, fields.get("rsector", ["CVL"])[0]) for a in fields.get("recipient", [])]
    if "date" in fields:
        out["date"] = {"edtf": "2023-05-01", "start": "2023-05-01", "end": "2023-05-02", "precision": "day", "approx": False,
                       "anchor": "published", "calendar": "gregorian", **words(whole, fields["date"])}
    out["place"] = []
    if "place" in fields:
        place = {"role": "at", **words(whole, fields["place"])}
        if fields["place"] in PLACES:
            key, name, lat, lon, precision = PLACES[fields["place"]]
            place.update(id=key, name=name, country="SDN", lat=lat, lon=lon, radius_km=5, precision=precision, confidence=0.9)
        out["place"].append(place)
    out["number"] = []
    if "killed" in fields:
        n = float(fields["killed"])
        out["number"].append({"kind": "killed", "value": n, "min": n, "max": n, "approx": "exact", **words(whole, fields["killed"])})
    chain = [{"kind": "outlet", "text": "+The Example"}]
    if "source" in fields:
        chain.append({"kind": "official", **words(whole, fields["source"]), "act": "said"})
    out["claim"] = {"status": status, "chain": chain}
    out["evidence"] = {"sentence": [begin, begin + len(text)], "trigger": words(whole, fields["trigger"]), "quote": text}
    out["rule"] = {"row": "events/patterns_en.tsv:7", "score": {"total": 20, "parts": {"signs": 20}}}
    out["confidence"] = 0.75
    out["coder"] = {"version": "0.8.0", "lexicon": "0" * 32}
    return out, {"id": document["id"], "text": whole}


def make(count):
    """`count` kept events, one a document, and the texts; the headline stands before each sentence."""
    kept, texts = [], []
    for number in range(count):
        language, text, event, modes, status, fields = SENTENCES[number % len(SENTENCES)]
        one, whole = record(number, language, text, event, modes, status, fields, prefix="عنوان 𝒳\n" if number % 2 else "Headline\n")
        kept.append({"record": one, "story": one["id"], "tellings": 1 + number % 3, "sources": 1})
        texts.append(whole)
    return kept, texts


class Driver:
    """Runs write_events on events and texts."""

    def __init__(self, program):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="khabar-exports-"))

    def file(self, name, lines):
        path = self.folder / name
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return str(path)

    def write(self, kind, kept, texts, *options, persons=()):
        arguments = [self.program, kind, "--texts", self.file("texts.ndjson", [json.dumps(t, ensure_ascii=False) for t in texts])]
        if persons:
            arguments += ["--persons", self.file("persons.txt", persons)]
        done = subprocess.run([*arguments, *options], input="".join(json.dumps(k, ensure_ascii=False) + "\n" for k in kept).encode(),
                              capture_output=True)
        if done.returncode != 0:
            raise SystemExit(f"{kind}: {done.stderr.decode()}")
        return done.stdout.decode("utf-8")


class Checks:
    """Counts what held; `done` fails where something did not, or nothing was asked."""

    def __init__(self):
        self.held = 0
        self.failed = []

    def that(self, holds, what):
        if holds:
            self.held += 1
        else:
            self.failed.append(what)

    def equal(self, got, wanted, what):
        self.that(got == wanted, f"{what}: got {got!r}, wanted {wanted!r}")

    def done(self):
        for what in self.failed[:30]:
            print("failed:", what)
        print(f"{self.held} checks hold, {len(self.failed)} do not")
        raise SystemExit(1 if self.failed or not self.held else 0)
