package io.assay.proof;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.Splitter;
import io.assay.model.Learner;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;

/**
 * Proof that what a walk-forward says on a day rests on nothing that came later: the whole way from rows to
 * predictions, with the code that chooses the rows to learn from.
 */
public final class WalkProof {
    private WalkProof() {}

    /**
     * Walks, and walks again for each fold after its first tested day became today: the features of every row decided
     * later, and every target, outcome and weight not known before that day, are replaced by noise. Not a bit of what
     * was said on the day may move. Learners are asked to go their way {@link Learner#briefly() briefly}.
     *
     * @param splitter cuts the rows into folds, each tested after all its training rows
     * @param dataset rows sorted by day
     * @return the first prediction that moved in each fold
     */
    public static List<Breach> of(Learner learner, Splitter splitter, Dataset dataset, Seed seed) {
        List<Breach> breaches = new ArrayList<>();
        OutOfSample whole = walk(learner, splitter, dataset, seed);
        int[] decision = dataset.rows().decisionDay();
        int[] known = dataset.rows().knownDay();
        for (Fold fold : whole.folds()) {
            int today = decision[fold.test()[0]];
            Dataset other = Disturbance.of(
                    dataset,
                    learner.sequence(),
                    row -> decision[row] <= today,
                    row -> known[row] < today,
                    seed.child(fold.name()));
            compare(learner.name(), today, whole, walk(learner, splitter, other, seed), breaches);
        }
        return breaches;
    }

    private static OutOfSample walk(Learner learner, Splitter splitter, Dataset dataset, Seed seed) {
        return new CrossFit(splitter).run(dataset, learner.briefly(), seed.child("walk"), new Parallel(1));
    }

    private static void compare(String name, int today, OutOfSample whole, OutOfSample other, List<Breach> breaches) {
        int[] days = whole.rows().rows().decisionDay();
        int width = whole.rows().target().width();
        double[] before = whole.predictions().values();
        double[] after = other.predictions().values();
        for (int i = 0; i < before.length; i++) {
            if (days[i / width] == today && Double.doubleToLongBits(before[i]) != Double.doubleToLongBits(after[i])) {
                breaches.add(new Breach(
                        name,
                        "noise in all that came after " + Days.text(today),
                        "what it says on that day was " + before[i] + " and is " + after[i]));
                return;
            }
        }
    }
}
