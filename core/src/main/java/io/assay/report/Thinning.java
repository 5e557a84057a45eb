package io.assay.report;

import java.util.stream.IntStream;

/** Picks the places of a long curve that a picture needs: what it leaves out lies between neighbours that it keeps. */
final class Thinning {
    /** Most places of a curve in a picture. */
    static final int MOST = 600;

    /** First, last, lowest and highest place of a stretch. */
    private static final int KEPT = 4;

    private Thinning() {}

    /**
     * Places of at most {@value #MOST} values, ascending: of equal stretches the first, the last, the lowest and the
     * highest, so that neither a peak nor a fall is lost. A NaN is no extreme.
     */
    static int[] places(double[] values) {
        if (values.length <= MOST) {
            return IntStream.range(0, values.length).toArray();
        }
        int stretches = MOST / KEPT;
        return IntStream.range(0, stretches)
                .flatMap(s -> stretch(values, (int) ((long) s * values.length / stretches), (int)
                        ((s + 1L) * values.length / stretches)))
                .toArray();
    }

    private static IntStream stretch(double[] values, int from, int to) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = values[i] < values[low] || Double.isNaN(values[low]) ? i : low;
            high = values[i] > values[high] || Double.isNaN(values[high]) ? i : high;
        }
        return IntStream.of(from, low, high, to - 1).sorted().distinct();
    }
}
