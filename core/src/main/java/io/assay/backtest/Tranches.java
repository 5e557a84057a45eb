package io.assay.backtest;

import java.util.Arrays;

/**
 * The open tranches of every instrument, oldest first, as linked lists in primitive columns. A tranche is what one
 * decision day holds of one instrument; its cash flow since entry, costs included, becomes the result of a round trip
 * when it ends.
 */
final class Tranches {
    /** The exit row of a tranche that waits for the next decision day. */
    static final int UNTIL_REPLACED = Integer.MAX_VALUE;

    private static final int NONE = -1;

    private final int[] head;
    private final int[] tail;
    private final Trips.Tally tally;
    private int[] next = new int[1024];
    private int[] exit = new int[1024];
    private long[] shares = new long[1024];
    private double[] flow = new double[1024];
    private int free = NONE;
    private int used;

    Tranches(int instruments, Trips.Tally tally) {
        head = new int[instruments];
        tail = new int[instruments];
        Arrays.fill(head, NONE);
        this.tally = tally;
    }

    /** Begins a tranche; exit rows of one instrument never descend. */
    void open(int instrument, int exitRow, long micro, Terms terms) {
        int slot = slot();
        next[slot] = NONE;
        exit[slot] = exitRow;
        shares[slot] = micro;
        flow[slot] = terms.paid(-micro, micro);
        if (head[instrument] == NONE) {
            head[instrument] = slot;
        } else {
            next[tail[instrument]] = slot;
        }
        tail[instrument] = slot;
    }

    /** At which price and cost a share changes hands. */
    record Terms(double price, double costPerShare) {
        /** Cash got for giving up so many micro-shares, costs on a quantity deducted; in currency units. */
        double paid(long given, long quantity) {
            return Micro.units(given) * price - Micro.units(Math.abs(quantity)) * costPerShare;
        }
    }

    private int slot() {
        if (free != NONE) {
            int slot = free;
            free = next[slot];
            return slot;
        }
        if (used == next.length) {
            int size = 2 * used;
            next = Arrays.copyOf(next, size);
            exit = Arrays.copyOf(exit, size);
            shares = Arrays.copyOf(shares, size);
            flow = Arrays.copyOf(flow, size);
        }
        return used++;
    }

    /** Whether no tranche is open. Long and short tranches may cancel: nothing held does not mean nothing open. */
    boolean isEmpty(int instrument) {
        return head[instrument] == NONE;
    }

    /** Shares of the tranches that end at a row or before. */
    long expiring(int instrument, int row) {
        long sum = 0;
        for (int slot = head[instrument]; slot != NONE && exit[slot] <= row; slot = next[slot]) {
            sum += shares[slot];
        }
        return sum;
    }

    /** The same as absolute shares. */
    long expiringGross(int instrument, int row) {
        long sum = 0;
        for (int slot = head[instrument]; slot != NONE && exit[slot] <= row; slot = next[slot]) {
            sum += Math.abs(shares[slot]);
        }
        return sum;
    }

    /** Ends the tranches that end at a row or before. */
    void close(int instrument, int row, Terms terms) {
        int slot = head[instrument];
        while (slot != NONE && exit[slot] <= row) {
            tally.add(flow[slot] + terms.paid(shares[slot], shares[slot]));
            int after = next[slot];
            next[slot] = free;
            free = slot;
            slot = after;
        }
        head[instrument] = slot;
    }

    /** Cash a share to every tranche of an instrument. */
    void pay(int instrument, double perShare) {
        for (int slot = head[instrument]; slot != NONE; slot = next[slot]) {
            flow[slot] += Micro.units(shares[slot]) * perShare;
        }
    }

    /**
     * Multiplies shares so that their sum is exactly {@code split.of(old sum)}: the running sum is rounded, not each
     * tranche. What cannot be held is paid out to the tranche at the open.
     */
    void split(int instrument, Split split, double open) {
        long before = 0;
        long after = 0;
        for (int slot = head[instrument]; slot != NONE; slot = next[slot]) {
            before += shares[slot];
            long sum = split.of(before);
            long now = sum - after;
            flow[slot] += (Micro.units(shares[slot]) * split.ratio() - Micro.units(now)) * open;
            shares[slot] = now;
            after = sum;
        }
    }

    /** Result so far of all tranches still open, each valued at a price of its instrument. */
    double openResult(double[] price) {
        double sum = 0;
        for (int i = 0; i < head.length; i++) {
            for (int slot = head[i]; slot != NONE; slot = next[slot]) {
                sum += flow[slot] + Micro.units(shares[slot]) * price[i];
            }
        }
        return sum;
    }
}
