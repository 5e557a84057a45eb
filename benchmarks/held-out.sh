#!/usr/bin/env bash
# Learns on days to 2013, tunes, chooses by 2014 and 2015, and acts ONCE on the held-out years 2016 to 2019 of us-daily. A search
# ends in 2013; its best and presets compete in the years 2014 and 2015; whoever lost least there walks through 2016 to 2019,
# refitted every two years. Scores, books, null models and the thresholds that were asked for are shown in one look, which is
# counted for good in the user's file of looks: run it once. 25 minutes on two cores.
# Usage: benchmarks/held-out.sh US-DAILY WORKSPACE
set -euo pipefail
data=$(realpath "$1")
workspace=$(realpath -m "$2")
cd "$(dirname "$0")/.."
assay() { ./assay -w "$workspace" "$@"; }

assay data import "$data"
assay tune gradient-boosting --label direction3_5d --every 50 --trials 8 --folds 3 \
  --train-to 2013-12-31 --to 2015-12-31 | tee "$workspace/tuned.txt"
# The first line below 'To train the best' holds the values as they are typed.
tuned=$(sed -n '/^To train the best/{n;p}' "$workspace/tuned.txt" | grep -o -- '--set [^ ]*' | sed 's/--set //' | paste -sd,)
assay walkforward "gradient-boosting:$tuned" boosting-pooled logistic-regression-strong --every 20 \
  --expanding --train-sessions 2500 --test-sessions 504 --from 2014-01-01 \
  --test-from 2016-01-01 --open-test --top 50 --note "held-out years, learnt to 2013, chosen by 2014 and 2015" \
  | tee "$workspace/held-out.txt"
