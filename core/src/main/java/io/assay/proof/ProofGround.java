package io.assay.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Scratch;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;
import io.assay.feature.WindowsInMemory;
import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.Series;
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
    private final SimulatedMarket market;
    private final List<BarSeries> bars;

    private ProofGround(Seed seed, SimulatedMarket market, List<BarSeries> bars) {
        this.seed = seed;
        this.market = market;
        this.bars = bars;
    }

    /** A few stocks, broken in every way. */
    static ProofGround of(Seed seed) {
        SimulatedMarket market = market(seed, STOCKS, SESSIONS);
        List<BarSeries> bars = bars(market).stream().map(ProofGround::broken).toList();
        return new ProofGround(seed, market, bars);
    }

    /** Stocks whose bars may become rows, a third of them with a hole, some delisted. */
    static ProofGround ofRows(Seed seed, int stocks, int sessions) {
        SimulatedMarket market = market(seed, stocks, sessions);
        List<BarSeries> bars = new ArrayList<>(bars(market));
        for (int i = 0; i < stocks; i += 3) {
            BarSeries holed = bars.get(i).withHoles(new int[] {bars.get(i).size() / 3});
            bars.set(i, bars.get(i).delisting().map(holed::withDelisting).orElse(holed));
        }
        return new ProofGround(seed, market, bars);
    }

    private static SimulatedMarket market(Seed seed, int stocks, int sessions) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(stocks)
                .withSessions(sessions)
                .withEvents(EventSpec.defaults().withDelistings(0.3).withSplitsPerYear(0.5))
                .withSeed(seed.child("market")));
    }

    private static List<BarSeries> bars(SimulatedMarket market) {
        return market.listings().stream()
                .map(Listing::instrument)
                .map(market::bars)
                .toList();
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

    /** What rows are made of. */
    RowsProof.Ground ground() {
        return new RowsProof.Ground(market, bars);
    }

    /** The market as it was recorded. */
    MarketData market() {
        return market;
    }

    /** A monthly series with revisions, over the days of the bars. */
    Series macro() {
        return market.series().get(1);
    }

    /** Whose bars they are. */
    List<Instrument> instruments() {
        return bars.stream().map(BarSeries::instrument).toList();
    }

    /** The rows that a specification makes of all bars, in memory. */
    Dataset rows(DatasetSpec spec) {
        try (BuiltDataset built = build(spec, bars)) {
            Dataset rows = built.dataset();
            return rows.withFeatures(
                    WindowsInMemory.copy(rows.features(), spec.rules().sequence(), rows.owners()));
        }
    }

    /** Rows made of some bars in memory by one thread; whoever gets them closes them. */
    static BuiltDataset build(DatasetSpec spec, List<BarSeries> universe) {
        Map<Instrument, BarSeries> bars = new HashMap<>();
        universe.forEach(series -> bars.put(series.instrument(), series));
        return DatasetBuilder.of(new Parallel(1), new Scratch(Path.of("in memory"), Long.MAX_VALUE))
                .build(spec, List.copyOf(bars.keySet()), i -> Objects.requireNonNull(bars.get(i)));
    }

    /** The most cuts that every stock can be given. */
    int mostCuts() {
        return bars.stream().mapToInt(BarSeries::size).min().orElseThrow() / 2 - 2;
    }

    /** So many first rows that differ, drawn over the whole length, each once. */
    int[] cuts(BarSeries series, int count) {
        return draw(1, series.size(), count, seed.child(series.instrument().toString()));
    }

    /** So many different numbers of a range, ascending; the end is not in it. */
    static int[] draw(int from, int to, int count, Seed seed) {
        Check.within("count", count, 1, to - from);
        return seed.random().ints(from, to).distinct().limit(count).sorted().toArray();
    }

    /** The first of the stocks with the most bars: others may be delisted early. */
    private BarSeries longest() {
        BarSeries longest = bars.get(0);
        for (BarSeries other : bars) {
            longest = other.size() > longest.size() ? other : longest;
        }
        return longest;
    }

    /** So many days on which the future is cut off. */
    int[] days(int count) {
        BarSeries longest = longest();
        return IntStream.of(cuts(longest, count))
                .map(row -> longest.days()[row])
                .toArray();
    }

    /** So many days on which the future is cut off, from a bar of the stock with the most bars on. */
    int[] days(int count, int firstBar) {
        BarSeries longest = longest();
        int[] rows = draw(firstBar, longest.size(), count, seed.child("late days"));
        return IntStream.of(rows).map(row -> longest.days()[row]).toArray();
    }

    /**
     * Rows of noise under the names of real columns, for whatever is fitted.
     *
     * @param bars bars that are read of each row; neighbouring rows of a stock share those that both read
     */
    Dataset rows(Target target, int bars) {
        RandomGenerator random = seed.child("rows").random();
        List<FeatureInfo> columns = Features.pooled().columns();
        List<Instrument> instruments = IntStream.range(0, FIT_STOCKS)
                .mapToObj(i -> new Instrument("SIM", "P" + i))
                .toList();
        int n = FIT_STOCKS * FIT_DAYS;
        int width = columns.size();
        float[][] noise = new float[n + FIT_STOCKS * (bars - 1)][width];
        for (float[] bar : noise) {
            for (int c = 0; c < width; c++) {
                bar[c] = (float) random.nextGaussian();
            }
        }
        float[][] windows = new float[n][bars * width];
        Dataset.Rows rows = Dataset.Rows.blank(n);
        for (int i = 0; i < n; i++) {
            for (int bar = 0; bar < bars; bar++) {
                System.arraycopy(noise[i + bar * FIT_STOCKS], 0, windows[i], bar * width, width);
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
        List<Instrument> owners =
                IntStream.of(rows.instrument()).mapToObj(instruments::get).toList();
        return Dataset.of(new WindowsInMemory(columns, bars, windows, owners), target, instruments, rows);
    }

    /** Positions of the rows known before two thirds of the days. */
    static int[] train(Dataset rows) {
        int cut = FIT_DAYS * 2 / 3;
        return IntStream.range(0, rows.size())
                .filter(row -> rows.rows().knownDay()[row] < cut)
                .toArray();
    }
}
