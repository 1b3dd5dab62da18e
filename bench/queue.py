#!/usr/bin/env python3
"""Documents a second from JetStream into PostgreSQL, everything on this machine's loopback.

bench/queue.py [--program build/release/khabar] [--documents 20000] [--jobs 1,2] [--workers 1] [--nodes 1]

Starts nats-server and PostgreSQL (as they come, fsync on), publishes invented reports of two to five sentences in
Arabic and English, and lets workers take them. Prints a table. bench/queue.md holds what it printed.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/commands"))
import live_servers  # noqa: E402
import reports  # noqa: E402


def cpu_of(pid):
    """Seconds of a process and of all its children that run or were waited for."""
    ticks, pids = 0, [pid]
    while pids:
        one = pids.pop()
        try:
            fields = pathlib.Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += sum(int(field) for field in fields[11:15])
            pids += [int(child) for child in pathlib.Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except (OSError, IndexError):
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


class Counter:
    """How many documents a store holds, asked on one connection that stays: a psql begun for each question would take
    the cores that are measured."""

    def __init__(self, postgres, name):
        self.process = subprocess.Popen([live_servers.POSTGRES / "psql", "-X", "-q", "-A", "-t", "-h", "127.0.0.1", "-p", str(postgres.port), "-U",
                                         "postgres", "-d", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def count(self):
        self.process.stdin.write("SELECT count(*) FROM khabar.document;\n")
        return int(self.process.stdout.readline())


def measure(given, postgres, lines, jobs, workers):
    name = f"bench_{jobs}_{workers}_{given.nodes}"
    store = postgres.new_store(name)
    with live_servers.Nats(given.nodes) as nats:
        shared = ("--queue", nats.address, "--replicas", str(given.nodes))
        begin = time.monotonic()
        subprocess.run([given.program, "publish", *shared, "-q", lines], check=True)
        published = time.monotonic() - begin
        # The store is made before the clock starts.
        subprocess.run([given.program, "letters", "--store", store, "-q"], check=True, capture_output=True)
        servers = [process.pid for process in nats.processes]
        before = cpu_of(postgres.process.pid), sum(map(cpu_of, servers))
        load = os.getloadavg()[0]
        started = [subprocess.Popen([given.program, "work", *shared, "--store", store, "--jobs", str(jobs), "-q"]) for _ in range(workers)]
        with Counter(postgres, name) as counter:
            # The clock starts with the first documents that are there: a worker's start is no part of its pace.
            first = live_servers.wait_for("the first document", counter.count, 60, 0.02)
            seen = time.monotonic()
            live_servers.wait_for("all documents", lambda: counter.count() == given.documents, 600, 0.2)
            pace = (given.documents - first) / (time.monotonic() - seen)
        spent = [sum(cpu_of(process.pid) for process in started), cpu_of(postgres.process.pid) - before[0],
                 sum(map(cpu_of, servers)) - before[1]]
        for process in started:
            process.terminate()
            process.wait()
    count = postgres.query("SELECT count(*) FROM khabar.document", name)
    events = postgres.query("SELECT count(*) FROM khabar.telling", name)
    cpu = [seconds / given.documents * 1e6 for seconds in spent]
    print(f"| {given.nodes} | {workers} | {jobs} | {given.documents / published:,.0f} | {pace:,.0f} | "
          f"{int(events) / int(count):.2f} | {cpu[0]:,.0f} | {cpu[1]:,.0f} | {cpu[2]:,.0f} | {load:.1f} |", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/khabar")
    options.add_argument("--documents", type=int, default=20000)
    options.add_argument("--jobs", default="1,2")
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--nodes", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as folder, live_servers.Postgres() as postgres:
        lines = pathlib.Path(folder) / "reports.ndjson"
        lines.write_text("".join(reports.line(one) + "\n" for one in reports.reports(given.documents)), encoding="utf-8")
        print(f"{given.documents:,} documents of {lines.stat().st_size / given.documents:.0f} bytes, {os.cpu_count()} cores\n")
        print("| nodes | workers | jobs | published/s | kept/s | events a document | CPU us a document: worker | PostgreSQL | NATS | load before |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        for jobs in given.jobs.split(","):
            measure(given, postgres, lines, int(jobs), given.workers)


if __name__ == "__main__":
    main()
