#!/usr/bin/env python3
"""Small files that hold pages, for fuzz_warc: warc_seeds.py FOLDER

The first byte of each says what the file is taken for: w a WARC file, t one named a.tar, else by
its first bytes.
"""
import gzip
import io
import pathlib
import sys
import tarfile
import zipfile
import zlib

PAGE = b"<html><p>a</p>"
LINE = b'{"id":"a","text":"b"}\n'


def record(block, kind=b"response", length=None):
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: %d\r\n\r\n"
    return head % (kind, len(block) if length is None else length) + block + b"\r\n\r\n"


def answer(body, headers=b""):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + b"\r\n" + body


def pack(data):
    return gzip.compress(data, mtime=0)


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a.html"), PAGE)
        archive.writestr(zipfile.ZipInfo("b.ndjson"), LINE)
    return out.getvalue()


def tarred():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        member = tarfile.TarInfo("a.html")
        member.size = len(PAGE)
        archive.addfile(member, io.BytesIO(PAGE))
    return out.getvalue()[:1536]


first = record(answer(PAGE))
chunked = record(answer(b"5\r\n<p>a<\r\n3\r\n/p>\r\n0\r\n\r\n", b"Transfer-Encoding: chunked\r\n"))
seeds = {
    "records": b"w" + first + record(b"x", b"request") + first,
    "members": b"w" + pack(first) + pack(chunked),
    "torn": b"w" + pack(first)[:90] + pack(first),
    "lie": b"w" + record(answer(PAGE), length=500) + first,
    "chunks": b"w" + chunked,
    "gzip": b"w" + record(answer(pack(PAGE), b"Content-Encoding: gzip\r\n")),
    "deflate": b"w" + record(answer(zlib.compress(PAGE), b"Content-Encoding: deflate\r\n")),
    "resource": b"w" + record(PAGE, b"resource"),
    "zip": b"a" + zipped(),
    "tar": b"t" + tarred(),
    "tgz": b"t" + pack(tarred()),
    "lines": b"a" + pack(LINE) + pack(LINE),
}
for name, data in seeds.items():
    pathlib.Path(sys.argv[1], name).write_bytes(data)
