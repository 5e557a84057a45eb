#!/usr/bin/env bash
# What everything beside bars costs: all features of all stocks of a workspace against the 95 of bars alone, in turns.
# Usage: benchmarks/modalities.sh WORKSPACE; TURNS=5 by default. The workspace holds bars, and series or reports.
set -euo pipefail
cd "$(dirname "$0")/.."
workspace=${1:?name a workspace}
turns=${TURNS:-5}
file=$(mktemp -u).parquet
trap 'rm -f "$file"' EXIT

./assay --version >/dev/null

seconds() {
  local started=$EPOCHREALTIME
  ./assay -w "$workspace" features build "$@" --output "$file" >/dev/null 2>&1
  awk -v from="$started" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.2f", to - from }'
  rm -f "$file"
}

for turn in $(seq "$turns"); do
  bars=$(seconds)
  all=$(seconds --modalities all)
  awk -v turn="$turn" -v bars="$bars" -v all="$all" \
    'BEGIN { printf "turn %d: 95 features %s s, all %s s, ratio %.2f\n", turn, bars, all, all / bars }'
done
