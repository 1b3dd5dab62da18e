#!/usr/bin/env python3
"""khabar watch, and lists of addresses, seen from outside: watch_test.py --program build/release/khabar

Web servers of the test's own (server.py's faults, and feeds) on several addresses of the loopback, which are several hosts;
a NATS server of its own. What the hosts were asked for, when and with what is held against what was kept.
"""
import argparse
import collections
import contextlib
import dataclasses
import http.server
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import live_servers  # noqa: E402  (beside this file)
import server  # noqa: E402

ARTICLE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shelling near Marib, report {0}</title></head><body>
<nav><a href="/named-by-a-page">More</a></nav><article><h1>Shelling near Marib, report {0}</h1>
<p>The Yemeni army shelled a rebel camp near Marib on Tuesday, killing 1{0} fighters, the governor said in his report number {0}.</p>
<p>Residents of the town said that the shelling went on for several hours, and that the road to the north was closed by the army.</p>
</article></body></html>"""


@dataclasses.dataclass
class Asked:
    time: float
    path: str
    agent: str
    status: int | None = None  # of the answer, once it has begun


class Site(server.Answers):
    """One host: its feeds and pages are what the test puts into them. `asked` is all that it was asked for."""

    def do_GET(self):
        self.now = Asked(time.monotonic(), self.path, self.headers.get("User-Agent", ""))
        self.server.asked.append(self.now)  # before the answer: after it, the next one may come first
        self.path = self.path.partition("?")[0]
        super().do_GET()

    def send_response(self, code, message=None):
        self.now.status = code
        super().send_response(code, message)

    def page_feed(self, name):
        """RSS of the addresses in server.feeds, with an ETag; 304 where it is the same."""
        items = self.server.feeds.get(name)
        if items is None:
            return self.whole(b"", 404)
        body = "<rss version='2.0'><channel><title>T</title>" + "".join(
            f"<item><link>{item}</link><pubDate>Wed, 10 Mar 2021 10:00:00 GMT</pubDate></item>" for item in items) + "</channel></rss>"
        tag = f'"{hash(body) & 0xffffffff:x}"'
        if self.headers.get("If-None-Match") == tag:
            return self.head(304)
        self.whole(body.encode(), Content_Type="application/rss+xml", ETag=tag)

    def page_dated(self, _):
        """The same by Last-Modified."""
        date = "Wed, 10 Mar 2021 10:00:00 GMT"
        if self.headers.get("If-Modified-Since") == date:
            return self.head(304)
        self.whole(b"<feed><entry><link href='/article/90'/></entry></feed>", Content_Type="application/atom+xml", Last_Modified=date)

    def page_sitemap(self, _):
        self.whole(b"<sitemapindex><sitemap><loc>/map/1</loc></sitemap></sitemapindex>", Content_Type="text/xml")

    def page_map(self, _):
        self.whole(b"<urlset><url><loc>/article/91</loc><lastmod>2021-03-10</lastmod></url></urlset>", Content_Type="text/xml")

    def page_article(self, number):
        self.whole(ARTICLE.format(number).encode(), Content_Type="text/html")

    def page_endless_feed(self, _):
        self.head(200, Content_Type="application/rss+xml")
        self.wfile.write(b"<rss><channel>")
        item = b"<item><title>word word word</title></item>\n" * 3000
        while True:
            self.wfile.write(item)

    def page_drip(self, _):
        self.head(200, Content_Type="text/html")
        for _ in range(600):
            self.wfile.write(b"w")
            self.wfile.flush()
            time.sleep(1)

    def page_busy(self, seconds):
        """429 the first time."""
        if self.path not in self.server.seen:
            self.server.seen.add(self.path)
            return self.whole(b"", 429, Retry_After=seconds)
        self.page_article("92")

    def page_missing(self, _):
        self.whole(b"", 404)

    def __getattr__(self, name):
        if name == "page_robots.txt":
            return self.robots
        if name.startswith("page_"):
            return self.page_missing
        raise AttributeError(name)

    def robots(self, _):
        if self.server.robots is None:
            return self.whole(b"", 404)
        if isinstance(self.server.robots, int):
            return self.whole(b"", self.server.robots)
        self.whole(self.server.robots.encode(), Content_Type="text/plain")


@contextlib.contextmanager
def site(host="127.0.0.1"):
    with http.server.ThreadingHTTPServer((host, 0), Site) as one:
        one.daemon_threads = True
        one.block_on_close = False
        one.asked, one.feeds, one.robots, one.seen = [], {}, None, set()
        one.at = f"http://{host}:{one.server_address[1]}"
        one.handle_error = lambda *_: None
        threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield one
        finally:
            one.shutdown()


class Tests:
    def __init__(self, program, folder):
        self.program, self.folder, self.faults, self.trials, self.stores = program, pathlib.Path(folder), 0, 0, 0

    def check(self, name, holds, saw=""):
        self.trials += 1
        self.faults += 0 if holds else 1
        if not holds:
            print(f"FAILS {name}: {str(saw)[:1500]}", flush=True)

    def new_store(self):
        self.stores += 1
        return self.folder / f"{self.stores}.db"

    def command(self, store, *words):
        politeness = [] if "--politeness" in words else ["--politeness", "0"]
        return [self.program, "watch", "--allow-private", *politeness, "--store", str(store), *map(str, words)]

    def watch(self, store, *words, status=0):
        begin = time.monotonic()
        done = subprocess.run(self.command(store, "--once", *words), capture_output=True, text=True, timeout=120, check=False)
        done.time = time.monotonic() - begin
        done.errors = {}
        for line in done.stdout.splitlines():
            record = json.loads(line)
            self.check("one error of each", record["document"]["id"] not in done.errors, record)
            done.errors[record["document"]["id"]] = record["error"]
            self.check("an error has its feed and time", record["feed"] and record["when"].endswith("Z"), record)
        self.check(f"status of {' '.join(map(str, words))}", done.returncode == status, (done.returncode, done.stdout, done.stderr))
        return done

    def documents(self, store):
        """url of each document kept"""
        with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as kept:
            return sorted(row[0] for row in kept.execute("SELECT url FROM documents"))


def paths(one, begins="/article"):
    return [each.path for each in one.asked if each.path.startswith(begins)]


def rounds(t):
    """Feeds of every kind, twice: pages once, 304 the second time."""
    with site() as one:
        one.feeds["a"] = [f"{one.at}/article/{i}" for i in (1, 2, 3)]
        feeds = t.folder / "feeds.txt"
        feeds.write_text(f"# ours\n{one.at}/feed/a\n\n  {one.at}/dated  \n")
        store = t.new_store()
        first = t.watch(store, "--agent-contact", "desk@news.example", feeds, f"{one.at}/sitemap")
        want = sorted(f"{one.at}/article/{i}" for i in (1, 2, 3, 90, 91))
        t.check("all are kept", t.documents(store) == want, (t.documents(store), first.stderr))
        t.check("last line", "4 feeds: 4 polls (0 unchanged); 5 pages new, 5 fetched, 5 added with" in first.stderr, first.stderr)
        t.check("agent", {each.agent for each in one.asked} == {f"khabar/{version(t)} (watches feeds; +desk@news.example)"},
                {each.agent for each in one.asked})
        t.check("events", subprocess.run([t.program, "search", "--store", store, "--to", "ndjson", "marib"], capture_output=True, check=False)
                .stdout.count(b"\n") == 5)
        t.check("robots once", paths(one, "/robots.txt") == ["/robots.txt"], paths(one, "/robots"))
        t.check("nothing that a page names", not paths(one, "/named"))
        del one.asked[:]
        second = t.watch(store, "-v", feeds, f"{one.at}/sitemap")
        status = {each.path: each.status for each in one.asked}
        t.check("304", status.get("/feed/a") == 304 and status.get("/dated") == 304, status)
        t.check("no page twice", not paths(one), one.asked)
        t.check("said by feed", f"{one.at}/feed/a: 1 poll (1 unchanged), 0 new" in second.stderr, second.stderr)
        one.feeds["a"].insert(0, f"{one.at}/article/4")
        del one.asked[:]
        t.watch(store, feeds)
        t.check("the new one alone", paths(one) == ["/article/4"], one.asked)


def faults(t):
    """Every fault has one clear error, and the rest goes on."""
    with site() as one, site("127.0.0.2") as other, site("127.0.0.3") as closed:
        closed.robots = 500
        other.robots = "User-agent: *\nDisallow: /private/\n\nUser-agent: khabar\nDisallow: /no\nAllow: /no/but\n"
        good = [f"{one.at}/article/5", f"{other.at}/article/6"]
        bad = {  # address: (code, words)
            f"{one.at}/status/404": ("fetch", "404"), f"{one.at}/status/410": ("fetch", "410"), f"{one.at}/status/500": ("fetch", "500"),
            f"{one.at}/drip": ("fetch", "too long"), f"{one.at}/loop": ("fetch", "more than 5 redirects"),
            f"{one.at}/to/ftp://127.0.0.1/x": ("forbidden", "only http"), f"{one.at}/to/http://a:b@127.0.0.1/": ("forbidden", "user name"),
            f"{one.at}/binary": ("not_text", "image/png"), f"{one.at}/empty": ("empty", ""), f"{one.at}/lines": ("not_text", "JSON"),
            f"{one.at}/cut": ("fetch", "cut off"), f"{other.at}/no/but": ("fetch", "404"),
            f"{one.at}/to/{other.at}/no/1": ("forbidden", "robots.txt"), f"{other.at}/no/2": ("forbidden", "robots.txt"),
            f"{closed.at}/article/7": ("fetch", "robots.txt cannot be read")}
        one.feeds["a"] = [*list(bad)[:8], *good, *list(bad)[8:]]
        worse = {f"{one.at}/drip?feed": ("fetch", "too long"),
                 f"{one.at}/loop?feed": ("fetch", "redirects"), f"{one.at}/page": ("fetch", "this is an HTML page, and no feed"),
                 f"{one.at}/later/503/1": ("fetch", "503"), f"{one.at}/feed/none": ("fetch", "404"), "ftp://127.0.0.1/feed": ("forbidden", "only")}
        store = t.new_store()
        done = t.watch(store, "--page-time", "2", *worse, f"{one.at}/feed/a", status=1)
        for address, (code, words) in {**bad, **worse}.items():
            error = done.errors.get(address, {})
            t.check(f"error of {address}", error.get("code") == code and words in error.get("detail", "") and error.get("where"), error)
        t.check("no other error", set(done.errors) == {*bad, *worse}, set(done.errors) - {*bad, *worse})
        t.check("the rest is kept", t.documents(store) == sorted(good), (t.documents(store), done.stderr))
        t.check("and in time", done.time < 60, done.time)
        one.feeds["a"] = [f"{one.at}/endless"]  # with more time: what is asked is that it ends by its size
        done = t.watch(t.new_store(), f"{one.at}/endless_feed", f"{one.at}/feed/a", status=1)
        for path, most in (("endless_feed", 50 << 20), ("endless", 8 << 20)):
            error = done.errors.get(f"{one.at}/{path}", {})
            t.check(f"ends {path}", error.get("code") == "too_large" and str(most) in error["detail"], done.errors)
        store = t.new_store()
        for number in ("first", "second"):  # no host was asked, so none is to be left alone
            done = subprocess.run([t.program, "watch", "--once", "--store", str(store), f"{one.at}/feed/a"], capture_output=True, text=True,
                                  timeout=60, check=False)
            t.check(f"private, the {number} time", done.returncode == 1 and json.loads(done.stdout)["error"]["code"] == "forbidden" and
                    "left alone" not in done.stderr, done)


def manners(t):
    """One request at a time and host, a pause between two, longer where the host asks for it."""
    with site() as one, site("127.0.0.2") as other:
        other.robots = "User-agent: *\nCrawl-delay: 0.9\n"
        one.feeds["a"] = [f"{one.at}/article/{i}" for i in range(10, 14)] + [f"{other.at}/article/{i}" for i in range(14, 17)]
        t.watch(t.new_store(), f"{one.at}/feed/a", "--politeness", "0.4")
        for host, least, count in ((one, 0.4, 6), (other, 0.9, 4)):
            times = [each.time for each in host.asked]
            gaps = [round(b - a, 2) for a, b in zip(times, times[1:])]
            t.check(f"pauses of {least}", len(times) == count and min(gaps) >= least - 0.05, (host.asked, gaps))
        t.check("hosts beside each other", one.asked[-1].time > other.asked[0].time, (one.asked, other.asked))
    with site() as one:
        one.feeds["a"] = [f"{one.at}/busy/1", f"{one.at}/article/17"]
        store = t.new_store()
        done = t.watch(store, f"{one.at}/feed/a", status=1)
        t.check("429", "again for 1 s" in done.errors[f"{one.at}/busy/1"]["detail"], done.errors)
        t.check("waits for it", one.asked[-1].path == "/article/17" and one.asked[-1].time - one.asked[-2].time >= 1, one.asked)
        time.sleep(2)
        t.watch(store, f"{one.at}/feed/a")
        t.check("then it comes", t.documents(store) == sorted(one.feeds["a"]), t.documents(store))
        one.feeds.clear()
        t.watch(store, f"{one.at}/feed/a", status=1)
        count = len(one.asked)
        done = t.watch(store, "-v", f"{one.at}/feed/a")
        t.check("a feed that failed is left alone", len(one.asked) == count, one.asked)
        of_feed, last = done.stderr.splitlines()[-2:]
        t.check("and told", re.search(r"feed/a: 0 polls .*, left alone until 2\d{3}-\d\d-\d\dT\d\d:\d\dZ after failures$", of_feed), of_feed)
        t.check("in the last line too", re.search(r"; 0 errors; 1 feed left alone until 2\S+Z after failures$", last), last)
        t.watch(store, f"{one.at}/feed/a", f"{one.at}/feed/b", status=1)
        done = t.watch(store, f"{one.at}/feed/a", f"{one.at}/feed/b")
        t.check("several", re.search(r"; 2 feeds left alone after failures, the first until 2\S+Z$", done.stderr.rstrip()), done.stderr)


def killed(t):
    """kill -9 and SIGTERM, anywhere: no page lost, none twice in the store, also of those that the feed let go of."""
    with site() as one:
        addresses = [f"{one.at}/article/{i}" for i in range(20, 60)]
        one.feeds["a"] = list(addresses)
        store = t.new_store()
        for sign, status in ((signal.SIGKILL, -9), (signal.SIGTERM, 130), (signal.SIGKILL, -9)):
            before = len(paths(one))
            process = subprocess.Popen(t.command(store, "--once", "--politeness", "0.03", f"{one.at}/feed/a"), stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            live_servers.wait_for("some pages", lambda: len(paths(one)) >= before + 8 or process.poll() is not None, 60, 0.01)
            process.send_signal(sign)
            begin = time.monotonic()
            t.check(f"ends by {sign}", process.wait(timeout=30) == status and time.monotonic() - begin < 5, process.returncode)
            one.feeds["a"] = one.feeds["a"][6:]
        done = t.watch(store, f"{one.at}/feed/a")
        t.check("none lost, none twice", t.documents(store) == sorted(addresses), (len(t.documents(store)), done.stderr))
        again = [path for path, count in collections.Counter(paths(one)).items() if count > 1]
        t.check("at most one fetched twice for each kill", len(again) <= 3, again)
        t.check("conditional after a kill", 304 in [each.status for each in one.asked if each.path == "/feed/a"] or len(one.feeds["a"]) < 40)


def running(t):
    """One that runs on sees what comes, tells its counts, and stops at once, also in the middle of a page that never comes."""
    with site() as one:
        one.feeds["a"] = [f"{one.at}/article/70"]
        store, log, errors = t.new_store(), t.folder / "running.log", t.folder / "errors.ndjson"
        errors.write_text('{"of": "the run before"}\n')
        with log.open("w") as told:
            process = subprocess.Popen(t.command(store, "--every", "0.3", "--metrics", "127.0.0.1:0", "-o", errors, f"{one.at}/feed/a",
                                                 f"{one.at}/status/404"), stderr=told)
        live_servers.wait_for("the first page", lambda: "/article/70" in paths(one), 60, 0.02)
        one.feeds["a"] = [f"{one.at}/article/71", f"{one.at}/drip"]
        live_servers.wait_for("the second page and the slow one", lambda: "/article/71" in paths(one) and process.poll() is None and
                              len([each for each in one.asked if each.path == "/feed/a"]) >= 2, 60, 0.02)
        wanted = {"feeds": 2, "failing_feeds": 1, "waiting": 1, "items_total": 3, "fetched_total": 2, "kept_total": 2, "same_total": 0}
        told = {}
        for _ in range(400):
            metrics = live_servers.metrics_told_in(log)
            told = {name.removeprefix("khabar_watch_"): value for name, value in metrics.items()}
            if wanted.items() <= told.items():
                break
            time.sleep(0.05)
        t.check("metrics", wanted.items() <= told.items() and told["polls_total"] >= 3 and told["errors_total"] >= 1, told)
        begin = time.monotonic()
        process.terminate()
        process.wait(timeout=30)
        said = log.read_text()
        t.check("stops at once", process.returncode == 130 and time.monotonic() - begin < 5, (process.returncode, said))
        t.check("and says what it did", "2 fetched" in said and "1 waiting" in said, said)
        t.check("keeps both", t.documents(store) == [f"{one.at}/article/70", f"{one.at}/article/71"], t.documents(store))
        kept = [json.loads(line) for line in errors.read_text().splitlines()]
        t.check("errors stand behind those of the run before", kept[0] == {"of": "the run before"} and kept[1]["error"]["code"] == "fetch", kept)


def queued(t):
    """Pages into a queue, and from there into a store by a worker: the same as coded at once."""
    with site() as one, live_servers.Nats() as nats:
        one.feeds["a"] = [f"{one.at}/article/{i}" for i in (80, 81, 82)] + [f"{one.at}/header_charset", f"{one.at}/status/404", f"{one.at}/empty"]
        state, direct, worked = t.new_store(), t.new_store(), t.new_store()
        done = t.watch(state, "--queue", nats.address, f"{one.at}/feed/a", status=1)
        t.check("published", "4 published" in done.stderr, done.stderr)
        t.check("nothing is no message", done.errors.get(f"{one.at}/empty", {}).get("code") == "empty", done.errors)
        t.check("the store holds no document", t.documents(state) == [], t.documents(state))
        again = t.watch(state, "--queue", nats.address, f"{one.at}/feed/a")
        t.check("once", "0 published" in again.stderr and "1 unchanged" in again.stderr, again.stderr)
        work = subprocess.run([t.program, "work", "--once", "--queue", nats.address, "--store", str(worked)], capture_output=True, text=True,
                              timeout=120, check=False)
        t.watch(direct, f"{one.at}/feed/a", status=1)
        rows = []
        for store in (worked, direct):
            with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as kept:
                rows.append(sorted(kept.execute("SELECT id, url, title, published, records FROM documents")))
        t.check("the same by a worker", rows[0] == rows[1] and len(rows[0]) == 4, (rows, work.stderr))
        t.check("the feed's day where the page has none", {row[3] for row in rows[0] if "/article/" in row[1]} == {"2021-03-10"}, rows[0])


def lists(t):
    """Files of addresses, of every command that reads."""
    def read(*words):
        done = subprocess.run([t.program, "read", "--allow-private", *map(str, words)], capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]

    with site() as one, site("127.0.0.2") as other:
        other.robots = "User-agent: khabar\nDisallow: /article/2\nCrawl-delay: 0.3\n"
        listed = [f"{one.at}/article/1", f"{other.at}/article/1", f"{other.at}/article/2", f"{one.at}/status/404", f"{one.at}/to/{other.at}/article/2",
                  f"{one.at}/article/3"]
        wanted = [None, None, "forbidden", "fetch", "forbidden", None]
        plain, named = t.folder / "addresses", t.folder / "mine.urls"
        plain.write_text("# pages\n" + "\r\n".join(listed) + "\n")
        named.write_text("not an address\n" + listed[0] + "\n")
        status, records = read(plain)
        t.check("a list by its first bytes", status == 1 and [each.get("error", {}).get("code") for each in records] == wanted, (status, records))
        t.check("errors name their address", [each["document"]["id"] for each in records if "error" in each] ==
                [listed[i] for i in (2, 3, 4)], records)
        t.check("robots once", paths(other, "/robots") == ["/robots.txt"], other.asked)
        with site("127.0.0.3") as busy, site("127.0.0.4") as closed:
            slow = t.folder / "slow.urls"
            slow.write_text(f"{busy.at}/busy/2\n{closed.at}/busy/7200\n{closed.at}/article/4\n{busy.at}/article/5\n")
            status, records = read(slow)
            t.check("who is busy is asked once more", paths(busy, "/") == ["/robots.txt", "/busy/2", "/busy/2", "/article/5"] and
                    busy.asked[2].time - busy.asked[1].time >= 2 and "error" not in records[0], (busy.asked, records[0]))
            t.check("for hours nobody waits", "7200 s" in records[1]["error"]["detail"], records[1])
            t.check("and leaves it alone", "left alone for 7" in records[2]["error"]["detail"] and paths(closed, "/") == ["/robots.txt", "/busy/7200"],
                    (records[2], closed.asked))
        status, records = read(named)
        t.check("a list by its name", status == 1 and "error" in records[0] and records[1]["url"] == listed[0], records)
        status, records = read("--from", "urls", plain)
        t.check("a list by --from", status == 1 and len(records) == 6, records)
        status, records = read(t.folder / "addresses", f"{other.at}/article/2")
        t.check("who names a page is not asked by robots.txt", "error" not in records[-1] and "report 2" in records[-1]["title"], records[-1])
        folder = t.folder / "folder"
        folder.mkdir()
        (folder / "more.urls").write_text(listed[0] + "\n")
        (folder / "a.txt").write_text(listed[0] + "\n")
        del one.asked[:]
        status, records = read(folder)
        t.check("no folder gives a list", status == 0 and len(records) == 1 and not one.asked, (status, records, one.asked))
        html = t.folder / "lines.ndjson"
        html.write_text(json.dumps({"id": "h", "url": "https://news.example/h", "html": ARTICLE.format("8")}) + "\n")
        status, records = read("--from", "ndjson", html)
        t.check("html in a line", status == 0 and records[0]["id"] == "h" and records[0]["title"] == "Shelling near Marib, report 8" and
                "More" not in records[0]["text"], records)


def wrong_use(t):
    for words, status in ((["--once", "http://127.0.0.1:1/"], 2), (["--once", "--store", "x.db", "no-such-file"], 3),
                          (["--store", str(t.new_store()), "--agent-contact", "a\nb", "http://127.0.0.1:1/"], 2),
                          (["--store", str(t.new_store()), "--since", "soon", "http://127.0.0.1:1/"], 2),
                          (["--once", "--store", str(t.new_store()), os.devnull], 2),
                          *((["--once", "--store", str(t.new_store()), *option, "http://127.0.0.1:1/"], 2)
                            for option in (("--every", "nan"), ("--every", "0"), ("--politeness", "nan"), ("--page-time", "0"),
                                           ("--metrics", "nowhere")))):
        done = subprocess.run([t.program, "watch", *words], capture_output=True, timeout=60, check=False, cwd=t.folder,
                              env={key: value for key, value in os.environ.items() if key != "KHABAR_STORE"})
        t.check(f"wrong use {words}", done.returncode == status, done)


def version(t):
    return json.loads(subprocess.run([t.program, "version", "--json"], capture_output=True, check=True).stdout)["version"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="khabar-watch-") as folder:
        tests = Tests(str(pathlib.Path(options.program).resolve()), folder)
        for group in (rounds, faults, manners, killed, running, queued, lists, wrong_use):
            if options.only in (None, group.__name__):
                begin = time.monotonic()
                group(tests)
                print(f"{group.__name__}: {time.monotonic() - begin:.1f} s", flush=True)
    print(f"watch: {tests.trials} trials, {tests.faults} failed")
    return 1 if tests.faults or not tests.trials else 0


if __name__ == "__main__":
    sys.exit(main())
