package io.assay.proof.doctor;

import java.util.List;
import java.util.function.Function;

import io.assay.market.BarSeries;
import io.assay.metric.RocAuc;
import io.assay.proof.SignalsProof;
import io.assay.quality.CollectionSpec;
import io.assay.quality.Signals;
import io.assay.quality.SuccessRates;
import io.assay.quality.TakenSignals;

/** Leaks of what became of other signals. */
final class SignalLeaks {
    private static final int STOCKS = 12;

    private SignalLeaks() {}

    static List<Leak> all() {
        return List.of(new Leak(
                "outcomes that are not resolved",
                "a strategy's success rate counts signals given before this one whose trades are still open (F1)",
                "outcomes known later turned round",
                SignalLeaks::record));
    }

    private static Leak.Examination record(Ward ward) {
        List<BarSeries> bars = ward.bars().subList(0, STOCKS);
        int[] days = ward.any().days();
        TakenSignals taken = SignalsProof.collected(CollectionSpec.standard(days[0], days[days.length - 1]), bars);
        int strategies = taken.strategies().size();
        Function<Signals, double[]> known =
                signals -> SuccessRates.of(signals, strategies).rate();
        Function<Signals, double[]> given = signals -> known.apply(signals.withKnownDays(signals.decisionDay()));
        int[] some = {days[days.length / 2], days[days.length - days.length / 4]};
        return new Leak.Examination(
                SignalsProof.ofRecord("success rates", given, taken.signals(), some),
                SignalsProof.ofRecord("success rates", known, taken.signals(), some),
                Leak.Scores.auc(auc(taken.signals(), given), auc(taken.signals(), known)));
    }

    private static double auc(Signals signals, Function<Signals, double[]> rates) {
        boolean[] success = new boolean[signals.size()];
        for (int at = 0; at < success.length; at++) {
            success[at] = signals.success(at);
        }
        return RocAuc.of(rates.apply(signals), success).area();
    }
}
