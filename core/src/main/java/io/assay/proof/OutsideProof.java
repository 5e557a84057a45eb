package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;
import io.assay.market.MarketData;

/** Proof that features of outside series and filings know nothing that was published later. */
public final class OutsideProof {
    private OutsideProof() {}

    /** Makes the feature of what is recorded. */
    @FunctionalInterface
    public interface Made {
        /** The feature that reads these outside series and filings. */
        MarketFeature on(MarketData data);
    }

    /**
     * Computes the feature, and computes it again after every value that became known after a day was taken away, and
     * after it was replaced: up to that day every bit stays.
     *
     * @param data outside series and filings
     * @param universe adjusted bars of every stock
     * @param days epoch days
     * @return the first breach of each change
     */
    public static List<Breach> of(Made made, MarketData data, List<BarSeries> universe, int[] days, Seed seed) {
        List<FeatureTable> whole = made.on(data).compute(universe);
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            Map<String, MarketData> changes = new TreeMap<>(
                    Map.of("taken away", data.until(day), "replaced", new OtherOutside(data, day, seed.child(day))));
            changes.forEach((change, other) -> compare(
                    whole,
                    made.on(other).compute(universe),
                    day,
                    "what was published after " + Days.text(day) + " " + change,
                    breaches));
        }
        return breaches;
    }

    private static void compare(
            List<FeatureTable> whole, List<FeatureTable> other, int day, String change, List<Breach> breaches) {
        for (int i = 0; i < whole.size(); i++) {
            FeatureTable before = whole.get(i);
            FeatureTable after = other.get(i);
            if (!before.columns().stream()
                    .map(c -> c.name())
                    .toList()
                    .equals(after.columns().stream().map(c -> c.name()).toList())) {
                breaches.add(new Breach(before.instrument().toString(), change, "there are other columns"));
                return;
            }
            int rows = (int) Arrays.stream(before.days()).filter(d -> d <= day).count();
            int had = breaches.size();
            FeatureProof.compare(before, after, rows, change + ", " + before.instrument(), breaches);
            if (breaches.size() > had) {
                return;
            }
        }
    }
}
