package io.assay.experiment.hunt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Splitter;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.Settings;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.experiment.run.RunJudge;
import io.assay.model.Learner;
import io.assay.model.builtin.ConstantLearner;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;

/**
 * Searches a run for a leak: fits its specification again on a few stocks, as it was and disturbed in ways that an
 * honest result does not survive, or does.
 *
 * <p>What is seen here is no trial and is not logged as one: nobody chooses a model, a stock or a parameter by it. It
 * can only take trust away from a result that was logged before.
 */
public final class Hunt {
    /** Stocks that are fitted again where each has a model of its own. */
    public static final int STOCKS = 5;

    /** Stocks that are fitted again together where one model is of all. */
    public static final int POOLED = 20;

    /** Sessions left free before each test window. */
    static final int EMBARGO = 60;

    private static final int BLOCK = 20;
    private static final int DRAWS = 400;

    private final Method method;
    private final Parallel parallel;

    private Hunt(Method method, Parallel parallel) {
        this.method = method;
        this.parallel = parallel;
    }

    /**
     * How the run was made.
     *
     * @param learner who learns
     * @param splitter how its rows were cut
     * @param simulated whether the market is simulated, so that patterns above the bands may have been planted
     * @param scope which rows these are, in a sentence
     * @param seed of shuffles and bounds
     */
    public record Method(Learner learner, Splitter splitter, boolean simulated, String scope, Seed seed) {}

    /**
     * Hunts. The result depends on rows, method and seed alone, not on threads.
     *
     * @param parts rows, each of which is fitted by itself: one a stock, or one of all stocks; none shares an
     *     instrument with another
     */
    public static LeakHunt on(List<Dataset> parts, Method method, Parallel parallel) {
        Check.atLeast("parts", parts.size(), 1);
        return new Hunt(method, parallel).run(parts);
    }

    /** So many of the names, chosen by the seed, sorted. */
    public static List<String> choose(List<String> names, int most, Seed seed) {
        List<String> left = new ArrayList<>(names.stream().sorted().toList());
        RandomGenerator random = seed.child("hunt").random();
        while (left.size() > most) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    /** One way of fitting again: what was said of each part, or why that cannot be. */
    record Refit(List<OutOfSample> model, List<OutOfSample> majority, String problem) {
        boolean failed() {
            return !problem.isEmpty();
        }

        Judged judged() {
            List<Predicted> parts = new ArrayList<>();
            for (int k = 0; k < model.size(); k++) {
                int rows = model.get(k).rows().size();
                parts.add(Predicted.of(
                        List.of("model", "majority"), List.of(model.get(k), majority.get(k)), RowTraining.none(rows)));
            }
            // One part may hold many stocks; several hold one each.
            return parts.size() == 1 ? parts.get(0).judged() : RunJudge.judged(parts);
        }
    }

    private LeakHunt run(List<Dataset> parts) {
        Splitter splitter = method.splitter();
        Embargo embargo = new Embargo(splitter, EMBARGO);
        List<Task> tasks = new ArrayList<>();
        add(tasks, parts, splitter);
        add(tasks, parts, embargo);
        add(tasks, parts.stream().map(Disturbed::older).toList(), splitter);
        add(tasks, shuffled(parts, 0), splitter);
        List<Said> said = parallel.map(tasks, this::fit);
        int n = parts.size();
        Refit base = refit(said.subList(0, n));
        List<LeakHunt.Finding> findings = new ArrayList<>();
        if (base.failed()) {
            findings.add(HuntFindings.cannot("refit", "The stocks could not be fitted again: " + base.problem() + "."));
            return new LeakHunt(method.scope(), method.simulated(), findings);
        }
        HuntFindings judge = new HuntFindings(base.judged(), settings(), method.simulated());
        findings.add(judge.shuffled(
                refit(said.subList(3 * n, 4 * n)),
                () -> refit(parallel.map(tasks(shuffled(parts, 1), splitter), this::fit))));
        findings.add(judge.embargo(refit(said.subList(n, 2 * n)), kept(parts, embargo)));
        findings.add(judge.older(refit(said.subList(2 * n, 3 * n))));
        findings.add(judge.columns(base.model().stream().map(OutOfSample::rows).toList(), method.seed()));
        findings.add(judge.halves());
        return new LeakHunt(method.scope(), method.simulated(), findings);
    }

    private Settings settings() {
        return Settings.standard(method.seed().child("bounds")).withDraws(DRAWS);
    }

    private double kept(List<Dataset> parts, Embargo embargo) {
        try {
            return parts.stream().mapToDouble(embargo::leastKept).min().orElseThrow();
        } catch (DataException e) {
            return 0;
        }
    }

    private List<Dataset> shuffled(List<Dataset> parts, int number) {
        Seed seed = method.seed().child("shuffle").child(number);
        return parts.stream()
                .map(p -> Disturbed.shuffled(p, blockLength(p), seed))
                .toList();
    }

    /** Three times as long as labels overlap, so that few labels are torn apart. */
    private static int blockLength(Dataset part) {
        int[] decision = part.rows().decisionDay();
        int[] known = part.rows().knownDay();
        int[] spans = IntStream.range(0, part.size())
                .map(row -> known[row] - decision[row])
                .sorted()
                .toArray();
        // Days of the calendar: five sessions are seven days.
        int sessions = spans.length == 0 ? 1 : (int) Math.ceil(spans[spans.length / 2] * 5 / 7.0);
        return Math.max(BLOCK, 3 * sessions);
    }

    /** One part, cut in one way. */
    private record Task(Dataset part, Splitter splitter) {}

    private record Said(Optional<OutOfSample> model, Optional<OutOfSample> majority, String problem) {}

    private static List<Task> tasks(List<Dataset> parts, Splitter splitter) {
        return parts.stream().map(part -> new Task(part, splitter)).toList();
    }

    private static void add(List<Task> tasks, List<Dataset> parts, Splitter splitter) {
        tasks.addAll(tasks(parts, splitter));
    }

    private Said fit(Task task) {
        Seed seed = method.seed()
                .child("refit")
                .child(task.part().instruments().get(0).toString());
        CrossFit fit = new CrossFit(task.splitter());
        Parallel alone = new Parallel(1);
        try {
            return new Said(
                    Optional.of(fit.run(task.part(), method.learner(), seed, alone)),
                    Optional.of(fit.run(task.part(), ConstantLearner.majority(), seed, alone)),
                    "");
        } catch (DataException e) {
            return new Said(Optional.empty(), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static Refit refit(List<Said> said) {
        String problem = said.stream()
                .map(Said::problem)
                .filter(p -> !p.isEmpty())
                .findFirst()
                .orElse("");
        return new Refit(
                said.stream().flatMap(s -> s.model().stream()).toList(),
                said.stream().flatMap(s -> s.majority().stream()).toList(),
                problem);
    }
}
