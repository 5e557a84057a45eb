package io.assay.signal.strategy;

import java.util.List;

/** Asks several measures and follows where their mean vote is clear. */
final class MultiFactor implements Strategy {
    @Override
    public String name() {
        return "multi-factor";
    }

    @Override
    public String saying() {
        return "buys and sells by the mean vote of a year of momentum, the distance to the 200-day "
                + "mean, the last month faded, money flow and low volatility";
    }

    @Override
    public List<String> columns() {
        return List.of("mom_252_21", "sma_200_rel", "roc_20", "cmf_20", "vol_ratio_5_60");
    }

    @Override
    public double conviction(double[] today, double[] before) {
        double trend = Votes.share(today[0], 0.30) + Votes.share(today[1], 0.15);
        double side = trend - Votes.share(today[2], 0.15) + Votes.share(today[3], 0.25);
        // A calm stock holds its trend: volatility above its usual level takes from either side.
        double calm = today[4] <= 1 ? 1 : 1 / today[4];
        return Votes.beyond(calm * side / 4, 0.4, 0.8);
    }
}
