#!/usr/bin/env bash
# What agents that size positions are said to earn: on simulated markets with nothing to find, and where some of the
# next days follows from today. Ten seeds an agent, all reported. One market a seed.
# Usage: benchmarks/agents.sh [MARKETS [SEED [COEFFICIENT]]]; 3 markets take about an hour on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
export OMP_WAIT_POLICY=PASSIVE OPENBLAS_NUM_THREADS=1
exec java -Xmx3g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.AgentTrials "$@"
