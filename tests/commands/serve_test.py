#!/usr/bin/env python3
"""khabar serve from outside, and what strangers may try: serve_test.py --program build/release/khabar

Each attack by itself: paths out of the page's folder, pages of other sites, guessed tokens, bodies without end, half requests by
the thousand, readers that take nothing, requests that two servers would read differently.
"""
import argparse
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from serving import Server, read_all, status_of, wait_until

SCRIPT = "<script>alert(1)</script>"
PAGES = [
    {"id": "a", "publisher": "The Harbour Post", "published": "2021-03-10", "lang": "en", "title": f"Army shells {SCRIPT} camp",
     "text": f"Army shells rebel camp near Marib\n\nThe Yemeni army shelled a rebel camp near Marib on Tuesday, killing 10 fighters, "
             f"the governor said {SCRIPT}."},
    {"id": "e", "publisher": "Delta News", "published": "2021-03-12", "lang": "en",
     "text": "Teachers march\n\nHundreds of teachers marched in Khartoum on Thursday to demand higher pay."},
]


def lines(pages):
    return "".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages)


class Tests:
    def __init__(self, program, folder):
        self.program, self.folder, self.faults, self.trials = program, pathlib.Path(folder), 0, 0
        self.store = self.folder / "news.db"
        self.web = self.folder / "page"
        (self.web / "assets").mkdir(parents=True)
        (self.web / "index.html").write_text("<!doctype html><title>Khabar</title>")
        (self.web / "assets/index-B3kd9sXa.js").write_text("export {};")
        (self.folder / "secret.txt").write_text("secret of the folder above")

    def check(self, name, holds, saw=""):
        self.trials += 1
        if not holds:
            self.faults += 1
            print(f"FAILS {name}: {saw!r}"[:600], flush=True)

    def add(self, pages, store=None):
        return subprocess.run([self.program, "add", "--store", str(store or self.store), "--from", "ndjson", "-"], input=lines(pages),
                              capture_output=True, text=True, timeout=120, check=False)

    def serve(self, *options, store=None):
        return Server(self.program, store or self.store, "--web", str(self.web), *options)


def starting(t):
    def refused(*words):
        return subprocess.run([t.program, "serve", *words], capture_output=True, text=True, timeout=60, check=False)

    done = refused(str(t.folder / "none.db"))
    t.check("no such store", done.returncode == 3 and "no such store" in done.stderr, done.stderr)
    (t.folder / "text.db").write_text("this is no store\n" * 100)
    t.check("no store at all", refused(str(t.folder / "text.db")).returncode == 4)
    (t.folder / "short").write_text("abc\n")
    t.check("a short token", refused("--token-file", str(t.folder / "short"), str(t.store)).returncode == 2)
    t.check("no page", refused("--web", str(t.folder / "none"), str(t.store)).returncode == 3)
    with t.serve() as server:
        t.check("it says where", f"at http://127.0.0.1:{server.port}/#token=" in server.said, server.said)
        t.check("128 bits", len(server.token) == 32, server.token)
        used = refused("--port", str(server.port), str(t.store))
        t.check("the port is in use", used.returncode == 4 and "in use" in used.stderr and "--port" in used.stderr, used.stderr)
        t.check("health", server.ask("/health")[0] == 200)
        server.process.send_signal(signal.SIGINT)
        t.check("stopped", server.process.wait(timeout=10) == 130, server.process.returncode)
    done = refused("--store", str(t.folder / "none.db"))
    t.check("--store is taken", done.returncode == 3 and "no such store" in done.stderr, done.stderr)
    done = refused("--store", str(t.store), str(t.store))
    t.check("but not both", done.returncode == 2 and "a store twice" in done.stderr, done.stderr)
    (t.folder / "token").write_text("a-token-of-my-own-1234\n")
    new = t.folder / "new.db"
    with t.serve("--new", "--token-file", str(t.folder / "token"), store=new) as server:
        t.check("a new store", new.exists() and server.token == "a-token-of-my-own-1234", server.said)
        t.check("a token of a file is not told", server.token not in server.said, server.said)
        t.check("but it is the one", server.ask("/api/jobs", token=True)[0] == 200)
        t.check("holds nothing", server.json("/api/events")["events"] == [])


def answers(t, server):
    status, headers, body = server.ask("/")
    t.check("the page", status == 200 and b"<title>Khabar" in body and headers["Content-Type"].startswith("text/html"))
    t.check("no inline script may run", "script-src 'self'" in headers["Content-Security-Policy"] and
            "unsafe-inline" not in headers["Content-Security-Policy"])
    t.check("app paths", all(server.ask(path)[2] == body for path in ("/events", "/story/x", "/review")))
    status, headers, _ = server.ask("/assets/index-B3kd9sXa.js")
    t.check("assets stay", "immutable" in headers["Cache-Control"] and headers["Content-Type"].startswith("text/javascript"))
    t.check("no such file", server.ask("/assets/none.js")[0] == 404 and server.ask("/api/none")[0] == 404)
    for path in ("/", "/api/events", "/api/none", "/assets/none.js", "/health"):
        headers = server.ask(path)[1]
        t.check(f"headers of {path}", headers["X-Content-Type-Options"] == "nosniff" and
                headers["Referrer-Policy"] == "no-referrer" and headers["Cross-Origin-Opener-Policy"] == "same-origin" and
                headers["Cross-Origin-Resource-Policy"] == "same-origin" and "frame-ancestors 'none'" in
                headers["Content-Security-Policy"], dict(headers))
    status, headers, body = server.ask("/api/events")
    t.check("events", status == 200 and len(json.loads(body)["events"]) >= 2, body[:200])
    t.check("a script in a text is JSON alone", headers["Content-Type"].startswith("application/json"), headers["Content-Type"])
    texts = server.ask("/api/documents/a")
    t.check("and so is its document", texts[0] == 200 and texts[1]["Content-Type"].startswith("application/json") and
            SCRIPT in json.loads(texts[2])["text"], texts[2][:300])
    for path in ("/api/export?to=ndjson", "/api/export?to=csv", "/api/export?to=geojson"):
        status, headers, body = server.ask(path)
        t.check(f"{path}", status == 200 and body and "html" not in headers["Content-Type"], (status, headers["Content-Type"]))


def paths(t, server):
    for path in ("/../secret.txt", "/../../etc/passwd", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt",
                 "/..%2fsecret.txt", "/..%5csecret.txt", "/....//secret.txt", "//secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt",
                 "/%252e%252e/secret.txt", "/..;/secret.txt", "/assets/..\\..\\secret.txt", "/%c0%ae%c0%ae/secret.txt",
                 "/.\x00/secret.txt", "/api/../../secret.txt", "/api/documents/..%2f..%2fsecret.txt", "/index.html%00.txt",
                 "/api/jobs/..%2f..", f"/{t.folder}/secret.txt", "file:///etc/passwd", f"http://{server.host}/../secret.txt"):
        answer = server.raw(f"GET {path} HTTP/1.1\r\nHost: {server.host}\r\nConnection: close\r\n\r\n")
        t.check(f"no way out by {path!r}", b"secret of" not in answer and b"root:" not in answer and
                (status_of(answer) in (400, 401, 404) or b"<title>Khabar" in answer), answer[:200])


def strangers(t, server):
    write = {"method": "POST", "body": {"event": "x", "by": "amal", "verdict": "right"}}
    t.check("a write needs the token", server.ask("/api/reviews", **write)[0] == 401)
    own = f"http://{server.host}"
    event = server.json("/api/events")["events"][0]["id"]
    write["body"]["event"] = event
    t.check("with the token", server.ask("/api/reviews", token=True, **write)[0] == 200, server.ask("/api/reviews", token=True, **write))
    t.check("from our page", server.ask("/api/reviews", token=True, Origin=own, Sec_Fetch_Site="same-origin", **write)[0] == 200)
    for name, headers in (("another origin", {"Origin": "https://evil.example"}), ("no origin to tell", {"Origin": "null"}),
                          ("another port", {"Origin": "http://127.0.0.1:1"}), ("another site", {"Sec_Fetch_Site": "cross-site"}),
                          ("a site beside", {"Sec_Fetch_Site": "same-site"}), ("another name", {"Host": "evil.example"}),
                          ("another name with our port", {"Host": f"evil.example:{server.port}"}),
                          ("a name that begins as ours", {"Host": f"127.0.0.1.evil.example:{server.port}"})):
        t.check(f"{name} writes nothing", server.ask("/api/reviews", token=True, **write, **headers)[0] == 403)
        t.check(f"{name} reads nothing", server.ask("/api/events", **headers)[0] == 403)
    t.check("rebinding gets no page", server.ask("/", Host=f"evil.example:{server.port}")[0] == 403)
    t.check("no leave for others", "Access-Control-Allow-Origin" not in server.ask("/api/events", Origin=own)[1])
    t.check("a form cannot write", server.ask("/api/reviews", method="POST", body=b"event=x", token=True,
                                              kind="application/x-www-form-urlencoded")[0] == 415)
    t.check("by that name too", server.ask("/api/events", Host=f"localhost:{server.port}")[0] == 200)
    for method in ("PUT", "PATCH", "OPTIONS", "TRACE"):
        status = status_of(server.raw(f"{method} /api/events HTTP/1.1\r\nHost: {server.host}\r\nConnection: close\r\n\r\n"))
        t.check(f"no {method}", status == 405, status)


def tokens(t):
    with t.serve() as server:
        def tried(token):
            return server.ask("/api/jobs", Authorization=f"Bearer {token}")

        t.check("wrong tokens", all(tried(f"{i:032x}")[0] == 401 for i in range(10)))
        status, headers, _ = tried("f" * 32)
        t.check("are limited", status == 429 and int(headers["Retry-After"]) > 0, status)
        t.check("whatever is tried then", tried(server.token)[0] == 429)
        t.check("reading goes on", server.ask("/api/events")[0] == 200)
    with t.serve() as server:
        t.check("a page left behind is no guess", all(server.ask("/api/jobs", Authorization="Bearer " + "e" * 32)[0] == 401
                                                      for _ in range(30)))
        t.check("nor does it shut out the owner", server.ask("/api/jobs", token=True)[0] == 200)


def bodies(t, server):
    host = f"Host: {server.host}\r\nContent-Type: application/json\r\nAuthorization: Bearer {server.token}\r\n"
    begin = time.monotonic()
    answer = server.raw(f"POST /api/reviews HTTP/1.1\r\n{host}Content-Length: 1073741824\r\n\r\n")
    t.check("a gigabyte announced", status_of(answer) == 413 and time.monotonic() - begin < 4, answer[:100])
    with server.connect() as one:
        one.sendall(f"POST /api/reviews HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n".encode())
        sent = 0
        chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        try:
            while sent < 256 << 20:
                one.sendall(chunk)
                sent += len(chunk)
        except OSError:
            pass
        t.check("chunks without end", sent < 64 << 20, sent)
    with server.connect() as one:
        one.sendall(f"POST /api/reviews HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n1;".encode() + b"x" * 200000)
        t.check("a chunk's head without end", status_of(read_all(one)) == 400)
    answer = server.raw(f"POST /api/reviews HTTP/1.1\r\nHost: {server.host}\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n")
    t.check("no leave to send without the token", status_of(answer) == 401, answer[:100])


def shapes(t, server):
    """What is no request, or one to some servers and two to others."""
    host = f"Host: {server.host}\r\n"
    smuggled = "GET /api/about HTTP/1.1\r\n" + host + "\r\n"
    for name, data, wanted in (
            ("two lengths", f"POST /api/code HTTP/1.1\r\n{host}Content-Length: 0\r\nContent-Length: {len(smuggled)}\r\n\r\n{smuggled}", 400),
            ("the same length twice", f"POST /api/code HTTP/1.1\r\n{host}Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400),
            ("a length and chunks", f"POST /api/code HTTP/1.1\r\n{host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}", 400),
            ("chunks and a length", f"POST /api/code HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n{smuggled}", 400),
            ("another coding", f"POST /api/code HTTP/1.1\r\n{host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{smuggled}", 501),
            ("two codings", f"POST /api/code HTTP/1.1\r\n{host}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 501),
            ("a coding with a space", f"POST /api/code HTTP/1.1\r\n{host}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
            ("two hosts", f"GET / HTTP/1.1\r\n{host}Host: evil.example\r\n\r\n", 400),
            ("no host", "GET / HTTP/1.1\r\n\r\n", 400),
            ("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 505),
            ("another version", f"GET / HTTP/3.7\r\n{host}\r\n", 505),
            ("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
            ("a long head", f"GET / HTTP/1.1\r\n{host}X-Long: {'a' * 70000}\r\n\r\n", 431),
            ("many headers", f"GET / HTTP/1.1\r\n{host}" + "X-A: b\r\n" * 9000 + "\r\n", 431),
            ("a long path", f"GET /{'a' * 70000} HTTP/1.1\r\n{host}\r\n", 431)):
        answer = server.raw(data)
        t.check(name, status_of(answer) == wanted and answer.count(b"HTTP/1.1 ") == 1, answer[:200])
    for data in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500), bytes(range(256)) * 50, b"\r\n" * 1000, b"\0" * 5000):
        answer = server.raw(data)
        t.check(f"garbage {data[:8]!r}", status_of(answer) in (0, 400, 431), answer[:100])
    ahead = "".join(f"GET /api/events?limit={i} HTTP/1.1\r\n{host}\r\n" for i in range(1, 60))
    answer = server.raw(ahead + f"GET /health HTTP/1.1\r\n{host}Connection: close\r\n\r\n")
    t.check("requests sent ahead are answered in order", answer.count(b"HTTP/1.1 200 OK") == 60, answer.count(b"HTTP/1.1 200"))


def crowd(t, server):
    """A thousand half requests that drip; others are answered all the same."""
    slow = []
    for _ in range(1000):
        one = server.connect()
        one.sendall(b"GET /api/events HTTP/1.1\r\n")
        slow.append(one)
    worst = 0.0
    begin = time.monotonic()
    while time.monotonic() - begin < 3:
        for one in slow[::7]:
            try:
                one.send(b"X")
            except OSError:
                pass
        asked = time.monotonic()
        t.check("answered beside a crowd", server.ask("/api/events?limit=5")[0] == 200)
        worst = max(worst, time.monotonic() - asked)
    t.check("and quickly", worst < 1.0 * t.patience, worst)

    def ended(one):
        try:
            one.settimeout(0.01)
            return one.recv(65536) is not None
        except TimeoutError:
            return False
        except OSError:
            return True

    time.sleep(max(0.0, 12 - (time.monotonic() - begin)))
    still = [one for one in slow if not ended(one)]
    t.check("half requests end after ten seconds", not still, len(still))
    for one in slow:
        one.close()


def slow_readers(t, server):
    before = server.memory()
    slow = []
    for _ in range(8):
        one = server.connect(receive_buffer=4096)
        one.sendall(f"GET /api/export?to=ndjson HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
        slow.append(one)
    time.sleep(1)
    begin = time.monotonic()
    t.check("searches beside exports that nobody takes", server.ask("/api/events?limit=7")[0] == 200 and
            time.monotonic() - begin < 1 * t.patience)
    status, _, body = server.ask("/api/export?to=ndjson")
    t.check("another export is whole", status == 200 and len(body.splitlines()) > 100, status)
    t.check("they hold little", server.memory() - before < 160 * t.patience, (before, server.memory()))
    slow[0].settimeout(20)
    slow[0].sendall(f"GET /health HTTP/1.1\r\nHost: {server.host}\r\nConnection: close\r\n\r\n".encode())
    whole = read_all(slow[0])
    t.check("a slow one gets it whole in the end", whole.count(b"HTTP/1.1 200") == 2 and b"\r\n0\r\n\r\nHTTP/1.1" in whole, len(whole))
    for one in slow[1:]:
        one.close()


def live(t, server):
    reader, owner = server.events(), server.events(token=True)
    t.check("an event stream", reader.wait("text/event-stream") and owner.wait("text/event-stream"), reader.text)
    wait_until(lambda: owner.wait("event: change", 2), 4)
    owner.text = reader.text = ""
    t.add([dict(PAGES[1], id="live", text=PAGES[1]["text"] + " It was the second march.")])
    t.check("is told what another process wrote", reader.wait("event: change", 5) and '"counts"' in reader.text, reader.text)
    kept = server.json("/api/events?document=live")["events"]
    t.check("and then it is there", kept and kept[0]["document"]["id"] == "live", kept)
    job = server.json("/api/jobs?kind=add&from=ndjson&name=more.ndjson", method="POST", token=True, kind="application/octet-stream",
                      body=lines([dict(PAGES[1], id=f"job{i}", text=PAGES[1]["text"] + f" Report {i}.") for i in range(50)]).encode())
    t.check("a job", job["state"] in ("waiting", "running"), job)
    t.check("ends", wait_until(lambda: server.json(f"/api/jobs/{job['id']}", token=True)["state"] == "done", 60),
            server.json(f"/api/jobs/{job['id']}", token=True))
    done = server.json(f"/api/jobs/{job['id']}", token=True)
    t.check("with all documents", done["done"] == 50 and done["failed"] == 0 and "50 added" in done["message"], done)
    t.check("owners are told", owner.wait("event: job") and owner.wait('"state":"done"'), owner.text[-500:])
    t.check("others are not", "event: job" not in reader.text)
    t.check("what the job added is told", reader.wait("event: change", 5))
    t.check("the job is gone", server.ask(f"/api/jobs/{job['id']}", method="DELETE", token=True)[0] in (200, 204) and
            server.ask(f"/api/jobs/{job['id']}", token=True)[0] == 404)
    reader.close()
    owner.close()


def elsewhere(t):
    """On another address than this machine's own, reading needs the token."""
    with t.serve("--host", "0.0.0.0", "--allow-host", "news.example") as server:
        t.check("reading needs the token", server.ask("/api/events")[0] == 401)
        t.check("and so does coding", server.ask("/api/code", method="POST", body={"text": "x"})[0] == 401)
        t.check("with it", server.ask("/api/events", token=True)[0] == 200)
        t.check("the page does not", server.ask("/")[0] == 200 and server.ask("/health")[0] == 200)
        t.check("a name that was allowed", server.ask("/health", Host=f"news.example:{server.port}")[0] == 200)
    with t.serve("--allow-host", "news.example") as server:
        t.check("behind a proxy too", server.ask("/api/events")[0] == 401 and
                server.ask("/api/code", method="POST", body={"text": "x"})[0] == 401)
        t.check("where the token opens it", server.ask("/api/events", token=True, Host="news.example")[0] == 200)


def ending(t):
    """SIGTERM while an export, an event stream and a job are under way."""
    with t.serve() as server:
        export = server.connect(receive_buffer=4096)
        export.sendall(f"GET /api/export?to=ndjson HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
        stream = server.events()
        stream.wait("text/event-stream")
        pages = [dict(PAGES[0], id=f"end{i}", text=PAGES[0]["text"] + f" Report {i}." * 20) for i in range(5000)]
        job = server.json("/api/jobs?kind=add&from=ndjson&name=x", method="POST", token=True, kind="application/octet-stream",
                          body=lines(pages).encode())
        wait_until(lambda: server.json(f"/api/jobs/{job['id']}", token=True)["state"] == "running", 10)
        time.sleep(0.5)
        begin = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        status = server.process.wait(timeout=20)
        took = time.monotonic() - begin
        t.check("ends within five seconds", took < 6 and status == 130, (took, status))
        t.check("an export that was cut off is not whole", not read_all(export).endswith(b"0\r\n\r\n"))
        export.close()
        stream.close()
    with t.serve() as server:
        export = server.connect(receive_buffer=4096)
        export.sendall(f"GET /api/export?to=ndjson HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        t.check("waits for a slow reader", server.process.poll() is None, server.process.returncode)
        server.process.send_signal(signal.SIGINT)
        t.check("a second signal ends it at once", server.process.wait(timeout=2) == -signal.SIGINT, server.process.returncode)
        export.close()
    with t.serve() as server:
        jobs = server.json("/api/jobs", token=True)["jobs"]
        t.check("the job is there, stopped", jobs and jobs[0]["id"] == job["id"] and jobs[0]["state"] == "stopped", jobs)
        t.check("and goes on", server.ask(f"/api/jobs/{job['id']}/resume", method="POST", token=True)[0] == 200)
        t.check("running", wait_until(lambda: server.json(f"/api/jobs/{job['id']}", token=True)["state"] in ("running", "done"), 10))
        t.check("and stops", server.ask(f"/api/jobs/{job['id']}/stop", method="POST", token=True)[0] == 200)
        t.check("by itself", wait_until(lambda: server.json(f"/api/jobs/{job['id']}", token=True)["state"] in ("stopped", "done"), 30),
                server.json(f"/api/jobs/{job['id']}", token=True))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--sanitized", action="store_true", help="ASan takes times longer and keeps what was given back")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="khabar-test-") as folder:
        t = Tests(str(pathlib.Path(options.program).resolve()), folder)
        t.patience = 8 if options.sanitized else 1
        added = t.add(PAGES + [dict(PAGES[i % 2], id=f"k{i}", text=PAGES[i % 2]["text"] + f"\n\nReport number {i}.") for i in range(2500)])
        t.check("pages to serve", added.returncode == 0, added.stderr)

        def wanted(part):
            return not options.only or part.__name__ in options.only

        for part in (starting, tokens, elsewhere):
            if wanted(part):
                part(t)
        with t.serve() as server:
            for part in (answers, paths, strangers, bodies, shapes, live, slow_readers, crowd):
                if wanted(part):
                    part(t, server)
            t.check("it still answers", server.ask("/health")[0] == 200)
        if wanted(ending):
            ending(t)
    print(f"serve: {t.trials} trials, {t.faults} faults")
    return 1 if t.faults else 0


if __name__ == "__main__":
    sys.exit(main())
