#!/usr/bin/env bash
# How often the whole road from bars to the verdict is right: on simulated markets with nothing to find, and with a
# planted coefficient that the oracle knows. One verdict a seed.
# Usage: benchmarks/verdicts.sh [MARKETS [SEED [STOCKS [YEARS [COEFFICIENT [TREES]]]]]]; 100 markets take about forty
# minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx3g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.VerdictTrials "$@"
