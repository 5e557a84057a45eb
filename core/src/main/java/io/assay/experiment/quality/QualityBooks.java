package io.assay.experiment.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.assay.base.Seed;
import io.assay.evaluate.Answers;
import io.assay.experiment.Wiring;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.quality.CollectionSpec;
import io.assay.quality.QualityScores;
import io.assay.quality.SignalBooks;
import io.assay.quality.TakenSignals;

/**
 * What acting on the kept signals alone would have come to. A signal is kept if it is said to succeed more probably
 * than signals of its side did when the model was fitted.
 *
 * @param spec signals and their costs
 * @param taken they
 * @param wiring bars
 */
record QualityBooks(CollectionSpec spec, TakenSignals taken, Wiring wiring) {
    /**
     * Acts.
     *
     * @param judged positions of the judged signals
     * @param models what is said of each
     * @param base success rates of the sides, as they were known
     */
    SignalBooks of(int[] judged, List<Answers> models, List<Answers> base, Seed seed) {
        List<Answers> all = new ArrayList<>(models);
        all.addAll(base);
        int[] spoken = QualityScores.spoken(judged.length, all);
        int[] positions = new int[spoken.length];
        for (int at = 0; at < spoken.length; at++) {
            positions[at] = judged[spoken[at]];
        }
        List<SignalBooks.Filter> filters = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            if (k != models.size()) {
                filters.add(filter(all.get(k), base.get(0), spoken));
            }
        }
        return SignalBooks.of(
                taken,
                positions,
                filters,
                bars(),
                new SignalBooks.Terms(spec.costs().roundTrip(), spec.barrier().horizon(), seed));
    }

    private static SignalBooks.Filter filter(Answers answers, Answers base, int[] spoken) {
        boolean[] keeps = new boolean[spoken.length];
        for (int at = 0; at < spoken.length; at++) {
            int success = 2 * spoken[at] + 1;
            keeps[at] =
                    answers.predictions().values()[success] > base.predictions().values()[success];
        }
        return new SignalBooks.Filter(answers.name(), keeps);
    }

    private Function<Instrument, BarSeries> bars() {
        Auditor auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        Map<Instrument, BarSeries> bars =
                wiring
                        .parallel()
                        .map(taken.instruments(), i -> auditor.clean(i).bars().adjusted())
                        .stream()
                        .collect(Collectors.toMap(BarSeries::instrument, own -> own));
        return instrument -> {
            BarSeries own = bars.get(instrument);
            if (own == null) {
                throw new IllegalArgumentException("'instrument' must have given a signal, was " + instrument);
            }
            return own;
        };
    }
}
