"""PostgreSQL and NATS servers of a test's own: folders of their own, ports below 32768, ended with `with`.

A process that is started here is killed when the program that started it dies, however it dies.
"""
import ctypes
import json
import os
import pathlib
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")
LIBC = ctypes.CDLL("libc.so.6", use_errno=True)


def free_port():
    """Below the ports that the system gives to clients, so that none of these takes it meanwhile."""
    for _ in range(200):
        port = random.randint(20000, 31999)
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port")


def wait_for(what, found, seconds=30, every=0.05):
    """Until found() gives something that is true; that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(every)
    raise RuntimeError(f"waited {seconds} s for: {what}")


def metrics_told_in(log):
    """Those of a process whose log (a path) tells where they are, by name."""
    def address():
        words = log.read_text().split("metrics at ")
        return words[1].split()[0] if len(words) > 1 else None
    with urllib.request.urlopen(wait_for("the address of metrics", address), timeout=5) as answer:
        lines = answer.read().decode().splitlines()
    return {name: float(value) for name, value in (line.split() for line in lines if not line.startswith("#"))}


def dies_with_us(sign):
    def before():
        LIBC.prctl(1, sign)  # PR_SET_PDEATHSIG
    return before


def need(path):
    if not pathlib.Path(path).exists():
        raise RuntimeError(f"no {path}: ./setup.sh test")


class Postgres:
    """One server as the user postgres (it refuses root), with PostGIS."""

    def __init__(self):
        for program in ("initdb", "postgres", "psql"):
            need(POSTGRES / program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="khabar-pg-"))
        self.port = free_port()
        self.process = None

    def __enter__(self):
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        try:
            subprocess.run(self.as_owner(POSTGRES / "initdb", "-D", self.folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
                                         "--locale=C.UTF-8", "--no-sync"), check=True, capture_output=True, cwd="/")
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.end(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def as_owner(*arguments):
        prefix = ["/usr/bin/setpriv", "--pdeathsig=QUIT"]
        if os.geteuid() == 0:
            prefix += ["--reuid=postgres", "--regid=postgres", "--init-groups"]
        return [*prefix, *map(str, arguments)]

    def start(self):
        with open(self.folder / "log", "ab") as log:
            def ready():
                if self.process is None or self.process.poll() is not None:
                    # One that begins while the last children of a killed one go away gives up: once more.
                    self.process = subprocess.Popen(
                        self.as_owner(POSTGRES / "postgres", "-D", self.folder / "data", "-p", self.port, "-k", self.folder, "-c",
                                      "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c", "deadlock_timeout=200ms", "-c",
                                      "recovery_init_sync_method=syncfs", "-c", "max_connections=60"),
                        stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd="/")
                return self.try_query("SELECT 1") == "1"
            wait_for("PostgreSQL to start", ready, 60, 0.1)

    def end(self, sign):
        if self.process is not None:
            self.process.send_signal(sign)
            self.process.wait()
            self.process = None

    def kill(self):
        self.end(signal.SIGKILL)

    def new_store(self, name):
        self.query(f"CREATE DATABASE {name}")
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def run(self, sql, database):
        return subprocess.run([POSTGRES / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U",
                               "postgres", "-d", database, "-c", sql], capture_output=True, text=True, check=False)

    def query(self, sql, database="postgres"):
        done = self.run(sql, database)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def try_query(self, sql, database="postgres"):
        """Nothing when there is no answer."""
        done = self.run(sql, database)
        return done.stdout.strip() if done.returncode == 0 else None


class Nats:
    """JetStream on one node, or on several that are one cluster."""

    def __init__(self, nodes=1, max_payload="1MB"):
        self.program = shutil.which("nats-server") or "/usr/sbin/nats-server"
        need(self.program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="khabar-nats-"))
        self.ports = [free_port() for _ in range(nodes)]
        self.monitors = [free_port() for _ in range(nodes)]
        self.max_payload = max_payload
        self.processes = [None] * nodes
        routes = [free_port() for _ in range(nodes)]
        for i in range(nodes):
            self.configure(i, routes)

    def configure(self, node, routes):
        lines = [f"server_name: node{node}", f"listen: 127.0.0.1:{self.ports[node]}", f"http: 127.0.0.1:{self.monitors[node]}",
                 f"max_payload: {self.max_payload}",
                 f'jetstream {{ store_dir: "{self.folder}/{node}", max_mem: 64MB, max_file: 8GB }}']
        if len(routes) > 1:
            others = ", ".join(f"nats://127.0.0.1:{port}" for port in routes)
            lines.append(f"cluster {{ name: khabar, listen: 127.0.0.1:{routes[node]}, routes: [{others}] }}")
        (self.folder / f"{node}.conf").write_text("\n".join(lines) + "\n")

    def __enter__(self):
        try:
            for i in range(len(self.ports)):
                self.start(i)
            wait_for("JetStream", self.ready, 60)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for i in range(len(self.ports)):
            self.kill(i)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def address(self):
        return ",".join(f"nats://127.0.0.1:{port}" for port in self.ports)

    def start(self, node):
        with open(self.folder / f"{node}.log", "ab") as log:
            self.processes[node] = subprocess.Popen([self.program, "-c", self.folder / f"{node}.conf"], stdout=log, stderr=log,
                                                    stdin=subprocess.DEVNULL, preexec_fn=dies_with_us(signal.SIGKILL))

    def kill(self, node):
        if self.processes[node] is not None:
            self.processes[node].kill()
            self.processes[node].wait()
            self.processes[node] = None

    def ask(self, node, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.monitors[node]}{path}", timeout=2) as answer:
                return json.load(answer)
        except OSError:
            return None

    def ready(self):
        """Every node answers, and one leads the cluster."""
        if len(self.ports) == 1:
            return bool(self.ask(0, "/jsz"))
        told = [self.ask(i, "/jsz") for i in range(len(self.ports))]
        if not all(told):
            return False
        meta = [one.get("meta_cluster") or {} for one in told]
        return all(one.get("leader") for one in meta) and any(len(one.get("replicas") or []) == len(self.ports) - 1 for one in meta)

    def leader(self, stream):
        """The number of the node that leads the stream; nothing while there is none."""
        for i, process in enumerate(self.processes):
            told = self.ask(i, "/jsz?streams=true") if process else None
            for account in (told or {}).get("account_details") or []:
                for one in account.get("stream_detail") or []:
                    leader = (one.get("cluster") or {}).get("leader")
                    if one["name"] == stream and leader:
                        return int(leader.removeprefix("node"))
        return None


class Wire:
    """NATS' own protocol, for what `khabar publish` would not send."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.file = self.socket.makefile("rb")
        self.file.readline()  # INFO
        self.socket.sendall(b'CONNECT {"verbose":false,"headers":true,"lang":"python","version":"0","protocol":1}\r\nSUB answers.* 1\r\n')

    def publish(self, subject, messages):
        """(id, bytes) each; waits for the stream's word on all, and gives what it said."""
        for number, (name, payload) in enumerate(messages):
            head = f"NATS/1.0\r\nNats-Msg-Id: {name}\r\n\r\n".encode()
            self.socket.sendall(f"HPUB {subject} answers.{number} {len(head)} {len(head) + len(payload)}\r\n".encode() + head + payload + b"\r\n")
        told = []
        while len(told) < len(messages):
            words = self.file.readline().split()
            if not words:
                raise RuntimeError("NATS closed the connection")
            if words[0] == b"PING":
                self.socket.sendall(b"PONG\r\n")
            elif words[0] in (b"MSG", b"HMSG"):
                told.append(self.file.read(int(words[-1]) + 2))
            elif words[0] == b"-ERR":
                raise RuntimeError(b" ".join(words).decode())
        return told

    def close(self):
        self.file.close()
        self.socket.close()
