package io.assay.metric;

import io.assay.base.Check;

/** Tables of one column a trial, all of the same sessions. */
final class Columns {
    private Columns() {}

    /**
     * Throws unless there are at least {@code columns} of at least {@code sessions} finite values, all of one length.
     *
     * @return the length
     */
    static int sessions(String name, double[][] table, int columns, int sessions) {
        Check.atLeast("number of " + name, table.length, columns);
        int length = Check.atLeast("sessions of " + name, table[0].length, sessions);
        for (int k = 0; k < table.length; k++) {
            Check.sameLength(name + "[" + k + "]", table[k].length, length);
            for (double value : table[k]) {
                Check.that(Double.isFinite(value), name + "[" + k + "]", "hold finite values", value);
            }
        }
        return length;
    }
}
