#!/usr/bin/env bash
# How long a backtest of daily decisions on every stock takes: the ledger and the screen, one core, simulated prices.
# Usage: benchmarks/backtest.sh [STOCKS [SESSIONS]]; 718 stocks over 4,000 sessions take about a minute in all.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx2g -XX:+UseSerialGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.BacktestSpeed "$@"
