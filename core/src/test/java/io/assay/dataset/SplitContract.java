package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What every splitter must keep to, checked pair by pair without any of the code that splits. */
public final class SplitContract {
    private SplitContract() {}

    /**
     * Checks every fold.
     *
     * @param before sessions that must be free between what is learnt from and a later test row
     * @param after sessions that must be free between a test row's label and what is learnt from later
     * @return the folds
     */
    public static List<Fold> check(Splitter splitter, Dataset dataset, int before, int after) {
        List<Fold> folds = splitter.split(dataset);
        assertThat(folds).isNotEmpty();
        assertThat(splitter.spec()).isNotBlank();
        int[] calendar = Arrays.stream(dataset.rows().decisionDay()).distinct().toArray();
        for (Fold fold : folds) {
            assertThat(fold.train()).isNotEmpty();
            assertThat(fold.test()).isNotEmpty();
            noRowIsOnBothSides(fold);
            noDayIsTorn(dataset, fold);
            nothingOverlaps(dataset, fold, calendar, new int[] {before, after});
        }
        sameAgain(splitter.split(dataset), folds);
        return folds;
    }

    private static void noRowIsOnBothSides(Fold fold) {
        Set<Integer> test = Arrays.stream(fold.test()).boxed().collect(Collectors.toSet());
        assertThat(Arrays.stream(fold.train()).filter(test::contains)).isEmpty();
    }

    private static void noDayIsTorn(Dataset dataset, Fold fold) {
        int[] decision = dataset.rows().decisionDay();
        Set<Integer> days =
                Arrays.stream(fold.test()).mapToObj(row -> decision[row]).collect(Collectors.toSet());
        long rowsOfThoseDays = Arrays.stream(decision).filter(days::contains).count();
        assertThat(rowsOfThoseDays).isEqualTo(fold.test().length);
    }

    private static void nothingOverlaps(Dataset dataset, Fold fold, int[] calendar, int[] free) {
        int[] decision = dataset.rows().decisionDay();
        int[] known = dataset.rows().knownDay();
        for (int i : fold.train()) {
            for (int j : fold.test()) {
                boolean earlier = known[i] < decision[j];
                boolean later = decision[i] > known[j];
                boolean apart = (earlier && between(calendar, known[i], decision[j]) >= free[0])
                        || (later && between(calendar, known[j], decision[i]) >= free[1]);
                if (!apart) {
                    throw new AssertionError("fold " + fold.name() + ": row " + i + " [" + decision[i] + ", " + known[i]
                            + "] is learnt from, row " + j + " [" + decision[j] + ", " + known[j] + "] is tested");
                }
            }
        }
    }

    /** Sessions strictly between two days. */
    private static int between(int[] calendar, int from, int to) {
        int count = 0;
        for (int day : calendar) {
            count += day > from && day < to ? 1 : 0;
        }
        return count;
    }

    private static void sameAgain(List<Fold> again, List<Fold> folds) {
        assertThat(again).hasSameSizeAs(folds);
        for (int f = 0; f < folds.size(); f++) {
            assertThat(again.get(f).name()).isEqualTo(folds.get(f).name());
            assertThat(again.get(f).train()).isEqualTo(folds.get(f).train());
            assertThat(again.get(f).test()).isEqualTo(folds.get(f).test());
        }
    }

    /** Every row that the rule allows beside a fold's test rows, block by block, from the whole dataset. */
    public static int[] allowed(Dataset dataset, Fold fold, int after) {
        int[] decision = dataset.rows().decisionDay();
        int[] known = dataset.rows().knownDay();
        int[] calendar = Arrays.stream(decision).distinct().toArray();
        List<int[]> blocks = blocks(calendar, decision, known, fold.test());
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < decision.length; i++) {
            boolean free = true;
            for (int[] block : blocks) {
                boolean behind = decision[i] > block[1] && between(calendar, block[1], decision[i]) >= after;
                free &= known[i] < block[0] || behind;
            }
            if (free) {
                rows.add(i);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** First decision day and last known day of each run of tested sessions. */
    private static List<int[]> blocks(int[] calendar, int[] decision, int[] known, int[] test) {
        List<int[]> blocks = new ArrayList<>();
        boolean inside = false;
        for (int day : calendar) {
            int[] rows = Arrays.stream(test).filter(j -> decision[j] == day).toArray();
            if (rows.length > 0 && !inside) {
                blocks.add(new int[] {day, Integer.MIN_VALUE});
            }
            inside = rows.length > 0;
            for (int row : rows) {
                int[] block = blocks.get(blocks.size() - 1);
                block[1] = Math.max(block[1], known[row]);
            }
        }
        return blocks;
    }
}
