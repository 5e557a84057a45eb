#!/usr/bin/env bash
# The forest beside scikit-learn's and boosting beside Python's xgboost, and what a fit of each learner costs.
# Usage: benchmarks/training.sh [FOLDER OF DAILY BARS]; without one, us-daily in the folder that ASSAY_DATA names, if
# any, besides the simulated market. PYTHON may name an interpreter that has scikit-learn and xgboost.
set -euo pipefail
cd "$(dirname "$0")/.."
export OMP_WAIT_POLICY=PASSIVE OPENBLAS_NUM_THREADS=1
python=""
for candidate in ${PYTHON:-/usr/bin/python3 python3}; do
  if "$candidate" -c "import sklearn, xgboost" 2>/dev/null; then
    python="$candidate"
    break
  fi
done
if [ -z "$python" ]; then
  echo "no Python here has scikit-learn and xgboost. Fix: apt-get install python3-sklearn python3-xgboost (Debian)," \
    "or set PYTHON to an interpreter that has both" >&2
  exit 1
fi
if [ $# -eq 0 ] && [ -n "${ASSAY_DATA:-}" ] && [ -d "$ASSAY_DATA/us-daily" ]; then
  set -- "$ASSAY_DATA/us-daily"
fi
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
exec java -Xmx3g -XX:+UseSerialGC -cp benchmarks/target/quick/assay-benchmarks.jar \
  io.assay.benchmarks.TrainingRace "$python" benchmarks/src/main/python/training.py "$@"
