package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.Decisions;
import io.assay.backtest.Fill;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.Performance;
import io.assay.backtest.PeriodFigures;
import io.assay.backtest.SurvivorHaircut;
import io.assay.backtest.Trials;
import io.assay.backtest.risk.RiskInputs;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.evaluate.Answers;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunData;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.experiment.run.RunRecord;
import io.assay.label.Labels;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.TrialReturns;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.model.Learner;
import io.assay.model.builtin.NullModels;
import io.assay.registry.CodeVersion;
import io.assay.report.BookReport;

/**
 * Acts on the out-of-sample predictions of a run, never on in-sample ones: every position was decided by a model that
 * had been fitted before. Null models act by the same rule, on the same days, universe and costs.
 */
public final class Books {
    /** Simulated histories of what survivors hide. */
    private static final int HISTORIES = 1_000;

    private final Wiring wiring;
    private final BookSpec spec;

    /** Books on the data of the wiring. */
    public Books(Wiring wiring, BookSpec spec) {
        this.wiring = wiring;
        this.spec = spec;
    }

    /**
     * What was booked.
     *
     * @param report for people
     * @param model the model's book, event by event
     * @param prices what it was run on
     */
    public record Outcome(BookReport report, BacktestResult model, MarketPrices prices) {}

    /** Everything that all books of a run share. */
    private record Ground(Predicted predicted, Booking booking) {
        MarketPrices prices() {
            return base().prices();
        }

        BookGround base() {
            return booking.ground();
        }

        Ground withTrials(Trials value) {
            return new Ground(predicted, booking.withTrials(value));
        }
    }

    /**
     * Books a run.
     *
     * @param model a model of the run, to act on its stocks alone; else on all
     * @param beside what else is told of the model's book
     * @throws UsageException if the asked days hold no out-of-sample decision
     */
    public Outcome of(RunFolder run, Optional<String> model, Beside beside) {
        List<Predicted> parts =
                run.judged(model).stream().map(JudgedFile.Content::predicted).toList();
        return of(new Acted(run, model, false, parts), beside, () -> {});
    }

    /**
     * Books what the run said of held-out days that were opened.
     *
     * @param look counts the look at what is told and tells how many there were, this one included; asked when nothing
     *     is refused any more, and before anything is seen
     * @throws UsageException if the run did not open them, or the asked days hold no decision
     */
    public Outcome ofHeldOut(RunFolder run, ToLongFunction<HeldOutLook.Subject> look, Beside beside) {
        List<Predicted> parts =
                run.opened().stream().map(JudgedFile.Content::predicted).toList();
        AtomicLong looks = new AtomicLong();
        Outcome outcome = of(
                new Acted(run, Optional.empty(), true, parts),
                beside,
                () -> looks.set(look.applyAsLong(subject(parts))));
        int[] days = outcome.model().days();
        return new Outcome(
                outcome.report().withHeldOut(new BookReport.HeldOutDays(days[0], days[days.length - 1], looks.get())),
                outcome.model(),
                outcome.prices());
    }

    private static HeldOutLook.Subject subject(List<Predicted> parts) {
        List<Instrument> stocks =
                parts.stream().flatMap(p -> p.rows().instruments().stream()).toList();
        int last = parts.stream()
                .flatMapToInt(p -> Arrays.stream(p.rows().rows().decisionDay()))
                .max()
                .orElseThrow();
        boolean simulated = stocks.stream().anyMatch(i -> i.market().equals(Market.SIM.code()));
        return new HeldOutLook.Subject(last, simulated, stocks);
    }

    /**
     * What is acted on.
     *
     * @param model a model of the run, to act on its stocks alone
     * @param heldOut whether its days were held out
     * @param parts rows of each stock
     */
    private record Acted(RunFolder run, Optional<String> model, boolean heldOut, List<Predicted> parts) {
        /** What distinguishes it from the standard way. */
        String choices(BookSpec spec) {
            String choices = spec.choices(model);
            if (!heldOut) {
                return choices;
            }
            return "held-out days" + (choices.isEmpty() ? "" : "; " + choices);
        }
    }

    /** Books; {@code before} runs when nothing is refused any more and nothing was seen. */
    private Outcome of(Acted acted, Beside beside, Runnable before) {
        RunFolder run = acted.run();
        Seed seed = Seed.of(run.record().seed());
        Ground uncounted = ground(acted);
        before.run();
        List<Answers> answers = uncounted.predicted().answers();
        int nulls = nulls(answers);
        wiring.progress().start("Backtest", 2L + nulls + beside.books());
        BookDecisions maker = new BookDecisions(
                        uncounted.predicted(),
                        uncounted.prices(),
                        spec,
                        uncounted.booking().horizon())
                .among(uncounted.base().universe());
        Decisions ours = maker.of(answers.get(0));
        BacktestResult result = uncounted.base().run(ours);
        logChoice(acted, ours, uncounted.booking().performance(result));
        Ground ground = uncounted.withTrials(trials(specification(acted), result));
        List<BookReport.Book> books = new ArrayList<>();
        Booking booking = ground.booking();
        books.add(booking.book(answers.get(0).name(), result));
        books.add(booking.equalWeight(ours));
        for (Answers other : answers.subList(1, 1 + nulls)) {
            books.add(booking.book(other.name(), ground.base().run(maker.of(other))));
        }
        List<BookReport.CostPoint> points = beside.frontier() ? booking.frontier(ours) : List.of();
        BookReport.Beside more = new Told(beside, result, known(ground), seed).of(booking, ours, books);
        wiring.progress().done();
        if (beside.risk()) {
            RiskInputs inputs = RiskInputs.of(result, ours, ground.prices());
            more = more.withRisk(new BookRisk(wiring, beside, seed).of(inputs, books.get(1)));
        }
        BookReport report = report(acted, ground, books, points).withBeside(more);
        report = maker.unmeasured(answers.get(0), ours).map(report::withWarning).orElse(report);
        if (holdsSurvivors(run, report)) {
            report = report.withHaircut(SurvivorHaircut.of(ours, spec.hidden(), HISTORIES, seed.child("haircut")));
        }
        return new Outcome(report, result, ground.prices());
    }

    private static PeriodFigures.Known known(Ground ground) {
        return new PeriodFigures.Known(
                ground.prices().sessions()[0], ground.predicted().rows().rows().decisionDay()[0]);
    }

    /** Whether those who failed may be missing: they are not where nobody of a dated universe is. */
    private static boolean holdsSurvivors(RunFolder run, BookReport report) {
        return !report.simulated()
                && run.members().map(u -> u.survivorsOnly() || u.absent() > 0).orElse(true);
    }

    /** All trials of the workspace, this book's among them, and how many independent ones they are worth. */
    private Trials trials(String specification, BacktestResult result) {
        long raw = Math.max(1, wiring.ledger().countTrials());
        Optional<TrialReturns.Series> series = Booking.series(specification, result);
        if (series.isEmpty()) {
            return Trials.of(raw);
        }
        TrialReturns.Series own = series.get();
        wiring.trialReturns().keep(own);
        return TrialCount.of(raw, own, wiring.trialReturns().all());
    }

    /** How many null models there are: they stand right behind the model. */
    public static int nulls(List<Answers> answers) {
        Set<String> names =
                NullModels.standard("roc_5").stream().map(Learner::name).collect(Collectors.toSet());
        names.add(Predicted.POOLED_MAJORITY);
        int count = 0;
        while (1 + count < answers.size()
                && names.contains(answers.get(1 + count).name())) {
            count++;
        }
        return count;
    }

    private Ground ground(Acted acted) {
        RunFolder run = acted.run();
        List<Predicted> parts = acted.parts();
        // Others who answered are not booked, and would be most of the memory.
        int booked = parts.isEmpty() ? 0 : 1 + nulls(parts.get(0).answers());
        Predicted predicted =
                RunJudge.pooled(parts.stream().map(p -> p.first(booked)).toList());
        int[] days = predicted.rows().rows().decisionDay();
        int first = Math.max(spec.from(), days[0]);
        int last = Math.min(spec.to(), days[days.length - 1]);
        if (Arrays.stream(days).noneMatch(day -> day >= first && day <= last) && first <= last) {
            throw new UsageException("run " + run.id() + " took no decision from " + Days.text(first) + " to "
                    + Days.text(last) + ". Fix: ask for days that hold a session");
        }
        if ((spec.from() != Integer.MIN_VALUE && spec.from() < days[0]) || first > last) {
            throw new UsageException("run " + run.id() + " predicts out of sample from " + Days.text(days[0]) + " to "
                    + Days.text(days[days.length - 1]) + "; decisions of other days would be in-sample or unknown."
                    + " Fix: ask for days within");
        }
        List<Instrument> instruments = predicted.rows().instruments();
        Auditor auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        MarketData data = run.members().map(wiring.data()::within).orElse(wiring.data());
        BookGround base = BookGround.of(instruments, auditor, data);
        if (base.execution().fill() == Fill.CLOSE && spec.handling().fill().equals(Optional.of(Fill.OPEN))) {
            throw new UsageException(
                    "the opens of some of these stocks were not traded at (they are the closes before),"
                            + " so nothing can be filled at them. Fix: fill at the close");
        }
        BacktestSpec execution = spec.handling()
                .on(base.execution())
                .withCapital(spec.capital())
                .withCosts(spec.costs())
                .between(first, predicted.lastExit(last));
        int horizon = Labels.parse(predicted.rows().target().name()).horizon();
        return new Ground(
                predicted, new Booking(base.withExecution(execution), spec, horizon, Trials.of(1), wiring.progress()));
    }

    /**
     * Whoever acts on a run in another way than the standard one, on some of its days or stocks, tries a specification
     * of its own: its score is about to be seen, so it counts.
     */
    private void logChoice(Acted acted, Decisions ours, Performance performance) {
        if (acted.choices(spec).isEmpty() || ours.days() == 0) {
            return;
        }
        RunRecord record = acted.run().record();
        Trial trial = new Trial(
                acted.heldOut() ? Trial.Kind.PEEK : Trial.Kind.TRIAL,
                specification(acted),
                record.dataHash(),
                new Window(ours.day(0), ours.day(ours.days() - 1)),
                record.seed(),
                CodeVersion.current().toString(),
                new Trial.Score("net Sharpe a year", performance.sharpe().annual()));
        boolean seen =
                wiring.ledger().entries().stream().map(TrialLog.Entry::trial).anyMatch(trial::equals);
        if (!seen) {
            wiring.ledger().append(trial);
        }
    }

    /** What distinguishes the book from those of every other trial. */
    private String specification(Acted acted) {
        String choices = acted.choices(spec);
        return "book of: " + acted.run().record().specification() + (choices.isEmpty() ? "" : "; " + choices);
    }

    private BookReport report(
            Acted acted, Ground ground, List<BookReport.Book> books, List<BookReport.CostPoint> frontier) {
        RunFolder run = acted.run();
        List<Instrument> instruments = ground.predicted().rows().instruments();
        Set<Instrument> set = Set.copyOf(instruments);
        String currency = wiring.data().listings().stream()
                .filter(l -> set.contains(l.instrument()))
                .map(Listing::currency)
                .findFirst()
                .orElse("");
        String rule = spec.rule(
                instruments.size(),
                ground.base().universe().isDated(),
                ground.booking().horizon());
        String execution = spec.execution(ground.base().execution().fill());
        boolean simulated = instruments.get(0).market().equals(Market.SIM.code());
        List<String> doubts = new ArrayList<>();
        if (!ProofStamp.isProven(run.proof())) {
            doubts.add(ProofStamp.sentence(run.proof()) + ".");
        }
        RunData now = RunData.of(wiring.data(), ground.predicted().rows(), wiring.parallel());
        doubts.addAll(acted.heldOut() ? run.doubtsOfOpened(now) : run.doubts(now));
        return new BookReport(
                run.id(),
                rule,
                execution,
                spec.capital(),
                currency,
                simulated,
                ground.booking().trials(),
                books,
                frontier,
                doubts);
    }
}
