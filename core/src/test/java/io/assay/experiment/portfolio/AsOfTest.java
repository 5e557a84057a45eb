package io.assay.experiment.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.run.HandRun;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.experiment.run.RunJudge;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Membership;
import io.assay.market.Universe;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.model.Predictions;
import io.assay.portfolio.Allocator;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.Method;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes after the close of a decision changes not a bit of it. */
class AsOfTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(8, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final List<BarSeries> BARS =
            STOCKS.stream().map(MARKET::bars).toList();
    private static final List<Method> METHODS = List.of(Method.values());
    private static final int[] DAYS = MARKET.bars(STOCKS.get(0)).days();
    private static final int FIRST = DAYS[600];
    private static final int LAST = DAYS[900];
    private static final int[] DECIDED = {DAYS[760], DAYS[781]};

    /** Knows a part of what comes: else nothing would be believed, and forecasts would change nothing. */
    private static double foreseen(Instrument instrument, int day) {
        BarSeries bars = BARS.get(STOCKS.indexOf(instrument));
        int row = bars.rowOf(day);
        double ahead = bars.close()[Math.min(bars.size() - 1, row + HandRun.HORIZON + 1)] / bars.close()[row] - 1;
        double noise = Math.floorMod(instrument.hashCode() + 31 * day, 100) / 100.0;
        return 0.8 * Math.max(0, Math.min(1, 0.5 * noise + 0.25 + 3 * ahead));
    }

    private static Predicted predicted() {
        return RunJudge.pooled(STOCKS.stream()
                .map(i -> HandRun.rows(
                        BARS.get(STOCKS.indexOf(i)), day -> day >= FIRST && day <= LAST, AsOfTest::foreseen))
                .toList());
    }

    /** Answers of later days, and outcomes that are known later, become something else; or all such rows are gone. */
    private static Predicted later(Predicted rows, int day, double value, boolean cut) {
        Dataset.Rows old = rows.rows().rows();
        int[] kept = IntStream.range(0, rows.rows().size())
                .filter(row -> !cut || old.decisionDay()[row] <= day)
                .toArray();
        double[] said = rows.model().predictions().select(kept).values();
        Dataset.Rows some = old.select(kept);
        for (int row = 0; row < kept.length; row++) {
            if (some.decisionDay()[row] > day) {
                Arrays.fill(said, 3 * row, 3 * row + 3, value);
            }
            if (some.knownDay()[row] > day) {
                some.outcome()[row] = value;
                some.knownDay()[row] = cut ? LabelColumn.NEVER : some.knownDay()[row] + 3;
            }
        }
        Dataset dataset = Dataset.of(
                rows.rows().select(kept).features(),
                rows.rows().target(),
                rows.rows().instruments(),
                some);
        return new Predicted(
                Predicted.bare(dataset),
                List.of(new Answers("model", new Predictions(rows.rows().target(), said))),
                RowTraining.none(kept.length));
    }

    private record Decided(double[] weights, double variance) {}

    /** Decisions of two days by every method, the second against what is held of the first. */
    private static List<List<Decided>> decided(UnaryOperator<BarSeries> change, Predicted predicted) {
        CloseGrid grid = CloseGrid.of(STOCKS, i -> change.apply(BARS.get(STOCKS.indexOf(i))), new Parallel(1));
        Situations situations = new Situations(
                grid,
                Membership.of(Universe.ofToday("all", STOCKS)),
                Map.of(STOCKS.get(0), "X", STOCKS.get(1), "X"),
                PortfolioSpec.Lookback.standard(),
                Optional.of(Forecasts.of(predicted)));
        Constraints constraints = Constraints.longOnly()
                .withBox(0.01, 0.4)
                .withSectors(Map.of("X", new Constraints.Range(0.1, 0.3)))
                .withTurnover(0.6);
        List<List<Decided>> all = new ArrayList<>();
        for (Method method : METHODS) {
            MethodWalk walk = new MethodWalk(method, constraints, new Allocator(2.5, OptionalDouble.empty()), grid);
            List<Decided> own = new ArrayList<>();
            for (int day : DECIDED) {
                Situation situation = situations.at(grid.sessionBy(day));
                assertThat(situation.views().isBelieved()).isTrue();
                walk.step(situation);
                MethodWalk.Made made = walk.made().get(walk.made().size() - 1);
                own.add(new Decided(made.weights(), made.variance()));
            }
            all.add(own);
        }
        return all;
    }

    private static void assertSame(List<List<Decided>> was, List<List<Decided>> is, String what) {
        for (int k = 0; k < METHODS.size(); k++) {
            for (int d = 0; d < DECIDED.length; d++) {
                Decided before = was.get(k).get(d);
                Decided after = is.get(k).get(d);
                assertThat(after.weights()).as(METHODS.get(k) + ", " + what).containsExactly(before.weights());
                assertThat(after.variance()).isEqualTo(before.variance());
            }
        }
    }

    private static BarSeries replaced(BarSeries bars, int day, double by) {
        double[][] columns = {
            bars.open().clone(), bars.close().clone(), bars.adjustedClose().clone()
        };
        for (int row = 0; row < bars.size(); row++) {
            for (double[] column : columns) {
                column[row] = bars.days()[row] > day ? by : column[row];
            }
        }
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                bars.days(),
                new BarSeries.Columns(columns[0], bars.high(), bars.low(), columns[1], columns[2], bars.volume()));
    }

    @Test
    void later_bars_change_no_bit_of_any_methods_weights() {
        Predicted predicted = predicted();
        List<List<Decided>> was = decided(bars -> bars, predicted);
        int day = DECIDED[1];
        assertSame(was, decided(bars -> StudyMarket.moved(bars, day + 1), predicted), "noise");
        assertSame(was, decided(bars -> replaced(bars, day, Double.NaN), predicted), "NaN");
        assertSame(was, decided(bars -> replaced(bars, day, 1e12), predicted), "extremes");
        assertSame(was, decided(bars -> bars.until(day), predicted), "cut");
    }

    @Test
    void later_predictions_and_outcomes_change_no_bit_either() {
        List<List<Decided>> was = decided(bars -> bars, predicted());
        int day = DECIDED[1];
        for (double value : new double[] {Double.NaN, 0.2, 1e9}) {
            assertSame(was, decided(bars -> bars, later(predicted(), day, value, false)), "value " + value);
        }
        assertSame(was, decided(bars -> bars.until(day), later(predicted(), day, Double.NaN, true)), "cut");
    }

    @Test
    void what_was_known_does_change_the_weights() {
        Predicted predicted = predicted();
        List<List<Decided>> was = decided(bars -> bars, predicted);
        List<List<Decided>> other = decided(bars -> StudyMarket.moved(bars, DECIDED[1]), predicted);
        for (int k = 0; k < METHODS.size(); k++) {
            assertThat(other.get(k).get(0).weights())
                    .containsExactly(was.get(k).get(0).weights());
            if (METHODS.get(k) != Method.EQUAL_WEIGHT) {
                assertThat(other.get(k).get(1).weights())
                        .as(METHODS.get(k).code())
                        .isNotEqualTo(was.get(k).get(1).weights());
            }
        }
    }
}
