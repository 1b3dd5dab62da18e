#!/usr/bin/env python3
"""Addresses as inputs of the built program: fetch_test.py --program build/release/khabar

Runs server.py on the loopback and asks for each of its pages, beside a file that must come out
whatever the page does. A page that cannot be had is one error record of the contract and exit
status 1.
"""
import argparse
import json
import pathlib
import socket
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BESIDE = "The council met on Monday and spoke of the roads.\n"
TITLE = HERE.joinpath("page.html").read_text(encoding="utf-8").split("<title>")[1].split("</title>")[0]

# path: None where the page is to come out, else (code, words of the detail)
PAGES = {
    "page": None,
    "header_charset": None,
    "gzip": None,
    "untyped": None,
    "redirect": None,
    "hops/5": None,
    "hops/6": ("fetch", "more than 5 redirects"),
    "loop": ("fetch", "more than 5 redirects"),
    "to/file:///etc/passwd": ("forbidden", "only http and https"),
    "to/ftp://127.0.0.1/x": ("forbidden", "only http and https"),
    "to/http://name:word@127.0.0.1/x": ("forbidden", "user name"),
    "status/304": ("fetch", "304"),
    "status/404": ("fetch", "404"),
    "status/500": ("fetch", "500"),
    "endless": ("too_large", "67108864 bytes"),
    "large": ("too_large", "67108864 bytes"),
    "bomb": ("too_large", "67108864 bytes"),
    "broken_gzip": ("fetch", "compression"),
    "cut": ("fetch", "cut off"),
    "binary": ("not_text", "image/png"),
    "binary_empty": ("not_text", "application/pdf"),
    "untyped_binary": ("not_text", ""),
    "typed_then_untyped": ("not_text", ""),
    "empty": ("empty", ""),
}


class Server:
    def __init__(self, *arguments):
        self.process = subprocess.Popen([sys.executable, HERE / "server.py", *arguments],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


class Tests:
    def __init__(self, program, folder, port):
        self.program = program
        self.folder = folder
        self.site = f"http://127.0.0.1:{port}/"
        self.beside = folder / "beside.txt"
        self.beside.write_text(BESIDE)
        self.faults = 0
        self.trials = 0

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()]

    def check(self, name, holds, saw):
        self.trials += 1
        self.faults += 0 if holds else 1
        print(f"{'holds' if holds else 'FAILS'} {name}" + ("" if holds else f": {str(saw)[:800]}"), flush=True)

    def is_error(self, record, address, code, words):
        return (set(record) == {"document", "error"} and record["document"] == {"id": address} and
                set(record["error"]) == {"code", "detail", "where"} and record["error"]["code"] == code and
                words in record["error"]["detail"] and record["error"]["where"].split("/")[0] != "")

    def one_page(self, path, wanted):
        address = self.site + path
        status, records = self.run("read", "--allow-private", "--lang", "ar", address, str(self.beside))
        holds = len(records) == 2 and records[1].get("text") == BESIDE and status == (1 if wanted else 0)
        if holds and wanted:
            holds = self.is_error(records[0], address, *wanted)
        elif holds:
            found = self.site + ("page" if path == "redirect" else path.replace("hops/5", "hops/0"))
            holds = records[0]["title"] == TITLE and records[0]["url"] == found
        self.check(path, holds, (status, records))

    def refused(self, name, address, code, words, *options):
        status, records = self.run("code", *options, address)
        self.check(name, status == 1 and len(records) == 1 and self.is_error(records[0], address, code, words),
                   (status, records))

    def no_way_in(self):
        """What is refused without a server."""
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):
            self.refused(f"private {host}", self.site.replace("127.0.0.1", host) + "page", "forbidden", "set apart")
        self.refused("metadata", "http://169.254.169.254/latest/meta-data/", "forbidden", "link-local")
        self.refused("ftp", "ftp://127.0.0.1/x", "forbidden", "only http and https", "--allow-private")
        self.refused("file", "file:///etc/passwd", "forbidden", "only http and https", "--allow-private")
        self.refused("user", "http://name:word@127.0.0.1/", "forbidden", "user name", "--allow-private")
        self.refused("no host", "http:///", "fetch", "no address", "--allow-private")
        self.refused("unknown host", "http://no-such-host.invalid/", "fetch", "", "--allow-private")
        with socket.socket() as closed:  # bound, but nobody listens
            closed.bind(("127.0.0.1", 0))
            self.refused("closed port", f"http://127.0.0.1:{closed.getsockname()[1]}/", "fetch", "no connection", "--allow-private")

    def the_rest(self):
        status, records = self.run("read", "--allow-private", self.site + "lines")
        self.check("lines", status == 1 and [each.get("id", each.get("document", {}).get("id")) for each in records] ==
                   ["l1", "l2", "l3"], (status, records))

        status, records = self.run("read", "--allow-private", self.site + "cookie")
        text = records[0].get("text", "").lower()
        self.check("no cookie, no referrer", "user-agent: khabar/" in text and "cookie" not in text and
                   "referer" not in text and "authorization" not in text, (status, records))

        address = self.site + "page"
        names = self.folder / "names.json"
        names.write_text(json.dumps({address: "https://news.example/7"}))
        status, records = self.run("read", "--allow-private", "--urls", str(names), address)
        self.check("--urls", status == 0 and records[0]["url"] == "https://news.example/7", (status, records))

        done = subprocess.run([self.program, "read", "--allow-private", "--explain", address], capture_output=True, timeout=60)
        self.check("--explain", done.returncode == 0 and done.stdout.decode().startswith(address + "\n+ page ") and b"\n+ title " in done.stdout, done)

        mixed = ["--allow-private", str(self.beside), address, str(self.folder / "pages"), self.site + "status/404", address]
        (self.folder / "pages").mkdir()
        (self.folder / "pages" / "inside.txt").write_text(BESIDE)
        runs = [self.run("read", "--jobs", jobs, *mixed) for jobs in ("1", "3")]
        kinds = ["error" if "error" in each else each.get("title") or each["id"] for each in runs[0][1]]
        self.check("mixed", runs[0] == runs[1] and runs[0][0] == 1 and kinds[1:] == [TITLE, "inside", "error", TITLE],
                   runs)

        for command in (["annotate", "--layer", "words"], ["explain"], ["code", "--to", "csv"]):
            done = subprocess.run([self.program, *command, "--allow-private", address], capture_output=True, timeout=60)
            self.check(" ".join(command), done.returncode == 0, done)

        status, records = self.run("read", "--allow-private", self.site + "log")
        asked = json.loads(records[0]["text"])
        self.check("nothing that the page names", not any("named-by" in path for path in asked) and "/page" in asked, asked)

    def tls(self):
        certificate, key = str(self.folder / "certificate"), str(self.folder / "key")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2",
                        "-out", certificate, "-keyout", key], check=True, capture_output=True)
        with Server("--tls", certificate, key) as server:
            self.refused("certificate of nobody", f"https://127.0.0.1:{server.port}/page", "fetch", "certificate",
                         "--allow-private")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    with tempfile.TemporaryDirectory(prefix="khabar-fetch-") as folder, Server() as server:
        tests = Tests(program, pathlib.Path(folder), server.port)
        for path, wanted in PAGES.items():
            tests.one_page(path, wanted)
        tests.no_way_in()
        tests.the_rest()
        tests.tls()
    print(f"fetch: {tests.trials} trials, {tests.faults} failed")
    return 1 if tests.faults else 0


if __name__ == "__main__":
    sys.exit(main())
