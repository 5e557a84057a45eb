#!/usr/bin/env bash
# Runs every property test with TIMES as many random tries as the build does: finds what is rare before a build does.
# Works on a copy, so that the tree stays as it is. A failure prints its seed.
# Usage: benchmarks/properties.sh [TIMES] [TEST-PATTERN]; 20 times take about a quarter of an hour on two quiet cores.
set -euo pipefail
cd "$(dirname "$0")/.."
times=${1:-20}
pattern=${2:-}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
cd "$copy"

mapfile -t files < <(grep -rl --include='*Test.java' '@Property' . | sort)
perl -0pi -e "
  s/\@Property(?!\w|\()/\@Property(tries = 1000)/g;
  s/tries = ([^)\n;]+)\)/tries = $times * (\$1))/g" "${files[@]}"

if [ -z "$pattern" ]; then
  pattern=$(printf '%s\n' "${files[@]}" | sed 's:.*/::; s:\.java$::' | paste -sd, -)
fi
modules=$(printf '%s\n' "${files[@]}" | cut -d/ -f2 | sort -u | paste -sd, -)
status=0
./mvnw -B -ntp -Dquick -pl "$modules" -am test -Dtest="$pattern" -Dsurefire.failIfNoSpecifiedTests=false \
  --fail-at-end >all.log 2>&1 || status=$?
grep -E '^\[ERROR\]   |^seed = ' all.log | grep -A1 '^\[ERROR\]' || true
grep -E '^\[(INFO|ERROR|WARNING)\] Tests run:.*[0-9]$' all.log | sed 's/^\[[A-Z]*\] //'
exit "$status"
