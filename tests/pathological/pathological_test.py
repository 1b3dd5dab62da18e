#!/usr/bin/env python3
"""Bad input to the built program: pathological_test.py --program build/release/khabar [--sanitized] [NAME...]

Each trial gives the program one bad input and asks: it ends by itself with the exit status of the
commands' contract (0 done, 1 some inputs failed), within a time and a memory limit; every line of
its output is JSON in UTF-8; a failed input is an error record of one shape; and documents that
stand beside the bad one come out as they do alone. NAMEs choose trials.
"""
import argparse
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
WORDS = (HERE / "words.txt").read_text(encoding="utf-8").split()
GOOD = (HERE / "good.txt").read_text(encoding="utf-8").strip()
NUMBER = ["\u062e\u0645\u0633\u0629", "\u0648\u0639\u0634\u0631\u0648\u0646", "\u0623\u0644\u0641"]  # five-and-twenty thousand
PUBLISHED = "2020-05-27"

MEMORY = 1 << 30  # bytes of address space, release only: ASan maps terabytes of shadow
# What `read` may take for one page, release only. Resident memory is the most that the process ever had
# in memory (ru_maxrss): the page's bytes, the parser's tree and ours, and the parts of the lexicon that
# were looked at. The shadow of this program before its exec counts too, and is smaller.
READ_SECONDS = 1.0
READ_MEMORY = 212 << 20  # the parts looked at are of two languages; 3 MiB are of the databases' libraries
ERROR_CODES = {"empty", "too_large", "no_article", "not_text", "bad_json", "io"}


def words(count):
    return " ".join(WORDS[i % len(WORDS)] for i in range(count))


def page(body):
    return f"<html><head><title>{GOOD[:40]}</title></head><body><h1>{GOOD[:40]}</h1>{body}</body></html>"


def beside(body):
    """The bytes of a page with an article and then something else."""
    return page(f"<p>{GOOD}</p><p>{GOOD}</p>{body}").encode()


JSON_LD = "<script type='application/ld+json'>%s</script>"


def line(id, text, **more):
    return json.dumps({"id": id, "lang": "ar", "text": text, "published": PUBLISHED, **more}, ensure_ascii=False)


def noise(size, seed=1):
    return random.Random(seed).randbytes(size)


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(200_000)
DEEP = 100_000

# name: (file name, bytes or a function that makes them, what may come of it). `coded`: exit 0 and no
# error record; an error code: exit 1 and that code; a list: any of them.
ANY = ["coded", *sorted(ERROR_CODES)]
TRIALS = {
    "empty_text": ("a.txt", b"", "empty"),
    "empty_page": ("a.html", b"", "empty"),
    "blank_text": ("a.txt", b" \n\t\r\n\xc2\xa0\n" * 1000, "empty"),
    "empty_ndjson": ("a.ndjson", b"", "coded"),
    "empty_text_in_ndjson": ("a.ndjson", line("a", "").encode(), "empty"),
    "bom_alone": ("a.txt", b"\xef\xbb\xbf", "empty"),
    "page_without_article": ("a.html", b"<html><body><nav><a href='/'>x</a></nav></body></html>", ["no_article", "empty"]),
    "one_word_50_mb_text": ("a.txt", lambda: ("\u0628" * 25_000_000).encode(), "too_large"),
    "one_word_50_mb_page": ("a.html", lambda: page("\u0628" * 25_000_000).encode(), "too_large"),
    "one_word_50_mb_ndjson": ("a.ndjson", lambda: line("a", "\u0628" * 25_000_000).encode(), "too_large"),
    "line_of_80_mb": ("a.ndjson", lambda: line("a", "b" * 80_000_000).encode(), "too_large"),
    "text_of_200_mb": ("a.txt", lambda: b"word " * 40_000_000, "too_large"),
    "one_word_8_mb": ("a.txt", lambda: ("\u0628" * ((8 << 20) // 2 - 1)).encode(), "coded"),
    "one_digit_run_1_mb": ("a.txt", lambda: (GOOD + " " + "9" * 1_000_000).encode(), "coded"),
    "marks_on_one_letter_1_mb": ("a.txt", lambda: (GOOD + " \u0628" + "\u064e" * 500_000).encode(), "coded"),
    "invalid_utf8": ("a.txt", (GOOD + " ").encode() + b"\xd9 \xc3\x28 \xf0\x9f\x98 \xed\xa0\x80 \xff " + GOOD.encode(), "coded"),
    "invalid_utf8_ndjson": ("a.ndjson", line("a", GOOD + "@@").encode().replace(b"@@", b"\xd9\xff\xed\xa0\x80"), "coded"),
    "lone_surrogates_ndjson": ("a.ndjson", b'{"id":"a","lang":"ar","text":"x \\ud800 y \\udc00"}', ["coded", "bad_json"]),
    "cut_in_a_character": ("a.txt", GOOD.encode()[:-1] + b"\xd9", "coded"),
    "utf16_le": ("a.txt", GOOD.encode("utf-16"), "coded"),
    "utf16_be_no_mark": ("a.txt", (GOOD + "\n" + GOOD).encode("utf-16-be"), "coded"),
    "utf16_page": ("a.html", page(f"<p>{GOOD}</p><p>{GOOD}</p>").encode("utf-16"), "coded"),
    "utf16_odd_length": ("a.txt", GOOD.encode("utf-16") + b"\x28", "coded"),
    "windows_1256": ("a.html", page(f"<p>{GOOD}</p><p>{GOOD}</p>").encode("windows-1256"), "coded"),
    "wrong_charset_declared": ("a.html", page(f"<meta charset='utf-7; ../../etc/passwd'><p>{GOOD}</p><p>{GOOD}</p>").encode(), "coded"),
    "binary_as_page": ("a.html", PNG, "not_text"),
    "binary_as_text": ("a.txt", PNG, "not_text"),
    "binary_as_ndjson": ("a.ndjson", PNG.replace(b"\n", b"\0"), ["bad_json", "not_text"]),
    "binary_of_no_kind": ("a.bin", PNG, "not_text"),
    "noise": ("a.txt", noise(100_000, 2), "not_text"),
    "nuls_alone": ("a.txt", b"\0" * 100_000, ["not_text", "empty"]),
    "nuls_in_text": ("a.txt", (GOOD * 20).encode() + b"\0" + GOOD.encode(), ["coded", "not_text"]),
    "nuls_in_page": ("a.html", page(f"<p>{GOOD}\0{GOOD}</p>").encode(), "coded"),
    "nuls_in_ndjson": ("a.ndjson", line("a", GOOD + "\0" + GOOD).encode(), "coded"),
    "nested_divs": ("a.html", lambda: page("<div>" * DEEP + f"<p>{GOOD}</p>" + "</div>" * DEEP).encode(), ANY),
    "nested_open_tags": ("a.html", lambda: page("<b><i><span>" * (DEEP // 3) + GOOD).encode(), ANY),
    "nested_tables": ("a.html", lambda: page("<table><tr><td>" * (DEEP // 3) + GOOD).encode(), ANY),
    "nested_lists_beside_article": ("a.html", lambda: page(f"<p>{GOOD}</p><p>{GOOD}</p>" + "<ul><li>" * (DEEP // 2)).encode(), ANY),
    "nested_json_arrays": ("a.ndjson", b'{"id":"a","x":' + b"[" * DEEP, "bad_json"),
    "nested_json_whole": ("a.ndjson", b'{"id":"a","text":"x","y":' + b"[" * DEEP + b"]" * DEEP + b"}", ANY),
    "nested_json_ld": ("a.html", page("<script type='application/ld+json'>" + '{"a":' * DEEP + "</script>" + f"<p>{GOOD}</p><p>{GOOD}</p>").encode(), "coded"),
    "many_attributes": ("a.html", lambda: page("<p " + " ".join(f"a{i}='x'" for i in range(DEEP)) + f">{GOOD}</p>").encode(), ANY),
    "open_comment": ("a.html", lambda: page(f"<p>{GOOD}</p>" + "<!-- " * DEEP).encode(), ANY),
    "many_entities": ("a.html", lambda: page("<p>" + GOOD + "&#1602;&amp;&nosuch;" * DEEP + "</p>").encode(), ANY),
    "many_empty_paragraphs": ("a.html", lambda: page(f"<p>{GOOD}</p>" + "<p> </p>" * DEEP).encode(), ANY),
    "tables_10000": ("a.html", lambda: beside("<table><tr><td>x</td></tr></table>" * 10_000), ["coded", "no_article"]),
    "attribute_of_100_mb": ("a.html", lambda: beside("<p title='" + "x" * 100_000_000 + "'>"), "too_large"),
    "attribute_of_7_mb": ("a.html", lambda: beside("<p title='" + "x" * 7_900_000 + "'>"), "coded"),
    "kept_attribute_of_7_mb": ("a.html", lambda: beside("<p class='" + "x" * 7_900_000 + "'>"), "coded"),
    "attributes_200000": ("a.html", lambda: beside("<p " + " ".join(f"a{i}='x'" for i in range(200_000)) + ">"), "coded"),
    "kept_attributes_1000000": ("a.html", lambda: beside("<p class=a>" * 700_000), ["coded", "too_large"]),
    "classes_100000": ("a.html", lambda: beside("<div class='" + "related-posts main " * 100_000 + f"'><p>{GOOD}</p></div>"), "coded"),
    "open_comment_7_mb": ("a.html", lambda: beside("<!--" + "-<p>" * 1_900_000), "coded"),
    "comments_500000": ("a.html", lambda: beside("<!--x-->" * 500_000), ["coded", "too_large"]),
    "nul_runs_in_page": ("a.html", lambda: beside(("<p>x" + "\0" * 100) * 10_000), ["coded", "not_text"]),
    "nuls_in_tags": ("a.html", lambda: beside("<p\0 a\0=\0>" + "word " * 4000) * 20, "coded"),
    "open_bold_10000_paragraphs": ("a.html", lambda: beside("<b><p>x " * 10_000), "coded"),
    "bold_deep_in_10000_paragraphs": ("a.html", lambda: beside("<b><i><u><s><em>" * 5 + "<p>x</p>" * 10_000), "coded"),
    "crossed_formatting": ("a.html", lambda: beside("<b><i></b></i><p>" * 50_000), ["coded", "too_large"]),
    "br_100000": ("a.html", lambda: beside("<p>" + "x<br>" * DEEP), "coded"),
    "title_of_7_mb": ("a.html", lambda: ("<title>" + words(700_000) + "</title>" + page(f"<p>{GOOD}</p><p>{GOOD}</p>")).encode(), "coded"),
    "open_title_7_mb": ("a.html", lambda: beside("<title>" + "x " * 3_900_000), ANY),
    "json_ld_of_7_mb": ("a.html", lambda: beside(JSON_LD % ('{"@type":"NewsArticle","articleBody":"' + "x" * 7_800_000 + '"}')), "coded"),
    "json_ld_of_1000000_values": ("a.html", lambda: beside(JSON_LD % ("[" + "{}," * 1_000_000 + "{}]")), "coded"),
    "json_ld_50000_scripts": ("a.html", lambda: beside((JSON_LD % '{"@type":"NewsArticle","headline":"x"}') * 50_000), ["coded", "no_article"]),
    "link_of_7_mb": ("a.html", lambda: beside("<a href=x>" + "word " * 1_570_000 + "</a>"), ["coded", "no_article"]),
    "paragraph_of_7_mb": ("a.html", lambda: beside("<p>" + "word " * 1_570_000 + "</p>"), "too_large"),
    "entities_of_8_mb": ("a.html", lambda: beside("<p>" + "&amp;" * 1_570_000 + "</p>"), "too_large"),
    "half_entities_of_7_mb": ("a.html", lambda: beside("<p>" + "&am" * 2_500_000 + "</p>"), "too_large"),
    "class_of_2_mb_above_5000_blocks": ("a.html", lambda: ("<body class='" + "home-" * 500_000 + "'>").encode() + beside("<p>x" * 5_000), ANY),
    "angles_of_7_mb": ("a.html", lambda: beside("<p>" + "<" * 7_800_000 + "</p>"), "too_large"),
    "selects_nested": ("a.html", lambda: beside("<select><option>" * DEEP), ANY),
    "svgs_nested": ("a.html", lambda: beside("<svg>" * DEEP + "x"), ANY),
    "templates_nested": ("a.html", lambda: beside("<template>" * DEEP), ANY),
    "plaintext": ("a.html", lambda: beside("<plaintext>" + "<p>x</p>" * 900_000), ["coded", "too_large"]),
    "open_script": ("a.html", lambda: beside("<script>" + "<p>x</p>" * 900_000), "coded"),
    "framesets": ("a.html", lambda: ("<frameset>" * DEEP + page(f"<p>{GOOD}</p>")).encode(), ANY),
    "paragraphs_300000": ("a.html", lambda: beside("<p>x" * 300_000), ["coded", "too_large"]),
    "mojibake_of_7_mb": ("a.html", lambda: beside("<p>" + (GOOD + " ").encode().decode("latin-1") * (3_800_000 // len(GOOD.encode()))), ["coded", "too_large"]),
    "mojibake_in_700000_runs": ("a.html", lambda: beside("<p>" + "\u00c3\u00a9\u0628\u0628\u0628 " * 690_000), "too_large"),
    "many_links": ("a.html", lambda: page(f"<p>{GOOD}</p>" + "<a href='/x'>x</a> " * DEEP).encode(), ANY),
    "quotes_10000": ("a.txt", ('"' * 10_000 + GOOD + '"' * 10_000).encode(), "coded"),
    "quotes_10000_open": ("a.txt", ("\u00ab " + "\u00ab ".join([GOOD] + ["\u0628"] * 10_000)).encode(), "coded"),
    "quotes_10000_nested": ("a.txt", ("\u00ab" * 10_000 + GOOD + "\u00bb" * 10_000).encode(), "coded"),
    "brackets_10000": ("a.txt", ("(" * 10_000 + GOOD + "[" * 10_000).encode(), "coded"),
    "sentence_of_100000_words": ("a.txt", lambda: words(100_000).encode(), "coded"),
    "one_verb_100000_times": ("a.txt", lambda: " ".join([WORDS[0]] * 100_000).encode(), "coded"),
    "said_that_20000_times": ("a.txt", lambda: " ".join([WORDS[4], WORDS[5], WORDS[6]] * 20_000).encode(), "coded"),
    "numbers_20000": ("a.txt", lambda: " ".join(NUMBER * 20_000).encode(), "coded"),
    "dates_20000": ("a.txt", lambda: " ".join(["99/99/9999", "31/12/0000", "2020-02-30", WORDS[21]] * 5_000).encode(), "coded"),
    "lines_100000": ("a.txt", lambda: (GOOD + "\n" + "\u0628\n" * 100_000).encode(), "coded"),
    "sentences_10000": ("a.txt", lambda: (GOOD + " ").encode() * 10_000, "coded"),
    "commas_4000000": ("a.txt", lambda: (GOOD + "\u060c" * 4_000_000).encode(), "too_large"),
    "text_of_300000_words": ("a.txt", lambda: ((words(20) + ". ") * 15_000).encode(), "coded"),
    "commas_100000": ("a.txt", lambda: (GOOD + "\u060c" * 100_000).encode(), "coded"),
    "bidi_controls": ("a.txt", lambda: (GOOD + "\u202e\u2066\u200f" * 50_000 + GOOD).encode(), "coded"),
    "escapes_for_a_terminal": ("a.txt", (GOOD + " \x1b]0;x\x07\x1b[31m").encode(), ANY),
    "no_such_member": ("a.ndjson", b'{"id":"a"}', "bad_json"),
    "ones_between_dashes": ("a.txt", ("1\u2013" * 40_000).encode(), "coded"),
    "text_is_a_number": ("a.ndjson", b'{"id":"a","text":5}', "bad_json"),
    "json_array": ("a.ndjson", b"[1,2,3]", "bad_json"),
    "blank_lines": ("a.ndjson", b"\n\n  \n" + line("a", GOOD).encode() + b"\n\n", "coded"),
}


class Trouble(Exception):
    pass


class Trials:
    def __init__(self, program, sanitized, folder):
        self.program = program
        self.sanitized = sanitized
        self.folder = folder
        self.limit = 60 if sanitized else 10  # seconds of processor time
        self.slowest = (0.0, "")
        self.slowest_read = (0.0, "")
        self.largest_read = (0, "")

    def _limits(self):
        resource.setrlimit(resource.RLIMIT_CPU, (self.limit, self.limit))
        if not self.sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def run(self, *arguments, stdin=None):
        """Exit status and the records of a run that kept the limits."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(stdin or b"")
            given.seek(0)
            child = subprocess.Popen([self.program, *arguments], stdin=given, stdout=out, stderr=err, preexec_fn=self._limits)
            # the wall clock is generous: other work may share the machine
            watch = threading.Timer(self.limit * 8, child.kill)
            watch.start()
            _, status, usage = os.wait4(child.pid, 0)
            late = not watch.is_alive()
            watch.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            done = subprocess.CompletedProcess(arguments, child.returncode, out.read(), err.read())
        if late:
            raise Trouble(f"did not end in {self.limit * 8} s")
        self.seconds = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss << 10
        said = done.stderr.decode("utf-8", "replace")
        if "AddressSanitizer" in said or "runtime error" in said or "LeakSanitizer" in said:
            raise Trouble("sanitizer:\n" + said[:3000])
        if done.returncode not in (0, 1):
            raise Trouble(f"exit status {done.returncode} after {self.seconds:.1f} s of at most {self.limit}: {said[-500:]}")
        try:
            text = done.stdout.decode("utf-8")
            records = [json.loads(each) for each in text.split("\n") if each]
        except ValueError as fault:
            raise Trouble(f"output is not NDJSON in UTF-8: {fault}")
        failed = [each for each in records if "error" in each]
        for each in failed:
            if set(each) != {"document", "error"} or not each["document"].get("id") or \
                    set(each["error"]) != {"code", "detail", "where"} or not each["error"]["detail"]:
                raise Trouble(f"no error record: {each}")
            if each["error"]["code"] not in ERROR_CODES:
                raise Trouble(f"unknown error code: {each}")
        if done.returncode != (1 if failed else 0):
            raise Trouble(f"exit status {done.returncode} with {len(failed)} error records: {said[-500:]}")
        if arguments[0] == "code" and not said.rstrip().split("\n")[-1].startswith("khabar code: read "):
            raise Trouble(f"no last line on stderr that tells what was read: {said[-300:]}")
        return done.returncode, records

    def _prove_read(self, name):
        """The limits of `read` for one page, of the run just done."""
        self.slowest_read = max(self.slowest_read, (self.seconds, name))
        self.largest_read = max(self.largest_read, (self.memory, name))
        if self.sanitized:
            return
        if self.seconds > READ_SECONDS:
            raise Trouble(f"read took {self.seconds:.2f} s of at most {READ_SECONDS}")
        if self.memory > READ_MEMORY:
            raise Trouble(f"read took {self.memory >> 20} MiB of at most {READ_MEMORY >> 20}")

    def write(self, name, content):
        file = self.folder / name
        file.write_bytes(content() if callable(content) else content)
        return file

    def one(self, name):
        """The bad input alone: `code` gives what may come of it, `read` keeps the limits too."""
        file_name, content, wanted = TRIALS[name]
        file = self.write(file_name, content)
        wanted = [wanted] if isinstance(wanted, str) else wanted
        try:
            _, records = self.run("code", "--published", PUBLISHED, str(file))
            self.slowest = max(self.slowest, (self.seconds, name))
            codes = [each["error"]["code"] for each in records if "error" in each] or ["coded"]
            if len(codes) > 1 or codes[0] not in wanted:
                raise Trouble(f"expected {' or '.join(wanted)}, got {codes}: {str(records)[:300]}")
            self.run("read", str(file))
            if file_name.endswith(".html"):
                self._prove_read(name)
        finally:
            file.unlink()

    def beside_others(self):
        """Bad lines, each between two good ones: the good ones come out as they do alone."""
        def good(i):
            return line(f"good-{i}", GOOD)

        bad = [good(0)[: len(good(0)) // 2], "{", "null", "\0\0\0", "[" * 10_000, '{"id":"x","text":', "not json at all",
               line("empty", ""), line("large", "b" * (9 << 20)), '{"id":"n","text":null}']
        lines = []
        for i, each in enumerate(bad):
            lines += [good(i), each]
        lines.append(good(len(bad)))
        alone = []
        for i in range(len(bad) + 1):
            _, records = self.run("code", "--from", "ndjson", "-", stdin=(good(i) + "\n").encode())
            alone.append(records)
        if not alone[0]:
            raise Trouble("the good document gives no event: nothing to compare")
        expected = []
        for i in range(len(bad)):
            expected += alone[i] + [None]
        expected += alone[-1]
        for jobs in ("1", "2"):
            _, records = self.run("code", "--from", "ndjson", "--jobs", jobs, "-", stdin="\n".join(lines).encode() + b"\n")
            if len(records) != len(expected):
                raise Trouble(f"--jobs {jobs}: {len(records)} records, expected {len(expected)}")
            for number, (got, want) in enumerate(zip(records, expected), 1):
                if want is None and "error" not in got:
                    raise Trouble(f"--jobs {jobs}: record {number} is no error: {str(got)[:300]}")
                if want is not None and got != want:
                    raise Trouble(f"--jobs {jobs}: record {number} differs from the one alone: {str(got)[:300]}")

    def folder_of_all(self):
        """A folder of bad files and good ones: each good one gives its events, in the order of names."""
        folder = self.folder / "all"
        folder.mkdir()
        for i, (name, (file_name, content, _)) in enumerate(sorted(TRIALS.items())):
            if not callable(content) and not file_name.endswith(".bin"):
                extension = pathlib.Path(file_name).suffix
                (folder / f"{i:03}-{name}{extension}").write_bytes(content)
                (folder / f"{i:03}-{name}.z.txt").write_text(GOOD + "\n", encoding="utf-8")
        _, records = self.run("code", "--published", PUBLISHED, "--jobs", "2", str(folder))
        good = [each for each in records if each["document"]["id"].endswith(".z")]
        files = len(list(folder.glob("*.z.txt")))
        (events, rest) = divmod(len(good), files)
        if events == 0 or rest != 0:
            raise Trouble(f"{files} good files gave {len(good)} events")
        ids = [each["document"]["id"] for each in good]
        if ids != sorted(ids):
            raise Trouble("not in the order of names")

    def unreadable(self):
        """Paths that cannot be read: an error record, or `not found` for the whole command."""
        status = subprocess.run([self.program, "code", str(self.folder / "no-such-file")], capture_output=True).returncode
        if status != 3:
            raise Trouble(f"a file that is not there: exit status {status}, expected 3")
        status = subprocess.run([self.program, "code", "/proc/self/mem"], capture_output=True, timeout=60).returncode
        if status != 1:
            raise Trouble(f"a file that cannot be read: exit status {status}, expected 1")

    def closed_pipe(self):
        """A reader that goes away is a quiet end, no crash."""
        file = self.write("a.ndjson", ("\n".join(line(str(i), GOOD) for i in range(5000)) + "\n").encode())
        with subprocess.Popen([self.program, "code", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            run.stdout.readline()
            run.stdout.close()
            said = run.stderr.read().decode("utf-8", "replace")
            status = run.wait(timeout=self.limit * 8)
        if status not in (0, 1) or "AddressSanitizer" in said or "terminate" in said:
            raise Trouble(f"exit status {status}: {said[-500:]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())

    failed = 0
    with tempfile.TemporaryDirectory(prefix="khabar-pathological-") as folder:
        trials = Trials(program, options.sanitized, pathlib.Path(folder))
        runs = {name: (lambda name=name: trials.one(name)) for name in TRIALS}
        for more in (trials.beside_others, trials.folder_of_all, trials.unreadable, trials.closed_pipe):
            runs[more.__name__] = more
        for name in options.names:
            if name not in runs:
                sys.exit(f"no such trial: {name}")
        names = options.names or list(runs)
        for name in names:
            begin = time.monotonic()
            try:
                runs[name]()
                print(f"holds {name} ({time.monotonic() - begin:.1f} s)")
            except Trouble as trouble:
                failed += 1
                print(f"FAILS {name}: {trouble}")
            sys.stdout.flush()
        print(f"pathological: {len(names)} trials, {failed} failed; slowest {trials.slowest[1]}, {trials.slowest[0]:.1f} s of {trials.limit}")
        print(f"pages: slowest read {trials.slowest_read[1]}, {trials.slowest_read[0]:.2f} s; "
              f"largest {trials.largest_read[1]}, {trials.largest_read[0] >> 20} MiB resident")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
