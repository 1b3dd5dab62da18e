#!/usr/bin/env python3
"""The line of progress on a terminal: progress_test.py --program build/release/khabar

Gives the program documents slowly, through pipes, with stderr on a terminal of its own (pty), and
looks at the bytes that come there.
"""
import argparse
import contextlib
import fcntl
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

from terminal import Watch

TEXT = "The council met on Monday and spoke of the roads and the bridges of the town.\n"
LINE = '{"id":"a","text":"The council met on Monday."}'
CLEAR = "\r\x1b[K"
PACE = 0.15  # seconds between two documents


def texts(count):
    """Every fourth is empty, and so an error."""
    return [(f"{i}.txt", [TEXT if i % 4 else ""]) for i in range(count)]


class Tests:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.faults = 0
        self.trials = 0

    def check(self, name, holds, saw):
        self.trials += 1
        self.faults += 0 if holds else 1
        print(f"{'holds' if holds else 'FAILS'} {name}" + ("" if holds else f": {saw!r}"), flush=True)

    def run(self, arguments, feeds, interrupt=0.0, columns=100, **environment):
        """Gives exit status, stdout, and what came to the terminal.

        feeds      (name, parts): the inputs, pipes that are filled one after the other, part by part
        interrupt  seconds after which the program is told to stop
        """
        pipes = [(self.folder / name, parts) for name, parts in feeds]
        for path, _ in pipes:
            os.mkfifo(path)
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        run = subprocess.Popen([self.program, *arguments, *(str(path) for path, _ in pipes)],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs,
                               env={**os.environ, "TERM": "xterm", **environment})
        os.close(theirs)

        def feed():
            for path, parts in pipes:
                with contextlib.suppress(BrokenPipeError), open(path, "w") as pipe:  # waits for the program
                    for part in parts:
                        time.sleep(PACE)
                        pipe.write(part)
                        pipe.flush()

        watch = Watch(ours)
        threading.Thread(target=feed, daemon=True).start()
        if interrupt:
            time.sleep(interrupt)
            run.terminate()
        out = run.stdout.read()
        status = run.wait(timeout=120)
        run.stdout.close()
        watch.thread.join(timeout=30)
        os.close(ours)
        for path, _ in pipes:
            path.unlink()
        return status, out.decode(), watch.seen.decode()

    def on_a_terminal(self, command):
        count = 24
        status, out, seen = self.run([command, "--from", "text"], texts(count))
        lines = re.findall(r"\r([^\r\x1b]+)\x1b\[K", seen)
        self.check(f"{command}: exit", status == 1, status)  # a quarter of the documents is empty
        self.check(f"{command}: lines of the contract", lines and all(re.fullmatch(
            rf"khabar {command}: \d+ of {count} documents, [\d.]+ a second, \d+ errors?, \d+ s left", each)
            for each in lines), lines)
        seconds = count * PACE
        self.check(f"{command}: at most five times a second", 2 <= len(lines) <= 5 * (seconds * 2), (len(lines), seconds))
        self.check(f"{command}: not in the first second", int(lines[0].split()[2]) >= 3 if lines else False, lines)
        end = seen.rindex(CLEAR) if CLEAR in seen else -1
        last = seen[end + len(CLEAR):] if end >= 0 else seen
        self.check(f"{command}: cleared at the end", end >= 0 and "a second" not in last, seen[-200:])
        self.check(f"{command}: stdout holds records alone", "\r" not in out and "\x1b" not in out and
                   out.count('"error"') == count // 4, out[:300])

    def beside_other_lines(self):
        """With -v each document is told of, on a line of its own."""
        _, _, seen = self.run(["read", "-v", "--from", "text"], texts(14))
        shown = re.sub(r"[^\n]*\r\x1b\[K", "", seen.replace("\r\n", "\n"))
        lines = [each for each in shown.split("\n") if each]
        self.check("other lines stand alone", len(lines) == 14 - 4 + 1 and "a second" in seen and all(
            each.startswith("khabar read: ") and "a second" not in each for each in lines), (lines, seen))

    def narrow(self):
        _, _, seen = self.run(["read", "--from", "text"], texts(12), columns=40)
        lines = re.findall(r"\r([^\r\x1b]+)\x1b\[K", seen)
        self.check("within the width", lines and all(len(each) < 40 for each in lines), lines)

    def never(self):
        for name, arguments, more in (("--quiet", ["read", "-q", "--from", "text"], {}),
                                      ("TERM=dumb", ["read", "--from", "text"], {"TERM": "dumb"})):
            _, _, seen = self.run(arguments, texts(10), **more)
            self.check(name, "a second" not in seen and "\x1b" not in seen, seen)
        _, _, seen = self.run(["read", "--from", "text"], texts(2))
        self.check("a short run", "a second" not in seen, seen)
        with open(self.folder / "stderr", "w+") as stderr:
            feeder = subprocess.Popen(["sh", "-c", f"for i in 1 2 3 4 5 6 7 8 9 10; do sleep {PACE}; echo '{LINE}'; done"],
                                      stdout=subprocess.PIPE)
            done = subprocess.run([self.program, "read", "-"], stdin=feeder.stdout, stdout=subprocess.PIPE, stderr=stderr)
            feeder.stdout.close()
            feeder.wait()
            stderr.seek(0)
            self.check("no terminal", stderr.read() == "" and done.stdout.count(b"\n") == 10, done)

    def unknown_count(self):
        head = "\n" * 5000  # the program looks at the first 4096 bytes before it begins
        status, _, seen = self.run(["read"], [("lines.ndjson", [head] + [LINE + "\n"] * 20)])
        lines = re.findall(r"\r([^\r\x1b]+)\x1b\[K", seen)
        self.check("of how many is not known", status == 0 and lines and all(re.fullmatch(
            r"khabar read: \d+ documents, [\d.]+ a second, 0 errors", each) for each in lines), (status, seen))

    def interrupted(self):
        status, _, seen = self.run(["read", "--from", "text"], texts(60), interrupt=4.0)
        self.check("interrupted: exit", status == 130, status)
        self.check("interrupted: cleared", seen.endswith(CLEAR) and "a second" in seen, seen[-200:])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    with tempfile.TemporaryDirectory(prefix="khabar-progress-") as folder:
        tests = Tests(program, pathlib.Path(folder))
        tests.on_a_terminal("read")
        tests.on_a_terminal("code")
        tests.beside_other_lines()
        tests.unknown_count()
        tests.interrupted()
        tests.narrow()
        tests.never()
    print(f"progress: {tests.trials} trials, {tests.faults} failed")
    return 1 if tests.faults else 0


if __name__ == "__main__":
    sys.exit(main())
