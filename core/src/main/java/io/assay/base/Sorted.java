package io.assay.base;

/** Searches in ascending arrays that may hold a value several times, which the JDK's binary search leaves open. */
public final class Sorted {
    private Sorted() {}

    /** How many of the ascending values lie below {@code value}: the first position that holds it, if any does. */
    public static int below(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many of the ascending numbers are not above {@code value}. */
    public static int notAbove(int[] ascending, int value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
