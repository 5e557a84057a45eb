package io.assay.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.AtomicFiles;
import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.WalkForward;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.feature.outside.Modalities;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.registry.CodeVersion;
import io.assay.train.Covering;
import io.assay.train.EveryNth;
import io.assay.train.uncertainty.DeepEnsemble;

/**
 * Everything needed to make the very same experiment again, without the command line that asked for it, in a file of
 * the run's folder.
 *
 * @param format version of the file
 * @param stock one specification, stock by stock ({@code train missing}), or nothing
 * @param study candidates that compete over a universe ({@code train finetune}), or nothing
 * @param seed root of all randomness
 * @param instruments in the order in which they were asked for
 * @param data that the run looked at
 * @param code that made it
 * @param engines every engine with its version
 * @param machine on which it was made
 * @param unproven whether nobody asked for a proof that it looks ahead nowhere
 */
public record RunRecipe(
        int format,
        Optional<OfStock> stock,
        Optional<OfStudy> study,
        long seed,
        List<String> instruments,
        ListedData data,
        CodeVersion code,
        String engines,
        Machine machine,
        boolean unproven) {
    /** The format that this code writes, the only one that it reads. */
    public static final int FORMAT = 4;

    private static final String FILE = "recipe.json";

    /** Checks that it is of one kind, and copies the list. */
    public RunRecipe {
        Check.that(stock.isPresent() != study.isPresent(), "recipe", "be of a stock or of a study", "both or neither");
        instruments = List.copyOf(instruments);
        Check.atLeast("instruments", instruments.size(), 1);
        instruments.forEach(Instrument::parse);
    }

    /**
     * A learner that can be made again.
     *
     * @param learner its name
     * @param parameters every hyper-parameter by name
     * @param every it learns from every n-th session; 0 if it was not told to leave any out
     * @param members how many are fitted from seeds of their own and averaged; 0 if it stands alone
     */
    public record Made(String learner, Map<String, Object> parameters, int every, int members) {
        /** Sorts and copies the parameters. */
        public Made {
            Check.notBlank("learner", learner);
            Check.atLeast("every", every, 0);
            Check.atLeast("members", members, 0);
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }

        /** What makes a learner again. */
        public static Made of(Learner learner) {
            if (learner instanceof Covering covering) {
                // Whoever reads more than bars does so: it follows from what is read.
                return of(covering.learner());
            }
            if (learner instanceof EveryNth thinned) {
                Made whole = of(thinned.learner());
                return new Made(whole.learner, whole.parameters, thinned.sessions(), whole.members);
            }
            return learner instanceof DeepEnsemble several
                    ? new Made(several.member().name(), several.member().parameters(), 0, several.members())
                    : new Made(learner.name(), learner.parameters(), 0, 0);
        }

        /**
         * The learner.
         *
         * @throws UsageException if no engine at hand makes it
         */
        public Learner learner(Engines engines) {
            Learner plain = engines.learner(learner, parameters);
            Learner all = members > 0 ? new DeepEnsemble(plain, members) : plain;
            return every > 0 ? new EveryNth(all, every) : all;
        }
    }

    /**
     * What is fitted stock by stock.
     *
     * @param learner with all its hyper-parameters
     * @param horizon sessions from entry to exit
     * @param walkForward how it is judged
     * @param heldOutFrom first day on which nothing is scored, in ISO form; empty if there is none
     */
    public record OfStock(Made learner, int horizon, WalkForward walkForward, String heldOutFrom) {}

    /**
     * What competes over a universe.
     *
     * @param label name of what is asked
     * @param candidates in their order
     * @param windowYears calendar years from one refit to the next; 0 where it is by sessions
     * @param minTrain fewest sessions of a stock in front of a window
     * @param heldOutFrom first held-out day in ISO form; empty if there is none
     * @param modalities what is read beside bars, by name
     * @param sessions what is learnt from and tested where it is by sessions; versions that knew only years wrote none
     */
    public record OfStudy(
            String label,
            List<Competitor> candidates,
            int windowYears,
            int minTrain,
            String heldOutFrom,
            List<String> modalities,
            Optional<BySessions> sessions) {
        /** Copies the lists. */
        public OfStudy {
            candidates = List.copyOf(candidates);
            modalities = List.copyOf(modalities);
        }

        /** What is read beside bars. */
        Modalities asked() {
            return Modalities.parse(modalities);
        }
    }

    /**
     * Refits that are counted in sessions.
     *
     * @param lengths how many are learnt from and tested
     * @param from no window begins before this day, in ISO form; empty for as early as there is enough before it
     */
    public record BySessions(WalkForward lengths, String from) {}

    /**
     * A candidate.
     *
     * @param name in reports
     * @param scope name of the scope
     * @param made its learner
     */
    public record Competitor(String name, String scope, Made made) {}

    /** How to make a run of one specification again, as it is made here and now. */
    public static RunRecipe of(OfStock stock, Seed seed, Wiring wiring, List<Instrument> instruments) {
        return of(Optional.of(stock), Optional.empty(), seed, new Ground(wiring, instruments));
    }

    /** How to make a study again, as it is made here and now. */
    public static RunRecipe of(OfStudy study, Seed seed, Wiring wiring, List<Instrument> instruments) {
        return of(Optional.empty(), Optional.of(study), seed, new Ground(wiring, instruments));
    }

    private record Ground(Wiring wiring, List<Instrument> instruments) {}

    private static RunRecipe of(Optional<OfStock> stock, Optional<OfStudy> study, Seed seed, Ground ground) {
        Wiring wiring = ground.wiring();
        return new RunRecipe(
                FORMAT,
                stock,
                study,
                seed.value(),
                ground.instruments().stream().map(Instrument::toString).toList(),
                ListedData.of(
                        wiring.data(),
                        study.map(OfStudy::asked).orElse(Modalities.NONE),
                        ground.instruments(),
                        wiring.parallel()),
                CodeVersion.current(),
                wiring.engines().versions(),
                Machine.current(),
                wiring.gate().isOpen());
    }

    /** What is another now than when the run was made, by name. */
    public List<String> changed(MarketData now, Parallel parallel) {
        Modalities asked = study.map(OfStudy::asked).orElse(Modalities.NONE);
        return data.changed(ListedData.of(now, asked, stocks(), parallel));
    }

    /** The stocks in their order. */
    public List<Instrument> stocks() {
        return instruments.stream().map(Instrument::parse).toList();
    }

    /** A held-out day as it is written. */
    public static String heldOut(HeldOut heldOut) {
        return heldOut.isAny() ? Days.text(heldOut.from()) : "";
    }

    /** A held-out day as it was written. */
    public static HeldOut heldOut(String from) {
        return from.isEmpty() ? HeldOut.none() : new HeldOut(Days.parse(from));
    }

    /** Writes it into a run's folder unless one is there: whoever repeats a run does not make it anew. */
    static void keep(Path folder, RunRecipe recipe) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            AtomicFiles.write(file, Json.pretty(recipe));
        }
    }

    /** Whether a run's folder holds one that this code can read: recipes before it knew of no spells. */
    static boolean isOfThisFormat(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.exists(file)
                && Json.read(file, JsonNode.class).path("format").asInt(-1) == FORMAT;
    }

    /**
     * The recipe in a run's folder.
     *
     * @throws UsageException if the run was made before recipes were kept
     * @throws DataException if the file is damaged, or of a format that this code does not know
     */
    static RunRecipe read(Path folder, String runId) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new UsageException("run " + runId + " holds no " + FILE
                    + ", from which it could be made again: an older version made it. Fix: delete the folder " + folder
                    + " and train again");
        }
        int format = Json.read(file, JsonNode.class).path("format").asInt(-1);
        if (format != FORMAT) {
            throw new DataException(DataProblem.of("must be a recipe of format " + FORMAT + ", is of "
                            + (format < 0 ? "none" : "format " + format))
                    .at(file.toString(), 0)
                    .withFix("replay it with the version of Assay that made it"));
        }
        return Json.read(file, RunRecipe.class);
    }
}
