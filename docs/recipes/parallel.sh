#!/usr/bin/env bash
# Codes the shards of a manifest with GNU parallel: parallel.sh MANIFEST OUT-DIR [JOBS]
#
# JOBS is what parallel's --jobs takes: 4, 100% (without it: one task a core). KHABAR is the program,
# KHABAR_OPTIONS are further options of khabar code ("--to documents"), PARALLEL_OPTIONS of parallel
# ("--sshloginfile hosts --workdir .", where the folders are the same on all machines).
# Started again it goes on where it was: parallel's log, one for each plan, names the tasks that ended,
# and a shard that is there is left alone.
set -euo pipefail
manifest=$1 out=$2 jobs=${3:-100%}
read -r -a khabar_options <<<"${KHABAR_OPTIONS:-}"
read -r -a parallel_options <<<"${PARALLEL_OPTIONS:-}"
shards=$(head -n 1 "$manifest" | cut -f 2)
mkdir -p "$out"

# What the tasks write is what is looked for at the end.
to=ndjson
for ((i = 0; i < ${#khabar_options[@]}; i++)); do
  case ${khabar_options[i]} in
    --to) to=${khabar_options[i + 1]:-} ;;
    --to=*) to=${khabar_options[i]#--to=} ;;
  esac
done
# The log tells tasks apart by their numbers alone, which mean other shards in another plan.
plan=$(sha256sum <"$manifest" | cut -c 1-8)

# A task that was killed stands in the log as one that failed: --resume-failed runs it again, --resume
# alone would not. A task in which some inputs failed (1) ends with its file written.
seq "${shards#shards }" |
  parallel --will-cite --quote --jobs "$jobs" --joblog "$out/joblog-$to-$plan" --resume-failed "${parallel_options[@]}" \
    "${KHABAR:-khabar}" code -q "${khabar_options[@]}" --shard '{}' "$manifest" -o "$out" || true

"${KHABAR:-khabar}" shards check --quick --to "$to" "$manifest" "$out"
