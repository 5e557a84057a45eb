#!/usr/bin/env bash
# How fast books are made. First the ledger and the screen on daily decisions for every stock (718 stocks over 4,000 sessions if
# not said otherwise), then the same trades of single stocks by Assay, ta4j and a plain pandas loop (Debian: apt-get install
# python3-pandas). Both parts compare the money before they time it. Run it on a quiet machine; some minutes.
# Usage: benchmarks/backtest.sh [STOCKS [SESSIONS]]
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
java -Xmx3g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar io.assay.benchmarks.BacktestSpeed "$@"
exec java -Xmx2g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.BacktestRace "${PYTHON:-/usr/bin/python3}" benchmarks/src/main/python/backtest_pandas.py 50 4000
