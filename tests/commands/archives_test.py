#!/usr/bin/env python3
"""Archives as inputs of the built program: archives_test.py --program build/release/khabar

Each fault of an archive is one error record in its place; what stands before and behind it is
coded, and the program ends with status 1. Memory does not grow with what is passed over.
"""
import argparse
import gzip
import io
import json
import os
import pathlib
import resource
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib

PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
TEXT = ("The army shelled Khartoum on Saturday, killing 12 people, police in the city said. "
        "The shelling went on for two hours and hit a market in the south of the city. ") * 2
LARGE = 2 << 30
LARGE_PACKED = 256 << 20  # unpacking 2 GB takes too long for a short test
MOST_MEMORY = 400 << 20


def page(name):
    return PAGE.format(f"Shelling in {name}", TEXT).encode()


def record(name, body=None, length=None, media="text/html; charset=utf-8"):
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + (page(name) if body is None else body)
    return head(name, len(block) if length is None else length) + block + b"\r\n\r\n"


def head(name, length):
    return (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url(name)}\r\nWARC-Date: 2024-03-09T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n").encode()


def url(name):
    return f"https://news.example/{name}"


def pack(data):
    return gzip.compress(data, 6, mtime=0)


def write_large_member(out, name):
    """A gzip member with a large record, made of the same megabyte over and over."""
    front = head(name, LARGE_PACKED) + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    block_size = LARGE_PACKED - (len(front) - len(head(name, LARGE_PACKED)))
    megabyte = b" " * (1 << 20)
    # A full flush ends on a whole byte and forgets what was before: the piece may stand many times.
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed_front = packer.compress(front) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = zlib.compressobj(6, zlib.DEFLATED, -15)
    piece = packed.compress(megabyte) + packed.flush(zlib.Z_FULL_FLUSH)
    count, rest = divmod(block_size, len(megabyte))
    tail = b" " * rest + b"\r\n\r\n"
    last = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed_tail = last.compress(tail) + last.flush()
    total = zlib.crc32(front)
    out.write(b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + packed_front)
    for _ in range(count):
        out.write(piece)
        total = zlib.crc32(megabyte, total)
    total = zlib.crc32(tail, total)
    out.write(packed_tail + total.to_bytes(4, "little") + ((len(front) + block_size + 4) & 0xFFFFFFFF).to_bytes(4, "little"))


class Tests:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.faults = 0
        self.trials = 0

    def check(self, name, holds, saw):
        self.trials += 1
        if not holds:
            self.faults += 1
            print(f"{name}: {saw}")

    def run(self, *arguments, stdin=subprocess.DEVNULL):
        """The status, and the records: ("TITLE"|"URL", code, where) of a failure, else (url, None, id)."""
        done = subprocess.run([self.program, "code", "-q", "--to", "ndjson", *arguments], stdin=stdin,
                              capture_output=True, timeout=120)
        told = []
        for line in done.stdout.decode().splitlines():
            record_ = json.loads(line)
            if "error" in record_:
                error = record_["error"]
                told.append((record_["document"]["id"], error["code"], error["where"].replace(str(self.folder) + "/", "")))
                self.check("a failure says why", error["detail"], line)
            else:
                document = record_["document"]
                seen = (document.get("url") or document["id"], None, None)
                if seen not in told:
                    told.append(seen)
        if done.stderr:
            self.check("nothing but records", False, done.stderr.decode())
        return done.returncode, told

    def expect(self, name, path, *expected, status=1):
        path = path if isinstance(path, list) else [path]
        code, told = self.run(*path)
        self.check(name, (code, told) == (status, list(expected)), (code, told))

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def warc(self):
        a, b, c = record("a"), record("b"), record("c")
        good = [(url("a"), None, None), (url("c"), None, None)]

        def bad(name, file, place, code="bad_archive", uri=url("b")):
            self.expect(name, self.folder / file, good[0], (uri or f"{self.folder}/{file}:byte {place}", code,
                                                           f"{file}:byte {place}"), good[1])

        everything = self.write("all.warc", record("x", b"\x89PNG", media="image/png") + a + c)
        self.expect("pages and no others", everything, *good, status=0)
        self.expect("by its first bytes", self.write("all", pack(a) + pack(c)), *good, status=0)
        with open(self.write("piped.warc.gz", pack(a) + pack(b)[:-30] + pack(c)), "rb") as pipe:
            code, told = self.run("--from", "warc", "-", stdin=pipe)
            self.check("standard input", (code, told[0], told[-1], len(told)) == (1, *good, 3), told)

        torn = bytearray(pack(b))
        torn[len(torn) // 2] ^= 0xFF
        self.write("torn.warc.gz", pack(a) + bytes(torn) + pack(c))
        code, told = self.run(self.folder / "torn.warc.gz")
        self.check("a torn member", code == 1 and told[0] == good[0] and told[2:] == good[1:] and
                   told[1][1:] == ("bad_archive", f"torn.warc.gz:byte {len(pack(a))}"), (code, told))
        self.write("half.warc.gz", pack(a) + pack(b)[: len(pack(b)) // 2] + pack(c))
        code, told = self.run(self.folder / "half.warc.gz")
        self.check("half a member", code == 1 and told[0] == good[0] and told[2:] == good[1:] and
                   told[1][1:] == ("bad_archive", f"half.warc.gz:byte {len(pack(a))}"), (code, told))

        for name, length in (("short", 300), ("long", len(b)), ("longest", LARGE), ("beyond", 1 << 45)):
            lie = record("b", length=length)
            self.write(f"{name}.warc", a + lie + c)
            bad(f"a length that lies: {name}", f"{name}.warc", len(a))
            self.write(f"{name}.warc.gz", pack(a) + pack(lie) + pack(c))
            bad(f"a packed length that lies: {name}", f"{name}.warc.gz", len(pack(a)))

        self.write("tail.warc", a + b[:-300])
        self.expect("a tail that is cut", self.folder / "tail.warc", good[0],
                    (url("b"), "bad_archive", f"tail.warc:byte {len(a)}"))
        self.write("tail.warc.gz", pack(a) + pack(b)[:-9])
        code, told = self.run(self.folder / "tail.warc.gz")
        self.check("a packed tail that is cut", code == 1 and told[0] == good[0] and len(told) == 2 and
                   told[1][1:] == ("bad_archive", f"tail.warc.gz:byte {len(pack(a))}"), (code, told))

        with open(self.folder / "large.warc", "wb") as out:
            out.write(a + head("b", LARGE) + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            out.seek(len(a) + len(head("b", LARGE)) + LARGE)
            out.write(b"\r\n\r\n" + c)
        bad("2 GB", "large.warc", len(a), "too_large")
        with open(self.folder / "large.warc.gz", "wb") as out:
            out.write(pack(a))
            write_large_member(out, "b")
            out.write(pack(c))
        bad("256 MB packed", "large.warc.gz", len(pack(a)), "too_large")

    def archives(self):
        members = [("a.html", page("a")), ("\u0627.html", page("b"))]
        told = [("a", None, None), ("\u0627", None, None)]
        with zipfile.ZipFile(self.folder / "good.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members:
                archive.writestr(name, data)
        self.expect("zip", self.folder / "good.zip", *told, status=0)
        for mode in ("", "gz", "xz"):
            file = f"good.tar.{mode}" if mode else "good.tar"
            with tarfile.open(self.folder / file, f"w:{mode}") as archive:
                for name, data in members:
                    member = tarfile.TarInfo(name)
                    member.size = len(data)
                    archive.addfile(member, io.BytesIO(data))
            self.expect(file, self.folder / file, *told, status=0)
        with open(self.folder / "good.tar", "rb") as pipe:
            self.check("tar on standard input", self.run("-", stdin=pipe) == (0, told), "")

        with zipfile.ZipFile(self.folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.html", page("a"))
            with archive.open("bomb.html", "w", force_zip64=True) as member:
                for _ in range(128):
                    member.write(b" " * (1 << 20))
            archive.writestr("inside.zip", (self.folder / "good.zip").read_bytes())
            archive.writestr("c.html", page("c"))
        self.expect("a zip bomb", self.folder / "bomb.zip", told[0], ("bomb", "too_large", "bomb.zip!bomb.html"),
                    ("c", None, None))

        # The flag of encryption, in both places where a zip has it.
        locked = bytearray((self.folder / "good.zip").read_bytes())
        locked[6] |= 1
        locked[locked.index(b"PK\x01\x02") + 8] |= 1
        self.write("locked.zip", bytes(locked))
        self.expect("an encrypted member", self.folder / "locked.zip", ("a", "bad_archive", "locked.zip!a.html"), told[1])
        self.expect("no archive", self.write("no.zip", b"PK\x03\x04 no"),
                    (f"{self.folder}/no.zip", "bad_archive", "no.zip"))
        # Each fault ends its own file alone; ids of several archives begin with their names.
        code, seen = self.run(self.write("last.html.gz", pack(page("last"))), self.folder / "no.zip",
                              self.folder / "good.zip")
        self.check("the others", code == 1 and len(seen) == 4 and seen[0][1] is None and
                   seen[1][1:] == ("bad_archive", "no.zip") and seen[2:] == [("good.zip/" + each[0], *each[1:]) for each in told], (code, seen))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--sanitized", action="store_true", help="memory is not looked at")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="khabar-archives-") as folder:
        tests = Tests(os.path.abspath(options.program), pathlib.Path(folder))
        tests.warc()
        tests.archives()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
    if not options.sanitized:
        tests.check("memory", peak < MOST_MEMORY, f"{peak >> 20} MB")
    print(f"archives: {tests.trials} checks, {tests.faults} faults, at most {peak >> 20} MB")
    return 1 if tests.faults else 0


if __name__ == "__main__":
    sys.exit(main())
