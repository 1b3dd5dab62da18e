#!/usr/bin/env bash
# Two builds of the same checkout, with other flags in another folder, give the same tables and the
# same records: two_builds.sh FOLDER FOLDER
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
a=$(cd "$1" && pwd)
b=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmp "$a/khabar.tables" "$b/khabar.tables"
cd "$home"
for to in ndjson csv table; do
  for build in "$a" "$b"; do
    "$build/khabar" code -q --to "$to" examples/*.html examples/*.txt >"$work/$(basename "$build").$to"
  done
  cmp "$work/$(basename "$a").$to" "$work/$(basename "$b").$to"
done
[[ -s $work/$(basename "$a").ndjson ]] || { echo "two_builds: no record to compare"; exit 1; }
echo "same bytes: tables and $(wc -l <"$work/$(basename "$a").ndjson") records from two builds"
