package io.assay.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.assay.base.Digest;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Settings;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Assessment;
import io.assay.experiment.run.Cards;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunJudge;
import io.assay.ledger.ProofStamp;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.report.RunReport;

/**
 * Refits whoever was chosen on all resolved rows, held-out days included, keeps the models with their cards, and judges
 * each stock by itself. A stock that is done is on disk and is not done again.
 */
final class StudyModels {
    /** Redrawn samples a stock; the run's verdict, which counts, has more. */
    private static final int DRAWS = 1000;

    private final StudySpec spec;
    private final Wiring wiring;
    private final UniverseRows universe;
    private final CalendarWindows windows;
    private final String runId;
    private final ProofStamp proof;
    private final Cards cards;
    private final int nulls;
    private final OutsideInputs outside;
    private final List<String> damaged = Collections.synchronizedList(new ArrayList<>());

    StudyModels(StudySpec spec, Wiring wiring, Where where) {
        this.spec = spec;
        this.wiring = wiring;
        this.universe = where.universe();
        this.windows = where.windows();
        this.runId = where.runId();
        this.proof = where.proof();
        this.cards = new Cards(wiring);
        this.nulls = spec.nullCount();
        this.outside = OutsideInputs.of(spec.modalities(), wiring.data(), universe.instruments());
    }

    /**
     * Whose models of which run.
     *
     * @param universe the stocks
     * @param windows in which candidates were judged
     * @param runId name of the run
     * @param proof whether anything of the study looks ahead
     */
    record Where(UniverseRows universe, CalendarWindows windows, String runId, ProofStamp proof) {}

    /**
     * What was kept.
     *
     * @param stocks what each judged stock came to, by name
     * @param fallBacks the pooled model of stocks that could not be judged by themselves, by name
     * @param notes what a reader should know of how it went, in sentences
     */
    record Kept(List<JudgedFile.Header> stocks, Map<String, String> fallBacks, List<String> notes) {}

    /** Refits, keeps and judges. */
    Kept keep(StudyCommittee.Decision decision) {
        Map<String, JudgedFile.Header> done = new ConcurrentHashMap<>();
        Map<String, Predicted> judged = new TreeMap<>();
        decision.stocks().forEach(s -> judged.put(s.rows().instruments().get(0).toString(), s));
        StudyRefit refit = new StudyRefit(spec, wiring, universe);
        Map<String, String> fallBacks = new TreeMap<>();
        if (decision.now().scope() == Candidate.Scope.POOLED) {
            Pooled model = pooled(refit, decision, decision.now());
            keepPooled(judged, model, done);
            fallBacks = fallBacks(judged, model.id());
        } else {
            refit.eachStock(
                    List.copyOf(judged.keySet()), rows -> done.put(name(rows), ofStock(refit, decision, judged, rows)));
            Optional<StudyCommittee.Competitor> second = bestPooled(decision);
            if (second.isPresent() && judged.size() < universe.instruments().size()) {
                fallBacks =
                        fallBacks(judged, pooled(refit, decision, second.get()).id());
            }
        }
        return new Kept(
                List.copyOf(new TreeMap<>(done).values()),
                fallBacks,
                damaged.stream().sorted().toList());
    }

    /** Whoever of the pooled competitors lost least. */
    private static Optional<StudyCommittee.Competitor> bestPooled(StudyCommittee.Decision decision) {
        List<StudyCommittee.Competitor> all = decision.competitors();
        return IntStream.range(0, all.size())
                .filter(c -> all.get(c).scope() == Candidate.Scope.POOLED)
                .boxed()
                .min(Comparator.comparingDouble(c -> decision.totals().loss()[c]))
                .map(all::get);
    }

    private Map<String, String> fallBacks(Map<String, Predicted> judged, String id) {
        Map<String, String> others = new TreeMap<>();
        universe.instruments().stream()
                .map(Instrument::toString)
                .filter(name -> !judged.containsKey(name))
                .forEach(name -> others.put(name, id));
        return others;
    }

    private static String name(Dataset rows) {
        return rows.instruments().get(0).toString();
    }

    private JudgedFile.Header ofStock(
            StudyRefit refit, StudyCommittee.Decision decision, Map<String, Predicted> judged, Dataset rows) {
        Predicted own = judged.get(name(rows));
        if (own == null) {
            throw new IllegalArgumentException("'rows' must be of a judged stock, were of " + name(rows));
        }
        String key = key(decision.now(), own, rows.hash());
        return before(name(rows), key).orElseGet(() -> {
            Judged rowsJudged = own.judged();
            Assessment assessment = assess(rowsJudged);
            Instrument instrument = rows.instruments().get(0);
            Learner learner = learner(decision.now());
            Cards.Fitted fitted = refit.ofStock(rows, learner, decision.now().name());
            String id = cards.keep(new Cards.Parts(
                    List.of(name(rows)), identity(learner, decision), fitted, assessment, universe.source(instrument)));
            RunReport.Stock stock = assessment.stock(name(rows), id, windowsOf(rowsJudged), fitted.inSample());
            return written(key, own, rowsJudged, stock);
        });
    }

    /** A kept model of all stocks, and its accuracy on the rows that it was fitted on. */
    private record Pooled(String id, double inSample) {}

    private Pooled pooled(StudyRefit refit, StudyCommittee.Decision decision, StudyCommittee.Competitor who) {
        Learner learner = learner(who);
        // Before all rows are put together: the largest fit and the largest table need not share the memory.
        Cards.Fitted fitted = refit.pooled(learner, who.name());
        Judged all = RunJudge.judged(decision.stocks());
        // Whoever signals from now on was chosen by these very rows: what counts is what the choice came to on them.
        Answers judged = who.equals(decision.now()) ? all.model() : bestPooledOfWindows(all, decision);
        Settings settings = Settings.standard(spec.seed().child("judging"));
        String id = cards.keep(new Cards.Parts(
                universe.instruments().stream().map(Instrument::toString).toList(),
                identity(learner, decision),
                fitted,
                Assessment.of(all, judged, nulls, settings),
                universe.together()));
        return new Pooled(id, fitted.inSample());
    }

    /** What the pooled competitors said, in each window the one that had lost least before. */
    private Answers bestPooledOfWindows(Judged all, StudyCommittee.Decision decision) {
        int[] days = all.rows().rows().decisionDay();
        int width = all.rows().target().width();
        double[] values = new double[days.length * width];
        for (int row = 0; row < days.length; row++) {
            int window = windows.starts().indexOf(windows.startOf(days[row]));
            int leader = decision.pooledLeaders().get(window);
            double[] said = all.answers().get(1 + nulls + leader).predictions().values();
            System.arraycopy(said, row * width, values, row * width, width);
        }
        return new Answers(
                "best pooled of each window", new Predictions(all.rows().target(), values));
    }

    private void keepPooled(Map<String, Predicted> judged, Pooled model, Map<String, JudgedFile.Header> done) {
        wiring.progress().start("Judging each stock", judged.size());
        wiring.parallel().map(List.copyOf(judged.values()), own -> {
            String name = name(own.rows());
            String key = Digest.sha256().add(model.id()).add(hash(own)).hex();
            done.put(name, before(name, key).orElseGet(() -> {
                Judged rows = own.judged();
                RunReport.Stock stock = assess(rows).stock(name, model.id(), windowsOf(rows), model.inSample());
                return written(key, own, rows, stock);
            }));
            wiring.progress().step(name);
            return name;
        });
        wiring.progress().done();
    }

    private Assessment assess(Judged own) {
        return Assessment.of(own, own.model(), nulls, settings(own));
    }

    private Settings settings(Judged own) {
        return Settings.standard(spec.seed().child("judging").child(name(own.rows())))
                .withDraws(DRAWS);
    }

    private JudgedFile.Header written(String key, Predicted own, Judged judged, RunReport.Stock stock) {
        JudgedFile.Header header = JudgedFile.Header.of(
                key, stock, Assessment.score(name(own.rows()), judged, nulls, settings(judged)), own);
        JudgedFile.write(file(name(own.rows())), header, own);
        return header;
    }

    private Optional<JudgedFile.Header> before(String name, String key) {
        return JudgedFile.recall(file(name), key, damaged)
                .map(JudgedFile.Content::header)
                .filter(h -> wiring.models().isSound(h.stock().modelId()));
    }

    private Path file(String name) {
        return JudgedFile.in(wiring.run(runId), Instrument.parse(name));
    }

    private static String key(StudyCommittee.Competitor who, Predicted own, String rows) {
        Digest digest = Digest.sha256().add(rows).add(who.name()).add(hash(own));
        return digest.add(who.weights()).hex();
    }

    private static String hash(Predicted own) {
        Digest digest = Digest.sha256().add(own.rows().hash());
        own.answers().forEach(a -> digest.add(a.name()).add(a.predictions().values()));
        return digest.hex();
    }

    private int windowsOf(Judged own) {
        return (int) Arrays.stream(own.rows().rows().decisionDay())
                .map(windows::startOf)
                .distinct()
                .count();
    }

    private Cards.Identity identity(Learner learner, StudyCommittee.Decision decision) {
        return new Cards.Identity(
                learner.parameters(),
                spec.hash(),
                spec.seed().value(),
                decision.competitors().size(),
                UniverseFile.keep(wiring.workspace(), universe.universe()),
                proof,
                outside);
    }

    /** The learner behind a competitor: a candidate's own, or the weighted mean of several. */
    private Learner learner(StudyCommittee.Competitor who) {
        return learner(spec, who);
    }

    /** The learner behind a competitor of a study. */
    static Learner learner(StudySpec spec, StudyCommittee.Competitor who) {
        List<WeightedLearner.Part> parts = new ArrayList<>();
        for (int c = 0; c < who.weights().length; c++) {
            if (who.weights()[c] > 0) {
                parts.add(new WeightedLearner.Part(
                        spec.candidates().get(c).name(),
                        spec.candidates().get(c).learner(),
                        who.weights()[c]));
            }
        }
        return parts.size() == 1 ? parts.get(0).learner() : new WeightedLearner(parts);
    }
}
