package io.assay.app.train;

import io.assay.app.cli.Context;
import io.assay.experiment.HeldOut;
import io.assay.market.Listing;
import io.assay.market.MarketData;

/**
 * The days that may be looked at without opening anything.
 *
 * @param first first epoch day with a bar
 * @param last last epoch day with a bar, or the last before those that the workspace holds out
 */
record OpenDays(int first, int last) {
    static OpenDays of(MarketData data, Context context) {
        int first = data.listings().stream().mapToInt(Listing::firstDay).min().orElseThrow();
        int last = data.lastDay().orElseThrow();
        HeldOut heldOut = HeldOut.in(context.workspace()).orElse(HeldOut.none());
        return new OpenDays(first, Math.min(last, heldOut.lastOpen()));
    }
}
