#!/usr/bin/env python3
"""khabar shards, code --shard, add --shard, code --to documents and import --from documents, seen from outside, and the recipes of
docs/recipes/ as they stand there: shards_test.py --program build/release/khabar

The outputs of all shards are held against what `khabar code` says of the whole; tasks are killed, run twice and at once.
"""
import argparse
import gzip
import hashlib
import json
import os
import pathlib
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from slurm import Slurm

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECIPES = ROOT / "docs/recipes"
ENGLISH = ("{n} dead near Marib\n\nThe Yemeni army shelled a rebel camp near Marib on Tuesday, killing {n} fighters, the governor said. "
           "Hundreds of teachers marched in Aden on Monday to demand higher pay. The minister will visit Khartoum tomorrow.")
ARABIC = ("قصف قرب مأرب\n\nقصف الجيش اليمني معسكرا للمتمردين قرب مأرب يوم الثلاثاء، ما أدى إلى مقتل {n} مقاتلين، بحسب المحافظ. "
          "وتظاهر مئات المعلمين بالخرطوم يوم الخميس للمطالبة برفع الأجور.")


def lines(first, count, noise=0):
    """noise: characters of each address that do not pack."""
    out = []
    for i in range(first, first + count):
        arabic = i % 3 == 0
        digits = "".join(hashlib.sha256(f"{i} {k}".encode()).hexdigest() for k in range(noise // 64))
        out.append(json.dumps({"id": f"d{i}", "url": f"https://news.example/{digits}", "publisher": f"Post {i % 7}", "published": f"2021-03-{1 + i % 28:02}",
                               "lang": "ar" if arabic else "en", "text": (ARABIC if arabic else ENGLISH).format(n=3 + i % 40)},
                              ensure_ascii=False) + "\n")
    return out


class Tests:
    def __init__(self, program, folder):
        self.program, self.folder, self.faults, self.trials = program, pathlib.Path(folder), 0, 0

    def check(self, name, holds, saw=""):
        self.trials += 1
        if not holds:
            self.faults += 1
            print(f"FAILS {name}: {saw}", flush=True)

    def run(self, *words, status=0, stdin=None):
        done = subprocess.run([self.program, *map(str, words)], input=stdin, capture_output=True, timeout=120, cwd=self.folder)
        self.check(f"status of {' '.join(map(str, words[:5]))}", done.returncode == status,
                   f"{done.returncode}: {done.stderr[-300:].decode()}")
        return done

    def start(self, *words):
        return subprocess.Popen([self.program, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)

    def script(self, name, *words, environment=None):
        """A recipe, with the program on its PATH."""
        binaries = self.folder / "bin"
        binaries.mkdir(exist_ok=True)
        if not (binaries / "khabar").exists():
            (binaries / "khabar").symlink_to(self.program)
        done = subprocess.run([str(RECIPES / name), *map(str, words)], capture_output=True, text=True, timeout=120,
                              cwd=self.folder, env={**os.environ, **(environment or {}), "PATH": f"{binaries}:/usr/bin:/bin"})
        self.check(f"status of {name}", done.returncode == 0, f"{done.returncode}: {done.stderr[-500:]}")
        return done


def unpacked(path):
    return subprocess.run(["zstd", "-dc", "--", *sorted(map(str, path))], capture_output=True, check=True).stdout.decode()


def without_places(text):
    """An error's place names a line of the file, or of the part that it lies in."""
    return re.sub(r'"where":"([^":]*)[^"]*"', r'"where":"\1"', text)


def shard_count(manifest):
    return int(manifest.read_text().split("\n", 1)[0].split("\t")[1].removeprefix("shards "))


def make_inputs(t):
    """A large file, the same packed in many members, pages in a folder; a line that is cut among them."""
    archive = t.folder / "archive"
    (archive / "pages").mkdir(parents=True)
    whole = lines(0, 60)
    whole[5] = '{"id":"broken","text":"cut\n'
    (archive / "a.ndjson").write_text("".join(whole))
    packed = lines(60, 60, noise=640)
    (archive / "b.ndjson.gz").write_bytes(b"".join(gzip.compress("".join(packed[i:i + 10]).encode(), mtime=0) for i in range(0, 60, 10)))
    for page in ("01-withdrawal.html", "04-aid-convoy.en.html", "03-truce.txt"):
        shutil.copy(ROOT / "examples" / page, archive / "pages" / page)
    (archive / "empty.txt").write_text("")


def plans(t):
    first = t.run("shards", "plan", "--size", "8k", "archive")
    t.run("shards", "plan", "--size", "8k", "-o", "plan.tsv", "archive")
    manifest = t.folder / "plan.tsv"
    t.check("the same plan twice", first.stdout == manifest.read_bytes())
    head, columns, *rows = manifest.read_text().splitlines()
    t.check("what stands above the rows", re.fullmatch(r"khabar shards 1\tshards \d+\tparts \d+\tbytes \d+", head) and
            columns.split("\t") == ["shard", "begin", "end", "kind", "id", "sha256", "path"], head)
    covered, numbers = {}, []
    for shard, begin, end, _, _, sha256, path in (row.split("\t") for row in rows):
        part = (t.folder / path).read_bytes()[int(begin):int(end)]
        t.check("the sum of a part", hashlib.sha256(part).hexdigest() == sha256, path)
        t.check("parts follow each other", int(begin) == covered.get(path, 0), path)
        covered[path] = int(end)
        numbers.append(int(shard))
    t.check("every byte is in one part", covered == {str(path.relative_to(t.folder)): path.stat().st_size
                                                     for path in (t.folder / "archive").rglob("*") if path.is_file()}, covered)
    t.check("numbers rise", numbers == sorted(numbers) and set(numbers) == set(range(1, shard_count(manifest) + 1)), numbers)
    t.check("large files are cut, small ones share", shard_count(manifest) >= 4 and len(numbers) > len(set(numbers)), numbers)
    t.check("packed members are cut", sum("b.ndjson.gz" in row for row in rows) >= 2, rows)
    said = t.run("shards", "plan", "archive", "nothing-here", "-o", "none.tsv", status=3).stderr.decode()
    t.check("no such file", "nothing-here" in said and not (t.folder / "none.tsv").exists(), said)
    t.run("shards", "plan", "https://news.example/", status=2)
    t.run("shards", "plan", "--size", "soon", "archive", status=2)
    (t.folder / "list").write_text("https://news.example/1\n")
    for path in ("list", "-"):
        t.run("shards", "plan", path, status=2)
    said = t.run("shards", "plan", "archive", "-o", "packed.tsv.zst", status=2).stderr.decode()
    t.check("a manifest is not packed", "not packed" in said and not (t.folder / "packed.tsv.zst").exists(), said)
    (t.folder / "archive/pages/picture.png").write_text("")
    said = t.run("shards", "plan", "archive", "-o", "other.tsv").stderr.decode()
    t.check("what is passed over is counted", said.rstrip().endswith("; passed over: 1 file of other kinds"), said)
    said = t.run("code", "--to", "ndjson", "archive", status=1).stderr.decode()
    t.check("code counts it too", said.rstrip().endswith("; passed over: 1 file of other kinds"), said)
    (t.folder / "archive/pages/picture.png").unlink()


def without_extension(t):
    """The parts of a file whose kind its first bytes alone tell."""
    (t.folder / "nameless").write_text("".join(lines(0, 30)))
    t.run("shards", "plan", "--size", "4k", "nameless", "-o", "nameless.tsv")
    whole = t.run("code", "-q", "--to", "ndjson", "nameless").stdout
    shards = [t.run("code", "-q", "--shard", k, "nameless.tsv", "-o", "-").stdout for k in range(1, shard_count(t.folder / "nameless.tsv") + 1)]
    t.check("parts are what the file is", len(shards) > 2 and b"".join(shards) == whole, len(shards))


def shards_are_the_whole(t):
    whole = t.run("code", "--to", "ndjson", "archive", status=1).stdout.decode()
    manifest = t.folder / "plan.tsv"
    for shard in range(1, shard_count(manifest) + 1):
        done = subprocess.run([t.program, "code", "--shard", str(shard), "plan.tsv", "-o", "coded"], cwd=t.folder, capture_output=True)
        t.check("a shard's status", done.returncode in (0, 1), done.stderr)
    files = sorted((t.folder / "coded").iterdir())
    joined = unpacked(files)
    t.check("a file for each shard", len(files) == shard_count(manifest), files)
    t.check("the shards are the whole", without_places(joined) == without_places(whole),
            (joined.count("\n"), whole.count("\n")))
    t.check("both errors stand in it", joined.count('"error"') == 2, joined.count('"error"'))
    t.run("shards", "check", "plan.tsv", "coded")
    t.check("the frame has a checksum", b"XXH64" in subprocess.run(["zstd", "-lv", files[0]], capture_output=True).stdout)
    two = t.run("code", "--shard", "1", "plan.tsv", "--jobs", "2", "-o", "two.ndjson.zst", status=1)
    t.check("the same bytes with two jobs", (t.folder / "two.ndjson.zst").read_bytes() == files[0].read_bytes(), two.stderr)
    shown = t.run("code", "-q", "--shard", "1", "plan.tsv", "-o", "-", status=1).stdout.decode()
    t.check("to standard output, not packed", shown == unpacked(files[:1]))
    t.run("code", "-q", "--to", "ndjson", "archive", "-o", "whole.ndjson.zst", status=1)
    t.check("-o FILE.zst packs", unpacked([t.folder / "whole.ndjson.zst"]) == whole)
    (t.folder / "coded/shard-0000001-00000000.ndjson.zst").write_bytes(b"of another plan")
    named = t.run("shards", "files", "plan.tsv", "coded").stdout.decode().splitlines()
    t.check("the files of the plan, in their order", named == [str(path.relative_to(t.folder)) for path in files], named)
    (t.folder / "coded/shard-0000001-00000000.ndjson.zst").unlink()
    t.run("shards", "files", "none.tsv", "coded", status=3)


def left_alone(t):
    target = next((t.folder / "coded").glob("shard-0000001-*"))
    target.write_bytes(b"mine")
    said = t.run("code", "--shard", "1", "plan.tsv", "-o", "coded").stderr.decode()
    t.check("what is there is left alone", target.read_bytes() == b"mine" and "there already" in said, said)
    t.run("code", "--again", "--shard", "1", "plan.tsv", "-o", "coded", status=1)
    t.check("--again codes it", target.read_bytes() == (t.folder / "two.ndjson.zst").read_bytes())


def wrong_use(t):
    for words, status, said in [(["--shard", "999"], 3, "there is no shard 999"), (["--shard", "0"], 2, ""),
                                (["--shard", "1", "--from", "text"], 2, "--from"), (["--shard", "1", "--to", "csv"], 2, "--to"),
                                (["--shard", "1", "archive/a.ndjson"], 2, "one manifest"), (["--again"], 2, "--shard")]:
        got = t.run("code", *words, "plan.tsv", "-o", "wrong", status=status).stderr.decode()
        t.check(f"{words} is told", said in got, got)
    for name in ("result.ndjson", "result.ndjson.gz", "result.csv"):
        got = t.run("code", "--shard", "1", "plan.tsv", "-o", name, status=2).stderr.decode()
        t.check("a file's name is no folder", "give a folder" in got and not (t.folder / name).exists(), got)
    got = t.run("code", "--shard", "1", "archive/a.ndjson", "-o", "wrong", status=4).stderr.decode()
    t.check("no manifest", "no manifest" in got, got)
    t.check("nothing is written", not list((t.folder / "wrong").glob("*")) if (t.folder / "wrong").exists() else True)


def changed(t):
    (t.folder / "one.ndjson").write_text("".join(lines(0, 5)))
    t.run("shards", "plan", "one.ndjson", "-o", "one.tsv")
    text = (t.folder / "one.ndjson").read_text()
    (t.folder / "one.ndjson").write_text(text.replace("Marib", "Mareb", 1))
    got = t.run("code", "--shard", "1", "one.tsv", "-o", "changed", status=4).stderr.decode()
    t.check("a changed file is named", "one.ndjson: the file was changed" in got, got)
    t.check("and nothing is written", not list((t.folder / "changed").iterdir()))
    t.run("add", "--store", "changed.db", "--shard", "1", "one.tsv", status=4)
    got = t.run("shards", "check", "one.tsv", "changed", status=1)
    t.check("check tells of it", got.stdout.decode().startswith("1\tchanged\tone.ndjson: "), got.stdout)
    got = t.run("shards", "check", "--quick", "--numbers", "one.tsv", "changed", status=1)
    t.check("quick looks at sizes", got.stdout == b"1\n", got.stdout)
    (t.folder / "one.ndjson").unlink()
    t.run("code", "--shard", "1", "one.tsv", "-o", "changed", status=4)


def killed(t):
    """By -9 in the middle, by TERM, and two at once."""
    (t.folder / "long.ndjson").write_text("".join(lines(0, 2000)))
    t.run("shards", "plan", "long.ndjson", "-o", "long.tsv")
    t.run("code", "-q", "--shard", "1", "long.tsv", "-o", "right.ndjson.zst")
    right = (t.folder / "right.ndjson.zst").read_bytes()

    def begun(*words):
        """A task that has written something of its file."""
        task = t.start("code", "--shard", "1", "long.tsv", "-o", "killed", *words)
        end = time.monotonic() + 60
        while not any(part.stat().st_size for part in (t.folder / "killed").glob("*.part-*")) and time.monotonic() < end:
            time.sleep(0.001)
        return task

    task = begun()
    task.kill()
    t.check("it was killed", task.wait() == -signal.SIGKILL, task.returncode)
    names = [path.name for path in (t.folder / "killed").iterdir()]
    t.check("a part alone is left", len(names) == 1 and ".part-" in names[0], names)
    got = t.run("shards", "check", "--numbers", "long.tsv", "killed", status=1)
    t.check("it is missing", got.stdout == b"1\n", got.stdout)
    t.run("code", "-q", "--shard", "1", "long.tsv", "-o", "killed")
    files = list((t.folder / "killed").iterdir())
    t.check("run again it is whole, and alone", len(files) == 1 and files[0].read_bytes() == right, files)
    shutil.rmtree(t.folder / "killed")
    task = begun()
    task.terminate()
    t.check("stopped", task.wait() == 130, task.returncode)
    t.check("nothing is left", not list((t.folder / "killed").iterdir()), list((t.folder / "killed").iterdir()))
    tasks = [begun(), begun("--again")]
    t.check("both run", [task.wait() for task in tasks] == [0, 0], [task.stderr.read() for task in tasks])
    files = list((t.folder / "killed").iterdir())
    t.check("two at once write one file", len(files) == 1 and files[0].read_bytes() == right, files)
    full = subprocess.run(f"ulimit -f 8; exec {t.program} code --again --shard 1 long.tsv -o killed", shell=True, cwd=t.folder,
                          capture_output=True, executable="/bin/bash", preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
    t.check("no room for the whole", full.returncode == 4, full)
    files = list((t.folder / "killed").iterdir())
    t.check("what was there stands", len(files) == 1 and files[0].read_bytes() == right, files)
    unwritable(t)


def as_nobody():
    """Root may write everywhere."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def unwritable(t):
    for mode, name in ((0o555, "closed"), (0o333, "unlisted")):
        folder = t.folder / name
        folder.mkdir()
        folder.chmod(mode)
        os.chown(folder, 65534, -1) if os.geteuid() == 0 else None
        t.folder.chmod(0o755)
        done = subprocess.run([t.program, "code", "-q", "--shard", "1", "long.tsv", "-o", name], cwd=t.folder, capture_output=True,
                              preexec_fn=as_nobody)
        said = done.stderr.decode()
        t.check(f"{name}: it says why", done.returncode == 4 and "ermission denied" in said, (done.returncode, said))
        folder.chmod(0o755)
        t.check(f"{name}: nothing has the name", not list(folder.glob("*.zst")), list(folder.iterdir()))


def stopped_while_waiting(t):
    """Standard input gives two lines and then nothing; what was packed is there whole."""
    for jobs in ("1", "2"):
        target = t.folder / f"stopped-{jobs}.ndjson.zst"
        task = subprocess.Popen([t.program, "code", "-v", "--to", "documents", "--jobs", jobs, "--from", "ndjson", "-", "-o", target],
                                stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=t.folder)
        task.stdin.write("".join(lines(0, 2, noise=6400)).encode())
        task.stdin.flush()
        said = [task.stderr.readline() for _ in range(2)]
        t.check("both are coded", b" d0: " in said[0] and b" d1: " in said[1], said)
        begin = time.monotonic()
        task.send_signal(signal.SIGTERM)
        t.check("stopped at once", task.wait(timeout=10) == 130 and time.monotonic() - begin < 2, task.returncode)
        t.check("the last line is said", b"read 2 documents" in task.stderr.read())
        task.stdin.close()
        done = subprocess.run(["zstd", "-dc", target], capture_output=True)
        t.check("a frame with its end", done.returncode == 0 and done.stdout.count(b"\n") == 2, (done.returncode, done.stderr))


def at_once(t):
    """What a slow pipe gives is coded when it is there, once its first 4 KiB have told what it is."""
    task = subprocess.Popen([t.program, "code", "-q", "--to", "documents", "--jobs", "2", "--from", "ndjson", "-"], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, cwd=t.folder)
    for line in lines(0, 2, noise=6400):
        task.stdin.write(line.encode())
        task.stdin.flush()
        ready, _, _ = select.select([task.stdout], [], [], 20)
        t.check("an answer before the next input", bool(ready) and json.loads(os.read(task.stdout.fileno(), 1 << 20))["document"]["id"])
    task.stdin.close()
    t.check("then it ends", task.wait(timeout=20) == 0, task.returncode)


def tables(path):
    """All that a SQLite store holds, but its state, which is dice."""
    with sqlite3.connect(path) as store:
        names = [name for name, in store.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                                                 "AND name NOT LIKE 'sqlite_%' ORDER BY name")]
        return {name: store.execute(f'SELECT * FROM "{name}"').fetchall() for name in names if not name.startswith(("terms", "places"))}


def same_stores(t, name, one, other):
    exports = [t.run("export", "--store", store, "--to", "ndjson").stdout for store in (one, other)]
    t.check(f"{name}: exports", exports[0] == exports[1] and exports[0].count(b"\n") > 100, [len(each) for each in exports])
    first, second = tables(t.folder / one), tables(t.folder / other)
    for table in first:
        if table not in ("meta", "state"):
            t.check(f"{name}: table {table}", sorted(map(repr, first[table])) == sorted(map(repr, second[table])), table)


def documents(t):
    added = t.run("add", "--store", "added.db", "archive", status=1)
    t.run("code", "-q", "--to", "documents", "--jobs", "2", "archive", "-o", "documents.ndjson.zst", status=1)
    imported = t.run("import", "--store", "imported.db", "--from", "documents", "--jobs", "2", "documents.ndjson.zst", status=1)
    t.check("error records go on", imported.stdout == added.stdout and added.stdout.count(b'"error"') == 2, imported.stdout)
    same_stores(t, "import", "added.db", "imported.db")
    again = t.run("import", "--store", "imported.db", "--from", "documents", "documents.ndjson.zst", status=1).stderr.decode()
    t.check("twice changes nothing", " 0 added, 0 replaced" in again, again)
    same_stores(t, "import twice", "added.db", "imported.db")
    plain = unpacked([t.folder / "documents.ndjson.zst"]).encode()
    some = b"".join(plain.splitlines(keepends=True)[:50])
    t.run("import", "--store", "bulk.db", "--from", "documents", "-", stdin=some, status=1)
    t.run("import", "--store", "bulk.db", "--from", "documents", "--bulk", "-", stdin=plain, status=1)
    same_stores(t, "import in bulk goes on", "added.db", "bulk.db")
    for shard in range(1, shard_count(t.folder / "plan.tsv") + 1):
        for words in (["code", "-q", "--to", "documents", "-o", "documents"], ["add", "-q", "--store", "shards.db"]):
            done = subprocess.run([t.program, *words, "--shard", str(shard), "plan.tsv"], cwd=t.folder, capture_output=True)
            t.check(f"{words[0]} --shard", done.returncode in (0, 1), done.stderr)
    t.run("shards", "check", "--to", "documents", "plan.tsv", "documents")
    same_stores(t, "add --shard", "added.db", "shards.db")
    files = sorted((t.folder / "documents").iterdir())
    t.run("import", "-q", "--store", "of-shards.db", "--from", "documents", *files, status=1)
    same_stores(t, "import of shards", "added.db", "of-shards.db")
    torn = plain[:len(plain) // 2]
    said = t.run("import", "--store", "torn.db", "--from", "documents", "-", stdin=torn, status=1).stderr.decode()
    t.check("a torn line is told", re.search(r"-:\d+: no JSON of a document", said), said)
    packed = (t.folder / "documents.ndjson.zst").read_bytes()
    said = t.run("import", "--store", "torn.db", "--from", "documents", "-", stdin=packed[:len(packed) - 20], status=1).stderr.decode()
    t.check("a torn file is told", re.search(r"import: -:\d+: ", said), said)
    t.run("import", "--store", "torn.db", "--from", "documents", "none.ndjson", status=3)
    t.run("import", "--store", "torn.db", "--from", "corrections", "plan.tsv", "one.tsv", status=2)


def recipe_of(t, name, run):
    """All shards, then with one of them taken away."""
    out = t.folder / f"by-{name}"
    run(out)
    right = {path.name: path.read_bytes() for path in (t.folder / "coded").iterdir()}
    got = {path.name: path.read_bytes() for path in out.glob("shard-*")}
    t.check(f"{name}: the same files", got == right, sorted(got))
    next(out.glob("shard-0000002-*")).unlink()
    run(out)
    t.check(f"{name}: what is missing is coded again", {path.name for path in out.glob("shard-*")} == set(right))


def recipes(t):
    def parallel(out):
        for log in out.glob("joblog*"):
            log.unlink()
        t.script("parallel.sh", "plan.tsv", out, 2)

    recipe_of(t, "parallel", parallel)
    done = t.script("parallel.sh", "plan.tsv", t.folder / "by-parallel", 2)
    t.check("parallel: by its log nothing is left to do", "0 missing" in done.stderr, done.stderr)
    shutil.copy(t.folder / "nameless.tsv", t.folder / "a plan's $HOME.tsv")
    for options in ("", "--to documents"):
        out = t.folder / "by-parallel in 'a folder'"
        done = t.script("parallel.sh", "a plan's $HOME.tsv", out, 2, environment={"KHABAR_OPTIONS": options})
        t.check(f"parallel {options}: names are quoted, and the check looks for what was written", "0 missing" in done.stderr, done.stderr)
    done = t.script("parallel.sh", "plan.tsv", t.folder / "by-parallel in 'a folder'", 2)
    t.check("parallel: a plan more in the same folder", "0 missing" in done.stderr, done.stderr)
    gaps = subprocess.run([RECIPES / "slurm.sh", "plan.tsv", "gaps"], capture_output=True, cwd=t.folder, env={
        **os.environ, "KHABAR": t.program, "SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_MAX": "5",
        "SLURM_ARRAY_TASK_COUNT": "2"})
    t.check("slurm: an array with gaps is refused", gaps.returncode == 2 and b"gaps" in gaps.stderr and not (t.folder / "gaps").exists(), gaps)
    recipe_of(t, "dask", lambda out: t.script("dask_shards.py", "plan.tsv", out))
    with Slurm(t.folder / "slurm") as slurm:
        def array(out):
            done = slurm.run("sbatch", "--wait", "--array=1-3", "--output", str(t.folder / "slurm-%a.log"), str(RECIPES / "slurm.sh"),
                             "plan.tsv", str(out), cwd=t.folder, env={**slurm.environment, "KHABAR": t.program})
            t.check("status of slurm.sh", done.returncode == 0,
                    (done, [path.read_text()[-300:] for path in t.folder.glob("slurm-*.log")], slurm.log()))

        recipe_of(t, "slurm", array)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", required=True)
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    with tempfile.TemporaryDirectory(prefix="khabar-shards-") as folder:
        t = Tests(program, folder)
        make_inputs(t)
        for each in (plans, without_extension, shards_are_the_whole, left_alone, wrong_use, changed, killed, stopped_while_waiting, at_once, documents,
                     recipes):
            begin = time.monotonic()
            each(t)
            print(f"{each.__name__}: {time.monotonic() - begin:.1f} s", flush=True)
    print(f"shards: {t.trials} trials, {t.faults} failed")
    return 1 if t.faults else 0


if __name__ == "__main__":
    sys.exit(main())
