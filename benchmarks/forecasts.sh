#!/usr/bin/env bash
# How often forecasts of prices are said to know something: on simulated markets where nothing can be known, and where
# something is planted.
# Usage: benchmarks/forecasts.sh [MARKETS [SEED [COEFFICIENT]]]; 30 markets take some minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx3g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.ForecastTrials "$@"
