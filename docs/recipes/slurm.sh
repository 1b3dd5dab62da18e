#!/usr/bin/env bash
#SBATCH --job-name=khabar
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --requeue
# Codes the shards of a manifest as a Slurm array:
#
#   sbatch --array=1-100 slurm.sh MANIFEST OUT-DIR
#
# The tasks of the array deal the shards out among them, so that an array may be smaller than the
# manifest (MaxArraySize is 1001 as Slurm comes), but must have no gaps. Submitted again it goes on where it was: a shard that
# is there is left alone. KHABAR is the program, KHABAR_OPTIONS are further options of khabar code.
# Give whole paths where the nodes do not start in the folder that it was submitted from.
set -euo pipefail
manifest=$1 out=$2
read -r -a khabar_options <<<"${KHABAR_OPTIONS:-}"
shards=$(head -n 1 "$manifest" | cut -f 2)
if ((SLURM_ARRAY_TASK_MAX - SLURM_ARRAY_TASK_MIN + 1 != SLURM_ARRAY_TASK_COUNT)); then
  echo "slurm.sh: the array has gaps, and the shards that fall to them would not be coded" >&2
  exit 2
fi
first=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))
step=$((SLURM_ARRAY_TASK_MAX - SLURM_ARRAY_TASK_MIN + 1))

failed=0
for ((shard = first; shard <= ${shards#shards }; shard += step)); do
  status=0
  "${KHABAR:-khabar}" code "${khabar_options[@]}" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
    --shard "$shard" "$manifest" -o "$out" || status=$?
  # 1: some inputs failed; the file is there and says which. More: there is none.
  ((status <= 1)) || failed=$status
done
exit "$failed"
