#!/usr/bin/env bash
# How fast `assay serve` answers, on a simulated market with a model of trees and one of an LSTM: loads from outside by
# a timetable, single predictions inside. Server and load share the machine.
# Usage: benchmarks/serving.sh [SECONDS A LOAD [STOCKS]]; a minute a load on 100 stocks takes about eight minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
stocks=${2:-100}
port=${PORT:-8099}
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
export OMP_WAIT_POLICY=PASSIVE OPENBLAS_NUM_THREADS=1
load() {
  java -Xmx1g -XX:+UseParallelGC -cp benchmarks/target/quick/assay-benchmarks.jar "io.assay.benchmarks.serving.$@"
}
walk="--train-sessions 1000 --test-sessions 500 --step 500 --expanding --unproven"
for kind in trees lstm; do
  ./assay -w "$work/$kind" data simulate --stocks "$stocks" --sessions 2500 --ic 0.1 > "$work/log" 2>&1
  model=boosting-pooled
  [ "$kind" = trees ] || model=request-lstm:epochs=1
  # shellcheck disable=SC2086
  ./assay -w "$work/$kind" walkforward "$model" $walk >> "$work/log" 2>&1 || { tail -5 "$work/log" >&2; exit 1; }
  load SinglePrediction "$work/$kind" "$kind" 20000
done
for kind in trees lstm; do
  : > "$work/serve"
  ASSAY_JAVA_OPTIONS=-Xmx2g ./assay -w "$work/$kind" serve --port "$port" > "$work/serve" 2>&1 &
  server=$!
  until grep -q ' ready in ' "$work/serve"; do
    kill -0 "$server" || { cat "$work/serve" >&2; exit 1; }
    sleep 0.2
  done
  echo
  echo "$kind: $(cat "$work/serve")"
  load ServerLoads "$work/$kind" "$port" "$seconds"
  kill "$server"
  wait "$server" || true
  server=
done
