package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Breakdown;
import io.assay.evaluate.Measure;
import io.assay.evaluate.PairedGroups;
import io.assay.evaluate.Settings;
import io.assay.evaluate.SideBySide;
import io.assay.experiment.HeldOut;
import io.assay.experiment.HeldOutLook;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.experiment.evaluate.Groupings;
import io.assay.experiment.run.Judged;
import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.registry.CodeVersion;
import io.assay.report.CompareReport;

/**
 * Compares models on the rows that all of them answer out of sample: the walk-forward of their runs, or, if asked for,
 * what kept models say of the days after those that they learnt from. Whoever compares the models of finished runs as
 * they are sees no specification that was not tried before; other days, stocks, or ways of acting are trials.
 */
public final class ModelComparison {
    /** What the specifications of compared models begin with in the ledger. */
    static final String TRIAL = "compare: ";

    /** Redrawn samples behind the figures, their differences and the books. */
    private static final int DRAWS = 1000;

    /** Redrawn samples a group. */
    private static final int GROUP_DRAWS = 500;

    private final Wiring wiring;
    private final HeldOut heldOut;
    private final int draws;

    /**
     * A comparison.
     *
     * @param wiring all bars; which of them may be looked at follows from what is held out
     * @param heldOut what the workspace holds out
     */
    public ModelComparison(Wiring wiring, HeldOut heldOut) {
        this(wiring, heldOut, DRAWS);
    }

    private ModelComparison(Wiring wiring, HeldOut heldOut, int draws) {
        this.wiring = wiring;
        this.heldOut = heldOut;
        this.draws = draws;
    }

    /** The same with another number of redrawn samples. */
    ModelComparison withDraws(int number) {
        return new ModelComparison(wiring, heldOut, number);
    }

    /**
     * Everything that is compared.
     *
     * @param held which days are held out, and whether they were looked at, in words
     * @param look whether any row lies on them
     * @param cut the bars that may be looked at
     */
    record Ground(
            CompareSpec spec,
            List<Contender> contenders,
            SharedRows shared,
            Judged judged,
            String held,
            boolean look,
            Wiring cut) {
        int models() {
            return contenders.size();
        }

        /** Whether a model on these rows, acted on in this way, is noted as a trial of its own. */
        boolean isNoted(Contender who) {
            return look || !choices(who).isEmpty();
        }

        /** What tells that trial from every other one. */
        String specification(Contender who) {
            String choices = choices(who);
            return TRIAL + who.origin().specification() + (choices.isEmpty() ? "" : "; " + choices);
        }

        private String choices(Contender who) {
            List<String> choices = new ArrayList<>();
            String acting = spec.books().choices(Optional.empty());
            if (!acting.isEmpty()) {
                choices.add(acting);
            }
            spec.stocks().ifPresent(stocks -> choices.add(UniverseFile.text(stocks)));
            if (!choices.isEmpty() || who.choice().startsWith(Contender.OF_MODEL)) {
                choices.add(0, who.choice());
            }
            return String.join("; ", choices.stream().filter(c -> !c.isEmpty()).toList());
        }

        SideBySide.Voices voices() {
            List<Answers> all = judged.answers();
            return new SideBySide.Voices(all.subList(0, models()), all.subList(models(), all.size()));
        }

        Settings settings() {
            return Settings.standard(spec.seed().child("comparing"));
        }
    }

    /**
     * Compares.
     *
     * @param opening where looks at held-out days are counted; empty: they stay closed
     * @throws UsageException if a model is not there, two are one, they predict different things, they share no row, or
     *     closed days are asked for
     * @throws DataException if the runs disagree on what came of the rows, or rows are damaged
     */
    public CompareReport of(CompareSpec spec, Optional<Peeks> opening) {
        requireOpen(spec, opening);
        Ground ground = ground(spec, opening);
        boolean booked = spec.money() && !spec.later();
        ComparedBooks books = new ComparedBooks(wiring, ground);
        wiring.progress().start("Comparing", ground.judged().answers().size() + (booked ? books.count() : 0L));
        SideBySide figures = SideBySide.of(
                ground.judged().rows(),
                ground.voices(),
                ground.settings().withDraws(draws),
                new SideBySide.Work(wiring.parallel(), wiring.progress()));
        log(ground, figures);
        // Counted once, after all that is about to be seen is noted: another time the same is seen.
        long tried = wiring.ledger().countTrials();
        Optional<CompareReport.Money> money =
                booked ? Optional.of(books.money(tried, ground.settings().withDraws(draws))) : Optional.empty();
        wiring.progress().done();
        List<PairedGroups.Group> groups = groups(ground);
        return new CompareReport(
                subject(ground, tried),
                contenders(ground),
                new CompareReport.Rows(
                        SharedRows.counted(ground.judged().rows()),
                        ground.shared().rows().size() - ground.judged().rows().size(),
                        ground.shared().differing()),
                figures,
                money,
                groups,
                ground.contenders().stream()
                        .flatMap(c -> c.doubts().stream())
                        .distinct()
                        .toList(),
                new ComparisonNotes(spec, ground.contenders(), ground.shared()).all());
    }

    private void requireOpen(CompareSpec spec, Optional<Peeks> opening) {
        int last = heldOut.lastOpen();
        boolean told = spec.books().to() < HeldOut.NEVER && spec.books().to() > last;
        if (opening.isEmpty() && (told || spec.books().from() > last)) {
            throw new UsageException("days that are asked for are held out (in this workspace " + heldOut.text()
                    + "): comparing models on them is a look, which counts for good. Fix: --open-test, or"
                    + " earlier days");
        }
    }

    private Ground ground(CompareSpec spec, Optional<Peeks> opening) {
        int last = opening.isPresent() ? HeldOut.NEVER : heldOut.lastOpen();
        Wiring cut = last < HeldOut.NEVER ? wiring.on(wiring.data().until(last)) : wiring;
        SharedRows.Span span =
                new SharedRows.Span(spec.books().from(), Math.min(spec.books().to(), last), last);
        if (spec.later()) {
            LaterContenders later = new LaterContenders(spec, wiring, heldOut);
            List<Contender> contenders = later.ask(opening);
            SharedRows shared = SharedRows.of(contenders, spec.stocks(), span);
            Judged judged = judged(shared, contenders);
            return new Ground(spec, contenders, shared, judged, later.held(), isLook(judged), cut);
        }
        Contenders found = new Contenders(wiring);
        wiring.progress().start("Reading runs", spec.names().size());
        List<Contender> contenders = new ArrayList<>();
        for (String name : spec.names()) {
            Contender contender = found.find(name);
            contenders.add(contenders.isEmpty() ? contender : contender.alone());
            wiring.progress().step(name);
        }
        wiring.progress().done();
        SharedRows shared = SharedRows.of(contenders, spec.stocks(), span);
        Judged judged = judged(shared, contenders);
        return new Ground(spec, contenders, shared, judged, held(judged, spec, opening), isLook(judged), cut);
    }

    private boolean isLook(Judged judged) {
        int[] days = judged.rows().rows().decisionDay();
        return days[days.length - 1] >= heldOut.from();
    }

    private static Judged judged(SharedRows shared, List<Contender> contenders) {
        Judged judged = shared.judged(contenders);
        if (judged.rows().size() < Breakdown.FEWEST_ROWS) {
            throw new DataException(DataProblem.of("models are compared on at least " + Breakdown.FEWEST_ROWS
                            + " rows whose outcome is known, and these share "
                            + judged.rows().size())
                    .withFix("ask for more days or stocks, or import later bars"));
        }
        return judged;
    }

    /** Rows of runs that were made before days were held out may lie on these: a look, counted before it is taken. */
    private String held(Judged judged, CompareSpec spec, Optional<Peeks> opening) {
        int[] days = judged.rows().rows().decisionDay();
        int lastDay = days[days.length - 1];
        if (opening.isPresent() && lastDay < heldOut.from()) {
            throw new UsageException("there is nothing to open: " + heldOut.text() + ", and the walk-forwards of these"
                    + " models end before. Fix: --later, which asks the kept models, or leave --open-test out");
        }
        HeldOutLook.Subject looked = new HeldOutLook.Subject(
                lastDay, isSimulated(judged.rows().instruments()), judged.rows().instruments());
        return new HeldOutLook(wiring, heldOut).told(looked, opening, TRIAL + String.join(", ", spec.names()));
    }

    private static boolean isSimulated(List<Instrument> instruments) {
        return instruments.stream().anyMatch(i -> i.market().equals(Market.SIM.code()));
    }

    private List<PairedGroups.Group> groups(Ground ground) {
        Auditor auditor = Auditor.of(ground.cut().data(), Thresholds.DEFAULTS);
        List<Instrument> stocks = ground.judged().rows().instruments();
        return PairedGroups.of(
                ground.judged().rows(),
                ground.voices(),
                Groupings.ofMarket(
                        ground.judged().rows(),
                        ground.spec().sectors(),
                        Groupings.regimes(ground.cut(), auditor, stocks)),
                new Breakdown.Asked(ground.settings().withDraws(Math.min(draws, GROUP_DRAWS)), wiring.parallel()));
    }

    /**
     * Other days, stocks or ways of acting than those of the run make another specification, whose score was now seen;
     * so does a kept model that was asked about later days.
     */
    private void log(Ground ground, SideBySide figures) {
        int[] days = ground.judged().rows().rows().decisionDay();
        boolean look = ground.look();
        for (int k = 0; k < ground.models(); k++) {
            Contender who = ground.contenders().get(k);
            if (!ground.isNoted(who)) {
                continue;
            }
            Trial trial = new Trial(
                    look ? Trial.Kind.PEEK : Trial.Kind.TRIAL,
                    ground.specification(who),
                    who.origin().dataHash(),
                    new Window(days[0], days[days.length - 1]),
                    ground.spec().seed().value(),
                    CodeVersion.current().toString(),
                    new Trial.Score(
                            Measure.DIRECTION.title(),
                            figures.models()
                                    .get(k)
                                    .figure(Measure.DIRECTION.title())
                                    .value()));
            boolean seen = wiring.ledger().entries().stream()
                    .map(TrialLog.Entry::trial)
                    .anyMatch(trial::equals);
            if (!seen) {
                wiring.ledger().append(trial);
            }
        }
    }

    private static CompareReport.Subject subject(Ground ground, long tried) {
        return new CompareReport.Subject(
                ground.judged().rows().target().name(),
                ground.judged().rows().target().classes(),
                ground.spec().later(),
                isSimulated(ground.judged().rows().instruments()),
                ground.spec().seed().value(),
                ground.held(),
                tried);
    }

    private static List<CompareReport.Contender> contenders(Ground ground) {
        List<CompareReport.Contender> all = new ArrayList<>();
        List<Answers> answers = ground.voices().models();
        for (int k = 0; k < ground.models(); k++) {
            Contender who = ground.contenders().get(k);
            all.add(new CompareReport.Contender(
                    who.name(),
                    who.origin(),
                    ground.shared().own().get(k),
                    inSample(who),
                    k > 0 && SideBySide.isSame(answers.get(k), answers.get(0))));
        }
        return all;
    }

    /** Over the stocks of which it is recorded, by their rows. */
    private static double inSample(Contender who) {
        List<Contender.Part> told =
                who.parts().stream().filter(p -> !Double.isNaN(p.inSample())).toList();
        double rows =
                told.stream().mapToDouble(p -> p.predicted().rows().size()).sum();
        double sum = told.stream()
                .mapToDouble(p -> p.inSample() * p.predicted().rows().size())
                .sum();
        return rows == 0 ? Double.NaN : sum / rows;
    }
}
