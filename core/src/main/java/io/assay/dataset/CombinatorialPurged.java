package io.assay.dataset;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Sessions.Block;

/**
 * Combinatorial purged cross-validation (Lopez de Prado 2018, chapter 12): the sessions are cut into groups of
 * consecutive sessions, and every choice of {@code tested} groups is a fold, in lexicographic order. Groups that touch
 * are one test block; each block is purged and embargoed by itself, so that what lies between two blocks is learnt
 * from.
 *
 * @param groups number of groups, at least 2
 * @param tested groups tested in a fold, at least 1 and fewer than {@code groups}
 * @param embargo sessions left free behind the last known day of each test block, at least 0
 */
public record CombinatorialPurged(int groups, int tested, int embargo) implements Splitter {
    private static final int MOST_FOLDS = 10_000;

    /** Checks the numbers; more than 10,000 folds are refused. */
    public CombinatorialPurged {
        Check.within("groups", groups, 2, 64);
        Check.within("tested", tested, 1, groups - 1);
        Check.atLeast("embargo", embargo, 0);
        Check.that(choices(groups, tested) <= MOST_FOLDS, "tested", "give at most " + MOST_FOLDS + " folds", tested);
    }

    @Override
    public String spec() {
        return "combinatorial-purged(groups=" + groups + ", tested=" + tested + ", embargo=" + embargo + ")";
    }

    @Override
    public List<Fold> split(Dataset dataset) {
        Sessions sessions = Sessions.of(dataset);
        sessions.require(spec(), groups);
        List<Block> all = PurgedKFold.groups(sessions, groups);
        List<Fold> folds = new ArrayList<>();
        for (int[] choice : combinations()) {
            List<Block> test = new ArrayList<>();
            List<Block> learnt = new ArrayList<>();
            StringBuilder name = new StringBuilder("groups");
            for (int g = 0; g < groups; g++) {
                if (contains(choice, g)) {
                    joined(test, all.get(g));
                    name.append(name.length() == 6 ? " " : "+").append(g + 1);
                } else {
                    learnt.add(all.get(g));
                }
            }
            String title = name.append(" of ").append(groups).toString();
            folds.add(new Purge(0, embargo).fold(title, spec(), dataset, new Purge.Blocks(sessions, learnt, test)));
        }
        return folds;
    }

    /**
     * The back-test paths: each tests every group once and takes it from the next fold that tests it.
     *
     * @return for each path the number of the fold (position in {@link #split}) to take each group's predictions from
     */
    public List<int[]> paths() {
        List<int[]> choices = combinations();
        int count = Math.toIntExact(choices(groups - 1, tested - 1));
        List<int[]> paths = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            paths.add(new int[groups]);
        }
        int[] used = new int[groups];
        for (int fold = 0; fold < choices.size(); fold++) {
            for (int group : choices.get(fold)) {
                paths.get(used[group]++)[group] = fold;
            }
        }
        return paths;
    }

    /** Every choice of tested groups, ascending in itself, in lexicographic order. */
    private List<int[]> combinations() {
        List<int[]> found = new ArrayList<>();
        int[] choice = new int[tested];
        for (int i = 0; i < tested; i++) {
            choice[i] = i;
        }
        int at = tested - 1;
        while (at >= 0) {
            found.add(choice.clone());
            at = tested - 1;
            while (at >= 0 && choice[at] == groups - tested + at) {
                at--;
            }
            if (at >= 0) {
                choice[at]++;
                for (int i = at + 1; i < tested; i++) {
                    choice[i] = choice[i - 1] + 1;
                }
            }
        }
        return found;
    }

    private static boolean contains(int[] choice, int group) {
        for (int c : choice) {
            if (c == group) {
                return true;
            }
        }
        return false;
    }

    /** Adds a block, as one with the last if they touch. */
    private static void joined(List<Block> blocks, Block next) {
        int last = blocks.size() - 1;
        if (last >= 0 && blocks.get(last).to() == next.from()) {
            blocks.set(last, new Block(blocks.get(last).from(), next.to()));
        } else {
            blocks.add(next);
        }
    }

    /** Binomial coefficient, capped far above what is allowed. */
    private static long choices(int n, int k) {
        long result = 1;
        for (int i = 1; i <= k; i++) {
            result = Math.min(Integer.MAX_VALUE, result * (n - k + i) / i);
        }
        return result;
    }
}
