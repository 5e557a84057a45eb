package io.assay.signal.strategy;

import java.util.List;

/** Follows the relative strength index out of its extremes. */
final class RsiReversal implements Strategy {
    @Override
    public String name() {
        return "rsi";
    }

    @Override
    public String saying() {
        return "buys when RSI(14) comes back above 30 and sells when it comes back below 70 (Wilder "
                + "1978); surer the further it had been";
    }

    @Override
    public List<String> columns() {
        return List.of("rsi_14");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        if (Votes.crossed(before[0], today[0], 30) > 0) {
            return Votes.sure((30 - before[0]) / 15);
        }
        return Votes.crossed(before[0], today[0], 70) < 0 ? -Votes.sure((before[0] - 70) / 15) : 0;
    }
}
