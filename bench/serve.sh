#!/usr/bin/env bash
# How many searches khabar serve answers: bench/serve.sh [--events N] [--seconds N] [--limit N]
#
# Makes a store of invented events (bench_store), serves it, and asks with 50 connections of wrk:
# a few hundred different searches again and again, as in life, and then each search once, so that
# no answer is kept. Then 2,000 event streams, and the memory of the server. bench/serve.md has
# figures. Needs wrk, and a build with -DKHABAR_BENCH=ON.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

events=99999 seconds=20 limit=20 connections=50 threads=2
while [[ $# -gt 0 ]]; do
  case $1 in
    --events) events=$2; shift ;;
    --seconds) seconds=$2; shift ;;
    --limit) limit=$2; shift ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
  shift
done

build=build/release
store=build/bench/serve-$events.db
mkdir -p build/bench
if [[ ! -f $store ]]; then
  rm -f "$store.part"*
  "$build/bench_store" "sqlite:$store.part" --events "$events" --join 1000000
  mv "$store.part" "$store"
fi

said=build/bench/serve.log
"$build/khabar" serve --port 0 -q "$store" 2>"$said" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  grep -q '#token=' "$said" && break
  sleep 0.1
done
url=$(grep -o 'http://[^/]*' "$said")
memory() { awk '/VmRSS/ { printf "%d MB", $2 / 1024 }' "/proc/$server/status"; }

ask() {  # NAME FILE SECONDS
  SEARCHES=$2 THREADS=$threads wrk -t "$threads" -c "$connections" -d "${3}s" -s bench/serve/searches.lua "$url" |
    tail -n 1 | sed "s/^/$1: /"
}

echo "$(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg), $events events, answers of $limit events, $connections connections"
bench/serve/searches.py --count 400 --limit "$limit" --url "$url" >build/bench/warm.txt
bench/serve/searches.py --count 150000 --limit "$limit" --seed 2 >build/bench/unique.txt
ask 'warming' build/bench/warm.txt 5 >/dev/null
ask '400 searches' build/bench/warm.txt "$seconds"
ask 'each search once' build/bench/unique.txt "$seconds"
echo "memory of the server: $(memory)"
bench/serve/streams.py "$url" "$server"
