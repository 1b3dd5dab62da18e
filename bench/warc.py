#!/usr/bin/env python3
"""How much memory khabar takes for a large WARC file: bench/warc.py SIZE [--gzip] [--jobs N] [--page BYTES]

Makes a WARC file of SIZE (1G, 500M; its bytes before packing) from the pages of examples/, each
with the menus and scripts that pages of the web bring, and gives it to `khabar code` through a pipe
as it is made: nothing is written to disk. Prints the memory at each tenth, the peak, and the speed.
"""
import argparse
import gzip
import os
import pathlib
import subprocess
import sys
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
SCRIPT = b"<script>/* %d */ window.items = window.items || []; window.items.push({kind: 'menu'});</script>\n"
LINK = b'<li><a href="/section/%d">Section %d</a></li>\n'


def size_of(text):
    return int(text[:-1]) * UNITS[text[-1]] if text[-1] in UNITS else int(text)


def pages(page_bytes):
    """The examples, filled up to what a page of the web has."""
    found = []
    for file in sorted(HOME.glob("examples/*.html")):
        page = file.read_bytes()
        menu = b"<nav><ul>" + b"".join(LINK % (n, n) for n in range(40)) + b"</ul></nav>"
        page = page.replace(b"</body>", menu + b"</body>")
        scripts, count = [], 0
        while len(page) + count * len(SCRIPT) < page_bytes:
            scripts.append(SCRIPT % count)
            count += 1
        found.append(page.replace(b"</head>", b"".join(scripts) + b"</head>"))
    return found


def record(number, page):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
            f"WARC-Date: 2024-03-07T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n")
    return head.encode() + answer + b"\r\n\r\n"


def memory(process, name):
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=size_of)
    parser.add_argument("--gzip", action="store_true", help="a gzip member for each record")
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--page", type=int, default=60_000, help="bytes of a page, at least")
    parser.add_argument("--program", default=HOME / "build/release/khabar")
    options = parser.parse_args()

    made = pages(options.page)
    began = time.monotonic()
    khabar = subprocess.Popen([options.program, "code", "--from", "warc", "--to", "ndjson", "--jobs", options.jobs, "-"],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    written, number, tenth = 0, 0, 1
    while written < options.size:
        data = record(number, made[number % len(made)])
        number += 1
        written += len(data)
        khabar.stdin.write(gzip.compress(data, 1, mtime=0) if options.gzip else data)
        if written >= options.size * tenth // 10:
            print(f"{tenth * 10:3} %: {memory(khabar.pid, 'VmRSS'):.0f} MB", flush=True)
            tenth += 1
    khabar.stdin.close()
    _, status, usage = os.wait4(khabar.pid, 0)
    seconds = time.monotonic() - began
    print(f"{number} pages, {written / (1 << 20):.0f} MB of WARC in {seconds:.0f} s, {number / seconds:.0f} pages/s; "
          f"peak {usage.ru_maxrss / 1024:.0f} MB")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
