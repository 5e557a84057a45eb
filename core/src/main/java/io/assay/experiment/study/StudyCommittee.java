package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.dataset.CalendarWindows;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.model.Predictions;
import io.assay.report.StudyReport;
import io.assay.train.CommitteeChoice;
import io.assay.train.CommitteeRule;
import io.assay.train.LossHistory;
import io.assay.train.LossTotals;

/**
 * Decides which model signals, by a rule that was stated before: in each window the competitor whose log loss over all
 * stocks and all earlier windows, as far as outcomes were known, is least. Competitors are the candidates and, for each
 * scope with several of them, their mean and their mean weighted by the loss each saved, formed in the same way from
 * earlier windows. So what the chosen one says of a window was chosen by nothing in it.
 */
final class StudyCommittee {
    private final StudySpec spec;
    private final CalendarWindows windows;
    private final Parallel parallel;

    StudyCommittee(StudySpec spec, CalendarWindows windows, Parallel parallel) {
        this.spec = spec;
        this.windows = windows;
        this.parallel = parallel;
    }

    /**
     * Somebody who may be chosen to signal.
     *
     * @param name in reports
     * @param scope on which rows its members are fitted
     * @param weights of the candidates in the models for today, in the order of the specification; sums to 1
     */
    record Competitor(String name, Candidate.Scope scope, double[] weights) {}

    /**
     * What was decided.
     *
     * @param stocks tested rows of each stock: the chosen one's answers, the nulls, then all competitors and the rules
     * @param choices who signals in each window, the last one from now on
     * @param competitors everybody who could be chosen, in the order of the answers
     * @param now who signals today
     * @param totals what all competitors came to by now
     * @param pooledLeaders for each window the number of the pooled competitor that lost least before it; empty if
     *     there is none
     */
    record Decision(
            List<Predicted> stocks,
            List<StudyReport.Choice> choices,
            List<Competitor> competitors,
            Competitor now,
            LossTotals totals,
            List<Integer> pooledLeaders) {}

    /**
     * Decides.
     *
     * @param walked tested rows with the answers of the candidates, the nulls and the rules
     */
    Decision decide(List<StudyWalks.Walked> walked) {
        List<Predicted> stocks =
                walked.stream().map(StudyWalks.Walked::predicted).toList();
        int candidates = spec.candidates().size();
        LossHistory ofCandidates = history(stocks, candidates, candidates);
        List<Competitor> competitors = new ArrayList<>();
        for (int c = 0; c < candidates; c++) {
            competitors.add(new Competitor(
                    spec.candidates().get(c).name(), spec.candidates().get(c).scope(), only(c, candidates)));
        }
        List<Predicted> all = stocks;
        for (Candidate.Scope scope : Candidate.Scope.values()) {
            int[] members = members(scope);
            if (members.length > 1) {
                for (CommitteeRule rule : List.of(CommitteeRule.AVERAGE, CommitteeRule.SCORE_WEIGHTED)) {
                    String name = title(rule) + ", " + scope.title();
                    all = inserted(
                            all, competitors.size(), name, start -> weights(rule, members, ofCandidates.before(start)));
                    competitors.add(new Competitor(name, scope, weights(rule, members, ofCandidates.all())));
                }
            }
        }
        return choose(walked, all, competitors);
    }

    private Decision choose(List<StudyWalks.Walked> walked, List<Predicted> all, List<Competitor> competitors) {
        int count = competitors.size();
        LossHistory history = history(all, count, count);
        List<StudyReport.Choice> choices = new ArrayList<>();
        for (int start : tested(all)) {
            choices.add(choice("from " + Days.text(start), history.before(start), competitors));
        }
        choices.add(choice(CommitteeChoice.NOW, history.all(), competitors));
        List<Predicted> chosen =
                inserted(all, 0, StudyReport.CHOSEN, start -> CommitteeRule.BEST.weights(history.before(start)));
        int nulls = spec.nullCount();
        List<Candidate.Scope> scopes = windows.starts().stream()
                .map(start -> competitors
                        .get(leader(CommitteeRule.BEST.weights(history.before(start))))
                        .scope())
                .toList();
        List<Predicted> ordered = IntStream.range(0, chosen.size())
                .mapToObj(i -> nullsFirst(chosen.get(i), count, nulls, training(walked.get(i), scopes)))
                .toList();
        int best = leader(CommitteeRule.BEST.weights(history.all()));
        return new Decision(
                ordered,
                choices,
                competitors,
                competitors.get(best),
                history.all(),
                pooledLeaders(competitors, history));
    }

    /** As everybody is chosen: by earlier windows alone. */
    private List<Integer> pooledLeaders(List<Competitor> competitors, LossHistory history) {
        int[] pooled = IntStream.range(0, competitors.size())
                .filter(c -> competitors.get(c).scope() == Candidate.Scope.POOLED)
                .toArray();
        return pooled.length == 0
                ? List.of()
                : windows.starts().stream()
                        .map(start -> pooled[leader(CommitteeRule.BEST.weights(only(pooled, history.before(start))))])
                        .toList();
    }

    private static LossTotals only(int[] some, LossTotals totals) {
        double[] losses = Arrays.stream(some).mapToDouble(c -> totals.loss()[c]).toArray();
        return new LossTotals(totals.weight(), totals.base(), losses);
    }

    /** First days of the windows in which anybody was tested: in earlier ones there was too little to learn from. */
    private Set<Integer> tested(List<Predicted> stocks) {
        Set<Integer> starts = new TreeSet<>();
        stocks.forEach(s -> Arrays.stream(s.rows().rows().decisionDay())
                .map(windows::startOf)
                .forEach(starts::add));
        return starts;
    }

    private static StudyReport.Choice choice(String window, LossTotals totals, List<Competitor> competitors) {
        int leader = leader(CommitteeRule.BEST.weights(totals));
        return new StudyReport.Choice(
                window, competitors.get(leader).name(), totals.saved(leader), Math.round(totals.weight()));
    }

    private static int leader(double[] weights) {
        return IntStream.range(0, weights.length)
                .filter(c -> weights[c] == 1)
                .findFirst()
                .orElseThrow();
    }

    /** The losses of the first answers of all stocks together; the answer behind them is the majority's. */
    private LossHistory history(List<Predicted> stocks, int answers, int majority) {
        List<LossHistory> parts =
                parallel.map(stocks, stock -> losses(stock.first(majority + 1).judged(), answers, majority));
        return parts.stream().reduce(LossHistory.none(answers), LossHistory::plus);
    }

    private static LossHistory losses(Judged stock, int answers, int majority) {
        return LossHistory.of(
                stock.rows(),
                stock.answers().get(majority).predictions(),
                stock.answers().subList(0, answers).stream()
                        .map(Answers::predictions)
                        .toList());
    }

    /** Weights of the first answers in the window that begins on a day. */
    @FunctionalInterface
    private interface WeightsOf {
        double[] before(int start);
    }

    /** The stocks with one more answer: the weighted mean of the first ones, window by window. */
    private List<Predicted> inserted(List<Predicted> stocks, int at, String name, WeightsOf weights) {
        List<double[]> ofWindow = windows.starts().stream().map(weights::before).toList();
        return parallel.map(stocks, stock -> {
            List<Answers> answers = new ArrayList<>(stock.answers());
            answers.add(at, new Answers(name, mixed(stock, ofWindow)));
            return new Predicted(stock.rows(), answers, stock.training());
        });
    }

    private Predictions mixed(Predicted stock, List<double[]> ofWindow) {
        int[] days = stock.rows().rows().decisionDay();
        int width = stock.rows().target().width();
        double[] values = new double[days.length * width];
        int from = 0;
        while (from < days.length) {
            int start = windows.startOf(days[from]);
            int to = from;
            while (to < days.length && windows.startOf(days[to]) == start) {
                to++;
            }
            int[] rows = IntStream.range(from, to).toArray();
            double[] weights =
                    Objects.requireNonNull(ofWindow.get(windows.starts().indexOf(start)));
            Predictions mixed = mixed(stock.answers(), rows, weights);
            System.arraycopy(mixed.values(), 0, values, from * width, rows.length * width);
            from = to;
        }
        return new Predictions(stock.rows().target(), values);
    }

    private static Predictions mixed(List<Answers> answers, int[] rows, double[] weights) {
        int[] members =
                IntStream.range(0, weights.length).filter(c -> weights[c] > 0).toArray();
        return Predictions.average(
                Arrays.stream(members)
                        .mapToObj(c -> answers.get(c).predictions().select(rows))
                        .toList(),
                Arrays.stream(members).mapToDouble(c -> weights[c]).toArray());
    }

    /** In each window the training of whoever was chosen for it. */
    private RowTraining training(StudyWalks.Walked walked, List<Candidate.Scope> scopes) {
        int[] days = walked.predicted().rows().rows().decisionDay();
        int classes = walked.predicted().training().classes();
        double[] rates = new double[days.length * classes];
        double[] means = new double[days.length * classes];
        for (int row = 0; row < days.length; row++) {
            RowTraining of = walked.training(scopes.get(windows.starts().indexOf(windows.startOf(days[row]))));
            System.arraycopy(of.rates(), row * classes, rates, row * classes, classes);
            System.arraycopy(of.means(), row * classes, means, row * classes, classes);
        }
        return new RowTraining(classes, rates, means);
    }

    /** Chosen, competitors, nulls, rules: becomes chosen, nulls, competitors, rules. */
    private static Predicted nullsFirst(Predicted stock, int competitors, int nulls, RowTraining training) {
        List<Answers> from = stock.answers();
        List<Answers> to = new ArrayList<>();
        to.add(from.get(0));
        to.addAll(from.subList(1 + competitors, 1 + competitors + nulls));
        to.addAll(from.subList(1, 1 + competitors));
        to.addAll(from.subList(1 + competitors + nulls, from.size()));
        return new Predicted(stock.rows(), to, training);
    }

    private int[] members(Candidate.Scope scope) {
        return IntStream.range(0, spec.candidates().size())
                .filter(c -> spec.candidates().get(c).scope() == scope)
                .toArray();
    }

    /** Weights over all candidates from a rule over some of them. */
    private double[] weights(CommitteeRule rule, int[] members, LossTotals totals) {
        double[] some = rule.weights(only(members, totals));
        double[] all = new double[spec.candidates().size()];
        for (int m = 0; m < members.length; m++) {
            all[members[m]] = some[m];
        }
        return all;
    }

    private static double[] only(int candidate, int count) {
        double[] weights = new double[count];
        weights[candidate] = 1;
        return weights;
    }

    private static String title(CommitteeRule rule) {
        return rule == CommitteeRule.AVERAGE ? "average" : "score-weighted";
    }
}
