#!/usr/bin/env bash
# Builds the fuzz targets, in the build of the sanitizers, and runs each for SECONDS on its corpus, as many at once as
# there are cores: fuzz/run.sh SECONDS [TARGET...]
#
# The corpus begins with the texts of the golden cases (page: with those of tests/unit/page; query, request and feed:
# with fuzz/TARGET.seeds; warc: with what fuzz/warc_seeds.py packs) and what once broke it (fuzz/crashes/TARGET), and
# grows in build/fuzz/corpus/TARGET. An input that breaks a law is written to build/fuzz/crashes/TARGET: mend the fault
# and keep the input in fuzz/crashes/TARGET.
set -euo pipefail
seconds=$1
shift
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
programs=$home/build/sanitize
build=$home/build/fuzz
export KHABAR_TABLES=$programs/khabar.tables
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(text words page patterns query request http warc feed)

cd "$home"
cmake --preset sanitize
cmake --build --preset sanitize --target lexicon "${targets[@]/#/fuzz_}"

# prepare TARGET: its seeds, and the name of its dictionary in `dictionary`.
prepare() {
  local target=$1 seeds=$build/seeds/$1
  mkdir -p "$build/corpus/$target" "$build/crashes/$target" "$seeds" "$home/fuzz/crashes/$target"
  case $target in
    page)
      dictionary=$home/fuzz/html.dict
      awk -v to="$seeds/page" '/^=== / { page = 1; ++n; next } /^---$/ { page = 0 } page { print > (to n) }' \
        "$home/tests/unit/page/pages.case"
      awk -v to="$seeds/markdown" '/^=== / { text = 1; ++n; next } /^---8<---$/ { text = 0 } text { print > (to n) }' \
        "$home/tests/unit/page/markdown.case"
      ;;
    http)
      dictionary=$home/fuzz/http.dict
      # The first byte tells the size of the pieces.
      printf ' GET /api/events?a=b HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n' >"$seeds/get"
      printf ' POST /api/code HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello' >"$seeds/post"
      printf ' POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nA: b\r\n\r\n' >"$seeds/chunks"
      ;;
    warc)
      dictionary=$home/fuzz/warc.dict
      /usr/bin/python3 "$home/fuzz/warc_seeds.py" "$seeds"
      ;;
    feed)
      dictionary=$home/fuzz/feed.dict
      # The first byte tells whether it is a feed (0) or a robots.txt (1).
      awk -v to="$seeds/feed" 'BEGIN { n = 1 } /^---$/ { ++n; next } { print > (to n) }' "$home/fuzz/feed.seeds"
      ;;
    query | request)
      dictionary=$home/fuzz/query.dict
      awk -v to="$seeds/$target" 'BEGIN { n = 1 } /^---$/ { ++n; next } { print > (to n) }' "$home/fuzz/$target.seeds"
      ;;
    *)
      dictionary=$home/fuzz/arabic.dict
      # Named by their whole path: two folders may have a case of one name.
      (cd "$home/tests/golden" && find . -name '*.case' -print0) | while IFS= read -r -d '' file; do
        cp "$home/tests/golden/$file" "$seeds/$(tr / - <<<"${file#./}")"
      done
      ;;
  esac
}

# fuzz TARGET: one line that tells what came of it, in build/fuzz/TARGET.said; its log beside.
fuzz() {
  local target=$1 dictionary
  prepare "$target"
  if "$programs/fuzz_$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -dict="$dictionary" -artifact_prefix="$build/crashes/$target/" -print_final_stats=1 "$build/corpus/$target" \
    "$build/seeds/$target" "$home/fuzz/crashes/$target" >"$build/$target.log" 2>&1; then
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: */inputs /p' "$build/$target.log")"
  else
    echo "error: fuzz_$target failed; its input is in $build/crashes/$target"
    tail -n 30 "$build/$target.log"
    return 1
  fi
}

mkdir -p "$build"
running=() failed=0
for target in "${targets[@]}"; do
  ((${#running[@]} < $(nproc))) || { wait "${running[0]}" || failed=1; running=("${running[@]:1}"); }
  fuzz "$target" >"$build/$target.said" &
  running+=($!)
done
for one in "${running[@]}"; do
  wait "$one" || failed=1
done
for target in "${targets[@]}"; do
  cat "$build/$target.said"
done
[[ $failed -eq 0 ]] || exit 1
echo "count: ${#targets[@]} targets, $seconds s each, no crash"
