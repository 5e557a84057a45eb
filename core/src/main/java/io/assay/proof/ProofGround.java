package io.assay.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;

/** What proofs are run on: simulated stocks with everything that real ones have, and rows of noise to fit on. */
final class ProofGround {
    private static final int STOCKS = 4;
    private static final int SESSIONS = 900;
    private static final int FIT_STOCKS = 3;
    private static final int FIT_DAYS = 120;
    private static final int HORIZON = 5;

    private final Seed seed;
    private final List<BarSeries> bars;

    private ProofGround(Seed seed, List<BarSeries> bars) {
        this.seed = seed;
        this.bars = bars;
    }

    static ProofGround of(Seed seed) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(STOCKS)
                .withSessions(SESSIONS)
                .withEvents(EventSpec.defaults().withDelistings(0.3).withSplitsPerYear(0.5))
                .withSeed(seed.child("market")));
        List<BarSeries> bars = new ArrayList<>();
        for (Listing listing : market.listings()) {
            bars.add(broken(market.bars(listing.instrument())));
        }
        return new ProofGround(seed, bars);
    }

    /** Two holes, a bar without a volume and one without prices. */
    private static BarSeries broken(BarSeries bars) {
        int n = bars.size();
        double[] volume = bars.volume().clone();
        double[] close = bars.close().clone();
        volume[n / 3] = Double.NaN;
        close[n / 2] = Double.NaN;
        BarSeries changed = BarSeries.of(
                bars.instrument(),
                bars.basis(),
                bars.days(),
                new BarSeries.Columns(bars.open(), bars.high(), bars.low(), close, bars.adjustedClose(), volume));
        BarSeries holed = changed.withHoles(new int[] {n / 5, n - n / 4});
        return bars.delisting().map(holed::withDelisting).orElse(holed);
    }

    Seed seed(String of) {
        return seed.child(of);
    }

    List<BarSeries> bars() {
        return bars;
    }

    /** So many first rows that differ, drawn over the whole length. */
    int[] cuts(BarSeries series, int count) {
        RandomGenerator random = seed.child(series.instrument().toString()).random();
        return IntStream.range(0, count)
                .map(i -> 1 + random.nextInt(series.size() - 1))
                .sorted()
                .distinct()
                .toArray();
    }

    /** So many days on which the future is cut off. */
    int[] days(int count) {
        BarSeries longest = bars.get(0);
        return IntStream.of(cuts(longest, count))
                .map(row -> longest.days()[row])
                .toArray();
    }

    /** Rows of noise under the names of real columns, for whatever is fitted. */
    Dataset rows(Target target) {
        RandomGenerator random = seed.child("rows").random();
        List<FeatureInfo> columns = Features.pooled().columns();
        int n = FIT_STOCKS * FIT_DAYS;
        float[][] values = new float[n][columns.size()];
        Dataset.Rows rows = new Dataset.Rows(
                new int[n],
                new int[n],
                new int[n],
                new int[n],
                new int[n],
                new double[n],
                new double[n],
                new double[n]);
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < columns.size(); c++) {
                values[i][c] = (float) random.nextGaussian();
            }
            int day = i / FIT_STOCKS;
            rows.instrument()[i] = i % FIT_STOCKS;
            rows.decisionDay()[i] = day;
            rows.entryDay()[i] = day + 1;
            rows.exitDay()[i] = day + 1 + HORIZON;
            rows.knownDay()[i] = day + 1 + HORIZON;
            rows.target()[i] = target.isClasses() ? random.nextInt(target.width()) : random.nextGaussian();
            rows.outcome()[i] = random.nextGaussian();
            rows.weight()[i] = 1 + random.nextDouble();
        }
        List<Instrument> instruments = IntStream.range(0, FIT_STOCKS)
                .mapToObj(i -> new Instrument("SIM", "P" + i))
                .toList();
        return Dataset.of(new Table(columns, values), target, instruments, rows);
    }

    /** Positions of the rows known before two thirds of the days. */
    static int[] train(Dataset rows) {
        int cut = FIT_DAYS * 2 / 3;
        return IntStream.range(0, rows.size())
                .filter(row -> rows.rows().knownDay()[row] < cut)
                .toArray();
    }

    private record Table(List<FeatureInfo> columns, float[][] values) implements FeatureRows {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public float get(int row, int column) {
            return values[row][column];
        }
    }
}
