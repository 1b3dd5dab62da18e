#!/usr/bin/env python3
"""A web server with every fault that a page may have: server.py [--tls CERTIFICATE KEY]

Listens on a free port of 127.0.0.1, writes the port as a line to stdout, and ends when its stdin
does. The method that answers a path has its name: /slow is `slow`, /status/404 is `status` with
"404". /log gives all paths that were asked for.
"""
import argparse
import gzip
import http.server
import json
import pathlib
import ssl
import sys
import threading
import time

PAGE = (pathlib.Path(__file__).resolve().parent / "page.html").read_text(encoding="utf-8")
CHUNK = b"<p>word word word</p>\n" * 3000


class Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.asked.append(self.path)
        self.close_connection = True
        name, _, rest = self.path[1:].partition("/")
        try:
            getattr(self, "page_" + name)(rest)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def head(self, status, **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def whole(self, body, status=200, **headers):
        self.head(status, Content_Length=str(len(body)), **headers)
        self.wfile.write(body)

    def page_page(self, _):
        self.whole(PAGE.encode(), Content_Type="text/html; charset=utf-8")

    def page_header_charset(self, _):
        self.whole(PAGE.encode("cp1256"), Content_Type='Text/HTML;charset="windows-1256"')

    def page_gzip(self, _):
        self.whole(gzip.compress(PAGE.encode()), Content_Type="text/html", Content_Encoding="gzip")

    def page_untyped(self, _):
        self.whole(PAGE.encode())

    def page_untyped_binary(self, _):
        self.whole(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)

    def page_binary(self, _):
        self.whole(b"\x89PNG\r\n\x1a\n", Content_Type="image/png")

    def page_binary_empty(self, _):
        self.whole(b"", Content_Type="application/pdf")

    def page_empty(self, _):
        self.whole(b"", Content_Type="text/html")

    def page_lines(self, _):
        lines = [{"id": "l1", "text": "One line of text."}, {"id": "l2"}, {"id": "l3", "text": "And one more."}]
        self.whole("".join(json.dumps(each) + "\n" for each in lines).encode(), Content_Type="application/x-ndjson")

    def page_typed_then_untyped(self, _):
        self.whole(b"gone", 302, Location="/untyped_binary", Content_Type="text/html")

    def page_redirect(self, _):
        self.whole(b"<p>gone</p>", 301, Location="/page#part", Content_Type="text/html")

    def page_hops(self, count):
        if count == "0":
            return self.page_page("")
        self.whole(b"", 302, Location=f"/hops/{int(count) - 1}")

    def page_loop(self, _):
        self.whole(b"", 302, Location="/loop")

    def page_to(self, address):
        self.whole(b"", 302, Location=address)

    def page_cookie(self, _):
        self.whole(b"", 302, Location="/seen", Set_Cookie="a=b")

    def page_seen(self, _):
        self.whole(str(self.headers).encode(), Content_Type="text/plain")

    def page_same(self, _):
        """304 to who shows what it gave."""
        if self.headers.get("If-None-Match") == '"v1"' and self.headers.get("If-Modified-Since"):
            return self.head(304)
        self.whole(PAGE.encode(), Content_Type="text/html", ETag='"v1"', Last_Modified="Wed, 10 Mar 2021 10:00:00 GMT")

    def page_later(self, when):
        """/later/429/120: that status, and when to come again."""
        status, _, seconds = when.partition("/")
        self.whole(b"", int(status), **({"Retry_After": seconds} if seconds else {}))

    def page_log(self, _):
        self.whole(json.dumps(self.asked).encode(), Content_Type="text/plain")

    def page_status(self, status):
        self.whole(PAGE.encode(), int(status), Content_Type="text/html")

    def page_endless(self, _):
        self.head(200, Content_Type="text/html")
        while True:
            self.wfile.write(CHUNK)

    def page_large(self, _):
        self.head(200, Content_Type="text/html", Content_Length=str(10 << 30))
        while True:
            self.wfile.write(CHUNK)

    def page_bomb(self, _):
        self.whole(gzip.compress(bytes(65 << 20), 1), Content_Type="text/html", Content_Encoding="gzip")

    def page_broken_gzip(self, _):
        self.whole(gzip.compress(PAGE.encode())[:20] + b"x" * 100, Content_Type="text/html", Content_Encoding="gzip")

    def page_cut(self, _):
        self.head(200, Content_Type="text/html", Content_Length="100000")
        self.wfile.write(CHUNK[:5000])

    def page_slow(self, _):
        self.head(200, Content_Type="text/html")
        while True:
            self.wfile.write(b"w")
            self.wfile.flush()
            time.sleep(0.05)

    def page_silent(self, _):
        time.sleep(60)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--tls", nargs=2)
    options = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options.tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # a client that trusts nobody hangs up
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
