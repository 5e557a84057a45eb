package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.label.Direction;
import io.assay.model.Predictions;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.StudyReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Two stocks, two candidates a stock and one of both, worked out row by row in this test. */
class StudyCommitteeTest {
    private static final int[] STARTS = {100, 200, 300};
    private static final CalendarWindows WINDOWS = new CalendarWindows(List.of(50, 100, 200, 300, 400), 1);
    private static final int CANDIDATES = 3;
    private static final int POOLED = 1;

    /** In which hundred of days each candidate knows the outcomes. */
    private static final int[] GOOD_IN = {2, 1, 3};

    private static final int NULLS = 7;
    private static final StudySpec SPEC = spec(
            Candidate.of("a", Candidate.Scope.STOCK, LinearLearner.logistic(1)),
            Candidate.of("b", Candidate.Scope.POOLED, LinearLearner.logistic(2)),
            Candidate.of("c", Candidate.Scope.STOCK, LinearLearner.logistic(3)));

    private static StudySpec spec(Candidate... candidates) {
        return StudySpec.standard(List.of(candidates), Seed.of(1)).withLabel(Direction.three(5));
    }

    private static StudyCommittee committee(StudySpec spec, int threads) {
        return new StudyCommittee(spec, WINDOWS, new Parallel(threads));
    }

    /**
     * A stock whose candidates are good in turns, each in a window of its own.
     *
     * @param silent rows on which the pooled candidate says nothing
     */
    private static StudyWalks.Walked walked(String name, long seed, IntPredicate silent) {
        Dataset rows = Predicted.bare(HandRows.of(name, seed, HandRows.days(105, 390, seed)));
        int n = rows.size();
        List<Answers> answers = new ArrayList<>();
        for (int c = 0; c < CANDIDATES; c++) {
            double[] values = HandRows.said(n, seed + c).values();
            for (int row = 0; row < n; row++) {
                if (rows.rows().decisionDay()[row] / 100 == GOOD_IN[c]) {
                    Arrays.fill(values, 3 * row, 3 * row + 3, 0.1);
                    values[3 * row + (int) rows.rows().target()[row]] = 0.8;
                }
                if (c == POOLED && silent.test(row)) {
                    Arrays.fill(values, 3 * row, 3 * row + 3, Double.NaN);
                }
            }
            answers.add(new Answers(SPEC.candidates().get(c).name(), new Predictions(HandRows.TARGET, values)));
        }
        for (int k = 0; k < NULLS + 1; k++) {
            double[] third = new double[3 * n];
            Arrays.fill(third, 1.0 / 3);
            answers.add(new Answers("null " + k, new Predictions(HandRows.TARGET, third)));
        }
        Predicted judged = new Predicted(rows, answers, HandRows.training(n, seed + 50));
        return new StudyWalks.Walked(judged, Optional.of(HandRows.training(n, seed + 60)));
    }

    private static List<StudyWalks.Walked> stocks() {
        return List.of(walked("SIM:A", 1, row -> row % 7 == 3), walked("SIM:B", 2, row -> row % 11 == 5));
    }

    /** The same stocks with other outcomes of the rows that are known on the days asked for. */
    private static List<StudyWalks.Walked> changed(List<StudyWalks.Walked> stocks, IntPredicate known) {
        return stocks.stream()
                .map(stock -> {
                    Dataset rows = stock.predicted().rows();
                    Dataset.Rows r = rows.rows();
                    double[] target = r.target().clone();
                    for (int row = 0; row < target.length; row++) {
                        target[row] = known.test(r.knownDay()[row]) ? (target[row] + 1) % 3 : target[row];
                    }
                    Dataset other = Dataset.of(
                            rows.features(),
                            rows.target(),
                            rows.instruments(),
                            new Dataset.Rows(
                                    r.instrument(),
                                    r.decisionDay(),
                                    r.entryDay(),
                                    r.exitDay(),
                                    r.knownDay(),
                                    target,
                                    r.outcome(),
                                    r.weight()));
                    return new StudyWalks.Walked(
                            new Predicted(
                                    other,
                                    stock.predicted().answers(),
                                    stock.predicted().training()),
                            stock.pooled());
                })
                .toList();
    }

    /** Weighted mean log loss of some answers over the rows of all stocks known before a day; all must have spoken. */
    private static double loss(List<StudyWalks.Walked> stocks, List<List<Predictions>> said, int who, int before) {
        double sum = 0;
        double weight = 0;
        for (int s = 0; s < stocks.size(); s++) {
            Dataset.Rows rows = stocks.get(s).predicted().rows().rows();
            for (int row = 0; row < rows.target().length; row++) {
                int at = row;
                boolean all = said.get(s).stream().noneMatch(p -> Double.isNaN(p.probability(at, 0)));
                if (rows.knownDay()[row] < before && all) {
                    sum -= rows.weight()[row]
                            * Math.log(said.get(s).get(who).probability(row, (int) rows.target()[row]));
                    weight += rows.weight()[row];
                }
            }
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    private static List<List<Predictions>> candidates(List<StudyWalks.Walked> stocks) {
        return stocks.stream()
                .map(s -> s.predicted().answers().subList(0, CANDIDATES).stream()
                        .map(Answers::predictions)
                        .toList())
                .toList();
    }

    private static List<List<Predictions>> competitors(StudyCommittee.Decision decision) {
        int first = 1 + NULLS;
        return decision.stocks().stream()
                .map(s -> s
                        .answers()
                        .subList(first, first + decision.competitors().size())
                        .stream()
                        .map(Answers::predictions)
                        .toList())
                .toList();
    }

    @Test
    void everybody_stands_where_reports_look_for_them() {
        StudyCommittee.Decision decision = committee(SPEC, 1).decide(stocks());
        assertThat(decision.competitors())
                .extracting(StudyCommittee.Competitor::name)
                .containsExactly(
                        "a, per stock", "b, pooled", "c, per stock", "average, per stock", "score-weighted, per stock");
        List<String> expected = new ArrayList<>(List.of(StudyReport.CHOSEN));
        IntStream.range(0, NULLS).forEach(k -> expected.add("null " + k));
        decision.competitors().forEach(c -> expected.add(c.name()));
        expected.add("null " + NULLS);
        decision.stocks()
                .forEach(s -> assertThat(s.answers()).extracting(Answers::name).containsExactlyElementsOf(expected));
        assertThat(decision.choices())
                .extracting(StudyReport.Choice::window)
                .containsExactly("from 1970-04-11", "from 1970-07-20", "from 1970-10-28", "now");
    }

    @Test
    void in_each_window_whoever_lost_least_on_what_was_known_before_signals() {
        List<StudyWalks.Walked> stocks = stocks();
        StudyCommittee.Decision decision = committee(SPEC, 1).decide(stocks);
        List<List<Predictions>> said = competitors(decision);
        int[] days = {100, 200, 300, Integer.MAX_VALUE};
        for (int w = 0; w < days.length; w++) {
            int best = 0;
            for (int c = 1; c < decision.competitors().size(); c++) {
                best = loss(stocks, said, c, days[w]) < loss(stocks, said, best, days[w]) ? c : best;
            }
            StudyReport.Choice choice = decision.choices().get(w);
            assertThat(choice.chosen())
                    .isEqualTo(decision.competitors().get(best).name());
            double saved = Math.log(3) - loss(stocks, said, best, days[w]);
            assertThat(choice.saved()).isCloseTo(saved, within(1e-9));
            if (w < 3) {
                chosenIs(decision, best, days[w], days[w + 1]);
            } else {
                assertThat(decision.now()).isEqualTo(decision.competitors().get(best));
            }
        }
        assertThat(decision.choices().stream()
                        .map(StudyReport.Choice::chosen)
                        .distinct()
                        .count())
                .as("the leader changes")
                .isGreaterThan(1);
        assertThat(decision.choices().get(0).rows()).isZero();
        assertThat(decision.choices().get(0).saved()).isNaN();
    }

    @Test
    void the_fall_back_of_each_window_is_the_pooled_one_that_lost_least_before_it() {
        StudySpec spec = spec(
                Candidate.of("a", Candidate.Scope.STOCK, LinearLearner.logistic(1)),
                Candidate.of("b", Candidate.Scope.POOLED, LinearLearner.logistic(2)),
                Candidate.of("c", Candidate.Scope.POOLED, LinearLearner.logistic(3)));
        List<StudyWalks.Walked> stocks = stocks();
        StudyCommittee.Decision decision = committee(spec, 1).decide(stocks);
        List<List<Predictions>> said = competitors(decision);
        int[] pooled = IntStream.range(0, decision.competitors().size())
                .filter(c -> decision.competitors().get(c).scope() == Candidate.Scope.POOLED)
                .toArray();
        assertThat(pooled).hasSize(4);
        List<Integer> starts = WINDOWS.starts();
        assertThat(decision.pooledLeaders()).hasSize(starts.size());
        for (int w = 0; w < starts.size(); w++) {
            int best = pooled[0];
            for (int c : pooled) {
                best = loss(stocks, said, c, starts.get(w)) < loss(stocks, said, best, starts.get(w)) ? c : best;
            }
            assertThat(decision.pooledLeaders().get(w)).as("window " + w).isEqualTo(best);
        }
        assertThat(decision.pooledLeaders().stream().distinct().count()).isGreaterThan(1);
        List<Integer> changed =
                committee(spec, 1).decide(changed(stocks, day -> day >= 200)).pooledLeaders();
        assertThat(changed.subList(0, 3))
                .as("later outcomes choose nobody")
                .isEqualTo(decision.pooledLeaders().subList(0, 3));
        assertThat(committee(spec(SPEC.candidates().get(0)), 1)
                        .decide(stocks.stream().map(s -> alone(s)).toList())
                        .pooledLeaders())
                .isEmpty();
    }

    /** The same with the first candidate alone. */
    private static StudyWalks.Walked alone(StudyWalks.Walked stock) {
        List<Answers> answers = new ArrayList<>(stock.predicted().answers());
        answers.subList(1, CANDIDATES).clear();
        return new StudyWalks.Walked(
                new Predicted(
                        stock.predicted().rows(), answers, stock.predicted().training()),
                Optional.empty());
    }

    private static void chosenIs(StudyCommittee.Decision decision, int competitor, int from, int to) {
        for (Predicted stock : decision.stocks()) {
            int[] day = stock.rows().rows().decisionDay();
            for (int row = 0; row < day.length; row++) {
                if (day[row] >= from && day[row] < to) {
                    for (int k = 0; k < 3; k++) {
                        assertThat(stock.model().predictions().probability(row, k))
                                .isCloseTo(
                                        (Double) stock.answers()
                                                .get(1 + NULLS + competitor)
                                                .predictions()
                                                .probability(row, k),
                                        within(1e-15));
                    }
                }
            }
        }
    }

    @Test
    void ensembles_weigh_their_members_by_what_these_had_saved_before_the_window() {
        List<StudyWalks.Walked> stocks = stocks();
        StudyCommittee.Decision decision = committee(SPEC, 1).decide(stocks);
        List<List<Predictions>> said = candidates(stocks);
        for (int w = 0; w < 3; w++) {
            double a = Math.max(0, Math.log(3) - loss(stocks, said, 0, STARTS[w]));
            double c = Math.max(0, Math.log(3) - loss(stocks, said, 2, STARTS[w]));
            double share = w == 0 || a + c <= 0 ? 0.5 : a / (a + c);
            for (int s = 0; s < stocks.size(); s++) {
                Predicted stock = decision.stocks().get(s);
                int[] day = stock.rows().rows().decisionDay();
                for (int row = 0; row < day.length; row++) {
                    if (day[row] >= STARTS[w] && day[row] < STARTS[w] + 100) {
                        double ofA = said.get(s).get(0).probability(row, 2);
                        double ofC = said.get(s).get(2).probability(row, 2);
                        assertThat(stock.answers()
                                        .get(1 + NULLS + 3)
                                        .predictions()
                                        .probability(row, 2))
                                .isCloseTo((ofA + ofC) / 2, within(1e-12));
                        assertThat(stock.answers()
                                        .get(1 + NULLS + 4)
                                        .predictions()
                                        .probability(row, 2))
                                .isCloseTo(share * ofA + (1 - share) * ofC, within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void what_becomes_known_in_a_window_or_later_changes_nothing_in_it_and_what_was_known_before_does() {
        List<StudyWalks.Walked> stocks = stocks();
        StudyCommittee.Decision decision = committee(SPEC, 1).decide(stocks);
        for (int w = 0; w < 3; w++) {
            int start = STARTS[w];
            StudyCommittee.Decision later = committee(SPEC, 1).decide(changed(stocks, known -> known >= start));
            assertThat(later.choices().subList(0, w + 1))
                    .isEqualTo(decision.choices().subList(0, w + 1));
            assertThat(until(later, start + 100)).isEqualTo(until(decision, start + 100));
        }
        StudyCommittee.Decision earlier = committee(SPEC, 1).decide(changed(stocks, known -> known < 200));
        assertThat(earlier.choices().get(1)).isNotEqualTo(decision.choices().get(1));
        assertThat(until(earlier, 300)).isNotEqualTo(until(decision, 300));
        assertThat(until(earlier, 200)).isEqualTo(until(decision, 200));
    }

    /** What everybody said before a day, and what they had learnt from. */
    private static List<List<Double>> until(StudyCommittee.Decision decision, int day) {
        List<List<Double>> all = new ArrayList<>();
        for (Predicted stock : decision.stocks()) {
            int n = 3
                    * (int) Arrays.stream(stock.rows().rows().decisionDay())
                            .filter(d -> d < day)
                            .count();
            stock.answers().forEach(a -> all.add(first(a.predictions().values(), n)));
            all.add(first(stock.training().rates(), n));
            all.add(first(stock.training().means(), n));
        }
        return all;
    }

    private static List<Double> first(double[] values, int n) {
        return Arrays.stream(values, 0, n).boxed().toList();
    }

    @Test
    void the_figures_of_training_rows_follow_whoever_was_chosen() {
        List<StudyWalks.Walked> stocks = stocks();
        StudyCommittee.Decision decision = committee(SPEC, 1).decide(stocks);
        boolean pooledWasChosen = false;
        for (int s = 0; s < stocks.size(); s++) {
            Predicted stock = decision.stocks().get(s);
            int[] day = stock.rows().rows().decisionDay();
            for (int row = 0; row < day.length; row++) {
                String chosen = decision.choices().get(day[row] / 100 - 1).chosen();
                boolean pooled = chosen.equals("b, pooled");
                pooledWasChosen |= pooled;
                RowTraining from = pooled
                        ? stocks.get(s).pooled().orElseThrow()
                        : stocks.get(s).predicted().training();
                assertThat(stock.training().at(row).baseRates())
                        .isEqualTo(from.at(row).baseRates());
                assertThat(stock.training().at(row).classMeans())
                        .isEqualTo(from.at(row).classMeans());
                assertThat(stock.model().predictions().speaks(row))
                        .as("where the chosen one is silent nobody speaks for it")
                        .isEqualTo(!pooled || row % (s == 0 ? 7 : 11) != (s == 0 ? 3 : 5));
            }
        }
        assertThat(pooledWasChosen).isTrue();
    }

    @Test
    void threads_change_nothing_and_a_candidate_alone_in_its_scope_stands_once() {
        List<StudyWalks.Walked> stocks = stocks();
        assertThat(until(committee(SPEC, 2).decide(stocks), 1000))
                .isEqualTo(until(committee(SPEC, 1).decide(stocks), 1000));
        StudySpec two = spec(SPEC.candidates().get(0), SPEC.candidates().get(1));
        List<StudyWalks.Walked> without = stocks.stream()
                .map(s -> {
                    List<Answers> answers = new ArrayList<>(s.predicted().answers());
                    answers.remove(2);
                    return new StudyWalks.Walked(
                            new Predicted(
                                    s.predicted().rows(), answers, s.predicted().training()),
                            s.pooled());
                })
                .toList();
        assertThat(committee(two, 1).decide(without).competitors())
                .extracting(StudyCommittee.Competitor::name)
                .containsExactly("a, per stock", "b, pooled");
    }
}
