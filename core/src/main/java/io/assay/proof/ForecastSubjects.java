package io.assay.proof;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.assay.forecast.AsOf;
import io.assay.forecast.Tested;
import io.assay.market.BarSeries;

/** What is known of a forecast's rows beside features, and intervals around it. */
final class ForecastSubjects {
    private static final int HORIZON = 5;
    private static final double LEVEL = 0.8;

    private final ProofGround ground;
    private final List<BarSeries> bars;

    ForecastSubjects(ProofGround ground) {
        this.ground = ground;
        this.bars = ground.bars().stream().map(BarSeries::adjusted).toList();
    }

    List<Subject> all() {
        return List.of(
                new Subject(
                        "rows",
                        "what is known of forecasts",
                        AsOf.class,
                        5,
                        cuts -> ForecastProof.ofKnown(
                                "what is known of forecasts", ForecastSubjects::known, bars, ground.days(cuts))),
                new Subject(
                        "rows",
                        "prediction intervals",
                        Tested.class,
                        1,
                        cuts -> ForecastProof.ofIntervals(
                                "prediction intervals",
                                ForecastSubjects::halves,
                                ForecastProof.tested(bars, HORIZON),
                                ground.days(cuts))));
    }

    private static double[] known(BarSeries own) {
        AsOf known =
                AsOf.of(new AsOf.Whose(List.of(own.instrument()), new int[own.size()], own.days()), i -> own, HORIZON);
        return IntStream.range(0, own.size())
                .boxed()
                .flatMapToDouble(bar -> DoubleStream.of(
                        known.close()[bar],
                        known.volatility()[bar],
                        known.past()[bar],
                        known.highest()[bar],
                        known.lowest()[bar]))
                .toArray();
    }

    private static double[] halves(Tested tested) {
        double[] said = tested.asOf().past().clone();
        Arrays.setAll(said, row -> Double.isNaN(said[row]) ? 0 : said[row]);
        Tested.Around around = tested.intervals(said);
        return IntStream.range(0, tested.size())
                .mapToDouble(row -> around.half(row, LEVEL))
                .toArray();
    }
}
