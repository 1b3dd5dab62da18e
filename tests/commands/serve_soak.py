#!/usr/bin/env python3
"""khabar serve under mixed load for a while, and its memory: serve_soak.py --program build/release/khabar [--seconds N]

Searches, maps, exports (some left half way), texts to code, files to add, reviews, event streams that come and go. Fails when an
answer is another than it should be, or when the server holds more at the end than after the first quarter and some bound.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

from serving import Server

GROWTH = 64  # MB; why: the caches of seven connections to the database fill for some minutes; a leak of 1 kB a request is more
WORDS = ["army", "teachers", "marched", "shelled", "camp", "governor", "Khartoum", "Marib", "pay", "fighters", "report"]
TEXT = ("Army shells rebel camp near Marib\n\nThe Yemeni army shelled a rebel camp near Marib on Tuesday, killing 10 fighters, "
        "the governor said. Hundreds of teachers marched in Khartoum on Thursday to demand higher pay.")


class Load:
    def __init__(self, server, seconds):
        self.server, self.end = server, time.monotonic() + seconds
        self.lock, self.faults, self.counts = threading.Lock(), [], {}

    def count(self, kind, holds, saw=""):
        with self.lock:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            if not holds:
                self.faults.append(f"{kind}: {saw}"[:300])

    def run(self, part, seed):
        rng = random.Random(seed)
        while time.monotonic() < self.end:
            try:
                part(rng)
            except Exception as error:  # noqa: BLE001: whatever it is, it is a fault that is told
                self.count(part.__name__, False, repr(error))
                time.sleep(0.2)

    def searches(self, rng):
        for _ in range(20):
            words = "+".join(rng.sample(WORDS, rng.randint(0, 2)))
            path = rng.choice([f"/api/events?words={words}&limit={rng.randint(1, 100)}", f"/api/events?type=PROTEST&words={words}",
                               "/api/events?country=YEM", f"/api/facets?words={words}", "/api/map", "/api/timeline", "/api/sources",
                               "/api/about", "/", "/health", "/metrics"])
            status, _, body = self.server.ask(path)
            self.count("search", status == 200 and body, f"{path} {status} {body[:200]}")
        time.sleep(0.05)

    def exports(self, rng):
        status, _, body = self.server.ask(f"/api/export?to={rng.choice(['ndjson', 'csv', 'geojson'])}")
        self.count("export", status == 200 and len(body) > 100, status)
        with self.server.connect(receive_buffer=4096) as one:
            one.sendall(f"GET /api/export?to=ndjson HTTP/1.1\r\nHost: {self.server.host}\r\n\r\n".encode())
            one.recv(1000)
        time.sleep(rng.random())

    def texts(self, rng):
        status, _, body = self.server.ask("/api/code", method="POST", body={"text": TEXT, "published": "2021-03-10"})
        self.count("code", status == 200, f"{status} {body[:200]}")
        page = f"<html><body><article><h1>Army shells camp {rng.random()}</h1><p>{TEXT}</p></article></body></html>"
        status, _, body = self.server.ask("/api/code", method="POST", body={"text": page, "kind": "page"})
        self.count("page", status in (200, 422), f"{status} {body[:200]}")
        time.sleep(0.3)

    def files(self, rng):
        # the same documents again and again, in other words: the store does not grow, it changes
        pages = [{"id": f"f{i}", "publisher": "Delta News", "published": "2021-03-12", "lang": "en",
                  "text": TEXT + f" Report {rng.randint(1, 5)}."} for i in range(60)]
        job = self.server.json("/api/jobs?kind=add&from=ndjson&name=more.ndjson", method="POST", token=True,
                               kind="application/octet-stream", body="".join(json.dumps(page) + "\n" for page in pages).encode())
        end = time.monotonic() + 120
        while job["state"] in ("waiting", "running") and time.monotonic() < end:
            time.sleep(0.2)
            job = self.server.json(f"/api/jobs/{job['id']}", token=True)
        self.count("job", job["state"] == "done", job)
        self.server.ask(f"/api/jobs/{job['id']}", method="DELETE", token=True)
        event = self.server.json("/api/events?limit=1")["events"][0]["id"]
        status, _, body = self.server.ask("/api/reviews", method="POST", token=True,
                                          body={"event": event, "by": "soak", "verdict": rng.choice(["right", "wrong"])})
        self.count("review", status in (200, 404), f"{status} {body[:200]}")

    def streams(self, rng):
        some = [self.server.events(token=rng.random() < 0.5) for _ in range(20)]
        self.count("stream", all(one.wait("text/event-stream", 20) for one in some))
        time.sleep(rng.random())
        for one in some:
            one.close()

    def bad(self, rng):
        self.server.raw(bytes(rng.randrange(256) for _ in range(200)), timeout=15)
        status, _, _ = self.server.ask("/api/events?since=nonsense")
        self.count("bad", status == 400, status)
        time.sleep(0.2)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--seconds", type=float, default=120)
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    with tempfile.TemporaryDirectory(prefix="khabar-soak-") as folder:
        store = f"{folder}/news.db"
        pages = [{"id": f"k{i}", "publisher": f"Paper {i % 7}", "published": f"2021-03-{1 + i % 28:02}", "lang": "en",
                  "text": TEXT + f"\n\nReport number {i}."} for i in range(1000)]
        subprocess.run([program, "add", "--store", store, "--from", "ndjson", "-"], input="".join(json.dumps(p) + "\n" for p in pages),
                       text=True, check=True, capture_output=True)
        with Server(program, store) as server:
            load = Load(server, options.seconds)
            threads = [threading.Thread(target=load.run, args=(part, seed)) for seed, part in enumerate(
                [load.searches, load.searches, load.exports, load.texts, load.files, load.streams, load.bad])]
            for thread in threads:
                thread.start()
            memory = []
            while time.monotonic() < load.end:
                time.sleep(options.seconds / 40)
                memory.append(server.memory())
            for thread in threads:
                thread.join()
            time.sleep(3)
            memory.append(server.memory())
            alive = server.ask("/health")[0] == 200
            children = subprocess.run(["ps", "--ppid", str(server.process.pid), "-o", "pid="], capture_output=True, text=True,
                                      check=False).stdout.split()
    quarter = max(memory[:len(memory) // 4])
    last = max(memory[-4:])
    for fault in load.faults[:20]:
        print(f"FAILS {fault}")
    if last - quarter > GROWTH:
        print(f"FAILS memory: {quarter:.0f} MB after a quarter, {last:.0f} MB at the end")
    if children:
        print(f"FAILS children are left: {children}")
    print(f"memory in MB: {' '.join(f'{m:.0f}' for m in memory[::4])}")
    print(f"soak: {options.seconds:.0f} s, {sum(load.counts.values())} answers {load.counts}, {len(load.faults)} faults, "
          f"{quarter:.0f} MB after a quarter, {last:.0f} MB at the end")
    return 1 if load.faults or last - quarter > GROWTH or children or not alive else 0


if __name__ == "__main__":
    sys.exit(main())
