package io.assay.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.dataset.Target;
import io.assay.ledger.ProofStamp;
import io.assay.model.Engine;

/**
 * What is known of a kept model: what it is, how well it did and against what, and everything needed to make it again.
 *
 * @param id name in the store, empty before the model is kept
 * @param instruments whom it is for, each {@code MARKET:SYMBOL}
 * @param recipe what was fitted
 * @param performance scores by name, out of sample, of the specification (see {@link Spans#walkForward()}); R4 asks for
 *     {@code F1} among them. A score that is not defined is left out
 * @param verdict what the scores allow to be said, in a sentence
 * @param nulls scores of the null models it was compared with: name of the null model, then of the score
 * @param classes what the rows fitted on say of each class, by class name; empty for a number. Turns probabilities into
 *     signals and expected returns
 * @param spans which days were used for what
 * @param provenance where data and code came from
 * @param created ISO instant at which it was fitted
 * @param warnings what a reader must know, in sentences
 * @param proof whether what it was fitted on looks ahead; empty on cards from before that was asked
 */
public record ModelCard(
        String id,
        List<String> instruments,
        Recipe recipe,
        Map<String, Estimate> performance,
        String verdict,
        Map<String, Map<String, Estimate>> nulls,
        Map<String, OfClass> classes,
        Spans spans,
        Provenance provenance,
        String created,
        List<String> warnings,
        Optional<ProofStamp> proof) {
    /** Copies the collections; the maps are kept in the order of their keys. */
    public ModelCard {
        instruments = List.copyOf(instruments);
        Check.that(!instruments.isEmpty(), "instruments", "name whom the model is for", instruments);
        performance = sorted(performance);
        nulls = sorted(nulls);
        classes = sorted(classes);
        warnings = List.copyOf(warnings);
        Instant.parse(created);
    }

    /**
     * What was fitted.
     *
     * @param learner name of the learner
     * @param parameters every hyper-parameter by name
     * @param features the columns it reads, in its order
     * @param sequence how many of a stock's last bars it reads for one row; empty for the row's own alone, as on cards
     *     from before there were others
     * @param target name of what it predicts
     * @param classes class names, most bearish first; empty for a number
     * @param specHash SHA-256 of the whole specification
     * @param seed root of all randomness
     * @param trials how many specifications were tried before this one was chosen, itself included
     * @param universe name of the universe whose market or ranks the features read; empty if they read one stock alone
     * @param members name of the universe in whose spells a model that reads one stock alone is asked, or nothing
     * @param beside what its rows hold beside bars; empty for nothing, as on cards from before there was more
     */
    public record Recipe(
            String learner,
            Map<String, Object> parameters,
            List<String> features,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> sequence,

            String target,
            List<String> classes,
            String specHash,
            long seed,
            int trials,
            String universe,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> members,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Beside> beside) {
        /** One whose rows are made of bars alone, asked on all days or in the spells of the universe that it reads. */
        public Recipe(
                String learner,
                Map<String, Object> parameters,
                List<String> features,
                Optional<Integer> sequence,
                String target,
                List<String> classes,
                String specHash,
                long seed,
                int trials,
                String universe) {
            this(
                    learner,
                    parameters,
                    features,
                    sequence,
                    target,
                    classes,
                    specHash,
                    seed,
                    trials,
                    universe,
                    Optional.empty(),
                    Optional.empty());
        }

        /** Copies the collections. */
        public Recipe {
            Check.notBlank("learner", learner);
            parameters = sorted(parameters);
            features = List.copyOf(features);
            classes = List.copyOf(classes);
            sequence.ifPresent(bars -> Check.atLeast("sequence", bars, 2));
            Check.atLeast("trials", trials, 1);
        }

        /** The kinds of input that its rows hold beside bars, by name. */
        public List<String> besideBars() {
            return beside.map(Beside::modalities).orElse(List.of());
        }

        /** How many of a stock's last bars it reads for one row, at least 1. */
        public int bars() {
            return sequence.orElse(1);
        }

        /** What an engine needs to read the fitted part. */
        Engine.Header header() {
            return new Engine.Header(learner, new Target(target, classes), features);
        }
    }

    /**
     * What rows hold beside bars.
     *
     * @param modalities the kinds of input, by name
     * @param columns names of the columns that could be computed, before anything is done to them across the day
     * @param series names of the outside series that they were computed of
     */
    public record Beside(List<String> modalities, List<String> columns, List<String> series) {
        /** Copies the lists. */
        public Beside {
            modalities = List.copyOf(modalities);
            columns = List.copyOf(columns);
            series = List.copyOf(series);
        }
    }

    /**
     * A score and the interval that it lies in with the confidence stated by whoever made it.
     *
     * @param value the score
     * @param low lower end
     * @param high upper end
     */
    public record Estimate(double value, double low, double high) {
        /** Checks that all three are numbers in their order. */
        public Estimate {
            Check.that(low <= value && value <= high, "value", "lie in [" + low + ", " + high + "]", value);
            Check.that(Double.isFinite(low) && Double.isFinite(high), "interval", "be finite", low + ".." + high);
        }
    }

    /**
     * A class among the rows fitted on.
     *
     * @param share of the rows that were of this class, 0..1
     * @param meanOutcome mean return of those rows from entry to exit, a fraction before costs; 0 without rows
     */
    public record OfClass(double share, double meanOutcome) {
        /** Checks the ranges. */
        public OfClass {
            Check.within("share", share, 0, 1);
            Check.that(Double.isFinite(meanOutcome), "meanOutcome", "be finite", meanOutcome);
        }
    }

    /**
     * Days, both ends included, in ISO form.
     *
     * @param first first day
     * @param last last day, not before the first
     */
    public record Span(String first, String last) {
        /** Checks the order. */
        public Span {
            Check.that(!LocalDate.parse(last).isBefore(LocalDate.parse(first)), "last", "not be before " + first, last);
        }
    }

    /**
     * Which days were used for what; the scores belong to the first alone.
     *
     * @param walkForward decision days on which the specification was judged out of sample
     * @param refit days that this very model was fitted on afterwards, from the first decision to the day on which the
     *     last label became known: before its end nobody could have fitted the model
     */
    public record Spans(Span walkForward, Span refit) {}

    /**
     * Where data and code came from.
     *
     * @param dataHash SHA-256 of the bars
     * @param datasetHash SHA-256 of the rows fitted on
     * @param priceBasis what the prices were, for example {@code SPLIT_ADJUSTED}
     * @param simulated whether the market was simulated
     * @param engine name of the engine
     * @param engineVersion version of the library behind it
     * @param code which Assay
     */
    public record Provenance(
            String dataHash,
            String datasetHash,
            String priceBasis,
            boolean simulated,
            String engine,
            String engineVersion,
            CodeVersion code) {}

    /** The same card under another name. */
    ModelCard withId(String newId) {
        return with(newId, created, warnings);
    }

    /** The same with other warnings. */
    ModelCard withWarnings(List<String> newWarnings) {
        return with(id, created, newWarnings);
    }

    /** SHA-256 of everything but the name and the moment, with the fitted part: equal content has equal hashes. */
    String contentHash(byte[] fitted) {
        ModelCard timeless = with("", Instant.EPOCH.toString(), warnings);
        return Digest.sha256().add(Json.line(timeless)).add(fitted).hex();
    }

    private ModelCard with(String newId, String newCreated, List<String> newWarnings) {
        return new ModelCard(
                newId,
                instruments,
                recipe,
                performance,
                verdict,
                nulls,
                classes,
                spans,
                provenance,
                newCreated,
                newWarnings,
                proof);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
