package io.assay.experiment;

import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.RowRules;
import io.assay.dataset.WalkForward;
import io.assay.feature.catalogue.Features;
import io.assay.label.Direction;
import io.assay.label.Label;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Rule;
import io.assay.model.Learner;

/**
 * What is fitted for each stock by itself, and how it is judged.
 *
 * @param learner the model, with all its hyper-parameters
 * @param horizon sessions from entry to exit
 * @param walkForward how it is judged
 * @param judgedBefore epoch day from which on nothing is scored: held out
 * @param seed root of all randomness
 */
public record PerStockSpec(Learner learner, int horizon, WalkForward walkForward, int judgedBefore, Seed seed) {
    /** Features that settle later than this many bars cost more history than they tell. */
    static final int SETTLED = 300;

    /** From this share of bars on whose open nobody traded at, entries and exits are taken at the close. */
    private static final double UNTRADED_OPENS = 0.05;

    /**
     * Three classes of direction over five sessions; walk-forward over windows of 252 sessions after at least 504, the
     * training windows growing.
     */
    public static PerStockSpec standard(Learner learner, Seed seed) {
        return new PerStockSpec(learner, 5, WalkForward.expanding(504, 252), HeldOut.NEVER, seed);
    }

    /** The same judged over other windows. */
    public PerStockSpec withWalkForward(WalkForward newWalkForward) {
        return new PerStockSpec(learner, horizon, newWalkForward, judgedBefore, seed);
    }

    /** The same over another number of sessions. */
    public PerStockSpec withHorizon(int newHorizon) {
        return new PerStockSpec(learner, newHorizon, walkForward, judgedBefore, seed);
    }

    /** The same with days on which nothing is scored. */
    public PerStockSpec withHeldOut(HeldOut heldOut) {
        return new PerStockSpec(learner, horizon, walkForward, heldOut.from(), seed);
    }

    /** The rows whose outcome was known before anything is held out: those that may be judged. */
    Dataset open(Dataset dataset) {
        int[] known = dataset.rows().knownDay();
        return dataset.select(IntStream.range(0, dataset.size())
                .filter(row -> known[row] < judgedBefore)
                .toArray());
    }

    /** The feature that holds the return over about the horizon, which the persistence null continues. */
    String pastReturn() {
        return pastReturn(horizon);
    }

    /** The feature that holds the return over about so many sessions. */
    static String pastReturn(int horizon) {
        return horizon <= 2
                ? "ret_1"
                : horizon <= 7 ? "roc_5" : horizon <= 15 ? "roc_10" : horizon <= 40 ? "roc_20" : "roc_60";
    }

    /**
     * What is asked of one stock, given what the audit found of it. Like the choice of the universe this looks at the
     * whole recorded history, test years included: at whether opens were traded at, never at where prices went.
     */
    Label label(CleanSeries clean) {
        return asTraded(Direction.three(horizon), clean);
    }

    /** The same label entered and left at the close where the opens on record were not traded at. */
    static Label asTraded(Label label, CleanSeries clean) {
        return isUntraded(clean) ? label.atClose() : label;
    }

    /** Whether nobody traded at so many of the recorded opens that they are no prices. */
    static boolean isUntraded(CleanSeries clean) {
        long untraded = clean.findings().stream()
                .filter(f -> f.rule() == Rule.OPEN_NOT_TRADED)
                .mapToLong(f -> f.count())
                .sum();
        return untraded > UNTRADED_OPENS * clean.barsEvenIfBlocked().size();
    }

    /** The rows that one stock's model is fitted on. */
    DatasetSpec dataset(Label label) {
        return DatasetSpec.of(Features.settledWithin(SETTLED), label).withRules(RowRules.DEFAULT);
    }

    /** The specification in one line: what distinguishes it from every other trial. */
    public String text() {
        return "per stock: " + learner.name() + " " + Json.line(learner.parameters()) + "; "
                + dataset(Direction.three(horizon)).text()
                + "; " + walkForward.spec()
                + (judgedBefore == HeldOut.NEVER ? "" : "; judged before " + Days.text(judgedBefore));
    }

    /** SHA-256 of the text and the seed. */
    public String hash() {
        return Digest.sha256().add(text()).add(seed.value()).hex();
    }
}
