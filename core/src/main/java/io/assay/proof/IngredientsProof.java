package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Sessions;
import io.assay.dataset.Splitter;
import io.assay.dataset.WalkForward;
import io.assay.model.Learner;

/**
 * Proof that an experiment looks ahead nowhere, with its own settings: its rows are made of simulated bars by the code
 * that makes them of real ones, and each of its learners walks forward over such rows.
 */
final class IngredientsProof {
    private static final Seed SEED = Seed.of(1);
    private static final int STOCKS = 12;
    private static final int LEARNT = 360;

    private final ProofGround ground;
    private final Ingredients ingredients;

    private IngredientsProof(Ingredients ingredients, ProofGround ground) {
        this.ingredients = ingredients;
        this.ground = ground;
    }

    /**
     * Proves them.
     *
     * @param cuts how many cuts the rows are given, at least 1
     */
    static ProofReport run(Ingredients ingredients, int cuts, Parallel parallel, Progress progress) {
        Check.atLeast("cuts", cuts, 1);
        int horizon = 0;
        int settle = 0;
        for (Ingredients.Part part : ingredients.parts()) {
            DatasetSpec spec = part.spec();
            horizon = Math.max(horizon, spec.label().horizon());
            settle = Math.max(settle, spec.settle() + spec.rules().sequence() - 1);
        }
        ProofGround ground = ProofGround.ofRows(SEED, STOCKS, settle + 2 * horizon + LEARNT);
        List<Subject> subjects = new IngredientsProof(ingredients, ground).subjects();
        return Subject.prove(subjects, cuts, parallel, progress);
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (Ingredients.Part part : ingredients.parts()) {
            RowsProof.Made made = data -> part.rows().universe(ground.instruments(), data);
            DatasetSpec spec = made.on(ground.market());
            Dataset rows = ground.rows(spec);
            subjects.add(new Subject(
                    "rows",
                    part.name(),
                    DatasetSpec.class,
                    spec.outputColumns().size() + 1,
                    cuts -> RowsProof.of(made, ground.ground(), days(rows, cuts), SEED.child("rows"))));
            Dataset seen = part.alone() ? longest(rows) : some(rows);
            int sessions = Sessions.of(seen).count();
            Splitter splitter = WalkForward.expanding(sessions / 2, sessions / 4);
            for (Learner learner : part.learners()) {
                subjects.add(new Subject(
                        "fit",
                        learner.name() + " on " + part.name(),
                        learner.getClass(),
                        1,
                        cuts -> walk(learner, splitter, seen)));
            }
        }
        return subjects;
    }

    private static List<Breach> walk(Learner learner, Splitter splitter, Dataset rows) {
        try {
            return WalkProof.of(learner, splitter, rows, SEED.child("fit"));
        } catch (DataException e) {
            // Not a leak: whoever asks for such a model is told what it lacks.
            throw new DataException(
                    "nothing was trained: " + learner.name() + " cannot learn from such rows: " + e.getMessage()
                            + ". If your own rows would do where the simulated ones of the proof do not: '--unproven'",
                    e);
        }
    }

    /** So many days on which the future changes, from the first on which a label is known. */
    private static int[] days(Dataset rows, int count) {
        int known = Arrays.stream(rows.rows().knownDay()).min().orElseThrow();
        Sessions sessions = Sessions.of(rows);
        int first = sessions.onOrAfter(known);
        return IntStream.of(ProofGround.draw(first, sessions.count(), count, SEED.child("days")))
                .map(sessions::day)
                .toArray();
    }

    /** The rows of the stock that has most. */
    private static Dataset longest(Dataset rows) {
        return rows.byInstrument().stream()
                .max(Comparator.comparingInt(Dataset::size))
                .orElseThrow();
    }

    /** The rows of a third of the stocks: enough to learn from together. */
    private static Dataset some(Dataset rows) {
        int[] whose = rows.rows().instrument();
        return rows.select(IntStream.range(0, rows.size())
                .filter(row -> whose[row] % 3 == 1)
                .toArray());
    }
}
