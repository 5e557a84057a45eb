package io.assay.proof;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.MarketLayer;
import io.assay.market.Series;

/** A market whose outside series and filings are others from a day on: what became known after it is noise. */
final class OtherOutside extends MarketLayer {
    private static final double WILD = 1e6;

    private final int day;
    private final Seed seed;

    /**
     * Another future of what is published.
     *
     * @param day last epoch day on which all is as it was
     */
    OtherOutside(MarketData whole, int day, Seed seed) {
        super(whole);
        this.day = day;
        this.seed = seed;
    }

    @Override
    public Optional<Series> series(String name) {
        return under().series(name)
                .map(series -> otherwise(series, day, seed.child(name).random()));
    }

    /** The series with noise in place of every value that became known after a day. */
    static Series otherwise(Series series, int day, RandomGenerator random) {
        int size = series.size();
        int[] period = new int[size];
        int[] known = new int[size];
        double[] value = new double[size];
        for (int i = 0; i < size; i++) {
            period[i] = series.periodDay(i);
            known[i] = series.knownDay(i);
            value[i] = known[i] <= day ? series.value(i) : WILD * random.nextGaussian();
        }
        return Series.of(series.name(), series.hasVintages(), period, known, value);
    }

    @Override
    public List<Filing> filings(Instrument instrument) {
        RandomGenerator random = seed.child(instrument.toString()).random();
        return under().filings(instrument).stream()
                .map(f -> f.filed() <= day
                        ? f
                        : new Filing(
                                f.instrument(),
                                f.concept(),
                                f.periodStart(),
                                f.periodEnd(),
                                f.filed(),
                                WILD * random.nextGaussian()))
                .toList();
    }

    @Override
    public String contentHash() {
        return under().contentHash() + " with another outside";
    }
}
