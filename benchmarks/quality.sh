#!/usr/bin/env bash
# How often models of signal quality are said to tell something: on simulated markets with nothing to find, and where
# some strategies have an edge. One report a seed.
# Usage: benchmarks/quality.sh [MARKETS [SEED [COEFFICIENT]]]; 30 markets take some minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx3g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.QualityTrials "$@"
