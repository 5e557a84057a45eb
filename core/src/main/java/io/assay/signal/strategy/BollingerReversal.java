package io.assay.signal.strategy;

import java.util.List;

/** Follows a close back into the Bollinger bands. */
final class BollingerReversal implements Strategy {
    @Override
    public String name() {
        return "bollinger";
    }

    @Override
    public String saying() {
        return "buys when the close comes back above the lower Bollinger band and sells when it comes "
                + "back below the upper one (Bollinger 2001)";
    }

    @Override
    public List<String> columns() {
        return List.of("bb_pctb_20_2");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        if (Votes.crossed(before[0], today[0], 0) > 0) {
            return Votes.sure(-before[0] * 4);
        }
        return Votes.crossed(before[0], today[0], 1) < 0 ? -Votes.sure((before[0] - 1) * 4) : 0;
    }
}
