package io.assay.market.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.market.CorporateAction;

/**
 * Splits and dividends of one stock on top of its total-return index.
 *
 * @param kept what dividends have left of the price by each session: the price is index x kept x split factor
 * @param split raw price over unsplit price at each session: halves with a split of 2 for 1
 * @param actions splits, dividends and the delisting, oldest first; dividends split-adjusted
 */
record StockEvents(double[] kept, double[] split, List<CorporateAction> actions) {
    private static final double REVERSE_BELOW = 15;
    private static final double REVERSE_RATIO = 0.1;

    static StockEvents of(SimulationSpec spec, StockTraits traits, double[] index, int[] days) {
        int n = index.length;
        double[] kept = new double[n];
        double[] split = new double[n];
        Arrays.fill(kept, 1);
        Arrays.fill(split, 1);
        RandomGenerator random = traits.seed().child("events").random();
        double rate = spec.events().splitsPerYear() / SimulationSpec.YEAR;
        List<CorporateAction> splits = new ArrayList<>();
        List<Integer> exDays = new ArrayList<>();
        for (int s = 1; s < n; s++) {
            boolean splitsToday = random.nextDouble() < rate;
            double which = random.nextDouble();
            kept[s] = kept[s - 1];
            split[s] = split[s - 1];
            if (traits.dividendYield() > 0 && s % StockTraits.QUARTER == traits.dividendPhase() % StockTraits.QUARTER) {
                kept[s] *= 1 - traits.dividendYield() / 4;
                exDays.add(s);
            }
            if (splitsToday) {
                double ratio = ratio(which, traits.firstPrice() * index[s - 1] * kept[s - 1] * split[s - 1]);
                split[s] /= ratio;
                splits.add(new CorporateAction(traits.instrument(), days[s], CorporateAction.Kind.SPLIT, ratio));
            }
        }
        List<CorporateAction> actions = new ArrayList<>(splits);
        double level = traits.firstPrice() * split[n - 1];
        for (int s : exDays) {
            double cash = level * index[s - 1] * (kept[s - 1] - kept[s]);
            actions.add(new CorporateAction(traits.instrument(), days[s], CorporateAction.Kind.DIVIDEND, cash));
        }
        if (traits.delisted()) {
            actions.add(new CorporateAction(
                    traits.instrument(), days[n - 1], CorporateAction.Kind.DELISTING, traits.delistingReturn()));
        }
        actions.sort((a, b) -> Integer.compare(a.day(), b.day()));
        return new StockEvents(kept, split, List.copyOf(actions));
    }

    /** New shares per old: 2, 3 or 1.5 for 1, or 1 for 10 where the share has become cheap. */
    private static double ratio(double uniform, double price) {
        if (price < REVERSE_BELOW) {
            return REVERSE_RATIO;
        }
        if (uniform < 0.6) {
            return 2;
        }
        return uniform < 0.8 ? 3 : 1.5;
    }
}
