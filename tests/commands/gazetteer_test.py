#!/usr/bin/env python3
"""khabar gazetteer, seen from outside: gazetteer_test.py --program build/release/khabar

Makes dumps of made-up places with planted faults, imports them, and asks for the places; with a
terminal of its own (pty) where one is needed.
"""
import argparse
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time

from terminal import Watch

QASR = "\u0627\u0644\u0642\u0635\u0631"
TRIPOLI = "\u0637\u0631\u0627\u0628\u0644\u0633"
LINE = r"\r(khabar gazetteer import: [^\r\x1b]+)\x1b\[K"


def place(number, name, lat="32.5", lon="13.5", code="PPL", population="0", feature="P", country="LY"):
    return "\t".join([str(number), name, name, "", lat, lon, feature, code, country, "", "77", "", "", "",
                      population, "", "9", "Africa/Tripoli", "2021-06-30"]) + "\n"


class Tests:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.faults = 0
        self.trials = 0
        self.environment = {**os.environ, "TERM": "xterm", "HOME": str(folder / "home"),
                            "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
        for name in ("KHABAR_PLACES", "KHABAR_GAZETTEER", "NO_COLOR"):
            self.environment.pop(name, None)
        # a base of the test's own, whatever lies beside the program
        (folder / "base").mkdir()
        (folder / "base/LY.txt").write_text(place(1, "Basetown", lat="60", lon="60"))
        self.run("import", "-q", folder / "base", "-o", folder / "base.gazetteer")
        self.environment["KHABAR_BASE_GAZETTEER"] = str(folder / "base.gazetteer")

    def check(self, name, holds, saw):
        self.trials += 1
        self.faults += 0 if holds else 1
        print(f"{'holds' if holds else 'FAILS'} {name}" + ("" if holds else f": {saw!r}"), flush=True)

    def run(self, *arguments, **environment):
        done = subprocess.run([self.program, "gazetteer", *map(str, arguments)], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, env={**self.environment, **environment}, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def on_a_terminal(self, *arguments, interrupt=None, both=False):
        """Exit status and what came to the terminal: stderr, and stdout if both.

        interrupt  is asked with the process's number until it is true; then the program is told to stop
        """
        ours, theirs = pty.openpty()
        run = subprocess.Popen([self.program, "gazetteer", *map(str, arguments)], stdin=subprocess.DEVNULL,
                               stdout=theirs if both else subprocess.DEVNULL, stderr=theirs, env=self.environment)
        os.close(theirs)
        watch = Watch(ours)
        while interrupt and run.poll() is None:
            if interrupt(run.pid):
                run.send_signal(signal.SIGINT)
                break
            time.sleep(0.001)
        status = run.wait(timeout=120)
        watch.thread.join(timeout=30)
        os.close(ours)
        return status, watch.seen.decode()

    def found(self, *arguments, **environment):
        status, out, err = self.run("find", *arguments, **environment)
        return status, [json.loads(line) for line in out.splitlines()], err

    def dump(self, name):
        folder = self.folder / name
        folder.mkdir()
        (folder / "LY.txt").write_text(
            place(101, "Al Qasr", population="7000") + place(102, "Al Qasr", lat="27.25", lon="-10.125") +
            place(103, "Al Qasr Hotel", feature="S", code="HTL") + "106\tcut\n" + place(104, "Al Qasr", lat="n/a") +
            place(105, "Qasr al Jadid", lat="32.501", code="PPLX"))
        (folder / "alternateNamesV2.txt").write_text(f"1\t101\tar\t{QASR}\t1\t\t\t\t\t\n2\t101\n")
        (folder / "admin1CodesASCII.txt").write_text("LY.77\tTripoli District\tTripoli District\t1\n")
        return folder

    def imports(self):
        dump = self.dump("dump")
        target = self.folder / "data/khabar/imported.gazetteer"
        status, out, err = self.run("import", dump)
        lines = err.splitlines()
        self.check("import: exit", status == 0 and out == "", (status, out, err))
        self.check("import: faults with their places", [line for line in lines if "LY.txt:4: 2 columns" in line] and
                   [line for line in lines if 'LY.txt:5: no latitude: "n/a"' in line] and
                   [line for line in lines if "alternateNamesV2.txt:2: 2 columns" in line], err)
        self.check("import: alternate names that are malformed", "2 rows of alternate names, 1 malformed" in err, err)
        self.check("import: the attribution", "GeoNames (geonames.org), Creative Commons Attribution 4.0" in err, err)
        last = re.fullmatch(r"khabar gazetteer import: 6 rows read, 3 kept, 1 of other kinds, 2 malformed, 0 repeated; "
                            r"4 names; [\d.]+ s; (.*) \(([\d,]+) bytes\)", lines[-1])
        self.check("import: the last line", last and last[1] == str(target) and
                   int(last[2].replace(",", "")) == target.stat().st_size, lines[-1])
        before = target.read_bytes()
        self.check("import: again, the same bytes", self.run("import", dump, "--memory", 1)[0] == 0 and
                   target.read_bytes() == before and sorted(os.listdir(target.parent)) == [target.name],
                   os.listdir(target.parent))
        status, _, err = self.run("import", "-q", dump, "-o", self.folder / "other")
        self.check("import: -q tells of faults alone", status == 0 and len(err.splitlines()) == 3 and
                   (self.folder / "other").read_bytes() == before, err)
        self.check("import: others may read it", (self.folder / "other").stat().st_mode & 0o444 == 0o444 & ~self.mask(),
                   oct((self.folder / "other").stat().st_mode))

    @staticmethod
    def mask():
        mask = os.umask(0)
        os.umask(mask)
        return mask

    def import_fails(self):
        empty = self.folder / "empty"
        empty.mkdir()
        hotels = self.folder / "hotels"
        hotels.mkdir()
        (hotels / "LY.txt").write_text(place(1, "Hotel", feature="S", code="HTL"))
        for name, arguments, wanted, words in (
                ("no folder", [self.folder / "none"], 3, "no such folder"),
                ("no dump", [empty], 4, "no dump of GeoNames"),
                ("nothing kept", [hotels], 4, "none of 1 row is a place that is kept"),
                ("no place to write", [self.folder / "dump", "-o", self.folder / "no/such/file"], 4, "No such file"),
                ("no DIR", [], 2, "folder is required"),
                ("no memory", [empty, "--memory", "0"], 2, "memory")):
            status, _, err = self.run("import", *arguments)
            self.check(f"import: {name}", status == wanted and words in err, (status, err))
        self.check("import: nothing written", not (self.folder / "no").exists(), None)

    @staticmethod
    def has_open(pid, path):
        try:
            return any(os.path.realpath(file) == str(path) for file in pathlib.Path(f"/proc/{pid}/fd").iterdir())
        except OSError:  # one was closed meanwhile
            return False

    def import_on_a_terminal(self):
        large = self.folder / "large"
        large.mkdir()
        with open(large / "LY.txt", "w") as file:
            for i in range(1, 600_000):
                file.write(place(i, f"Place {i % 997} of {i % 1009}", lat=f"{i % 90}.{i % 1000:03}"))
        target = self.folder / "large.gazetteer"
        target.write_text("old")
        before = sorted(os.listdir(self.folder))
        for when, begun in (("reading", lambda pid: self.has_open(pid, large / "LY.txt")),
                            ("writing", lambda pid: list(self.folder.glob("large.gazetteer.draft-*")))):
            status, seen = self.on_a_terminal("import", large, "-o", target, "--memory", 8, interrupt=begun)
            self.check(f"interrupted while {when}: exit", status == 130, (status, seen))
            self.check(f"interrupted while {when}: what stood there stands", target.read_text() == "old" and
                       sorted(os.listdir(self.folder)) == before, os.listdir(self.folder))
        status, seen = self.on_a_terminal("import", large, "-o", target, "--memory", 8)
        lines = re.findall(LINE, seen)
        self.check("progress: lines", status == 0 and lines and all(re.fullmatch(
            r"khabar gazetteer import: [\w .]+(, \d+ %)?, \d+ s", each) for each in lines), lines or seen)
        last = seen.replace("\r\n", "\n").rstrip("\n").split("\n")[-1]
        self.check("progress: cleared at the end", "599,999 rows read" in last and "\r" not in last, last)

    def finds(self):
        status, places, _ = self.found("Al", "Qasr")
        self.check("find: the most populous first", status == 0 and [each["id"] for each in places] == ["gn:101", "gn:102"],
                   places)
        self.check("find: what is told of a place", places[0] == {
            "layer": "imported", "id": "gn:101", "name": "Al Qasr", "name_ar": QASR, "kind": "town", "country": "LBY",
            "region": "Tripoli District", "lat": 32.5, "lon": 13.5, "population": 7000}, places[0])
        self.check("find: an Arabic name", self.found(QASR)[1] == places[:1], self.found(QASR))
        self.check("find: signs and case", self.found("al-QASR")[1] == places, None)
        self.check("find: --limit", self.found("Al Qasr", "--limit", 1)[1] == places[:1], None)
        _, near, _ = self.found("--near", "32.5,13.5", "--km", 5, "--limit", 3)
        self.check("find: --near", [each["id"] for each in near if each["layer"] == "imported"] == ["gn:101", "gn:105"] and
                   near[0]["km"] == 0 and abs(near[-1]["km"] - 0.111) < 0.001, near)
        _, near, _ = self.found("Al Qasr", "--near", "27,-10", "--km", 100)
        self.check("find: a name near a point", [each["id"] for each in near] == ["gn:102"], near)
        status, places, err = self.found("Nowhere at all")
        self.check("find: nothing", status == 3 and places == [] and "looked in notes, base, imported" in err, (status, err))
        status, _, err = self.found("Al Qasr", "--near", "0,0", "--km", 10)
        self.check("find: nothing near", status == 3 and "within 10 km" in err, (status, err))

    def layers(self):
        own = self.folder / "places.tsv"
        own.write_text(f"en\tar\tkind\tcountry\tlat\tlon\nAl Qasr\t{QASR}\tbase\tLBY\t30\t20\n")
        ids = lambda places: [(each["layer"], each["id"]) for each in places]
        _, places, _ = self.found(QASR, "--places", own)
        self.check("layers: the own goes first", ids(places) == [("own", "own:lby.al-qasr"), ("imported", "gn:101")], places)
        base = {"KHABAR_BASE_GAZETTEER": str(self.folder / "other")}
        _, places, _ = self.found(QASR, KHABAR_PLACES=str(own), **base)
        self.check("layers: all", ids(places) == [("own", "own:lby.al-qasr"), ("base", "gn:101"), ("imported", "gn:101")],
                   places)
        self.check("layers: the base alone", ids(self.found("Basetown")[1]) == [("base", "gn:1")], self.found("Basetown"))
        (self.folder / "config/khabar").mkdir(parents=True)
        (self.folder / "config/khabar/places.tsv").write_text(own.read_text())
        self.check("layers: the own of ~/.config", ids(self.found(QASR)[1])[:1] == [("own", "own:lby.al-qasr")], None)
        (self.folder / "config/khabar/places.tsv").unlink()
        _, places, _ = self.found(TRIPOLI)
        self.check("layers: notes", {"notes"} == {each["layer"] for each in places} and any(
            each["id"] == "lby.tripoli" and each["row"].startswith("lexicon/places/places.tsv:") for each in places), places)
        self.check("layers: notes by an English name", "lby.tripoli" in [each["id"] for each in self.found("Tripoli")[1]], None)
        self.check("layers: a state", [(each["id"], each["kind"]) for each in self.found("Libya")[1]] == [("LBY", "country")],
                   self.found("Libya"))
        for name, arguments, words in (
                ("missing own", ["--places", self.folder / "none"], "none: No such file"),
                ("missing imported", ["--gazetteer", self.folder / "none"], "none: No such file"),
                ("missing base", None, "none: No such file"),
                ("damaged", ["--gazetteer", own], "not a gazetteer of this version")):
            more = {"KHABAR_BASE_GAZETTEER": str(self.folder / "none")} if arguments is None else {}
            status, _, err = self.found(QASR, *(arguments or []), **more)
            self.check(f"layers: {name}", status == 4 and words in err, (status, err))
        own.write_text("en\tlat\tlon\nx\t1\t2\ny\t1\tnorth\n")
        status, _, err = self.found(QASR, "--places", own)
        self.check("layers: a fault of the own", status == 4 and 'places.tsv:3: lon: "north" is no number' in err, err)

    def wrong_use(self):
        for arguments in (["find"], ["find", "--near", "north"], ["find", "--near", "91,0"], ["find", "-.-"],
                          ["find", "x", "--limit", "0"], ["find", "x", "--km", "-1"], ["find", "x", "--to", "xml"], []):
            status, _, err = self.run(*arguments)
            self.check(f"wrong use: {' '.join(arguments)}", status == 2 and err, (status, err))
        for command in ("find", "import"):
            status, out, _ = self.run(command, "--help")
            self.check(f"{command} --help", status == 0 and f"khabar gazetteer {command}" in out and "Example" in out, out)

    def table(self):
        status, seen = self.on_a_terminal("find", "Al Qasr", both=True)
        lines = seen.replace("\r\n", "\n").splitlines()
        self.check("table: a heading and the places", status == 0 and len(lines) == 4 and
                   re.sub(r"\x1b\[\d*m", "", lines[0]).split() ==
                   ["layer", "name", "arabic", "kind", "country", "where", "people", "id"], lines)
        self.check("table: Arabic in isolates", f"\u2068{QASR}\u2069" in lines[1], lines)
        self.check("table: the attribution", "imported: GeoNames of 2021-06-30: GeoNames (geonames.org)" in lines[3], lines)
        plain = re.sub("[\u2068\u2069]", "", lines[1])
        self.check("table: columns stand below each other", plain.index("gn:101") == lines[2].index("gn:102"), lines)
        self.check("table: --near has kilometres", " km " in self.run(
            "find", "Al Qasr", "--to", "table", "--near", "32.5,13.5")[1].splitlines()[0], None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    with tempfile.TemporaryDirectory(prefix="khabar-gazetteer-") as folder:
        tests = Tests(program, pathlib.Path(folder))
        tests.imports()
        tests.import_fails()
        tests.finds()
        tests.layers()
        tests.wrong_use()
        tests.table()
        tests.import_on_a_terminal()
    print(f"gazetteer: {tests.trials} trials, {tests.faults} failed")
    return 1 if tests.faults else 0


if __name__ == "__main__":
    sys.exit(main())
