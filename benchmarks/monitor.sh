#!/usr/bin/env bash
# How often 'monitor' raises alarms where nothing has changed, and how soon where the planted pattern ends on a known
# day; one table each. Usage: benchmarks/monitor.sh [MARKETS [SEED [COEFFICIENT]]]; 30 markets take some ten minutes on
# two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx3g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.MonitorTrials "$@"
