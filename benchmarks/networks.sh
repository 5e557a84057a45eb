#!/usr/bin/env bash
# How fast networks train and answer: Assay's loop beside bare libtorch and Debian's PyTorch (apt-get install
# python3-torch libopenblas0-pthread), kernels side by side, and single predictions.
# Usage: benchmarks/networks.sh [SECTION...]; sections: train kernels-train kernels-answer blas-threads mixed
# answers-brief predict precision. Or: benchmarks/networks.sh pooled-epoch FOLDER [STRIDE], one epoch on the daily bars
# of a folder to the end of 2015, every STRIDE-th session learnt from (5).
# TURNS says how often each side has its turn (9). MKL is fetched when kernels are compared.
set -euo pipefail
cd "$(dirname "$0")/.."
export OMP_WAIT_POLICY=PASSIVE OPENBLAS_NUM_THREADS=1 MKL_THREADING_LAYER=GNU
# As the launcher sets it, for all sides alike; MEMORY=default leaves them to the C library (docs/networks-speed.md).
if [ "${MEMORY:-kept}" = kept ]; then
  tunables=glibc.malloc.hugetlb=1:glibc.malloc.top_pad=134217728
  tunables+=:glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=2147483648
  export GLIBC_TUNABLES="$tunables"
fi
[ $# -gt 0 ] || set -- train kernels-train kernels-answer blas-threads mixed answers-brief predict precision
./mvnw -B -q -ntp -Dquick -Dmaven.test.skip=true -pl benchmarks -am package
if [ "$1" = pooled-epoch ]; then
  exec java -Xmx1g -XX:+UseSerialGC -cp benchmarks/target/quick/assay-benchmarks.jar \
    io.assay.benchmarks.networks.PooledEpoch "$2" "${3:-5}"
fi
mkl=benchmarks/target/mkl/mkl-redist.jar
case " $* " in
  *kernels*|*blas*)
    [ -f "$mkl" ] || ./mvnw -B -q -ntp dependency:copy -Dmdep.stripVersion=true \
      -Dartifact=org.bytedeco:mkl:2025.3-1.5.13:jar:linux-x86_64-redist -DoutputDirectory=benchmarks/target/mkl
    mkl=$(ls benchmarks/target/mkl/*.jar)
    ;;
esac
exec java -Xmx1g -XX:+UseSerialGC -cp "benchmarks/target/quick/assay-benchmarks.jar:$mkl" \
  io.assay.benchmarks.networks.NetworkRace "${PYTHON:-/usr/bin/python3}" benchmarks/src/main/python/networks_torch.py \
  "${TURNS:-9}" "$@"
