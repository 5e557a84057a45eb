package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.label.LabelColumn;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.report.CompareReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows that several models share, written out by hand. A row of day d comes to d / 1000, class d modulo 3. */
class SharedRowsTest {
    private static final List<String> CLASSES = List.of("SELL", "HOLD", "BUY");
    private static final Target FIVE = new Target("direction3_5d", CLASSES);
    private static final SharedRows.Span ALL =
            new SharedRows.Span(Integer.MIN_VALUE, Integer.MAX_VALUE, LabelColumn.NEVER - 1);

    /** One stock's rows of a run under way: what is changed afterwards. */
    private record Stock(String symbol, int[] days, double[] outcome, boolean[] known, double[] said) {
        static Stock of(String symbol, int from, int to, double said) {
            int n = to - from + 1;
            int[] days = new int[n];
            double[] outcome = new double[n];
            boolean[] known = new boolean[n];
            double[] buy = new double[n];
            Arrays.setAll(days, i -> from + i);
            Arrays.setAll(outcome, i -> (from + i) / 1000.0);
            Arrays.fill(known, true);
            Arrays.fill(buy, said);
            return new Stock(symbol, days, outcome, known, buy);
        }

        Contender.Part part(Target target) {
            int n = days.length;
            int[] later = new int[n];
            double[] classes = new double[n];
            double[] came = new double[n];
            for (int i = 0; i < n; i++) {
                later[i] = known[i] ? days[i] + 6 : LabelColumn.NEVER;
                classes[i] = known[i] ? days[i] % 3 : Double.NaN;
                came[i] = known[i] ? outcome[i] : Double.NaN;
            }
            double[] one = new double[n];
            Arrays.fill(one, 1);
            Dataset rows = Dataset.of(
                    TestDatasets.table(new float[n][1], "x"),
                    target,
                    List.of(Instrument.parse("SIM:" + symbol)),
                    new Dataset.Rows(new int[n], days, later, later, later, classes, came, one));
            double[] third = new double[3 * n];
            Arrays.fill(third, 1.0 / 3);
            List<Answers> answers = List.of(
                    new Answers("chosen", new Predictions(target, probabilities(said))),
                    new Answers("majority", new Predictions(target, third.clone())));
            double[] rates = new double[3 * n];
            Arrays.fill(rates, said[0]);
            return new Contender.Part(
                    new Predicted(Predicted.bare(rows), answers, new RowTraining(3, rates, rates.clone())), 0.5);
        }

        private static double[] probabilities(double[] buy) {
            double[] values = new double[3 * buy.length];
            for (int i = 0; i < buy.length; i++) {
                values[3 * i] = (1 - buy[i]) / 2;
                values[3 * i + 1] = (1 - buy[i]) / 2;
                values[3 * i + 2] = buy[i];
            }
            return values;
        }
    }

    private static Contender run(String name, Stock... stocks) {
        return run(name, "chosen", FIVE, stocks);
    }

    private static Contender run(String name, String answer, Target target, Stock... stocks) {
        List<Contender.Part> parts = new ArrayList<>();
        Arrays.stream(stocks).forEach(s -> parts.add(s.part(target)));
        CompareReport.Origin origin = new CompareReport.Origin(name, answer, "made up", "data", 1, "", 1);
        Contender.Acting acting = new Contender.Acting(true, "");
        return new Contender(name, origin, "", acting, parts, List.of(), List.of());
    }

    private static SharedRows shared(Contender... contenders) {
        return SharedRows.of(List.of(contenders), Optional.empty(), ALL);
    }

    @Test
    void the_shared_rows_are_those_of_stocks_and_days_that_all_have() {
        Contender old = run("old", Stock.of("X", 1, 6, 0.5), Stock.of("Y", 1, 3, 0.5));
        Contender young = run("new", Stock.of("Z", 1, 9, 0.7), Stock.of("X", 3, 8, 0.7), Stock.of("Y", 3, 4, 0.7));
        SharedRows rows = shared(old, young);
        assertThat(rows.rows().instruments().stream().map(Instrument::symbol)).containsExactly("X", "Y");
        assertThat(rows.rows().rows().decisionDay()).containsExactly(3, 3, 4, 5, 6);
        assertThat(rows.rows().rows().instrument()).containsExactly(0, 1, 0, 0, 0);
        assertThat(rows.rows().rows().outcome()).containsExactly(0.003, 0.003, 0.004, 0.005, 0.006);
        assertThat(rows.own())
                .containsExactly(new CompareReport.Counted(9, 2, 6, 1, 6), new CompareReport.Counted(17, 3, 9, 1, 9));
        assertThat(rows.differing()).isZero();
        Judged judged = rows.judged(List.of(old, young));
        assertThat(judged.answers()).extracting(Answers::name).containsExactly("old", "new", "majority");
        assertThat(SharedRows.counted(judged.rows())).isEqualTo(new CompareReport.Counted(5, 2, 4, 3, 6));
        for (int row = 0; row < 5; row++) {
            assertThat(judged.answers().get(0).predictions().probability(row, 2))
                    .isEqualTo(0.5);
            assertThat(judged.answers().get(1).predictions().probability(row, 2))
                    .isEqualTo(0.7);
            assertThat(rows.training(1).rates()[3 * row]).as("its own training").isEqualTo(0.7);
        }
    }

    @Test
    void three_models_share_what_all_three_have() {
        SharedRows rows = shared(
                run("a", Stock.of("X", 1, 6, 0.5)),
                run("b", Stock.of("X", 2, 9, 0.5)),
                run("c", Stock.of("X", 5, 9, 0.5)));
        assertThat(rows.rows().rows().decisionDay()).containsExactly(5, 6);
    }

    @Test
    void a_row_on_which_one_says_nothing_is_not_shared() {
        Stock silent = Stock.of("X", 1, 6, 0.5);
        silent.said()[2] = Double.NaN;
        SharedRows rows = shared(run("a", Stock.of("X", 1, 6, 0.5)), run("b", silent));
        assertThat(rows.rows().rows().decisionDay()).containsExactly(1, 2, 4, 5, 6);
        assertThat(rows.own().get(1).rows()).isEqualTo(5);
    }

    @Test
    void days_and_outcomes_that_are_not_open_are_left_out() {
        Contender a = run("a", Stock.of("X", 1, 20, 0.5));
        Contender b = run("b", Stock.of("X", 1, 20, 0.5));
        // A row of day d is known on day d + 6.
        SharedRows rows = SharedRows.of(List.of(a, b), Optional.empty(), new SharedRows.Span(4, 18, 15));
        assertThat(rows.rows().rows().decisionDay()).containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(rows.own().get(0)).isEqualTo(new CompareReport.Counted(6, 1, 6, 4, 9));
    }

    @Test
    void what_came_is_taken_from_whoever_knows_it() {
        Stock early = Stock.of("X", 1, 6, 0.5);
        early.known()[4] = false;
        early.known()[5] = false;
        Stock late = Stock.of("X", 1, 8, 0.5);
        late.known()[5] = false;
        Contender a = run("a", early);
        Contender b = run("b", late);
        for (List<Contender> both : List.of(List.of(a, b), List.of(b, a))) {
            SharedRows rows = SharedRows.of(both, Optional.empty(), ALL);
            assertThat(rows.rows().rows().decisionDay()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(rows.rows().rows().outcome()).containsExactly(0.001, 0.002, 0.003, 0.004, 0.005, Double.NaN);
            assertThat(rows.rows().rows().target()).containsExactly(1, 2, 0, 1, 2, Double.NaN);
            assertThat(rows.rows().rows().exitDay()[4]).isEqualTo(11);
            assertThat(rows.judged(both).rows().size()).isEqualTo(5);
        }
    }

    @Test
    void rounding_is_no_disagreement() {
        Stock other = Stock.of("X", 1, 6, 0.5);
        other.outcome()[3] += 1e-9;
        SharedRows rows = shared(run("a", Stock.of("X", 1, 6, 0.5)), run("b", other));
        assertThat(rows.rows().size()).isEqualTo(6);
        assertThat(rows.rows().rows().outcome()[3]).as("the reference's").isEqualTo(0.004);
    }

    @Test
    void a_few_rows_of_which_the_runs_know_something_else_are_left_out_and_counted() {
        Stock other = Stock.of("X", 1, 200, 0.5);
        other.outcome()[99] += 0.01;
        SharedRows rows = shared(run("a", Stock.of("X", 1, 200, 0.5)), run("b", other));
        assertThat(rows.rows().size()).isEqualTo(199);
        assertThat(rows.rows().rows().decisionDay()).doesNotContain(100);
        assertThat(rows.differing()).isEqualTo(1);
    }

    @Test
    void runs_of_different_data_are_refused_with_an_example() {
        Stock other = Stock.of("X", 1, 6, 0.5);
        other.outcome()[2] = 0.5;
        assertThatThrownBy(() -> shared(run("a", Stock.of("X", 1, 6, 0.5)), run("b", other)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("made on different data")
                .hasMessageContaining("1 of 6 rows")
                .hasMessageContaining("SIM:X decided on 1970-01-04")
                .hasMessageContaining("+0.003000 by 1970-01-10 in 'a' and to +0.500000 by 1970-01-10 in 'b'")
                .hasMessageContaining("Fix: train them again");
    }

    @Test
    void models_of_different_labels_are_refused() {
        Target one = new Target("direction3_20d", CLASSES);
        assertThatThrownBy(() ->
                        shared(run("a", Stock.of("X", 1, 6, 0.5)), run("b", "chosen", one, Stock.of("X", 1, 6, 0.5))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'a' predicts direction3_5d and 'b' predicts direction3_20d")
                .hasMessageContaining("Fix: train one of them with --label direction3_5d");
    }

    @Test
    void models_without_a_row_in_common_are_refused_with_what_each_has() {
        assertThatThrownBy(() -> shared(run("a", Stock.of("X", 1, 6, 0.5)), run("b", Stock.of("Y", 1, 6, 0.5))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no stock is known to all of them")
                .hasMessageContaining("'a' has 6 rows of 1 stock from 1970-01-02 to 1970-01-07")
                .hasMessageContaining("Fix:");
        assertThatThrownBy(() -> shared(run("a", Stock.of("X", 1, 6, 0.5)), run("b", Stock.of("X", 7, 9, 0.5))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("1 stock shared");
    }

    @Test
    void one_answer_of_one_run_is_no_other_model_and_another_answer_is() {
        Contender chosen = run("r", Stock.of("X", 1, 6, 0.5));
        assertThatThrownBy(() -> shared(chosen, run("r", Stock.of("X", 1, 6, 0.5))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("are one model, chosen of run r");
        Contender other = run("r", "forest", FIVE, Stock.of("X", 1, 6, 0.7));
        assertThat(shared(chosen, other).rows().size()).isEqualTo(6);
    }

    @Test
    void only_the_stocks_that_are_asked_for() {
        Contender a = run("a", Stock.of("X", 1, 6, 0.5), Stock.of("Y", 1, 6, 0.5));
        Contender b = run("b", Stock.of("X", 1, 6, 0.5), Stock.of("Y", 1, 6, 0.5));
        SharedRows rows = SharedRows.of(List.of(a, b), Optional.of(List.of(Instrument.parse("SIM:Y"))), ALL);
        assertThat(rows.rows().instruments()).containsExactly(Instrument.parse("SIM:Y"));
        assertThat(rows.own().get(0).rows()).isEqualTo(6);
    }
}
