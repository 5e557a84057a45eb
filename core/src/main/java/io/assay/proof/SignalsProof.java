package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import io.assay.quality.CollectionSpec;
import io.assay.quality.Signals;
import io.assay.quality.TakenSignals;

/** Proof that collected signals, what was known of them and what had become of others know nothing that came later. */
public final class SignalsProof {
    private static final double MOVE = 1.7;

    private SignalsProof() {}

    /**
     * Collects signals, and collects them again after all bars that come after a day were taken away, and after their
     * prices were moved: signals whose outcome was known by that day stay, with every bit of what was known of them.
     *
     * @param bars adjusted
     * @param days epoch days
     * @return the first breach of each change
     */
    public static List<Breach> of(CollectionSpec spec, List<BarSeries> bars, int[] days) {
        TakenSignals whole = collected(spec, bars);
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            Map<String, UnaryOperator<BarSeries>> changes =
                    new TreeMap<>(Map.of("taken away", own -> own.until(day), "moved", own -> moved(own, day)));
            changes.forEach((change, by) -> {
                List<BarSeries> others =
                        bars.stream().map(by).filter(own -> own.size() > 0).toList();
                compare(whole, collected(spec, others), day, "bars after " + Days.text(day) + " " + change, breaches);
            });
        }
        return breaches;
    }

    /**
     * Figures that are made of outcomes, made again after the outcomes that were not known by the end of a day were
     * turned round: those of signals given by that day stay.
     *
     * @param name of the figures
     * @param figures one a signal
     * @param days epoch days
     * @return the first breach of each day
     */
    public static List<Breach> ofRecord(String name, Function<Signals, double[]> figures, Signals signals, int[] days) {
        double[] before = figures.apply(signals);
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            double[] other = signals.net().clone();
            Arrays.setAll(other, at -> signals.knownDay()[at] > day ? -other[at] : other[at]);
            double[] after = figures.apply(signals.withNet(other));
            IntStream.range(0, before.length)
                    .filter(at -> signals.decisionDay()[at] <= day && before[at] != after[at])
                    .findFirst()
                    .ifPresent(at -> breaches.add(new Breach(
                            name,
                            "outcomes known after " + Days.text(day) + " turned round",
                            "that of a signal of " + Days.text(signals.decisionDay()[at]) + " moved")));
        }
        return breaches;
    }

    /** The signals of some bars, with what their own features tell. */
    public static TakenSignals collected(CollectionSpec spec, List<BarSeries> bars) {
        return TakenSignals.together(
                spec,
                bars.stream()
                        .map(own ->
                                TakenSignals.of(spec, own, Features.technical().compute(own), day -> true))
                        .toList());
    }

    private static BarSeries moved(BarSeries bars, int day) {
        int at = bars.rowOf(day);
        int from = at >= 0 ? at + 1 : -at - 1;
        return from >= bars.size() ? bars : Futures.scaled(bars, from, bars.size(), MOVE);
    }

    private static void compare(TakenSignals whole, TakenSignals other, int day, String change, List<Breach> breaches) {
        int[] before = known(whole, day);
        int[] after = known(other, day);
        if (before.length != after.length) {
            breaches.add(new Breach("signals", change, before.length + " signals became " + after.length));
            return;
        }
        for (int i = 0; i < before.length; i++) {
            if (!row(whole, before[i]).equals(row(other, after[i]))) {
                String of = Days.text(whole.signals().decisionDay()[before[i]]);
                breaches.add(new Breach("signals", change, "a signal of " + of + " moved"));
                return;
            }
        }
    }

    private static int[] known(TakenSignals taken, int day) {
        return IntStream.range(0, taken.signals().size())
                .filter(at -> taken.signals().knownDay()[at] <= day)
                .toArray();
    }

    /** Everything of a signal but its share of sessions, which those given later take from. */
    private static List<Object> row(TakenSignals taken, int at) {
        Signals signals = taken.signals();
        List<Object> row = new ArrayList<>(List.of(
                taken.instruments().get(signals.instrument()[at]),
                signals.strategy()[at],
                signals.side()[at],
                signals.decisionDay()[at],
                signals.knownDay()[at],
                signals.end()[at],
                signals.net()[at],
                signals.drawdown()[at]));
        for (float[] column : taken.features().values()) {
            row.add(column[at]);
        }
        return row;
    }
}
