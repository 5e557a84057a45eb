package io.assay.label;

import java.util.function.IntPredicate;

import io.assay.base.Check;

/**
 * A label for every bar of one instrument: decided at the close of that bar.
 *
 * @param name for example {@code return_5d}
 * @param value outcome, NaN where there is none (end of history, hole)
 * @param entryDay epoch day of the entry, {@link #NEVER} where the value is NaN
 * @param exitDay epoch day of the exit, {@link #NEVER} where the value is NaN
 * @param knownDay epoch day on whose close the value is known, never before the exit; {@link #NEVER} where it is NaN
 */
public record LabelColumn(String name, double[] value, int[] entryDay, int[] exitDay, int[] knownDay) {
    /** Stands for a day that does not come. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Checks the lengths. */
    public LabelColumn {
        Check.sameLength("entryDay", entryDay.length, value.length);
        Check.sameLength("exitDay", exitDay.length, value.length);
        Check.sameLength("knownDay", knownDay.length, value.length);
    }

    /**
     * The label where it is wanted, and none elsewhere.
     *
     * @param bar whether the label of a bar is wanted
     */
    public LabelColumn where(IntPredicate bar) {
        LabelColumn some = new LabelColumn(name, value.clone(), entryDay.clone(), exitDay.clone(), knownDay.clone());
        for (int i = 0; i < value.length; i++) {
            if (!bar.test(i)) {
                some.value[i] = Double.NaN;
                some.entryDay[i] = NEVER;
                some.exitDay[i] = NEVER;
                some.knownDay[i] = NEVER;
            }
        }
        return some;
    }
}
