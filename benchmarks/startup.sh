#!/usr/bin/env bash
# How long it takes from the start of the process to the first answer, on 20 simulated stocks of 14 years: with the
# archive of classes and without it, in turns. Medians and the range, in seconds.
# Usage: benchmarks/startup.sh [RUNS [LAUNCHER]]; LAUNCHER is ./assay or bin/assay of an unpacked release.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
assay=${2:-./assay}
port=${PORT:-8098}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
export ASSAY_USER_DIR="$work/user" ASSAY_CACHE="$work/cache"

ASSAY_CLASS_ARCHIVE=now "$assay" --version
walk="--train-sessions 1000 --test-sessions 1000 --step 1000 --expanding --unproven"
for kind in forest lstm; do
  "$assay" -w "$work/$kind" data simulate --stocks 20 --ic 0.1 >"$work/log" 2>&1
done
{
  "$assay" -w "$work/forest" train missing --unproven --trees 100 --test-sessions 1000
  # shellcheck disable=SC2086
  "$assay" -w "$work/lstm" walkforward request-lstm:epochs=1 $walk
} >"$work/log" 2>&1 || { tail -5 "$work/log" >&2; exit 1; }

now() { date +%s.%N; }
took() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f\n", b - a }'; }

# Seconds until a command has ended.
command_took() {
  local start
  start=$(now)
  "$assay" "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; return 1; }
  took "$start" "$(now)"
}

# Seconds until a server has answered a prediction. All stocks are ready by then.
server_took() {
  local start
  start=$(now)
  "$assay" -w "$1" serve --port "$port" --refresh 0 >"$work/serve" 2>&1 &
  server=$!
  until curl -sf "http://127.0.0.1:$port/v1/predict/SIM:S0001" >"$work/out"; do
    kill -0 "$server" || { cat "$work/serve" >&2; return 1; }
    sleep 0.02
  done
  took "$start" "$(now)"
  kill "$server"
  wait "$server" || true
  server=
}

measure() {
  local name=$1 i mode
  shift
  for mode in on off; do : >"$work/times-$mode"; done
  for ((i = 0; i < runs; i++)); do
    for mode in on off; do
      ASSAY_CLASS_ARCHIVE=$mode "$@" >>"$work/times-$mode"
    done
  done
  for mode in on off; do
    sort -n "$work/times-$mode" | awk -v name="$name" -v mode="$mode" '
      { t[NR] = $1 }
      END { printf "%-52s %-8s %6.2f  (%.2f to %.2f)\n", name, mode, t[int((NR + 1) / 2)], t[1], t[NR] }'
  done
}

# Which parts of PyTorch a command loads.
networks_loaded() {
  ASSAY_JAVA_OPTIONS="-Xlog:class+load:file=$work/classes" "$assay" "$@" >/dev/null 2>&1
  grep -c 'org\.bytedeco\.' "$work/classes" || true
}

printf '%-52s %-8s %6s\n' "until the first answer" archive seconds
measure "assay --version" command_took --version
measure "signals of one stock, a forest" command_took -w "$work/forest" --json signals --symbols SIM:S0001
measure "signals of all 20 stocks, a forest each" command_took -w "$work/forest" --json signals
measure "serve: first prediction of 20, a forest each" server_took "$work/forest"
measure "signals of one stock, an LSTM of all stocks" command_took -w "$work/lstm" --json signals --symbols SIM:S0001
measure "serve: first prediction of 20, an LSTM" server_took "$work/lstm"
echo
echo "Classes of PyTorch that signals of forests load: $(networks_loaded -w "$work/forest" signals)"
echo "Classes of PyTorch that signals of an LSTM load: $(networks_loaded -w "$work/lstm" signals)"
uptime
