"""A `khabar serve` of the test's own, and a client that can misbehave."""
import json
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request


class Server:
    """Runs `khabar serve` on a port that is free. It is stopped at the end of `with`."""

    def __init__(self, program, store, *options, log=None):
        self.program, self.store, self.options, self.log = program, str(store), options, log

    def __enter__(self):
        self.process = subprocess.Popen([self.program, "serve", "--port", "0", *self.options, self.store], stderr=subprocess.PIPE,
                                        stdout=subprocess.DEVNULL, text=True, env={**os.environ, "USER": "amal"})
        self.said = self.process.stderr.readline()
        found = re.search(r"http://[^:]+:(\d+)/(?:#token=(\S+)| with the token of (\S+))", self.said)
        if not found:
            self.process.wait(timeout=10)
            raise RuntimeError(self.said + self.process.stderr.read())
        self.port, self.token = int(found[1]), found[2] or pathlib.Path(found[3]).read_text().strip()
        self.host = f"127.0.0.1:{self.port}"
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()

    def connect(self, receive_buffer=0, timeout=20):
        one = socket.socket()
        if receive_buffer:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        one.settimeout(timeout)
        one.connect(("127.0.0.1", self.port))
        return one

    def raw(self, data, timeout=20):
        """All that comes back until the server closes."""
        with self.connect(timeout=timeout) as one:
            try:
                one.sendall(data if isinstance(data, bytes) else data.encode())
            except OSError:
                pass
            return read_all(one)

    def ask(self, path, method="GET", body=None, token=False, kind="application/json", **headers):
        """Status, headers, body."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            sent["Authorization"] = f"Bearer {self.token}"
        if body is not None:
            sent["Content-Type"] = kind
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"http://{self.host}{path}", data=body, method=method, headers=sent)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def json(self, path, **options):
        status, _, body = self.ask(path, **options)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {body[:300]}")
        return json.loads(body)

    def memory(self):
        """Resident, in MB."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024

    def events(self, token=False):
        return EventStream(self, token)


class EventStream:
    def __init__(self, server, token=False):
        self.socket = server.connect(timeout=1)
        head = f"GET /api/live HTTP/1.1\r\nHost: {server.host}\r\n"
        if token:
            head += f"Authorization: Bearer {server.token}\r\n"
        self.socket.sendall((head + "\r\n").encode())
        self.text = ""

    def wait(self, what, seconds=10):
        """Whether it came in time."""
        end = time.monotonic() + seconds
        while what not in self.text and time.monotonic() < end:
            try:
                came = self.socket.recv(65536)
            except TimeoutError:
                continue
            if not came:
                return False
            self.text += came.decode()
        return what in self.text

    def close(self):
        self.socket.close()


def read_all(one):
    parts = []
    try:
        while part := one.recv(65536):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts)


def status_of(answer):
    words = answer.split(b" ", 2)
    return int(words[1]) if len(words) > 1 and answer.startswith(b"HTTP/1.1 ") else 0


def wait_until(what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.05)
    return False
