#!/usr/bin/env bash
# The whole road on real bars: imports daily bars and market-wide series into a workspace, then runs the pipeline on the
# days to 2015-12-31 and writes its page. Whoever is stopped calls it again and goes on.
# Usage: benchmarks/pipeline.sh BARS_DIR SERIES_DIR WORKSPACE [OPTION OF 'assay pipeline run']...
# 718 stocks take about an hour on two cores with the request's own models.
set -euo pipefail
if [ $# -lt 3 ]; then
  sed -n '2,6s/^# //p' "$0" >&2
  exit 2
fi
root="$(cd "$(dirname "$0")/.." && pwd)"
bars="$1" series="$2" workspace="$3"
shift 3
"$root/assay" -w "$workspace" data import "$bars"
# Files that disagree about a value are told, and the first stays: exit code 1 says so and is no reason to stop.
"$root/assay" -w "$workspace" data import-series "$series" || [ $? -eq 1 ]
exec "$root/assay" -w "$workspace" pipeline run --from 2003-01-01 --test-from 2016-01-01 "$@"
