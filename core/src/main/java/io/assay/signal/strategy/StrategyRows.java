package io.assay.signal.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.base.Check;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;

/**
 * What strategies say about the rows of one instrument's features. A strategy speaks where the bar before belongs to
 * the same history, which holds {@link Strategy#LOOK_BACK} bars by then, and where all that it reads is there.
 */
public final class StrategyRows {
    private final FeatureTable table;
    private final int[] age;

    private StrategyRows(FeatureTable table, int[] age) {
        this.table = table;
        this.age = age;
    }

    /** On the features of an instrument. */
    public static StrategyRows of(FeatureTable table) {
        int[] age = new int[table.rows()];
        int[] restarts = table.restarts();
        int at = 0;
        int start = 0;
        for (int row = 0; row < age.length; row++) {
            if (at < restarts.length && restarts[at] == row) {
                start = row;
                at++;
            }
            age[row] = row - start;
        }
        return new StrategyRows(table, age);
    }

    /**
     * The convictions of a strategy, one a row: see {@link Strategy#conviction}; 0 where it does not speak.
     *
     * @throws IllegalArgumentException if a column that it reads is not there
     */
    public double[] convictions(Strategy strategy) {
        int[] columns = columns(strategy);
        double[] said = new double[table.rows()];
        double[] today = new double[columns.length];
        double[] before = new double[columns.length];
        for (int row = Strategy.LOOK_BACK; row < said.length; row++) {
            if (speaks(row) && read(row, columns, today) && read(row - 1, columns, before)) {
                said[row] = strategy.conviction(today, before);
            }
        }
        return said;
    }

    /** Whether strategies may speak on a row: whether its history is long enough. */
    public boolean speaks(int row) {
        return age[row] >= Strategy.LOOK_BACK;
    }

    /** Why a strategy says what it says about a row: its rule and the figures of that day. */
    public String reason(Strategy strategy, int row) {
        int[] columns = columns(strategy);
        List<String> figures = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            figures.add(strategy.columns().get(c) + String.format(Locale.ROOT, " %.4g", table.column(columns[c])[row]));
        }
        return strategy.name() + ": " + strategy.saying() + "; on the day " + String.join(", ", figures);
    }

    private boolean read(int row, int[] columns, double[] into) {
        boolean finite = true;
        for (int c = 0; c < columns.length; c++) {
            into[c] = table.column(columns[c])[row];
            finite &= Double.isFinite(into[c]);
        }
        return finite;
    }

    private int[] columns(Strategy strategy) {
        List<String> names = table.columns().stream().map(FeatureInfo::name).toList();
        int[] columns = strategy.columns().stream().mapToInt(names::indexOf).toArray();
        Check.that(Arrays.stream(columns).allMatch(c -> c >= 0), "table", "have " + strategy.columns(), names);
        return columns;
    }
}
