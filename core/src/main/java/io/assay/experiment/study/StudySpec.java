package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ModelRows;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunRecipe;
import io.assay.feature.outside.Modalities;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.label.MultiTimeframe;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.builtin.ConstantLearner;
import io.assay.proof.Ingredients;

/**
 * What is fitted for a universe, by whom, and how it is judged: several candidates compete on the same rows.
 *
 * @param label what is asked of every stock
 * @param candidates who competes, at least one, each with a name of its own; where two are equally good the earlier
 * @param refits how often they are fitted again in the walk-forward, and on what
 * @param seed root of all randomness
 * @param modalities what is read beside bars
 */
public record StudySpec(Label label, List<Candidate> candidates, Refits refits, Seed seed, Modalities modalities) {
    /** The request's target: a direction on which horizons of 5, 20 and 30 sessions agree (R2). */
    public static final Label STANDARD_LABEL = MultiTimeframe.three();

    private static final Refits REFITS = new Refits.EveryYears(2, 504);

    /** Copies the list and checks the numbers. */
    public StudySpec {
        candidates = modalities.isEmpty()
                ? List.copyOf(candidates)
                : candidates.stream().map(Candidate::covering).toList();
        Check.atLeast("candidates", candidates.size(), 1);
        Check.that(
                candidates.stream().map(Candidate::name).distinct().count() == candidates.size(),
                "candidates",
                "have names of their own",
                candidates.stream().map(Candidate::name).toList());
        Check.that(!label.classes().isEmpty(), "label", "have classes", label.name());
    }

    /** The standard label, windows of two years after at least 504 sessions. */
    public static StudySpec standard(List<Candidate> candidates, Seed seed) {
        return new StudySpec(STANDARD_LABEL, candidates, REFITS, seed, Modalities.NONE);
    }

    /** The same with another label. */
    public StudySpec withLabel(Label newLabel) {
        return new StudySpec(newLabel, candidates, refits, seed, modalities);
    }

    /** The same with other candidates. */
    public StudySpec withCandidates(List<Candidate> newCandidates) {
        return new StudySpec(label, newCandidates, refits, seed, modalities);
    }

    /** The same refitted at other times. */
    public StudySpec withRefits(Refits newRefits) {
        return new StudySpec(label, candidates, newRefits, seed, modalities);
    }

    /** The same reading something else beside bars. */
    public StudySpec withModalities(Modalities newModalities) {
        return new StudySpec(label, candidates, refits, seed, newModalities);
    }

    /**
     * The specification that a recipe tells.
     *
     * @throws io.assay.base.UsageException if no engine at hand makes one of its learners
     */
    public static StudySpec of(RunRecipe.OfStudy recipe, Engines engines, Seed seed) {
        List<Candidate> candidates = recipe.candidates().stream()
                .map(c -> new Candidate(
                        c.name(), Candidate.Scope.valueOf(c.scope()), c.made().learner(engines)))
                .toList();
        return new StudySpec(
                Labels.parse(recipe.label()),
                candidates,
                Refits.of(recipe),
                seed,
                Modalities.parse(recipe.modalities()));
    }

    /** How to make a run of this specification again. */
    RunRecipe recipe(HeldOut heldOut, Wiring wiring, List<Instrument> instruments) {
        List<RunRecipe.Competitor> competitors = candidates.stream()
                .map(c -> new RunRecipe.Competitor(c.name(), c.scope().name(), RunRecipe.Made.of(c.learner())))
                .toList();
        return RunRecipe.of(
                new RunRecipe.OfStudy(
                        label.name(),
                        competitors,
                        refits.years(),
                        refits.minTrain(),
                        RunRecipe.heldOut(heldOut),
                        modalities.list(),
                        refits.sessions()),
                seed,
                wiring,
                instruments);
    }

    /**
     * The windows of the walk-forward.
     *
     * @param last no window begins after this epoch day
     */
    CalendarWindows windows(UniverseRows universe, int last) {
        DatasetSpec rows = stockRows(universe.label(), universe.instruments(), universe.data());
        return refits.windows(universe, last, rows.settle() + sequence() - 1);
    }

    /** The candidates of a scope, in their order. */
    List<Candidate> of(Candidate.Scope scope) {
        return candidates.stream().filter(c -> c.scope() == scope).toList();
    }

    /** The rows of a universe as models of one stock read them: features as they are, with those of the market. */
    DatasetSpec stockRows(Label traded, List<Instrument> universe, MarketData data) {
        return rows(traded, universe, data, false);
    }

    /** The same rows as pooled models read them: every feature ranked across the stocks of its day. */
    DatasetSpec pooledRows(Label traded, List<Instrument> universe, MarketData data) {
        return rows(traded, universe, data, true);
    }

    private DatasetSpec rows(Label traded, List<Instrument> universe, MarketData data, boolean ranked) {
        return OutsideInputs.on(ModelRows.ofUniverse(traded, universe, ranked), modalities, data, universe)
                .withSequence(sequence());
    }

    /** The hash of all that a run of it can read. */
    String dataHash(MarketData data, List<Instrument> instruments) {
        return OutsideInputs.dataHash(data, modalities, instruments);
    }

    /** Bars that whoever reads most of them reads at once: all compete on the same rows. */
    private int sequence() {
        return candidates.stream().mapToInt(c -> c.learner().sequence()).max().orElseThrow();
    }

    /**
     * How many null models stand beside a candidate. Where pooled candidates compete, the base rates of all stocks
     * together are one more: a stock's own are few outcomes and noisy, and beating them is no knowledge of the future.
     */
    int nullCount() {
        return StockWalk.nulls(this).size() + (of(Candidate.Scope.POOLED).isEmpty() ? 0 : 1);
    }

    /** The feature that holds the return over about the horizon, which the persistence null continues. */
    String pastReturn() {
        return ModelRows.pastReturn(label.horizon());
    }

    /**
     * All that is fitted for it, with the null models and the rules beside it.
     *
     * @param untraded whether some stocks of the universe are entered at the close
     */
    Ingredients ingredients(boolean untraded) {
        List<Learner> ofStock = new ArrayList<>(
                of(Candidate.Scope.STOCK).stream().map(Candidate::learner).toList());
        ofStock.addAll(StockWalk.others(this));
        List<Ingredients.Part> parts = new ArrayList<>();
        parts.add(new Ingredients.Part(
                "rows of one stock",
                (u, data) -> stockRows(UntradedOpens.ofUniverse(label, untraded, u), u, data),
                true,
                ofStock));
        if (!of(Candidate.Scope.POOLED).isEmpty()) {
            List<Learner> pooled = new ArrayList<>(
                    of(Candidate.Scope.POOLED).stream().map(Candidate::learner).toList());
            pooled.add(ConstantLearner.majority());
            parts.add(new Ingredients.Part(
                    "rows of all stocks",
                    (u, data) -> pooledRows(UntradedOpens.ofUniverse(label, untraded, u), u, data),
                    false,
                    pooled));
        }
        return new Ingredients(parts);
    }

    /** The specification in one line. */
    public String text() {
        return candidates.stream().map(Candidate::text).collect(Collectors.joining(" | "))
                + "; "
                + ModelRows.ofUniverse(label, List.of(), false)
                        .withSequence(sequence())
                        .text()
                + (modalities.isEmpty() ? "" : "; beside bars: " + modalities.text())
                + "; " + refits.text()
                + "; the candidate with the least log loss so far signals";
    }

    /**
     * SHA-256 of the text, the names of the candidates (each draws from a child of the seed by its name) and the seed.
     */
    public String hash() {
        Digest digest = Digest.sha256().add(text());
        candidates.forEach(c -> digest.add(c.name()));
        return digest.add(seed.value()).hex();
    }
}
