package io.assay.model.builtin;

import java.util.List;

import io.assay.base.Check;
import io.assay.model.Learner;

/** The null models that every model is compared with, declared before anything is fitted. */
public final class NullModels {
    private NullModels() {}

    /**
     * All of them, in the order of reports; the majority comes first, since it gives the base rates.
     *
     * <ol>
     *   <li>{@code majority}: the training frequencies;
     *   <li>{@code persistence}: what happened over the last sessions happens again;
     *   <li>{@code always-up}: buy and hold; over a day's stocks this is the equal-weighted book, which therefore is
     *       not a model of its own;
     *   <li>{@code always-down}: its mirror image. Without it a constant bearish lean shows skill in any window that
     *       falls short of the training rows: its score never moves, so it knew nothing of the window;
     *   <li>{@code random-picks}: luck;
     *   <li>{@code logistic}: a linear model of the last day's prices.
     * </ol>
     *
     * @param pastReturn column of the past return over about the label's horizon, for example {@code roc_5}
     */
    public static List<Learner> standard(String pastReturn) {
        return standard(pastReturn, LastDayLearner.PRICE_COLUMNS);
    }

    /** The same, where the price features of the last day have other names. */
    public static List<Learner> standard(String pastReturn, List<String> lastDayColumns) {
        Check.notBlank("pastReturn", pastReturn);
        return List.of(
                ConstantLearner.majority(),
                PersistenceLearner.of(pastReturn),
                ConstantLearner.alwaysUp(),
                ConstantLearner.alwaysDown(),
                RandomPicksLearner.create(),
                LastDayLearner.of(lastDayColumns, 1));
    }
}
