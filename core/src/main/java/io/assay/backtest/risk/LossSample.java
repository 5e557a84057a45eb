package io.assay.backtest.risk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Losses in the order of time and of size at once; grows one by one. */
final class LossSample {
    private double[] inTime = new double[256];
    private double[] ascending = new double[256];
    private int size;

    void add(double loss) {
        if (size == inTime.length) {
            inTime = Arrays.copyOf(inTime, 2 * size);
            ascending = Arrays.copyOf(ascending, 2 * size);
        }
        int found = Arrays.binarySearch(ascending, 0, size, loss);
        int place = found >= 0 ? found : -found - 1;
        System.arraycopy(ascending, place, ascending, place + 1, size - place);
        ascending[place] = loss;
        inTime[size++] = loss;
    }

    int size() {
        return size;
    }

    double[] ascending() {
        return Arrays.copyOf(ascending, size);
    }

    /** Places in time, of the smallest loss first. */
    int[] order() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> inTime[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The ascending losses of a redrawn sample. */
    double[] redrawn(int[] order, int[] times) {
        double[] drawn = new double[size];
        int n = 0;
        for (int place : order) {
            Arrays.fill(drawn, n, n + times[place], inTime[place]);
            n += times[place];
        }
        return drawn;
    }
}
