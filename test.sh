#!/usr/bin/env bash
# Builds and runs every test: ./test.sh [--long]
#
# Release build with warnings as errors and all tests; ASan and UBSan build and the tests that run in
# it, but for whole commands; format; floors of the house; lexicon; same bytes from both builds; each
# fuzz target for a short time. The server is under mixed load for two minutes. --long fuzzes longer,
# loads the server for an hour, kills servers and workers under 40,000 documents, runs the commands
# with ASan and UBSan too, and adds clang-tidy and headers alone.
# Installs what it needs (packages.txt). What cannot run fails. Logs: build/test/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

usage() { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

part='test'
case ${1:-} in
  '') ;;
  --long) part=long ;;
  -h | --help) usage; exit 0 ;;
  *) echo "test.sh: no such option: $1 (./test.sh --help)" >&2; exit 2 ;;
esac

./setup.sh "$part" || exit
logs=build/test
mkdir -p "$logs"
rm -f "$logs"/*.log
export CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$(nproc)}
export CTEST_OUTPUT_ON_FAILURE=1

names=() results=() seconds=() notes=()
failed=0
declare -A ok

# step NAME NEEDS COMMAND...: runs it into a log. NEEDS: a step that must have passed, or -.
# The last line of the log that tells a count goes into the summary.
step() {
  local name=$1 needs=$2 log=$logs/$1.log begin=$SECONDS result=ok note
  shift 2
  printf '%-18s ' "$name" >&2
  if [[ $needs != - && -z ${ok[$needs]:-} ]]; then
    result=FAILED
    echo "not run: $needs failed" >"$log"
  elif "$@" >"$log" 2>&1; then
    ok[$name]=1
  else
    result=FAILED
  fi
  note=$(count_line "$log")
  if [[ $result != ok ]]; then
    ((++failed))
  fi
  names+=("$name") results+=("$result") seconds+=($((SECONDS - begin))) notes+=("$note")
  printf '%-6s %4d s  %s\n' "$result" $((SECONDS - begin)) "$note" >&2
  if [[ $result != ok ]]; then
    { grep -E -m 30 'error:|Error|FAILED|Failed|^[0-9]*:? ?FAILS|fault' "$log"; tail -n 10 "$log"; } |
      awk '!seen[$0]++' | sed 's/^/    /' >&2
    echo "    whole log: $log" >&2
  fi
}

count_line() {
  grep -E '^(count|headers|includes|format|lexicon|same bytes|not run|soak)' "$1" | tail -n 1 |
    sed 's/^count: //'
}

build() { cmake --preset "$1" "${@:2}" && cmake --build --preset "$1"; }

# Runs the tests of one build. A test that was skipped or switched off is a fault.
run_tests() {
  local folder=build/$1 status=0 log count
  shift
  ctest --test-dir "$folder" --no-tests=error --timeout 900 "$@" || status=1
  log=$folder/Testing/Temporary/LastTest.log
  if grep -E '\[  SKIPPED \]|YOU HAVE [0-9]+ DISABLED TEST|^Skipped' "$log"; then
    echo "error: a test was skipped or is switched off"
    status=1
  fi
  if ! grep -q '^golden: ' "$log"; then
    echo "error: the golden cases did not run"
    status=1
  fi
  count=$(awk '
    /^\[==========\] [0-9]+ tests? from .* ran\./ { tests += $2 }
    /^golden: [0-9]+ cases/ && !golden { golden = $0 }
    /^open: [0-9]+ of/ && !open { open = "; " $0 }
    /^pathological: / { bad = $0 }
    END { print tests + 0 " tests; " golden open "; " bad }' "$log")
  echo "count: $count"
  return "$status"
}

lexicon() { build/release/compile_lexicon lexicon; }

# ./run.sh as a person calls it, after the tests' build: it shows events, and builds nothing again.
run_examples() {
  ./run.sh >"$logs/run_examples.out" && cat "$logs/run_examples.out" &&
    grep -q '^1\. ' "$logs/run_examples.out" &&
    grep -q 'khabar explain examples/' "$logs/run_examples.out" &&
    grep -q 'no work to do' build/run.log &&
    grep -q 'serve build/examples.db' "$logs/run_examples.out" &&
    echo "count: $(grep -cE '^[0-9]+\. ' "$logs/run_examples.out") events shown"
}

# The page is built anew, so that what is tested is what stands here.
web_page() {
  rm -rf build/web && web/build.sh && (cd web && npx vitest run) &&
    echo "count: page of$(tail -n 1 build/web.log | tr -s ' ')"
}
browser() {
  local out=$logs/browser.out status=0
  (cd web && npm run --silent test:browser) >"$out" 2>&1 || status=1
  cat "$out"
  echo "count:$(sed 's/\x1b\[[0-9;]*m//g' "$out" | grep -E '^ +Tests ' | tr -s ' ') in the browser"
  return "$status"
}

# ./run.sh --serve as a person calls it: the page and the examples, and it ends when it is told to.
run_serve() {
  local said=$logs/run_serve.err address pid status=0
  ./run.sh --serve --port 0 2>"$said" &
  pid=$!
  for _ in $(seq 300); do
    address=$(grep -o 'http://127.0.0.1:[0-9]*' "$said" | head -n 1)
    [[ -z $address ]] || break
    sleep 0.2
  done
  cat "$said"
  curl -fsS "$address/" | grep -q '<script type="module"' || status=1
  curl -fsS "$address/api/about" | grep -q '"documents":6,' || status=1
  kill -TERM "$pid" && wait "$pid"
  [[ $? -eq 130 && $status -eq 0 ]] && echo 'count: the page, and the six examples'
}

fuzz_seconds=20 soak_seconds=120 sanitized=(-LE 'commands|programs')
[[ $part != long ]] || fuzz_seconds=300 soak_seconds=3600 sanitized=()
begin=$SECONDS
step build - build release -DKHABAR_TESTS=ON
step tests build run_tests release
step run_sh build run_examples
step soak build tests/commands/serve_soak.py --program build/release/khabar --seconds "$soak_seconds"
step web - web_page
step run_serve web run_serve
step browser web browser
step format - tools/check_format.sh
step floors_can_fail - tools/check_includes.sh --self-test
step floors - tools/check_includes.sh
step lexicon build lexicon
step sanitize_build - build sanitize
step sanitize_tests sanitize_build run_tests sanitize "${sanitized[@]}"
step two_builds sanitize_build tests/laws/two_builds.sh build/release build/sanitize
step fuzz sanitize_build fuzz/run.sh "$fuzz_seconds"
if [[ $part == long ]]; then
  step queue_long build /usr/bin/python3 tests/commands/queue_test.py --program build/release/khabar \
    --documents 40000 --jobs 2 --only kill
  step headers - tools/check_headers.sh
  step tidy - build tidy
fi

echo
printf '%-18s %-6s %6s   %s\n' step result seconds ''
for i in "${!names[@]}"; do
  printf '%-18s %-6s %6d   %s\n' "${names[i]}" "${results[i]}" "${seconds[i]}" "${notes[i]}"
done
echo
if [[ $failed -gt 0 ]]; then
  echo "test.sh: $failed of ${#names[@]} steps FAILED, $((SECONDS - begin)) s; logs in $logs/"
  exit 1
fi
echo "test.sh: all ${#names[@]} steps passed, $((SECONDS - begin)) s"
