#!/usr/bin/env bash
# Builds Khabar and shows, as a table, the events that news pages tell.
#
#   ./run.sh                       the pages of examples/
#   ./run.sh FILE...               your own: saved HTML, plain text or NDJSON
#   ./run.sh --names ar [FILE...]  names in Arabic (en is the default)
#   ./run.sh --serve [STORE]       the web page on a store (build/examples.db), until Ctrl-C; --port N, 8080 is
#                                  the default; the first time it installs Node and builds the page
#
# Installs what it needs (packages.txt, part run); a second run takes seconds.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

names=en
serve=
port=8080
files=()
while [[ $# -gt 0 ]]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --names) names=${2:-}; shift ;;
    --names=*) names=${1#*=} ;;
    --serve) serve=1 ;;
    --port) port=${2:-}; shift ;;
    --) shift; files+=("$@"); break ;;
    -?*) echo "run.sh: no such option: $1 (./run.sh --help)" >&2; exit 2 ;;
    *) files+=("$1") ;;
  esac
  shift || break
done
if [[ $names != ar && $names != en ]]; then
  echo "run.sh: --names takes ar or en" >&2
  exit 2
fi

if [[ -n $serve && ${#files[@]} -gt 1 ]]; then
  echo "run.sh: --serve takes one store" >&2
  exit 2
fi

part=run
[[ -z $serve ]] || part=web
"$home/setup.sh" "$part"

# The library is the same with tests and without, so ./test.sh and ./run.sh share build/release.
log=$home/build/run.log
mkdir -p "$home/build"
[[ -x $home/build/release/khabar ]] ||
  echo "run: building, some minutes the first time (log: build/run.log) ..." >&2
if ! (cd "$home" && cmake --preset release && cmake --build --preset release --target khabar) >"$log" 2>&1; then
  grep -E -m 10 'error|FAILED|\.tsv:[0-9]+' "$log" >&2 || true
  tail -n 5 "$log" >&2
  echo "run.sh: the build failed (whole log: build/run.log)" >&2
  exit 4
fi

khabar=$home/build/release/khabar
examples=$home/build/examples.db
keep_examples() {
  (cd "$home" && build/release/khabar add -q --store "$examples" examples/*.html examples/*.txt)
}

if [[ -n $serve ]]; then
  "$home/web/build.sh"
  store=${files[0]:-$examples}
  [[ ${#files[@]} -gt 0 ]] || keep_examples
  exec "$khabar" serve --port "$port" "$store"
fi

next=("$khabar" explain)
if [[ ${#files[@]} -eq 0 ]]; then
  # from the checkout, so that the table and the last line show short names
  cd "$home"
  khabar=build/release/khabar
  for file in examples/*.html examples/*.txt; do
    files+=("$file")
  done
  next=("$khabar" explain "${files[0]}")
  place=examples
  keep_examples
else
  next+=("${files[0]}")
  place=${files[0]}
fi

status=0
"$khabar" code --to table --names "$names" -- "${files[@]}" || status=$?
if [[ $status -le 1 ]]; then
  printf '\nWhy does it say so? Try next:\n  %s\n' "$(printf '%q ' "${next[@]}" | sed 's/ $//')"
  printf 'Keep them, and search among them:\n  %q add --store news.db %q\n  %q search --store news.db WORDS\n' \
    "$khabar" "$place" "$khabar"
  if [[ $place == examples ]]; then
    printf 'See them on a map, side by side, word by word (%q serve build/examples.db):\n  ./run.sh --serve\n' \
      "$khabar"
  fi
fi
exit "$status"
