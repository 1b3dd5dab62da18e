#!/usr/bin/env bash
# Installs the packages of packages.txt that are not there yet: ./setup.sh [run|test|long]
# Each part needs the parts before it. Called by ./run.sh and ./test.sh; does nothing when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

part=${1:-run}
case $part in
  run) parts='run' ;;
  test) parts='run test' ;;
  long) parts='run test long' ;;
  *) echo "setup.sh: no such part: $part (run, test or long)" >&2; exit 2 ;;
esac

mapfile -t packages < <(awk -v parts=" $parts " '
  /^\[/ { name = $1; gsub(/[][]/, "", name); wanted = index(parts, " " name " ") > 0; next }
  wanted && NF && !/^#/ { print $1 }' packages.txt)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "setup.sh: this is no Debian; install by hand what these packages hold: ${packages[*]}" >&2
  exit 4
fi

missing_packages() {
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null |
    awk '$1 == "installed" { print $2 }' || true)
  comm -23 <(printf '%s\n' "${packages[@]}" | sort -u) <(sort -u <<<"$installed")
}

mapfile -t missing < <(missing_packages)
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $EUID -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "setup.sh: these packages are missing, and there is neither root nor sudo: ${missing[*]}" >&2
    echo "setup.sh: as root: apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 4
  fi
  as_root=(sudo)
fi

apt() {
  # another apt may hold the lock: wait for it, five minutes at most
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
    -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@"
}

mkdir -p build
log=$PWD/build/setup.log
echo "setup: installing ${#missing[@]} packages (log: build/setup.log) ..." >&2
if ! { apt update && apt install --yes --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  echo "setup.sh: could not install: ${missing[*]} (whole log: build/setup.log)" >&2
  exit 4
fi
mapfile -t missing < <(missing_packages)
if [[ ${#missing[@]} -gt 0 ]]; then
  echo "setup.sh: still missing: ${missing[*]} (log: build/setup.log)" >&2
  exit 4
fi
