#!/usr/bin/env python3
"""Paths of searches as people make them, one a line, over the invented events of bench_store:
searches.py --count N [--limit N] [--url http://127.0.0.1:PORT]

A third by words, the others by type, country, days, status and their mixtures; with --url one in ten is a second page.
"""
import argparse
import json
import random
import urllib.parse
import urllib.request

TYPES = ["ASSAULT", "PROTEST", "COERCE", "CONSULT", "ACCUSE", "AGREE", "AID", "THREATEN"]
COUNTRIES = ["SDN", "YEM", "SYR", "IRQ", "EGY", "LBY", "TUN"]


def english(rng):
    """A word of bench/store.cpp, as common as there."""
    rest, word = int(20000 ** rng.random()) + 1000, ""
    while rest:
        word += chr(ord("a") + rest % 26)
        rest //= 26
    return word


def arabic(rng):
    rank = int(20000 ** rng.random())
    rest, word = rank + 1000, "\u0627\u0644" if rank % 3 == 0 else ""
    while rest:
        word += bytes([0xD8, 0xAA + rest % 16]).decode()
        rest //= 16
    return word


def days(rng):
    year, month, length = rng.randint(2010, 2019), rng.randint(1, 12), rng.choice([1, 28, 90, 365])
    if length == 365:
        return {"since": f"{year}", "until": f"{year}"}
    day = rng.randint(1, 28)
    return {"since": f"{year}-{month:02}-{day:02}", "until": f"{year + (length == 90)}-{month:02}-28"} if length > 1 else \
        {"since": f"{year}-{month:02}-{day:02}", "until": f"{year}-{month:02}-{day:02}"}


def search(rng):
    word = rng.choice([english, arabic])
    one = {}
    kind = rng.random()
    if kind < 0.35:
        one["words"] = " ".join(word(rng) for _ in range(rng.choice([1, 1, 2])))
    if kind > 0.25:
        one.update(rng.choice([lambda: {"type": rng.choice(TYPES)}, lambda: {"country": rng.choice(COUNTRIES)}, lambda: days(rng),
                               lambda: {"type": rng.choice(TYPES), "country": rng.choice(COUNTRIES)},
                               lambda: {"country": rng.choice(COUNTRIES), **days(rng)},
                               lambda: {"type": rng.choice(TYPES), **days(rng)},
                               lambda: {"status": rng.choice(["denied", "reported"]), "country": rng.choice(COUNTRIES)}])())
    return one


def path(one, limit):
    return "/api/events?" + urllib.parse.urlencode({**one, "limit": limit})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--url")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    seen = set()
    while len(seen) < options.count:
        one = search(rng)
        line = path(one, options.limit)
        if line in seen:
            # what has few values is asked with days
            one = {**one, **days(rng), "confidence": f"0.{rng.randint(0, 99):02}"}
            line = path(one, options.limit)
        if line in seen:
            continue
        if options.url and rng.random() < 0.1:
            with urllib.request.urlopen(options.url + line) as answer:
                after = json.load(answer)["next"]
            if after:
                line = path({**one, "after": after}, options.limit)
        if line not in seen:
            seen.add(line)
            print(line)


if __name__ == "__main__":
    main()
