#!/usr/bin/env bash
# How often the verdict calls a score skilled: on markets where there is nothing to know, and with planted knowledge.
# Usage: benchmarks/false-positives.sh [MARKETS [SEED]]; 1,000 markets take about eight minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx1g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.FalsePositives "$@"
