package io.assay.label;

import java.util.Arrays;
import java.util.List;

import io.assay.market.BarSeries;

import static org.assertj.core.api.Assertions.assertThat;

/** What every label must keep to; each implementation runs it. */
public final class LabelContract {
    private static final int BARS = 400;
    private static final double[] FACTORS = {1.01, 5, 0.2, Double.NaN};

    private LabelContract() {}

    /** Checks a label on a random history with week-ends, halts and two holes. */
    public static void check(Label label) {
        BarSeries bars = TestBars.random("CON", 7, BARS).withHoles(new int[] {90, 250});
        LabelColumn column = label.compute(bars);
        assertThat(labelled(column)).as("labels of " + label.name()).isGreaterThan(20);
        timesAreInOrder(label, bars, column);
        holesAreNotCrossed(label, bars, column);
        whatIsNotKnownIsNotThere(label, bars);
        theFutureDoesNotCount(label, bars, column);
        theExitCounts(label, bars, column);
        theOutcomeIsOfTheSameTrade(label, bars, column);
        everyBasisIsAdjusted(label);
    }

    private static void timesAreInOrder(Label label, BarSeries bars, LabelColumn column) {
        for (int row = 0; row < BARS; row++) {
            if (Double.isNaN(column.value()[row])) {
                assertThat(column.entryDay()[row]).isEqualTo(LabelColumn.NEVER);
                assertThat(column.exitDay()[row]).isEqualTo(LabelColumn.NEVER);
                assertThat(column.knownDay()[row]).isEqualTo(LabelColumn.NEVER);
            } else {
                int exitRow = bars.rowOf(column.exitDay()[row]);
                assertThat(column.entryDay()[row]).isEqualTo(bars.days()[row + 1]);
                assertThat(exitRow).isBetween(row + 1, row + 1 + label.horizon());
                assertThat(column.knownDay()[row]).isGreaterThanOrEqualTo(column.exitDay()[row]);
            }
            if (!label.classes().isEmpty() && !Double.isNaN(column.value()[row])) {
                assertThat(column.value()[row]).isIn((Object[]) classNumbers(label));
            }
        }
    }

    private static Double[] classNumbers(Label label) {
        return java.util.stream.IntStream.range(0, label.classes().size())
                .mapToObj(k -> (double) k)
                .toArray(Double[]::new);
    }

    private static void holesAreNotCrossed(Label label, BarSeries bars, LabelColumn column) {
        for (int row = 0; row < BARS; row++) {
            if (!Double.isNaN(column.value()[row])) {
                assertThat(bars.spansHole(row, bars.rowOf(column.exitDay()[row])))
                        .as(label.name() + " at row " + row)
                        .isFalse();
            }
        }
    }

    /** On a shorter history the labels known by then are the same bits, and there are no others. */
    private static void whatIsNotKnownIsNotThere(Label label, BarSeries bars) {
        LabelColumn whole = label.compute(bars);
        for (int cut = 1; cut <= BARS; cut += 13) {
            LabelColumn part = label.compute(bars.rows(0, cut));
            for (int row = 0; row < cut; row++) {
                boolean known = whole.knownDay()[row] <= bars.days()[cut - 1];
                double expected = known ? whole.value()[row] : Double.NaN;
                assertThat(Double.doubleToLongBits(part.value()[row]))
                        .as(label.name() + " at row " + row + " of a history cut at " + cut)
                        .isEqualTo(Double.doubleToLongBits(expected));
                assertThat(part.exitDay()[row]).isEqualTo(known ? whole.exitDay()[row] : LabelColumn.NEVER);
            }
        }
    }

    private static void theFutureDoesNotCount(Label label, BarSeries bars, LabelColumn column) {
        for (double factor : FACTORS) {
            for (int from = 1; from < BARS; from += 29) {
                LabelColumn moved = label.compute(TestBars.scaled(bars, from, BARS, factor));
                for (int row = 0; row < from; row++) {
                    if (column.knownDay()[row] < bars.days()[from]) {
                        assertThat(moved.value()[row]).isEqualTo(Double.valueOf(column.value()[row]));
                        assertThat(moved.exitDay()[row]).isEqualTo(column.exitDay()[row]);
                    }
                }
            }
        }
    }

    private static void theExitCounts(Label label, BarSeries bars, LabelColumn column) {
        LabelColumn outcome = label.outcome().compute(bars);
        for (int row = 0; row < BARS; row += 7) {
            if (!Double.isNaN(column.value()[row])) {
                int exit = bars.rowOf(column.exitDay()[row]);
                boolean value = false;
                boolean earned = false;
                for (BarSeries moved : otherBarsAt(bars, exit)) {
                    value |= differ(label.compute(moved), column, row);
                    earned |= differ(label.outcome().compute(moved), outcome, row);
                }
                assertThat(value).as(label.name() + " at row " + row).isTrue();
                assertThat(earned)
                        .as("outcome of " + label.name() + " at row " + row)
                        .isTrue();
            }
        }
    }

    private static boolean differ(LabelColumn one, LabelColumn other, int row) {
        return one.value()[row] != other.value()[row] || one.exitDay()[row] != other.exitDay()[row];
    }

    /** The bar moved up, moved down, and without any range (which matters if entry and exit are in one bar). */
    private static List<BarSeries> otherBarsAt(BarSeries bars, int row) {
        return List.of(
                TestBars.scaled(bars, row, row + 1, 5),
                TestBars.scaled(bars, row, row + 1, 0.2),
                TestBars.flattened(bars, row));
    }

    private static void theOutcomeIsOfTheSameTrade(Label label, BarSeries bars, LabelColumn column) {
        LabelColumn outcome = label.outcome().compute(bars);
        for (int row = 0; row < BARS; row++) {
            if (!Double.isNaN(column.value()[row])) {
                assertThat(outcome.value()[row]).isFinite().isGreaterThan(-1);
                assertThat(outcome.entryDay()[row]).isEqualTo(column.entryDay()[row]);
                assertThat(outcome.exitDay()[row]).isEqualTo(column.exitDay()[row]);
            }
        }
    }

    /** Bars that were not adjusted yet give what their adjusted form gives. */
    private static void everyBasisIsAdjusted(Label label) {
        BarSeries bars = TestBars.random("RAW", 8, BARS);
        double[] dividends = bars.close().clone();
        for (int row = 0; row < BARS; row++) {
            dividends[row] *= row < BARS / 2 ? 0.9 : 1;
        }
        BarSeries raw = BarSeries.of(
                bars.instrument(),
                io.assay.market.PriceBasis.SPLIT_ADJUSTED,
                bars.days(),
                new BarSeries.Columns(bars.open(), bars.high(), bars.low(), bars.close(), dividends, bars.volume()));
        assertThat(label.compute(raw).value())
                .isEqualTo(label.compute(raw.adjusted()).value());
    }

    private static long labelled(LabelColumn column) {
        return Arrays.stream(column.value()).filter(v -> !Double.isNaN(v)).count();
    }
}
