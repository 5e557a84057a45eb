package io.assay.market.audit;

import java.util.Arrays;

import io.assay.market.BarSeries;

/**
 * One series while it is looked at: its columns, which rows are dropped so far, and how many sessions are missing
 * before each row. Used by one thread.
 */
final class Scan {
    final AuditInput input;
    final Thresholds limits;
    final int size;
    final int[] day;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] adjusted;
    final double[] volume;
    /** Rows that are quarantined; the checks that may drop rows run before those that read this. */
    final boolean[] dropped;

    private final Sessions sessions;

    Scan(AuditInput input, Thresholds limits) {
        BarSeries bars = input.bars();
        this.input = input;
        this.limits = limits;
        this.size = bars.size();
        this.day = bars.days();
        this.open = bars.open();
        this.high = bars.high();
        this.low = bars.low();
        this.close = bars.close();
        this.adjusted = bars.adjustedClose();
        this.volume = bars.volume();
        this.dropped = new boolean[size];
        this.sessions = Sessions.of(input.calendar(), day);
    }

    Sessions sessions() {
        return sessions;
    }

    /** Rows that are not dropped, ascending. */
    int[] kept() {
        int[] rows = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (!dropped[i]) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** Whether kept row number {@code k} follows the one before without a dropped row or a long gap between them. */
    boolean follows(int[] rows, int k) {
        return rows[k] == rows[k - 1] + 1 && sessions.gap()[rows[k]] < limits.longGap();
    }

    int droppedCount() {
        int count = 0;
        for (boolean row : dropped) {
            count += row ? 1 : 0;
        }
        return count;
    }

    boolean isFlat(int i) {
        return open[i] == high[i] && high[i] == low[i] && low[i] == close[i];
    }

    boolean hasVolume(int i) {
        return volume[i] > 0;
    }

    /** Whether row {@code i} repeats the price of the recorded row before in all four prices. */
    boolean isRepeat(int i) {
        return i > 0 && close[i] == close[i - 1] && isFlat(i);
    }
}
