#!/usr/bin/env python3
"""Live work as it is run: publishers, a cluster of three JetStream nodes, three workers, one PostgreSQL; and
each of them killed with -9 in the middle. queue_test.py --program KHABAR [--documents N] [--jobs N] [--only NAME]

Every server is begun and ended here. N documents, a fifth of them twice, and seven messages that can never be
documents: at the end the store holds what `khabar add` makes of the same documents in one SQLite file, record by
record, and exactly seven dead letters.
"""
import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import live_servers  # noqa: E402  (beside this file)
import reports  # noqa: E402
from live_servers import wait_for  # noqa: E402

# Each with the code that its letter must have.
POISON = [(b"no JSON at all", "bad_json"), (b'{"id":"cut","text":"A market in', "bad_json"), (b"", "bad_json"),
          (b'[{"id":"list","text":"in a list"}]', "bad_json"), (b'{"id":"textless","title":"Nothing more"}', "bad_json"),
          (b'{"id":"silent","text":""}', "empty"), (b"\xff\xfe\x00\x01\x80", "bad_json")]
SUBJECT = "khabar.documents"
faults = []


def check(name, holds, detail=""):
    if not holds:
        faults.append(name)
        print(f"FAILS {name}: {detail}", flush=True)


class Program:
    """The program, and what of it runs."""

    def __init__(self, path, folder):
        self.path, self.folder = str(path), pathlib.Path(folder)
        self.running = []

    def run(self, *arguments, status=0, stdin=None, timeout=120):
        done = subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True, input=stdin, timeout=timeout, check=False)
        if status is not None and done.returncode != status:
            raise RuntimeError(f"khabar {arguments[0]}: status {done.returncode} and not {status}: {done.stderr[-2000:]}")
        return done

    def start(self, *arguments):
        log = self.folder / f"{arguments[0]}-{len(self.running)}.log"
        with open(log, "wb") as out:
            process = subprocess.Popen([self.path, *map(str, arguments)], stdout=out, stderr=out, stdin=subprocess.DEVNULL,
                                       preexec_fn=live_servers.dies_with_us(signal.SIGKILL))
        process.log = log
        self.running.append(process)
        return process

    def end_all(self):
        for process in self.running:
            if process.poll() is None:
                process.kill()
            process.wait()


def write_lines(path, documents):
    path.write_text("".join(reports.line(one) + "\n" for one in documents), encoding="utf-8")
    return path


def events_of(program, store):
    """Every event of a store, as its record stands there, and the story that it is in."""
    lines = program.run("export", "--store", store, "--to", "ndjson").stdout.splitlines()
    return sorted(lines)


def difference(told, right):
    extra, missing = sorted(set(told) - set(right)), sorted(set(right) - set(told))
    return f"{len(told)} events and not {len(right)}; {len(extra)} others: {extra[:1]}; {len(missing)} missing: {missing[:1]}"


class Kept:
    """What a store in PostgreSQL holds, asked of the server itself."""

    def __init__(self, postgres, name):
        self.postgres, self.name = postgres, name

    def documents(self):
        """-1 while there is no answer."""
        told = self.postgres.try_query("SELECT count(*) FROM khabar.document", self.name)
        return int(told) if told else -1

    def ids(self):
        return self.postgres.query("SELECT id FROM khabar.document ORDER BY id", self.name).split("\n")


def letters_of(program, store):
    return [json.loads(line) for line in program.run("letters", "--store", store, "--to", "ndjson", "-q").stdout.splitlines()]


def kill_test(program, postgres, count, jobs):
    """Three nodes, three workers, one PostgreSQL; one of each is killed while documents come."""
    begin = time.monotonic()
    folder = program.folder
    documents = list(reports.reports(count))
    parts = [write_lines(folder / f"part-{i}.ndjson", documents[count * i // 4:count * (i + 1) // 4]) for i in range(4)]
    doubles = documents[::5]
    again = write_lines(folder / "again.ndjson", doubles[::2])
    plain = program.start("add", "--store", folder / "plain.db", "--jobs", jobs, "-q", *parts)
    store = postgres.new_store("killed")
    program.run("letters", "--store", store, "-q")  # makes its tables
    kept = Kept(postgres, "killed")
    with live_servers.Nats(3) as nats:
        shared = ("--queue", nats.address, "--replicas", 3)

        def worker():
            return program.start("work", *shared, "--store", store, "--jobs", jobs, "--ack-wait", 3)

        def publish(path):
            return program.run("publish", *shared, path)

        def in_the_middle(name, least, published):
            """Waits until the store holds some of what was published, and proves that there is more to come."""
            held = wait_for(name, lambda: kept.documents() >= least and kept.documents(), 180, 0.02)
            check(f"{name} in the middle", held < published, f"{held} of {published} were kept already")

        said = publish(parts[0]).stderr
        check("published", f"{len(documents[:count // 4]):,} documents published" in said, said)
        wire = live_servers.Wire(nats.ports[0])
        refused = [one for one in wire.publish(SUBJECT, [(f"poison-{i}", payload) for i, (payload, _) in enumerate(POISON)]) if b"error" in one]
        check("poison is in the stream", not refused, refused)
        workers = [worker() for _ in range(3)]

        in_the_middle("kill a worker", 1, count)
        workers[0].kill()
        workers[0].wait()
        workers[0] = worker()

        # The leader dies while somebody publishes, and is back when the next part is.
        second = program.start("publish", *shared, parts[1])
        leader = wait_for("a leader", lambda: nats.leader("khabar") is not None and (nats.leader("khabar"), ))[0]
        nats.kill(leader)
        second.wait(timeout=90)
        check("published while the leader died", second.returncode == 0, second.log.read_text())
        wire.close()
        # One half of the doubles has the ids that the stream knows; the other half is new to it.
        held = publish(again).stderr
        check("the stream knows doubles", "there already" in held, held)
        publish(parts[2])
        nats.start(leader)

        in_the_middle("kill the database", count // 4, count)
        postgres.kill()
        time.sleep(1)
        publish(parts[3])
        postgres.start()
        one = live_servers.Wire(nats.ports[(leader + 1) % 3])
        others = [(f"double-{i}", reports.line(document).encode()) for i, document in enumerate(doubles[1::2])]
        refused = [told for told in one.publish(SUBJECT, others) if b"error" in told]
        check("doubles are in the stream", not refused, refused[:1])
        one.close()

        program.run("work", *shared, "--store", store, "--ack-wait", 3, "--once", timeout=600)
        for process in workers:
            process.send_signal(signal.SIGTERM)
        for process in workers:
            check("a worker that is stopped", process.wait(timeout=20) == 130, process.log.read_text())
    waited = any("the store is waited for" in process.log.read_text() for process in workers)
    check("workers waited for the database", waited, [process.log.read_text() for process in workers])
    check("add ended well", plain.wait(timeout=300) == 0, plain.log.read_text())

    check("every document is kept once", kept.ids() == sorted(one["id"] for one in documents), f"{kept.documents()} of {count}")
    told, right = events_of(program, store), events_of(program, folder / "plain.db")
    check("there are events", len(right) > count // 2, len(right))
    check("exactly the events of khabar add", told == right, difference(told, right))
    letters = letters_of(program, store)
    check("the poison and nothing else is in dead letters",
          sorted((one["message"], one["code"]) for one in letters) == sorted((f"poison-{i}", code) for i, (_, code) in enumerate(POISON)), letters)
    payloads = postgres.query("SELECT encode(payload, 'hex') FROM khabar.dead_letter ORDER BY message", "killed").split("\n")
    check("payloads byte by byte", payloads == [payload.hex() for payload, _ in POISON], payloads)
    print(f"queue: {count} documents, {len(doubles)} doubles, {len(POISON)} poison: {len(told)} events, "
          f"{len(letters)} dead letters, {time.monotonic() - begin:.0f} s", flush=True)


def metrics_at(process):
    return live_servers.metrics_told_in(process.log)


def fault_test(program, postgres):
    """One node: what is gone, full or set up otherwise."""
    folder = program.folder
    nobody = f"nats://user:secret@127.0.0.1:{live_servers.free_port()}"
    for command in (("work", "--store", folder / "gone.db"), ("publish", folder)):
        said = program.run(command[0], "--queue", nobody, *command[1:], status=4).stderr
        check(f"{command[0]}: no server", "no server of NATS answers" in said and nobody.rsplit("@", maxsplit=1)[-1] in said, said)
        check(f"{command[0]}: no password", "secret" not in said, said)
    said = program.run("work", "--store", folder / "gone.db", status=2).stderr
    check("no queue is named", "--queue" in said, said)

    documents = list(reports.reports(3000, seed=2))
    some = write_lines(folder / "some.ndjson", documents)
    store = postgres.new_store("faults")
    kept = Kept(postgres, "faults")
    with live_servers.Nats(1, max_payload="64KB") as nats:
        shared = ("--queue", nats.address)
        said = program.run("work", *shared, "--store", "postgresql://postgres@127.0.0.1:1/none", status=4).stderr
        check("no store at the start", "127.0.0.1:1" in said, said)

        # A stream that is full says so, keeps all that it took, and takes more when it is made larger.
        full = program.run("publish", *shared, "--stream-max", 1000, some, status=4).stderr
        check("full", "is full" in full and "--stream-max" in full and "1,000 messages of at most 1,000" in full, full)
        check("what a full stream took is counted", "1,000 documents published, 0 there already" in full, full)
        program.run("work", *shared, "--store", store, "--once")
        check("what a full stream took is kept", kept.documents() == 1000, kept.documents())
        worker = program.start("work", *shared, "--store", store, "--metrics", "127.0.0.1:0")
        said = program.run("publish", *shared, "--stream-max", 10000, some).stderr
        check("published again", "2,000 documents published, 1,000 there already" in said, said)
        wait_for("all documents", lambda: kept.documents() == len(documents))
        check("no letters", not letters_of(program, store), "")

        # More than the servers take in one message.
        huge = json.dumps({"id": "huge", "text": "Word. " * 20000})
        done = program.run("publish", *shared, "--from", "ndjson", "-", stdin=huge + "\n", status=1)
        check("too large", json.loads(done.stdout)["error"]["code"] == "too_large", done.stdout)

        # What holds no word is no message, and the same error as of khabar code.
        void = folder / "void"
        void.mkdir()
        (void / "none.txt").write_bytes(b"")
        (void / "blank.html").write_bytes(b" \n ")
        before = in_stream(nats)
        done = program.run("publish", *shared, void, status=1)
        check("empty", done.stdout == program.run("code", void, status=1).stdout and done.stdout.count('"code":"empty"') == 2, done.stdout)
        check("and not in the stream", in_stream(nats) == before and "0 documents published" in done.stderr, (before, done.stderr))

        # A store that goes away is waited for.
        postgres.end(signal.SIGINT)
        more = list(reports.reports(200, seed=3))
        for document in more:
            document["id"] = "more-" + document["id"]
        program.run("publish", *shared, write_lines(folder / "more.ndjson", more))
        wait_for("the worker waits", lambda: metrics_at(worker)["khabar_work_waiting"] == 1)
        postgres.start()
        wait_for("all of it", lambda: kept.documents() == len(documents) + len(more))
        wait_for("no more waiting", lambda: metrics_at(worker)["khabar_work_waiting"] == 0)
        told = metrics_at(worker)
        check("metrics", told["khabar_work_documents_total"] >= len(more) and told["khabar_work_retries_total"] > 0 and
              told["khabar_work_dead_letters_total"] == 0 and told["khabar_work_put_seconds_count"] > 0, told)

        # A letter that is mended by a newer Khabar, or a text that is: published once more.
        wire = live_servers.Wire(nats.ports[0])
        wire.publish(SUBJECT, [("bad-1", b'{"id":"bad"}'), ("bad-2", b"bad too")])
        wait_for("two letters", lambda: len(letters_of(program, store)) == 2)
        postgres.query("UPDATE khabar.dead_letter SET payload = convert_to('{\"id\":\"mended\",\"text\":\"Police arrested 3 men in Aden.\"}', 'UTF8') "
                       "WHERE message = 'bad-1'", "faults")
        said = program.run("letters", "--store", store, "--again", *shared).stderr
        check("letters published again", "2 published again" in said, said)
        wait_for("the mended one", lambda: "mended" in kept.ids())
        left = wait_for("the other is a letter again", lambda: letters_of(program, store))
        check("one letter", len(left) == 1 and left[0]["payload"] == "bad too" and left[0]["sequence"] > 0, left)
        wire.close()
        worker.send_signal(signal.SIGINT)
        check("a worker that is stopped", worker.wait(timeout=20) == 130, worker.log.read_text())

        # A stream of somebody else's.
        said = program.run("publish", *shared, "--replicas", 3, some, status=4).stderr
        check("a stream that is otherwise", "replicas" in said, said)


def consumer_of(nats):
    """What the server tells of the workers' consumer; nothing while there is none."""
    for account in (nats.ask(0, "/jsz?consumers=true") or {}).get("account_details") or []:
        for stream in account.get("stream_detail") or []:
            for one in stream.get("consumer_detail") or []:
                return one
    return {}


def in_stream(nats):
    told = nats.ask(0, "/jsz?streams=true") or {}
    return told.get("messages", 0)


def crash_test(program):
    """A document that ends whoever codes it ends two workers, and no third; what was in hand beside it is kept."""
    folder = program.folder / "crash"
    folder.mkdir()
    store = folder / "kept.db"
    tables = pathlib.Path(program.path).parent / "khabar.tables"
    own = Program(folder / "khabar", folder)
    shutil.copy(program.path, own.path)
    try:
        with live_servers.Nats(1) as nats, contextlib.ExitStack() as stack:
            shared = ("--queue", nats.address)
            program.run("work", *shared, "--store", store, "--ack-wait", 5, "--once", "-q")  # makes store and consumer
            held = stack.enter_context(contextlib.closing(sqlite3.connect(store, isolation_level=None)))
            lines = [json.dumps({"id": name, "text": f"Police arrested 3 men in Aden, {name}."}) for name in ("good", "poison")]
            held.execute("BEGIN IMMEDIATE")  # so that messages stay in hand
            for number in (1, 2):
                worker = program.start("work", *shared, "--store", store, "--ack-wait", 5)
                if number == 1:
                    wait_for("a consumer", lambda: consumer_of(nats))
                    program.run("publish", *shared, "--from", "ndjson", "-", stdin="\n".join(lines) + "\n")
                wait_for("both in hand", lambda: (consumer_of(nats).get("delivered") or {}).get("consumer_seq") == 2 * number)
                worker.kill()
                worker.wait()
            held.execute("ROLLBACK")
            worker = own.start("work", *shared, "--store", store, "--ack-wait", 5, "--tables", tables, "--metrics", "127.0.0.1:0")
            metrics_at(worker)
            script = folder / "script"
            script.write_text(f'#!/bin/sh\nline=$(cat)\ncase "$line" in *poison*) kill -SEGV $$;; esac\n'
                              f'printf "%s\\n" "$line" | {program.path} "$@"\n')
            script.chmod(0o755)
            os.replace(script, own.path)
            letters = wait_for("a letter", lambda: letters_of(program, store))
            check("the letter of what crashes", [(one["code"], "signal 11" in one["detail"], "poison" in one["payload"]) for one in letters] ==
                  [("crashed", True, True)], letters)
            wait_for("all acknowledged", lambda: consumer_of(nats).get("num_ack_pending") == 0)
            check("the worker lives", worker.poll() is None, worker.log.read_text())
            found = program.run("search", "--store", store, "--to", "ndjson", "aden").stdout
            check("what was in hand with it is kept", '"good' in found and "poison" not in found, found)

            # A queue that is gone is told of, and that it is back.
            nats.kill(0)
            wait_for("the worker misses the queue", lambda: metrics_at(worker)["khabar_work_queue_gone"] == 1)
            check("and says so", "the queue is waited for" in worker.log.read_text(), worker.log.read_text())
            nats.start(0)
            wait_for("the queue is back", lambda: metrics_at(worker)["khabar_work_queue_gone"] == 0)
            check("and says so too", "the queue answers again" in worker.log.read_text(), worker.log.read_text())
            worker.send_signal(signal.SIGINT)
            check("it can be stopped", worker.wait(timeout=20) == 130, worker.log.read_text())
    finally:
        own.end_all()


def slow_input_test(program):
    """What comes line by line is published line by line, and what was read before a stop is published too."""
    with live_servers.Nats(1) as nats, subprocess.Popen([program.path, "publish", "--queue", nats.address, "--from", "ndjson", "-"], text=True,
                                                        stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        def write(name, words=1):
            process.stdin.write(json.dumps({"id": name, "text": "Word. " * words}) + "\n")
            process.stdin.flush()
        write("first", 2000)  # what kind of input it is shows in the first 4 KiB
        wait_for("the first line", lambda: in_stream(nats) == 1, 10)
        write("second")
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=20)[1]
        check("stopped", process.returncode == 130 and "2 documents published" in said, (process.returncode, said))
        check("both lines", in_stream(nats) == 2, in_stream(nats))


def letters_test(program):
    """Letters that are bad for ever, and a worker that runs: --again comes to an end, --drop clears up."""
    store = program.folder / "letters.db"
    with live_servers.Nats(1) as nats:
        shared = ("--queue", nats.address)
        worker = program.start("work", *shared, "--store", store)
        wait_for("a consumer", lambda: consumer_of(nats))
        wire = live_servers.Wire(nats.ports[0])
        wire.publish(SUBJECT, [(f"bad-{i}", f"bad {i}".encode()) for i in range(300)] + [("void", b'{"id":"v","text":""}')])
        wire.close()
        wait_for("all letters", lambda: len(letters_of(program, store)) == 301)
        said = program.run("letters", "--store", store, "--again", "--code", "bad_json", *shared, timeout=30).stderr
        check("each once", "300 published again, of 300 letters" in said, said)
        wait_for("letters again", lambda: len(letters_of(program, store)) == 301)
        said = program.run("letters", "--store", store, "--code", "bad_json", "--drop").stderr
        check("dropped", "300 letters dropped" in said, said)
        check("the other stays", [one["code"] for one in letters_of(program, store)] == ["empty"], letters_of(program, store))
        worker.send_signal(signal.SIGINT)
        worker.wait(timeout=20)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, type=pathlib.Path)
    options.add_argument("--documents", type=int, default=4000)
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--only", choices=["kill", "faults", "crash", "slow", "letters"])
    given = options.parse_args()
    begin = time.monotonic()
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="khabar-queue-"))
        program = Program(given.program.resolve(), folder)
        stack.callback(program.end_all)
        postgres = stack.enter_context(live_servers.Postgres())
        try:
            for name, test in (("kill", lambda: kill_test(program, postgres, given.documents, given.jobs)),
                               ("faults", lambda: fault_test(program, postgres)), ("crash", lambda: crash_test(program)),
                               ("slow", lambda: slow_input_test(program)), ("letters", lambda: letters_test(program))):
                if given.only in (None, name):
                    test()
        except (RuntimeError, subprocess.TimeoutExpired, OSError) as error:
            faults.append("ended early")
            print(f"FAILS: {error}", flush=True)
            for process in program.running:
                print(f"--- {process.log.name}: {process.poll()}\n{process.log.read_text()[-1500:]}", flush=True)
    print(f"count: queue: {len(faults)} faults, {time.monotonic() - begin:.0f} s", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
