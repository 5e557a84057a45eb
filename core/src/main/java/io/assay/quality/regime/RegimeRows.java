package io.assay.quality.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.WindowsInMemory;
import io.assay.feature.market.IndexMoves;
import io.assay.feature.market.Regime;
import io.assay.feature.market.Regimes;
import io.assay.market.Instrument;

/**
 * Days of an index with what was known at their close, and the regime so many sessions later. Features are ratios and
 * returns: levels of closes and of volumes would tell the year. A day is a row where its regime, those of the days of
 * its window and the one ahead are known.
 */
public final class RegimeRows {
    /** The regimes from the first to the last, as classes. */
    public static final List<String> CLASSES =
            Arrays.stream(Regime.values()).map(Regime::name).toList();

    private static final int[] MEANS = {20, 50, 200};
    private static final int MONTH = 20;
    private static final int QUARTER = 60;

    /** Bars before the first on which every feature is there. */
    private static final int WARM_UP = 200;

    private RegimeRows() {}

    /**
     * An index.
     *
     * @param whose its name
     * @param days epoch days, ascending
     * @param close one a day, above 0
     */
    public record Index(Instrument whose, int[] days, double[] close) {
        /** Checks lengths and prices. */
        public Index {
            Check.sameLength("close", close.length, days.length);
            for (double price : close) {
                Check.positive("close", price);
            }
        }
    }

    /** What is asked: the regime so many sessions ahead. */
    public static Target target(int ahead) {
        return new Target("regime_" + ahead + "d", CLASSES);
    }

    /**
     * The rows.
     *
     * @param regimes how they are told
     * @param ahead sessions ahead, at least 1
     * @param window bars a row holds, at least 1
     * @throws DataException if the index is too short for a single row
     */
    public static Dataset of(Index index, Regimes regimes, int ahead, int window) {
        Check.atLeast("ahead", ahead, 1);
        Check.atLeast("window", window, 1);
        List<Optional<Regime>> told = regimes.of(index.close());
        List<Column> columns = columns();
        float[][] values = values(index.close(), told, columns);
        int[] rows = IntStream.range(WARM_UP + window - 1, index.close().length - ahead)
                .filter(day -> IntStream.rangeClosed(day - window + 1, day)
                        .allMatch(d -> told.get(d).isPresent()))
                .filter(day -> told.get(day + ahead).isPresent())
                .toArray();
        if (rows.length == 0) {
            throw new DataException(DataProblem.of("the index " + index.whose() + " has " + index.close().length
                            + " closes, too few for one day whose regime and the one " + ahead
                            + " sessions later are known")
                    .withFix("a longer history"));
        }
        return dataset(index, told, new Shape(rows, window, ahead), columns, values);
    }

    private record Shape(int[] rows, int window, int ahead) {}

    private static Dataset dataset(
            Index index, List<Optional<Regime>> told, Shape shape, List<Column> columns, float[][] values) {
        int count = shape.rows().length;
        Dataset.Rows rows = Dataset.Rows.blank(count);
        float[][] windows = new float[count][];
        for (int r = 0; r < count; r++) {
            int day = shape.rows()[r];
            int later = day + shape.ahead();
            rows.decisionDay()[r] = index.days()[day];
            rows.entryDay()[r] = index.days()[day + 1];
            rows.exitDay()[r] = index.days()[later];
            rows.knownDay()[r] = index.days()[later];
            rows.target()[r] = CLASSES.indexOf(told.get(later).orElseThrow().name());
            rows.outcome()[r] = index.close()[later] / index.close()[day] - 1;
            windows[r] = window(values, day, shape.window());
        }
        List<FeatureInfo> infos = columns.stream().map(Column::info).toList();
        return Dataset.of(
                new WindowsInMemory(infos, shape.window(), windows, Collections.nCopies(count, index.whose())),
                target(shape.ahead()),
                List.of(index.whose()),
                rows);
    }

    private static float[] window(float[][] values, int day, int length) {
        float[] window = new float[length * values.length];
        for (int b = 0; b < length; b++) {
            for (int c = 0; c < values.length; c++) {
                window[b * values.length + c] = values[c][day - length + 1 + b];
            }
        }
        return window;
    }

    /** A column and how it is made of closes up to a day. */
    private record Column(FeatureInfo info, Maker maker) {}

    @FunctionalInterface
    private interface Maker {
        double of(double[] close, int day);
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(column("ret_1", "C / C1 - 1", (c, d) -> c[d] / c[d - 1] - 1));
        for (int width : MEANS) {
            columns.add(column(
                    "mean_" + width + "_rel",
                    "C / mean of " + width + " closes - 1",
                    (c, d) -> c[d] / IndexMoves.mean(c, d, width) - 1));
        }
        columns.add(column(
                "cross_50_200",
                "mean of 50 closes / mean of 200 - 1",
                (c, d) -> IndexMoves.mean(c, d, 50) / IndexMoves.mean(c, d, 200) - 1));
        columns.add(column("roc_20", "C / C20 - 1", (c, d) -> c[d] / c[d - MONTH] - 1));
        columns.add(column("vol_20", "deviation of 20 returns, a year", (c, d) -> IndexMoves.volatility(c, d, MONTH)));
        columns.add(
                column("vol_60", "deviation of 60 returns, a year", (c, d) -> IndexMoves.volatility(c, d, QUARTER)));
        return columns;
    }

    private static Column column(String name, String formula, Maker maker) {
        return new Column(FeatureInfo.of(name, FeatureGroup.INDEX, formula, WARM_UP), maker);
    }

    /** The features, and behind them the regime of the day itself. */
    private static float[][] values(double[] close, List<Optional<Regime>> told, List<Column> columns) {
        Regime[] all = Regime.values();
        float[][] values = new float[columns.size() + all.length][close.length];
        for (int c = 0; c < columns.size(); c++) {
            for (int day = 0; day < close.length; day++) {
                values[c][day] = day < WARM_UP
                        ? Float.NaN
                        : (float) columns.get(c).maker().of(close, day);
            }
        }
        for (int r = 0; r < all.length; r++) {
            Regime regime = all[r];
            int at = columns.size() + r;
            for (int day = 0; day < close.length; day++) {
                values[at][day] = told.get(day).filter(own -> own == regime).isPresent() ? 1 : 0;
            }
        }
        for (Regime regime : all) {
            columns.add(column(regime.column(), "1 where the day's regime is " + regime + ", else 0", (c, d) -> 0));
        }
        return values;
    }
}
