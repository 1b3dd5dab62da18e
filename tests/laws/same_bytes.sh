#!/usr/bin/env bash
# The same input gives the same bytes, whatever the locale, the zone, the time, the folder, the number
# of threads: same_bytes.sh KHABAR COMPILE_LEXICON
set -euo pipefail
khabar=$1
compile_lexicon=$2
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trials=0

# Pages: the examples, and the texts of all golden cases as NDJSON. One document is cut in half, so
# that error records are compared too.
mkdir "$work/in"
cp "$home"/examples/*.html "$home"/examples/*.txt "$work/in/"
python3 - "$home/tests/golden" >"$work/in/golden.ndjson" <<'PY'
import json, pathlib, sys
root = pathlib.Path(sys.argv[1])
for file in sorted(root.rglob("*.case")):
    head, text, _ = file.read_text(encoding="utf-8").split("\n---\n", 2)
    line = {"id": file.relative_to(root).with_suffix("").as_posix(), "lang": "ar", "text": text}
    for each in head.splitlines():
        if each.startswith("published "):
            line["published"] = each.split()[1]
    print(json.dumps(line, ensure_ascii=False))
print('{"id":"half","text":"cut')
PY
[[ $(wc -l <"$work/in/golden.ndjson") -gt 60 ]] || { echo "too few golden texts to compare"; exit 1; }

# run NAME [VARIABLE=VALUE...] -- ARGUMENT...: all outputs that a trial gives, exit status with them
run() {
  local name=$1 variables=() status=0
  shift
  while [[ $1 != -- ]]; do variables+=("$1"); shift; done
  shift
  (cd "$work" && env "${variables[@]}" "$khabar" "$@") >"$work/$name.out" 2>"$work/$name.err" || status=$?
  echo "exit $status" >>"$work/$name.err"
}

same() {
  ((++trials))
  cmp "$work/$1.out" "$work/$2.out" && cmp "$work/$1.err" "$work/$2.err" || {
    echo "same_bytes: $2 differs from $1"
    diff "$work/$1.out" "$work/$2.out" | head -n 5
    exit 1
  }
}

for to in ndjson csv table; do
  run first LC_ALL=C.UTF-8 TZ=UTC -- code --to "$to" in
  [[ -s $work/first.out ]] || { echo "same_bytes: no output to compare"; cat "$work/first.err"; exit 1; }
  grep -q '^exit 1$' "$work/first.err" || { echo "same_bytes: expected exit 1 for the cut line"; cat "$work/first.err"; exit 1; }
  run again LC_ALL=C.UTF-8 TZ=UTC -- code --to "$to" in
  same first again
  run locale LC_ALL=C LANG=C TZ=UTC -- code --to "$to" in
  same first locale
  run zone LC_ALL=C.UTF-8 TZ=Pacific/Kiritimati -- code --to "$to" in
  same first zone
  run other_zone LC_ALL=POSIX TZ=America/Los_Angeles -- code --to "$to" in
  same first other_zone
  run jobs LC_ALL=C.UTF-8 TZ=UTC -- code --jobs 2 --to "$to" in
  same first jobs
  run more_jobs LC_ALL=C.UTF-8 TZ=UTC -- code --jobs 5 --to "$to" in
  same first more_jobs
done

for layer in words times quantities places actors clauses frames; do
  run first LC_ALL=C.UTF-8 TZ=UTC -- annotate --layer "$layer" in/golden.ndjson
  run locale LC_ALL=C TZ=Asia/Tokyo -- annotate --layer "$layer" in/golden.ndjson
  [[ -s $work/first.out ]] || { echo "same_bytes: annotate --layer $layer gave nothing"; cat "$work/first.err"; exit 1; }
  same first locale
done

run first LC_ALL=C.UTF-8 TZ=UTC -- read in
run locale LC_ALL=C TZ=Asia/Tokyo -- read --jobs 2 in
same first locale

# The lexicon: from another folder, under another locale.
cp -r "$home/lexicon" "$work/lexicon"
(cd "$home" && LC_ALL=C.UTF-8 "$compile_lexicon" lexicon -o "$work/a.tables" >"$work/a.out")
(cd "$work" && LC_ALL=C TZ=Asia/Tokyo "$compile_lexicon" lexicon -o "$work/b.tables" >"$work/b.out")
cmp "$work/a.tables" "$work/b.tables"
((++trials))

echo "same bytes: $trials trials"
