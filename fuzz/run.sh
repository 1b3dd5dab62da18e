#!/usr/bin/env bash
# Builds the fuzz targets into build/fuzz and runs each for SECONDS on its corpus: fuzz/run.sh SECONDS [TARGET...]
# Needs Clang, and the compiled lexicon of build/release.
#
# The corpus begins with the texts of the golden cases (page: with those of tests/unit/page) and what
# once broke it (fuzz/crashes/TARGET), and grows in build/fuzz/corpus/TARGET. An input that breaks a law is written to
# build/fuzz/crashes/TARGET: mend the fault and keep the input in fuzz/crashes/TARGET.
set -euo pipefail
seconds=$1
shift
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$home/build/fuzz
export KHABAR_TABLES=$home/build/release/khabar.tables
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(text words page patterns)

cmake -S "$home/fuzz" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=clang++-14
cmake --build "$build"
failed=0
for target in "${targets[@]}"; do
  corpus=$build/corpus/$target
  crashes=$build/crashes/$target
  seeds=$build/seeds/$target
  mkdir -p "$corpus" "$crashes" "$seeds" "$home/fuzz/crashes/$target"
  case $target in
    page)
      dictionary=$home/fuzz/html.dict
      awk -v to="$seeds/page" '/^=== / { page = 1; ++n; next } /^---$/ { page = 0 } page { print > (to n) }' \
        "$home/tests/unit/page/pages.case"
      awk -v to="$seeds/markdown" '/^=== / { text = 1; ++n; next } /^---8<---$/ { text = 0 } text { print > (to n) }' \
        "$home/tests/unit/page/markdown.case"
      ;;
    *)
      dictionary=$home/fuzz/arabic.dict
      # Named by their whole path: two folders may have a case of one name.
      (cd "$home/tests/golden" && find . -name '*.case' -print0) | while IFS= read -r -d '' file; do
        cp "$home/tests/golden/$file" "$seeds/$(tr / - <<<"${file#./}")"
      done
      ;;
  esac
  log=$build/fuzz_$target.log
  if "$build/fuzz_$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -dict="$dictionary" -artifact_prefix="$crashes/" -print_final_stats=1 \
    "$corpus" "$seeds" "$home/fuzz/crashes/$target" >"$log" 2>&1; then
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: */inputs /p' "$log")"
  else
    echo "error: fuzz_$target failed; its input is in $crashes"
    tail -n 30 "$log"
    failed=1
  fi
done
[[ $failed -eq 0 ]] || exit 1
echo "count: ${#targets[@]} targets, $seconds s each, no crash"
