package io.assay.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.SequenceRows;
import io.assay.market.Instrument;

/**
 * Rows of stocks on consecutive days, each of some normal columns. The return that follows a day is normal too; a part
 * of it can be planted: the sign of the product of the first column three and one bars before, which no bar shows
 * alone.
 */
final class Market implements SequenceRows {
    static final int FAR = 3;
    static final int NEAR = 1;
    private static final int FIRST_DAY = 10_000;

    private final int stocks;
    private final int days;
    private final int before;
    private final List<FeatureInfo> columns;
    private final float[] values;
    private final double[] move;

    private Market(int stocks, int days, int before, List<FeatureInfo> columns, double planted, Seed seed) {
        this.stocks = stocks;
        this.days = days;
        this.before = before;
        this.columns = columns;
        this.values = new float[(days + before) * stocks * columns.size()];
        this.move = new double[days * stocks];
        RandomGenerator random = seed.random();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        for (int row = 0; row < move.length; row++) {
            double sign = Math.signum(value(row, FAR, 0) * value(row, NEAR, 0));
            move[row] = 0.02 * (planted * sign + Math.sqrt(1 - planted * planted) * random.nextGaussian());
        }
    }

    /** Rows of the given number of columns; {@code planted} is the correlation of the rule with the return. */
    static Market of(int stocks, int days, int columns, double planted, Seed seed) {
        List<FeatureInfo> infos = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            infos.add(FeatureInfo.of("f" + c, FeatureGroup.PRICE, "drawn", 0));
        }
        return new Market(stocks, days, 64, infos, planted, seed);
    }

    private float value(int row, int back, int column) {
        return values[((before * stocks) + row - back * stocks) * columns.size() + column];
    }

    /** Classes of down and up. */
    Dataset classes() {
        return dataset(
                new Target("direction", List.of("DOWN", "UP")),
                Arrays.stream(move).map(m -> m > 0 ? 1 : 0).toArray());
    }

    /** The return itself. */
    Dataset numbers() {
        return dataset(Target.number("move"), move);
    }

    private Dataset dataset(Target target, double[] answers) {
        List<Instrument> instruments = new ArrayList<>();
        for (int s = 0; s < stocks; s++) {
            instruments.add(Instrument.parse("SIM:S" + (100 + s)));
        }
        Dataset.Rows rows = Dataset.Rows.blank(move.length);
        for (int row = 0; row < move.length; row++) {
            int day = FIRST_DAY + row / stocks;
            rows.instrument()[row] = row % stocks;
            rows.decisionDay()[row] = day;
            rows.entryDay()[row] = day + 1;
            rows.exitDay()[row] = day + 2;
            rows.knownDay()[row] = day + 2;
            rows.target()[row] = answers[row];
            rows.outcome()[row] = move[row];
        }
        return Dataset.of(this, target, instruments, rows);
    }

    /** Rows of the first or the last days. */
    static Dataset days(Dataset all, int from, int to) {
        int[] rows = IntStream.range(0, all.size())
                .filter(r -> all.rows().decisionDay()[r] >= FIRST_DAY + from
                        && all.rows().decisionDay()[r] < FIRST_DAY + to)
                .toArray();
        return all.select(rows);
    }

    @Override
    public int rows() {
        return stocks * days;
    }

    @Override
    public List<FeatureInfo> columns() {
        return columns;
    }

    @Override
    public float get(int row, int column) {
        return value(row, 0, column);
    }

    @Override
    public boolean copyWindow(int row, int length, float[] target, int offset) {
        int width = columns.size();
        for (int back = length - 1; back >= 0; back--) {
            for (int c = 0; c < width; c++) {
                target[offset + (length - 1 - back) * width + c] = value(row, back, c);
            }
        }
        return length <= before;
    }

    @Override
    public Instrument instrument(int row) {
        return Instrument.parse("SIM:S" + (100 + row % stocks));
    }
}
