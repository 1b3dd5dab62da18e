#!/usr/bin/env python3
"""Opens 2,000 event streams and tells what they add to the server's memory: streams.py URL PID"""
import pathlib
import re
import resource
import socket
import sys
import time

STREAMS = 2000


def memory(process):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process}/status").read_text())[1]) / 1024


def main():
    host, port = sys.argv[1].removeprefix("http://").split(":")
    resource.setrlimit(resource.RLIMIT_NOFILE, (STREAMS + 100, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    before, open_ones = memory(sys.argv[2]), []
    for _ in range(STREAMS):
        one = socket.create_connection((host, int(port)))
        one.sendall(f"GET /api/live HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        open_ones.append(one)
    answered = sum(one.recv(4096).startswith(b"HTTP/1.1 200") for one in open_ones)
    time.sleep(2)
    after = memory(sys.argv[2])
    print(f"{answered} event streams: {after - before:.1f} MB more, {after:.0f} MB in all")


if __name__ == "__main__":
    main()
