package io.assay.proof;

import java.util.List;

import io.assay.market.BarSeries;
import io.assay.quality.CollectionSpec;
import io.assay.quality.SuccessRates;
import io.assay.quality.TakenSignals;
import io.assay.signal.strategy.Strategies;

/** Signals of strategies, what is known of them, and their record. */
final class SignalSubjects {
    private final ProofGround ground;
    private final List<BarSeries> bars;

    SignalSubjects(ProofGround ground) {
        this.ground = ground;
        this.bars = ground.bars().stream().map(BarSeries::adjusted).toList();
    }

    List<Subject> all() {
        int last =
                bars.stream().mapToInt(own -> own.days()[own.size() - 1]).max().orElseThrow();
        CollectionSpec spec = CollectionSpec.standard(bars.get(0).days()[0], last);
        return List.of(
                new Subject(
                        "rows",
                        "signals of strategies",
                        TakenSignals.class,
                        Strategies.all().size(),
                        cuts -> SignalsProof.of(spec, bars, ground.days(cuts, OutsideSubjects.RECORDED))),
                new Subject("rows", "success rates of strategies", SuccessRates.class, 2, cuts -> record(spec, cuts)));
    }

    private List<Breach> record(CollectionSpec spec, int cuts) {
        TakenSignals taken = SignalsProof.collected(spec, bars);
        return SignalsProof.ofRecord(
                "success rates",
                signals -> SuccessRates.of(signals, taken.strategies().size()).rate(),
                taken.signals(),
                ground.days(cuts, OutsideSubjects.RECORDED));
    }
}
