#!/usr/bin/env bash
# Kills (-9) at random moments whoever promotes and rolls back, writes bars, trains; tells what was recovered and lost.
# After each kill everything that is kept must verify; a training that was let run to its end must come to the same bits as
# one that nobody killed. The build does the same with few kills.
# Usage: benchmarks/kills.sh [KILLS]; a hundred trainings take about seven minutes on two quiet cores.
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${1:-100}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# What is killed: module, test, name. A kind more is a line more, and a test that prints 'KILLS name: n kills, ...'.
kinds=(
  "core ModelStagesKillIT promotions and rollbacks"
  "store KilledWriterIT store writes"
  "app TrainKillIT train missing"
  "app RetrainKillIT retrain"
)

printf '%-28s %6s %10s %5s  %s\n' "killed" kills recovered lost ""
failed=0
for kind in "${kinds[@]}"; do
  read -r module test name <<<"$kind"
  if ./mvnw -B -ntp -Dquick -pl "$module" -am test -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false \
      "-Dassay.kills=$kills" >"$log" 2>&1; then
    sed -n "s/^.*KILLS $name: \([0-9]*\) kills, \([0-9]*\) recovered, \([0-9]*\) lost; \(.*\)$/\1|\2|\3|\4/p" "$log" \
      | while IFS='|' read -r n recovered lost rest; do
          printf '%-28s %6s %10s %5s  %s\n' "$name" "$n" "$recovered" "$lost" "$rest"
        done
  else
    failed=1
    printf '%-28s %6s  FAILED\n' "$name" "$kills"
    grep -m 8 '^\[ERROR\]' "$log" >&2 || tail -8 "$log" >&2
  fi
done
exit "$failed"
