package io.assay.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Splitter;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.model.watch.Attendance;

/**
 * Several candidates, of which one or a weighted mean is chosen inside the training rows: each candidate walks forward
 * over them, is scored on the rows that it had not seen by the weighted mean of its losses ({@link LossHistory}), and
 * the chosen ones are fitted anew on all training rows. Judging a committee by an outer walk-forward is therefore
 * nested: no test row takes part in a choice (Varma and Simon 2006).
 *
 * <p>Where there are too few training rows for the inner walk-forward, {@link CommitteeRule#BEST} takes the first
 * candidate and the other rules weigh all equally; {@link Fitted#choice()} says so.
 *
 * @param candidates at least one, all for the same kind of target
 * @param rule how they are weighed
 * @param splitter the inner walk-forward: each fold learns only from what is known before its first test decision
 */
public record Committee(List<Learner> candidates, CommitteeRule rule, Splitter splitter) implements Learner {
    /** Standard name. */
    public static final String NAME = "committee";

    private static final Parallel ONE_THREAD = new Parallel(1);

    /** Copies the list. */
    public Committee {
        Check.atLeast("candidates", candidates.size(), 1);
        candidates = List.copyOf(candidates);
    }

    /**
     * A fitted committee.
     *
     * @param model the chosen candidate's model, or an ensemble of several
     * @param choice weights and scores of all candidates
     */
    public record Fitted(Model model, CommitteeChoice choice) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> parameters() {
        List<Map<String, Object>> described = candidates.stream()
                .<Map<String, Object>>map(
                        learner -> new TreeMap<>(Map.of("learner", learner.name(), "parameters", learner.parameters())))
                .toList();
        return new TreeMap<>(Map.of("candidates", described, "rule", rule.name(), "splitter", splitter.spec()));
    }

    @Override
    public Learner attended(Attendance attendance) {
        return with(candidate -> candidate.attended(attendance));
    }

    @Override
    public Learner onThreads(int number) {
        return with(candidate -> candidate.onThreads(number));
    }

    @Override
    public Learner onDevice(Device device) {
        return with(candidate -> candidate.onDevice(device));
    }

    @Override
    public int sequence() {
        return candidates.stream().mapToInt(Learner::sequence).max().orElseThrow();
    }

    @Override
    public Learner briefly() {
        return with(Learner::briefly);
    }

    private Committee with(UnaryOperator<Learner> change) {
        return new Committee(candidates.stream().map(change).toList(), rule, splitter);
    }

    /**
     * {@inheritDoc} The model is that of the chosen candidate, or an {@link EnsembleModel}.
     *
     * @throws IllegalArgumentException if a fold of the splitter learns from what was not known before its test rows
     */
    @Override
    public Model fit(Examples train, Seed seed) {
        return fitWithChoice(train, seed).model();
    }

    /** As {@link #fit}, with what was chosen. */
    public Fitted fitWithChoice(Examples train, Seed seed) {
        CommitteeChoice choice = choose(train.dataset(), seed);
        return new Fitted(refit(candidates, choice.weights(), train, seed), choice);
    }

    private CommitteeChoice choose(Dataset train, Seed seed) {
        int count = candidates.size();
        if (count == 1 || rule == CommitteeRule.AVERAGE) {
            return CommitteeChoice.blind(rule, count, "there is nothing to choose: the weights are given");
        }
        try {
            splitter.split(train);
        } catch (DataException e) {
            return CommitteeChoice.blind(rule, count, "no inner walk-forward: " + e.getMessage());
        }
        List<OutOfSample> walks = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            walks.add(new CrossFit(splitter).run(train, candidates.get(c), seed.child(c), ONE_THREAD));
        }
        LossTotals totals = LossHistory.of(train, walks).all();
        return CommitteeChoice.of(rule, CommitteeChoice.NOW, totals);
    }

    /**
     * Fits the candidates of weight above 0 on all given rows.
     *
     * @param weights one a candidate, at least 0, summing to 1, as {@link CommitteeChoice#weights()}
     * @param seed each candidate draws from a child of its own, whichever others are chosen
     * @return the model of the only candidate with a weight, or an ensemble
     * @throws DataException if a chosen candidate cannot learn from the rows
     */
    private static Model refit(List<Learner> candidates, double[] weights, Examples train, Seed seed) {
        Check.sameLength("weights", weights.length, candidates.size());
        List<EnsembleModel.Member> members = new ArrayList<>();
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                Model model = candidates.get(c).fit(train, seed.child(c).child("refit"));
                members.add(new EnsembleModel.Member(model, weights[c]));
            }
        }
        EnsembleModel ensemble = EnsembleModel.of(members);
        return members.size() == 1 ? members.get(0).model() : ensemble;
    }
}
