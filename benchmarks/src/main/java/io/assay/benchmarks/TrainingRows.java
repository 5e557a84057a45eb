package io.assay.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.RowRules;
import io.assay.dataset.Scratch;
import io.assay.feature.FeatureSet;
import io.assay.feature.catalogue.Features;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.market.source.BarFiles;
import io.assay.market.source.ReadOptions;

/**
 * Rows to fit on, and later rows to be asked about; nothing that is learnt was known after the first question.
 *
 * @param train the first three quarters, without the rows whose answer came later
 * @param test the last quarter
 */
record TrainingRows(Dataset train, Dataset test) {
    private static final int HORIZON = 5;
    private static final int SETTLED = 300;
    private static final int SESSIONS = 4000;
    /** What is planted: enough that areas under the curve differ from one half by more than their noise. */
    private static final double KNOWLEDGE = 0.15;
    /** The last day of real data that comparisons may look at. */
    private static final int LAST_DAY = Days.of(2015, 12, 31);

    /** One stock a set, each of some 3,700 rows, with all features that settle; from a simulated market. */
    static List<TrainingRows> simulated(int stocks, Path scratch) {
        return perStock(market(2 * stocks, stocks, SESSIONS), scratch);
    }

    /** Many stocks in one set, from a simulated market. */
    static TrainingRows pooled(int stocks, Path scratch) {
        return of(market(stocks + stocks / 2, stocks, SESSIONS), Features.pooled(), scratch);
    }

    /** One stock a set, from a folder of real daily bars, up to 2015. */
    static List<TrainingRows> real(Path data, int stocks, Path scratch) {
        ReadOptions options = ReadOptions.on(Days.of(2020, 1, 1));
        List<BarSeries> all = new ArrayList<>();
        for (Path file : BarFiles.find(List.of(data))) {
            BarSeries bars = BarFiles.read(file, options).get(0).bars().adjusted();
            int to = (int) IntStream.of(bars.days()).filter(d -> d <= LAST_DAY).count();
            if (to >= SESSIONS && all.size() < stocks) {
                all.add(bars);
            }
        }
        return perStock(all, scratch);
    }

    private static List<BarSeries> market(int listed, int wanted, int sessions) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(listed)
                .withSessions(sessions)
                .withInformationCoefficient(KNOWLEDGE)
                .withSeed(Seed.of(7)));
        return market.listings().stream()
                .sorted(Comparator.comparing(Listing::bars).reversed())
                .limit(wanted)
                .map(listing -> market.bars(listing.instrument()).adjusted())
                .toList();
    }

    private static List<TrainingRows> perStock(List<BarSeries> stocks, Path scratch) {
        return stocks.stream()
                .map(bars -> of(List.of(bars), Features.settledWithin(SETTLED), scratch))
                .toList();
    }

    private static TrainingRows of(List<BarSeries> stocks, FeatureSet features, Path scratch) {
        DatasetSpec spec = DatasetSpec.of(features, Direction.three(HORIZON))
                .withRules(RowRules.DEFAULT.withDays(Integer.MIN_VALUE, LAST_DAY));
        List<Instrument> instruments =
                stocks.stream().map(BarSeries::instrument).toList();
        BuiltDataset built = DatasetBuilder.of(new Parallel(1), new Scratch(scratch, Long.MAX_VALUE))
                .build(spec, instruments, i -> stocks.get(instruments.indexOf(i)));
        Dataset all = built.dataset();
        int[] days = all.rows().decisionDay();
        int first = days[all.size() * 3 / 4];
        int[] known = all.rows().knownDay();
        int[] train =
                IntStream.range(0, all.size()).filter(i -> known[i] < first).toArray();
        int[] test =
                IntStream.range(0, all.size()).filter(i -> days[i] >= first).toArray();
        return new TrainingRows(all.select(train), all.select(test));
    }

    /** The classes of the rows that are asked about. */
    int[] truth() {
        return IntStream.range(0, test.size())
                .map(i -> (int) test.rows().target()[i])
                .toArray();
    }

    /**
     * Writes the rows for another program, little-endian: numbers of training rows, test rows and columns (32 bits
     * each), then for training and for test the features row by row in single precision and the classes (32 bits).
     *
     * @throws DataException if a feature is missing: not every other side knows what to do then
     */
    void write(Path file) throws IOException {
        int width = train.features().columns().size();
        long bytes = 12 + 4L * (width + 1) * (train.size() + test.size());
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(train.size()).putInt(test.size()).putInt(width);
        for (Dataset part : List.of(train, test)) {
            for (float value : part.features().rowMajor()) {
                if (Float.isNaN(value)) {
                    throw new DataException("a feature of the compared rows is missing");
                }
                buffer.putFloat(value);
            }
            for (double target : part.rows().target()) {
                buffer.putInt((int) target);
            }
        }
        Files.write(file, buffer.array());
    }
}
