package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.judge.Tolerated.Kind;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.label.ForwardReturn;
import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.source.Currencies;
import io.assay.market.source.TextRows;
import io.assay.registry.CodeVersion;
import io.assay.report.JudgeCheck;
import io.assay.report.JudgeReport;
import io.assay.report.Text;

/**
 * Judges scores that somebody else computed, as our own models are judged: against the null models on the same rows,
 * decided at the close, entered at the next open, at costs. That the scores are free of leaks is not proven here; what
 * later data would leave behind is looked for. The result is seen, so it is a trial of the workspace.
 */
public final class PredictionJudge {
    /** What the specifications of judged files begin with in the ledger. */
    static final String TRIAL = "judge: ";

    private static final String HELD_OUT = "held-out days";
    private static final int BUCKETS = 10;
    private static final int DRAWS = 500;
    private static final int TENTH = 10;
    private static final List<Measure> MEASURES = List.of(Measure.DIRECTION, Measure.RANK_IC, Measure.NET_RETURN);

    private final JudgeSpec spec;
    private final Wiring wiring;
    private final HeldOut heldOut;

    /**
     * A judge.
     *
     * @param wiring all bars; which of them may be looked at follows from the scores and from what is held out
     * @param heldOut what the workspace holds out
     */
    public PredictionJudge(JudgeSpec spec, Wiring wiring, HeldOut heldOut) {
        this.spec = spec;
        this.wiring = wiring;
        this.heldOut = heldOut;
    }

    /**
     * A file of scores.
     *
     * @param rows its rows
     * @param columns which column is what
     * @param sha256 of its bytes
     */
    public record Source(TextRows rows, ScoreColumns columns, String sha256) {}

    /**
     * Judges.
     *
     * @param opening where a look at held-out days is counted; empty: they stay closed
     * @throws DataException if the file cannot be understood, or nothing of it can be judged
     * @throws UsageException if scores are of held-out days and these stay closed, if days are to be opened and none is
     *     held out, or if symbols are of several currencies
     */
    public JudgeReport judge(Source source, Optional<Peeks> opening) {
        Tolerated tolerated = new Tolerated(spec.maker().strict());
        ScoreReader.Result read =
                ScoreReader.read(source.rows(), source.sha256(), source.columns(), wiring.data(), tolerated);
        Sifting sifting = new Sifting(read.scores());
        sifting.between(spec.from(), spec.to());
        requireAny(sifting);
        requireClosed(sifting.scores(), opening);
        if (opening.isPresent()) {
            heldOut.requireAnyBy(wiring.data().listings().stream()
                    .mapToInt(Listing::lastDay)
                    .max()
                    .orElseThrow());
        }
        return cut(sifting.scores()).judged(read, sifting, tolerated, opening);
    }

    /**
     * The same judge with no bar after the last day that may be looked at. Scores of earlier days have outcomes on
     * held-out ones: these stay unknown, unless held-out days are judged themselves.
     */
    private PredictionJudge cut(Scores scores) {
        boolean opened = scores.day()[scores.size() - 1] >= heldOut.from();
        int last = Math.min(spec.to(), opened ? HeldOut.NEVER : heldOut.lastOpen());
        MarketData data = last < HeldOut.NEVER ? wiring.data().until(last) : wiring.data();
        return new PredictionJudge(spec, wiring.on(data), heldOut);
    }

    private JudgeReport judged(ScoreReader.Result read, Sifting sifting, Tolerated tolerated, Optional<Peeks> opening) {
        UniverseRows universe = UniverseRows.of(ForwardReturn.of(spec.horizon()), wiring, universe(sifting.scores()));
        sifting.requireBars(wiring, universe, tolerated);
        for (Kind kind : Kind.values()) {
            sifting.note(
                    kind.title(), tolerated.count(kind), tolerated.example(kind).orElse(""));
        }
        sifting.dropLate();
        JudgeChecks.Purged purged = sifting.purge(universe, spec.maker().trainedTo());
        requireAny(sifting);
        Job job = new Job(read, sifting, universe, purged);
        return job.report(held(sifting.scores(), universe, opening));
    }

    /** Who has a score and a bar on the days that are looked at, all in one currency. */
    private List<Instrument> universe(Scores scores) {
        Set<Instrument> scored = scores.scored();
        List<Listing> listings = wiring.data().listings().stream()
                .filter(l -> scored.contains(l.instrument()))
                .toList();
        if (listings.isEmpty()) {
            throw new DataException(DataProblem.of("no scored symbol has a bar on the days that may be looked at")
                    .at(scores.file(), 0)
                    .withFix("import their bars, or ask for later days"));
        }
        Currencies.only(listings);
        return listings.stream().map(Listing::instrument).toList();
    }

    private static void requireAny(Sifting sifting) {
        if (sifting.scores().size() == 0) {
            List<String> reasons = sifting.leftOut().stream()
                    .map(l -> l.reason() + " (" + Text.count(l.rows()) + ")")
                    .toList();
            throw new DataException(DataProblem.of("no score is left to be judged: " + String.join(", ", reasons))
                    .at(sifting.scores().file(), 0)
                    .withFix("see the first of them: "
                            + sifting.leftOut()
                                    .get(sifting.leftOut().size() - 1)
                                    .example()));
        }
    }

    private void requireClosed(Scores scores, Optional<Peeks> opening) {
        int last = scores.day()[scores.size() - 1];
        if (last >= heldOut.from() && opening.isEmpty()) {
            throw new UsageException(scores.file() + " holds scores of " + Days.text(last) + ", and in this workspace "
                    + heldOut.text() + ": judging them is a look, which counts for good. Fix: --to "
                    + Days.text(heldOut.lastOpen()) + ", or --open-test");
        }
    }

    /** Counts the look, if it is one, before anything is seen. */
    private JudgeCheck held(Scores scores, UniverseRows universe, Optional<Peeks> opening) {
        if (!heldOut.isAny()) {
            return JudgeCheck.unknown(
                    HELD_OUT, "this workspace holds no days out; whoever chose these scores may have seen all of them");
        }
        if (scores.day()[scores.size() - 1] < heldOut.from()) {
            return JudgeCheck.passed(HELD_OUT, heldOut.text() + ", and none of them is judged");
        }
        long looks = new HeldOutLook(wiring, heldOut)
                .take(universe, opening.orElseThrow(), TRIAL + "scores " + scores.hash());
        String look = heldOut.text() + "; this is look number " + looks;
        return looks == 1
                ? JudgeCheck.passed(HELD_OUT, look)
                : JudgeCheck.unknown(
                        HELD_OUT, look + ": whoever chose these scores may know what was seen in the others");
    }

    /** Everything that is known of one file once its rows are sifted. */
    private final class Job {
        private final ScoreReader.Result read;
        private final Sifting sifting;
        private final Scores scores;
        private final UniverseRows universe;
        private final JudgeChecks.Purged purged;
        private final boolean relative;
        private final int top;

        Job(ScoreReader.Result read, Sifting sifting, UniverseRows universe, JudgeChecks.Purged purged) {
            this.read = read;
            this.sifting = sifting;
            this.scores = sifting.scores();
            this.universe = universe;
            this.purged = purged;
            this.relative = spec.reading().relative().orElseGet(() -> JudgeRows.isCrossSection(scores));
            int stocks = universe.instruments().size();
            int standard = relative ? Math.max(1, stocks / TENTH) : 0;
            this.top = spec.top() > 0 ? spec.top() : standard;
        }

        JudgeReport report(JudgeCheck held) {
            requireMembers();
            double[] positions = relative
                    ? Positions.withinDay(scores)
                    : Positions.overTime(scores, spec.reading().neutral());
            JudgeRows.Joined joined = new JudgeRows(wiring, universe, relative, spec.horizon())
                    .join(scores, positions, spec.seed().child("judge"));
            sifting.note("too little went before it (null models, or earlier scores)", joined.tooEarly(), "");
            Predicted predicted = joined.predicted();
            Judged judged = predicted.judged();
            wiring.progress().start("Judging", 3);
            Settings settings = Settings.standard(spec.seed().child("judging")).withMeasures(MEASURES);
            List<Answers> nulls = judged.answers().subList(1, judged.answers().size());
            Comparison comparison = Comparison.of(judged.rows(), judged.model(), nulls, settings);
            wiring.progress().step("comparison");
            String specification = TRIAL + "scores " + read.scores().hash() + "; " + spec.text(relative, top);
            log(specification, comparison);
            Settings fewer = settings.withDraws(DRAWS);
            Evaluation evaluation =
                    Evaluation.of(judged.rows(), judged.model(), nulls.get(0).predictions(), fewer);
            wiring.progress().step("figures");
            ScoreProfile profile =
                    ScoreProfile.of(judged.rows(), judged.model(), nulls.get(0).predictions(), BUCKETS, fewer);
            List<JudgeReport.Lag> lags = LagProfile.of(
                    scores,
                    positions,
                    relative ? JudgeRows.FEWEST_NAMES : 0,
                    i -> universe.auditor().clean(i).bars(),
                    wiring.parallel());
            wiring.progress().step("lags");
            wiring.progress().done();
            Plausibility plausibility = Plausibility.of(evaluation);
            JudgeBooks.Result books = new JudgeBooks(spec, wiring, universe, top)
                    .of(predicted, scores.file(), specification, others(specification));
            return new JudgeReport(
                    new JudgeReport.Subject(
                            scores.file(),
                            scores.sha256(),
                            specification,
                            reading(),
                            wiring.data().contentHash(),
                            spec.seed().value(),
                            universe.instruments().size(),
                            universe.together().simulated()),
                    new JudgeReport.Rows(
                            read.rows(), predicted.rows().size(), judged.rows().size(), sifting.leftOut()),
                    checks(lags, plausibility, held),
                    Verdict.of(comparison),
                    comparison,
                    evaluation,
                    profile,
                    plausibility,
                    lags,
                    books.report(),
                    books.luck());
        }

        private void requireMembers() {
            int stocks = universe.instruments().size();
            if (top > stocks) {
                throw new UsageException("a book of the " + top + " highest scores needs as many symbols, and "
                        + scores.file() + " holds " + stocks + " that may be judged. Fix: --top " + stocks
                        + " or fewer");
            }
            if (relative && stocks < JudgeRows.FEWEST_NAMES) {
                throw new UsageException("scores are ranked within a day only among at least " + JudgeRows.FEWEST_NAMES
                        + " symbols, and " + scores.file() + " holds "
                        + stocks + " that may be judged. Fix: --relative none");
            }
        }

        private List<JudgeCheck> checks(List<JudgeReport.Lag> lags, Plausibility plausibility, JudgeCheck held) {
            List<JudgeCheck> checks = new ArrayList<>();
            checks.add(
                    JudgeChecks.knownAt(read.scores().knownAt(), read.scores().size()));
            checks.add(JudgeChecks.purge(spec.maker().trainedTo(), purged));
            checks.add(JudgeChecks.future(lags));
            checks.add(JudgeChecks.overnight(lags));
            checks.add(JudgeChecks.plausible(plausibility));
            checks.add(Survivors.check(scores, wiring.data()));
            checks.add(held);
            return checks;
        }

        private String reading() {
            if (relative) {
                return "Scores are ranked within a day, and so are the returns of all scored symbols: order alone"
                        + " counts, and only against the others of the day.";
            }
            return spec.reading().neutral().isPresent()
                    ? "Scores are set against " + spec.reading().neutral().getAsDouble()
                            + ", their size against earlier ones of the file: above is bullish."
                    : "Scores are set against all earlier ones of the file: above the middle is bullish.";
        }

        private void log(String specification, Comparison comparison) {
            // A look at held-out days was counted as one when it was taken.
            boolean look = comparison.span().lastDay() >= heldOut.from();
            Trial trial = new Trial(
                    look ? Trial.Kind.PEEK : Trial.Kind.TRIAL,
                    specification,
                    wiring.data().contentHash(),
                    new Window(comparison.span().firstDay(), comparison.span().lastDay()),
                    spec.seed().value(),
                    CodeVersion.current().toString(),
                    new Trial.Score(
                            Measure.DIRECTION.title(),
                            comparison.by(Measure.DIRECTION).get(0).model()));
            boolean seen = wiring.ledger().entries().stream()
                    .map(TrialLog.Entry::trial)
                    .anyMatch(trial::equals);
            if (!seen) {
                wiring.ledger().append(trial);
            }
        }

        /** Other files, and other ways of judging, that were judged in this workspace. */
        private long others(String specification) {
            return wiring.ledger().entries().stream()
                    .map(entry -> entry.trial().specification())
                    .filter(text -> text.startsWith(TRIAL) && !text.equals(specification))
                    .distinct()
                    .count();
        }
    }
}
