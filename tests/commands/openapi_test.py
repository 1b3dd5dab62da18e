#!/usr/bin/env python3
"""khabar serve, seen from outside: what it answers is what the openapi.json that it serves says, route by route:
openapi_test.py --program build/release/khabar

A store of the test's own, filled through the API; every answer is held against its schema, every documented route is asked, and
what is not documented is not there.
"""
import argparse
import http.client
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

import jsonschema

TOKEN = "0123456789abcdef0123456789abcdef"
HERE = pathlib.Path(__file__).resolve().parents[2]
TEXTS = [json.loads(line) for line in (HERE / "tests/unit/serve/texts.ndjson").read_text().splitlines()]


class Server:
    def __init__(self, program, folder):
        self.log = open(pathlib.Path(folder) / "log", "w+")
        self.process = subprocess.Popen(
            [program, "serve", "--new", "--port", "0", str(pathlib.Path(folder) / "news.db")],
            stderr=self.log, env={**os.environ, "KHABAR_TOKEN": TOKEN})
        self.port = None
        for _ in range(300):
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", pathlib.Path(self.log.name).read_text())
            if found:
                self.port = int(found.group(1))
                return
            try:
                self.process.wait(0.1)
                break
            except subprocess.TimeoutExpired:
                pass
        sys.exit("khabar serve does not begin: " + pathlib.Path(self.log.name).read_text())

    def ask(self, method, path, body=None, type="application/json", owner=True, host=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Authorization": "Bearer " + TOKEN} if owner else {}
        if host:
            headers["Host"] = host
        if body is not None:
            headers["Content-Type"] = type
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read() if answer.getheader("Content-Type") != "text/event-stream" else b""
        connection.close()
        return answer.status, answer.headers, data

    def end(self):
        self.process.terminate()
        self.process.wait(30)


class Tests:
    def __init__(self, server):
        self.server, self.faults, self.trials, self.asked = server, 0, 0, set()
        self.openapi = json.loads(server.ask("GET", "/openapi.json", owner=False)[2])
        record = json.loads(server.ask("GET", "/record.schema.json", owner=False)[2])
        self.resolver = jsonschema.RefResolver("http://khabar/openapi.json", self.openapi,
                                               {"http://khabar/record.schema.json": record})

    def check(self, name, holds, saw=""):
        self.trials += 1
        if not holds:
            self.faults += 1
            print(f"FAILS {name}: {saw}")

    def hold(self, name, value, schema):
        """The value against a schema that stands in openapi.json."""
        validator = jsonschema.Draft202012Validator(schema, resolver=self.resolver)
        faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(value)]
        self.check(name, not faults, faults[:3])

    def ask(self, method, pattern, parts=(), query="", body=None, status=200, **more):
        """One documented route; its answer's JSON, held against the schema."""
        operation = self.openapi["paths"].get(pattern, {}).get(method.lower())
        name = f"{method} {pattern} {query} -> {status}"
        self.check(name + " is documented", operation is not None)
        self.asked.add((method, pattern))
        path = pattern
        for part in parts:
            path = re.sub(r"\{[a-z]+\}", urllib.parse.quote(part, safe=""), path, count=1)
        got, headers, data = self.server.ask(method, path + ("?" + query if query else ""), body, **more)
        self.check(name, got == status, f"{got} {data[:300]}")
        responses = operation["responses"]
        content = responses.get(str(status), responses.get("default", {})).get("content", {})
        self.check(name + " has nosniff", headers.get("X-Content-Type-Options") == "nosniff", headers.items())
        if "application/json" not in content:
            return data
        self.check(name + " is JSON", headers.get("Content-Type", "").startswith("application/json"), headers.get("Content-Type"))
        value = json.loads(data)
        self.hold(name, value, content["application/json"]["schema"])
        return value


def writing(t):
    for text in TEXTS:
        sent = {"text": text["text"], "title": text["title"], "url": text["url"], "publisher": text["publisher"],
                "published": text["published"], "language": text["lang"]}
        kept = t.ask("POST", "/api/documents", body=sent)
        t.check("it is added", kept.get("put") == "added", kept)
    page = (HERE / "examples/02-protest-and-talks.html").read_text()
    t.check("a page is coded", t.ask("POST", "/api/code", body={"kind": "page", "text": page})["events"])
    t.check("a text is coded", t.ask("POST", "/api/code", body={"text": TEXTS[0]["text"]}, owner=False)["events"])
    t.ask("POST", "/api/code", body={"text": 1}, status=400)
    t.ask("POST", "/api/documents", body={}, status=400)


def reading(t):
    t.ask("GET", "/api/about", owner=False)
    events = t.ask("GET", "/api/events", query="limit=1000", owner=False)["events"]
    t.check("there are events", len(events) > 10, len(events))
    page = t.ask("GET", "/api/events", query="limit=2&sort=confidence&order=asc")
    t.ask("GET", "/api/events", query="limit=2&sort=confidence&order=asc&after=" + page["next"])
    t.ask("GET", "/api/events", query="colour=red", status=400)
    for event in events:
        t.ask("GET", "/api/events/{id}", [event["id"]])
        t.ask("GET", "/api/events/{id}/rule", [event["id"]])
        t.ask("GET", "/api/stories/{id}", [event["id"]])
        t.ask("GET", "/api/documents/{id}", [event["document"]["id"]])
    for pattern in ("/api/events/{id}", "/api/events/{id}/rule", "/api/stories/{id}", "/api/documents/{id}"):
        t.ask("GET", pattern, ["none/ such"], status=404)
    for query in ("", "type=ASSAULT", "lang=ar&since=2023", "until=1990"):
        for pattern in ("/api/facets", "/api/timeline", "/api/map", "/api/sources"):
            t.ask("GET", pattern, query=query)
            t.ask("GET", pattern, query="limit=1", status=400)
    t.ask("GET", "/api/timeline", query="unit=year")
    for name in t.openapi["components"]["parameters"]:
        if name not in ("words", "sort", "order", "limit", "after"):
            got, _, data = t.server.ask("GET", "/api/events?" + name + "=%2C")
            t.check(f"a bad {name} is told", got == 400 and json.loads(data)["error"]["where"] == name, data)
    formats = next(one for one in t.openapi["paths"]["/api/export"]["get"]["parameters"] if one.get("name") == "to")["schema"]["enum"]
    for to in formats:
        data = t.ask("GET", "/api/export", query="to=" + to)
        t.check(f"an export to {to}", data or to == "gold")
    t.check("an export holds all", t.ask("GET", "/api/export", query="to=ndjson").count(b"\n") == len(events))
    t.ask("GET", "/api/export", query="to=brat", status=400)
    t.ask("GET", "/openapi.json")
    t.ask("GET", "/record.schema.json")
    t.ask("GET", "/health")
    t.check("counts", b"khabar_requests_total" in t.ask("GET", "/metrics"))
    t.ask("GET", "/api/live")
    return events


def deciding(t, events):
    one, other = events[0]["id"], events[-1]["id"]
    t.ask("POST", "/api/reviews", body={"event": one, "by": "amal", "verdict": "right"})
    t.ask("POST", "/api/reviews", body={"event": one, "by": "amal", "field": "mode", "value": "none"})
    t.ask("GET", "/api/reviews")
    t.ask("POST", "/api/reviews", body={"event": one}, status=400)
    t.ask("DELETE", "/api/events/{id}/reviews/{field}", [one, "mode"])
    t.ask("DELETE", "/api/events/{id}/reviews/{field}", [one, "verdict"])
    t.ask("DELETE", "/api/events/{id}/reviews/{field}", [one, "verdict"], status=404)
    t.ask("POST", "/api/stories/merge", body={"stories": [one, other], "by": "amal"})
    t.ask("POST", "/api/stories/split", body={"story": one, "events": [other], "by": "amal"})
    t.ask("POST", "/api/stories/split", body={"story": one, "events": ["none"], "by": "amal"}, status=404)


def working(t):
    binary = {"type": "application/octet-stream"}
    line = json.dumps({"id": "sent", "lang": "en", "text": "Police arrested 14 protesters in Tripoli on Sunday."}).encode() + b"\n"
    job = t.ask("POST", "/api/jobs", query="kind=add&from=ndjson&name=a.ndjson", body=line, **binary)
    t.ask("POST", "/api/jobs", query="kind=dance", body=line, status=400, **binary)
    asked = {one["name"]: one for one in t.openapi["paths"]["/api/jobs"]["post"]["parameters"]}
    t.check("a job must have a kind and a form", asked["kind"].get("required") and asked["from"].get("required"), asked)
    taken = []
    for kind in asked["kind"]["schema"]["enum"]:
        told = t.ask("POST", "/api/jobs", query="kind=" + kind, body=line, status=400, **binary)["error"]
        t.check(f"what {kind} takes is told", told["where"] == "from" and told["detail"].startswith(kind + " takes "), told)
        taken += told["detail"].split(" takes ")[-1].split(", ")
    t.check("and documented", taken == asked["from"]["schema"].get("enum"), taken)
    t.ask("GET", "/api/jobs")
    for _ in range(300):
        seen = t.ask("GET", "/api/jobs/{id}", [job["id"]])
        if seen["state"] not in ("waiting", "running"):
            break
        time.sleep(0.1)
    t.check("the job is done", seen["state"] == "done", seen)
    t.check("its document is there", t.server.ask("GET", "/api/documents/sent")[0] == 200)
    t.ask("POST", "/api/jobs/{id}/stop", [job["id"]], status=409)
    t.ask("POST", "/api/jobs/{id}/stop", ["none"], status=404)
    t.ask("POST", "/api/jobs/{id}/resume", [job["id"]], status=409)
    t.ask("DELETE", "/api/jobs/{id}", [job["id"]])
    t.ask("GET", "/api/jobs/{id}", [job["id"]], status=404)


def routes(t):
    documented = {(method.upper(), path) for path, methods in t.openapi["paths"].items() for method in methods}
    t.check("every route was asked", t.asked == documented, documented ^ t.asked)
    for path, methods in t.openapi["paths"].items():
        known = {method.upper() for method in methods}
        plain = path.replace("{id}", "x").replace("{field}", "x")
        for method in {"GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS"} - known:
            got, headers, _ = t.server.ask(method, plain)
            # A path of words may also be one with an id: /api/stories/merge
            other = any(re.fullmatch(re.sub(r"\{[a-z]+\}", "[^/]+", p), plain) and method.lower() in m
                        for p, m in t.openapi["paths"].items())
            t.check(f"{method} {path} is not there", got == 405 or other, got)
            if got == 405:
                allowed = set(headers["Allow"].split(", ")) - {"HEAD"}
                t.check(f"{method} {path} tells what is", known <= allowed, allowed)
        for operation in methods.values():
            if "security" in operation:
                method = next(m for m, o in methods.items() if o is operation).upper()
                got = t.server.ask(method, plain, owner=False)[0]
                t.check(f"{method} {path} needs the token", got == 401, got)
    t.check("another name", t.server.ask("GET", "/api/about", host="evil.example")[0] == 403)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(options.program, folder)
        try:
            t = Tests(server)
            writing(t)
            events = reading(t)
            deciding(t, events)
            working(t)
            routes(t)
        finally:
            server.end()
    print(f"count: {t.trials} trials, {t.faults} failed")
    return 1 if t.faults or t.trials < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
