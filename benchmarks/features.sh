#!/usr/bin/env bash
# Thirteen indicators of fifty stocks: Assay beside TA-Lib (Java) and pandas (Debian: apt-get install python3-pandas).
# Usage: benchmarks/features.sh [FOLDER OF DAILY BARS]; without a folder, on the simulated market.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx2g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.FeatureRace "${PYTHON:-/usr/bin/python3}" benchmarks/src/main/python/features_pandas.py "$@"
