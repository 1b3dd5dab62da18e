#!/usr/bin/env bash
# How much khabar codes a second: bench/throughput.sh [--mb N] [--runs N] [PROGRAM]
#
# N MB (50) of text, English (bench/english.txt and the articles of tests/golden) and Arabic (those and examples/), as
# NDJSON, and pages (examples/*.html), a tenth of that; with one job and with two. Of each the best of some runs (3): time, MB and documents a second, CPU
# seconds, and how many times as fast two jobs are. `cpu` is what the factor would be on two cores that do nothing else:
# twice the CPU time of one job by that of two. Peers run beside it where they are installed; none is installed here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mb=50 runs=3
while [[ ${1:-} == --* ]]; do
  case $1 in
    --mb) mb=$2 ;;
    --runs) runs=$2 ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
  shift 2
done
program=${1:-build/release/khabar}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for page in examples/*.html; do
  "$program" read -q --to text "$page" >"$work/$(basename "$page").text"
done
# Documents in turn, until there are so many MB: whole articles, and the paragraphs of the long English one.
python3 - "$mb" "$work" <<'PYTHON'
import glob, json, pathlib, sys
size, work = int(sys.argv[1]) << 20, pathlib.Path(sys.argv[2])
read = lambda path: pathlib.Path(path).read_text(encoding="utf-8")
cases = lambda folder: [read(path).split("\n---\n")[1] for path in sorted(glob.glob(f"tests/golden/{folder}/*.case"))]
pages = sorted(work.glob("*.text"))
long = read("bench/english.txt")
texts = {"english": [long, *long.split("\n\n"), *cases("articles_en"), *(read(page) for page in pages if ".en." in page.name)],
         "arabic": [read("examples/03-truce.txt"), *cases("articles"), *(read(page) for page in pages if ".en." not in page.name)]}
for language, of in texts.items():
    with open(work / f"{language}.ndjson", "w", encoding="utf-8") as lines:
        written = number = 0
        while written < size:
            text = of[number % len(of)]
            lines.write(json.dumps({"id": f"d{number}", "published": "2024-05-06", "text": text}, ensure_ascii=False) + "\n")
            written += len(text.encode())
            number += 1
PYTHON
mkdir "$work/pages"
total=0 number=0
while ((total < (mb << 20) / 10)); do
  for page in examples/*.html; do
    cp "$page" "$work/pages/$number-$(basename "$page")"
    total=$((total + $(stat -c %s "$page"))) number=$((number + 1))
  done
done

# timed COMMAND...: "seconds cpu" of the best run
timed() {
  local best='' line TIMEFORMAT='%R %U %S'
  for _ in $(seq "$runs"); do
    line=$({ time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1, $2 + $3 }')
    [[ -n $best ]] && awk -v a="$line" -v b="$best" 'BEGIN { split(a, x); split(b, y); exit !(x[1] >= y[1]) }' || best=$line
  done
  echo "$best"
}

# row NAME INPUT OPTION...
row() {
  local name=$1 input=$2 jobs one='' this bytes documents
  shift 2
  if [[ -d $input ]]; then
    bytes=$(find "$input" -type f -printf '%s\n' | awk '{ s += $1 } END { print s }') documents=$(find "$input" -type f | wc -l)
  else
    bytes=$(stat -c %s "$input") documents=$(wc -l <"$input")
  fi
  for jobs in 1 2; do
    this=$(timed "$program" code -q "$@" --to ndjson --jobs "$jobs" "$input")
    [[ $jobs == 2 ]] || one=$this
    awk -v name="$name" -v jobs="$jobs" -v bytes="$bytes" -v documents="$documents" -v this="$this" -v one="$one" 'BEGIN {
      split(this, t); split(one, o)
      printf "| %s | %d | %.2f | %.1f | %.0f | %.2f | %s |\n", name, jobs, t[1], bytes / 1e6 / t[1], documents / t[1], t[2],
             jobs == 1 ? "" : sprintf("%.2f, cpu %.2f", o[1] / t[1], 2 * o[2] / t[2])
    }'
  done
}

echo "| input | jobs | s | MB/s | documents/s | CPU s | factor |"
echo "| --- | --- | --- | --- | --- | --- | --- |"
row 'text, English' "$work/english.ndjson" --lang en
row 'text, Arabic' "$work/arabic.ndjson" --lang ar
row 'pages' "$work/pages"
cmp <("$program" code -q --to ndjson --jobs 1 "$work/arabic.ndjson" | sha256sum) \
  <("$program" code -q --to ndjson --jobs 2 "$work/arabic.ndjson" | sha256sum) && echo 'The same bytes with one job and two.'

# Peers, for the part of the way that they go.
if command -v trafilatura >/dev/null; then
  for reader in "trafilatura --input-dir $work/pages" "$program read -q --to text $work/pages"; do
    # shellcheck disable=SC2086
    echo "| ${reader%% *}: pages read | $(timed $reader) |"
  done
else
  echo 'Not here: trafilatura (pages read).'
fi
if command -v petrarch2 >/dev/null; then
  echo 'petrarch2 codes sentences that CoreNLP parsed before; it has no way from text: give it its own input, by hand.'
else
  echo 'Not here: petrarch2 (events of parsed sentences).'
fi
