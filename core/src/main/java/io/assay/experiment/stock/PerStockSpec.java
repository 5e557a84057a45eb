package io.assay.experiment.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.LiveRows;
import io.assay.dataset.WalkForward;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ModelRows;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunRecipe;
import io.assay.label.Direction;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.audit.CleanSeries;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.proof.Ingredients;

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

    /**
     * The specification that a recipe tells.
     *
     * @throws io.assay.base.UsageException if no engine at hand makes its learner
     */
    public static PerStockSpec of(RunRecipe.OfStock recipe, Engines engines, Seed seed) {
        return new PerStockSpec(
                recipe.learner().learner(engines),
                recipe.horizon(),
                recipe.walkForward(),
                RunRecipe.heldOut(recipe.heldOutFrom()).from(),
                seed);
    }

    /** How to make a run of this specification again. */
    RunRecipe recipe(Wiring wiring, List<Instrument> instruments) {
        return RunRecipe.of(
                new RunRecipe.OfStock(
                        RunRecipe.Made.of(learner), horizon, walkForward, RunRecipe.heldOut(new HeldOut(judgedBefore))),
                seed,
                wiring,
                instruments);
    }

    /** The rows whose outcome was known before anything is held out: those that may be judged. */
    Dataset open(Dataset dataset) {
        int[] known = dataset.rows().knownDay();
        return dataset.select(IntStream.range(0, dataset.size())
                .filter(row -> known[row] < judgedBefore)
                .toArray());
    }

    /** Rows without a label up to the last day of rows that may be judged. */
    LiveRows open(LiveRows unlabelled, Dataset open) {
        int[] days = open.rows().decisionDay();
        int last = days.length == 0 ? Integer.MIN_VALUE : days[days.length - 1];
        boolean all = judgedBefore == HeldOut.NEVER;
        return unlabelled.select(IntStream.range(0, unlabelled.size())
                .filter(row -> all || unlabelled.day()[row] <= last)
                .toArray());
    }

    /** The feature that holds the return over about the horizon, which the persistence null continues. */
    String pastReturn() {
        return ModelRows.pastReturn(horizon);
    }

    /** What is asked of one stock, given what the audit found of its opens. */
    Label label(CleanSeries clean) {
        return UntradedOpens.label(Direction.three(horizon), clean);
    }

    /** The rows that one stock's model is fitted on. */
    DatasetSpec dataset(Label label) {
        return ModelRows.ofStock(label).withSequence(learner.sequence());
    }

    /** All that is fitted for it, with the null models and the rules beside it. */
    Ingredients ingredients() {
        List<Learner> learners = new ArrayList<>();
        learners.add(learner);
        learners.addAll(StockTrainer.others(this));
        return new Ingredients(List.of(new Ingredients.Part(
                "rows of one stock",
                (universe, data) -> dataset(UntradedOpens.someOf(Direction.three(horizon), universe)),
                true,
                learners)));
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
