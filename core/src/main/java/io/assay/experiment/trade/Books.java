package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.CostModel;
import io.assay.backtest.Decisions;
import io.assay.backtest.Fill;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.Performance;
import io.assay.backtest.Trials;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.evaluate.Answers;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RunData;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunJudge;
import io.assay.experiment.run.RunRecord;
import io.assay.label.LabelColumn;
import io.assay.label.Labels;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.TrialReturns;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.model.Learner;
import io.assay.model.builtin.NullModels;
import io.assay.registry.CodeVersion;
import io.assay.report.BookReport;
import io.assay.report.Text;

/**
 * Acts on the out-of-sample predictions of a run, never on in-sample ones: every position was decided by a model that
 * had been fitted before. Null models act by the same rule, on the same days, universe and costs.
 */
public final class Books {
    private static final List<Double> FRONTIER = List.of(0.0, 2.5, 5.0, 10.0, 20.0, 40.0);

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
    private record Ground(Predicted predicted, int horizon, BookGround base, Trials trials) {
        MarketPrices prices() {
            return base.prices();
        }

        Ground withTrials(Trials value) {
            return new Ground(predicted, horizon, base, value);
        }
    }

    /**
     * Books a run.
     *
     * @param model a model of the run, to act on its stocks alone; else on all
     * @param frontier whether the model's book is run at other costs too
     * @throws UsageException if the asked days hold no out-of-sample decision
     */
    public Outcome of(RunFolder run, Optional<String> model, boolean frontier) {
        Ground uncounted = ground(run, model);
        List<Answers> answers = uncounted.predicted().answers();
        int nulls = nulls(answers);
        wiring.progress().start("Backtest", 2L + nulls + (frontier ? FRONTIER.size() : 0));
        BookDecisions maker = new BookDecisions(uncounted.predicted(), uncounted.prices(), spec, uncounted.horizon());
        Decisions ours = maker.of(answers.get(0));
        BacktestResult result = uncounted.base().run(ours);
        logChoice(run, model, ours, performance(result, uncounted));
        Ground ground = uncounted.withTrials(trials(specification(run, model), result));
        List<BookReport.Book> books = new ArrayList<>();
        books.add(book(answers.get(0).name(), result, ground));
        books.add(book("equal weight", ground.base().equalWeight(days(ours), ours.holding()), ground));
        for (Answers other : answers.subList(1, 1 + nulls)) {
            books.add(book(other.name(), ground.base().run(maker.of(other)), ground));
        }
        List<BookReport.CostPoint> points = frontier ? frontier(ours, ground) : List.of();
        wiring.progress().done();
        return new Outcome(report(run, ground, books, points), result, ground.prices());
    }

    /** All trials of the workspace, this book's among them, and how many independent ones they are worth. */
    private Trials trials(String specification, BacktestResult result) {
        long raw = Math.max(1, wiring.ledger().countTrials());
        double[] returns = result.returns();
        if (returns.length == 0 || !Arrays.stream(returns).allMatch(Double::isFinite)) {
            return Trials.of(raw);
        }
        int[] days = Arrays.copyOfRange(result.days(), 1, result.days().length);
        TrialReturns.Series own = new TrialReturns.Series(specification, days, returns);
        wiring.trialReturns().keep(own);
        return TrialCount.of(raw, own, wiring.trialReturns().all());
    }

    /** The null models stand right behind the model. */
    private static int nulls(List<Answers> answers) {
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

    private Ground ground(RunFolder run, Optional<String> model) {
        List<Predicted> parts =
                run.judged(model).stream().map(JudgedFile.Content::predicted).toList();
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
        BookGround base = BookGround.of(instruments, auditor, wiring.data());
        BacktestSpec execution = base.execution()
                .withCapital(spec.capital())
                .withCosts(spec.costs())
                .between(first, lastExit(predicted, last));
        int horizon = Labels.parse(predicted.rows().target().name()).horizon();
        return new Ground(predicted, horizon, base.withExecution(execution), Trials.of(1));
    }

    /**
     * Whoever acts on a run in another way than the standard one, on some of its days or stocks, tries a specification
     * of its own: its score is about to be seen, so it counts.
     */
    private void logChoice(RunFolder run, Optional<String> model, Decisions ours, Performance performance) {
        String choices = spec.choices(model);
        if (choices.isEmpty() || ours.days() == 0) {
            return;
        }
        RunRecord record = run.record();
        Trial trial = new Trial(
                Trial.Kind.TRIAL,
                specification(run, model),
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
    private String specification(RunFolder run, Optional<String> model) {
        String choices = spec.choices(model);
        return "book of: " + run.record().specification() + (choices.isEmpty() ? "" : "; " + choices);
    }

    /** The last day, of those that are known, on which a position decided by a day is left. */
    private static int lastExit(Predicted predicted, int last) {
        int exit = last;
        for (int row = 0; row < predicted.rows().size(); row++) {
            int left = predicted.rows().rows().exitDay()[row];
            if (predicted.rows().rows().decisionDay()[row] <= last && left != LabelColumn.NEVER) {
                exit = Math.max(exit, left);
            }
        }
        return exit;
    }

    private static int[] days(Decisions decisions) {
        int[] days = new int[decisions.days()];
        for (int d = 0; d < days.length; d++) {
            days[d] = decisions.day(d);
        }
        return days;
    }

    private BookReport.Book book(String name, BacktestResult result, Ground ground) {
        wiring.progress().step(name);
        return new BookReport.Book(name, result.days(), result.equity(), performance(result, ground), result.notes());
    }

    private Performance performance(BacktestResult result, Ground ground) {
        Performance.Terms terms =
                Performance.Terms.of(spec.riskFree(), ground.trials()).withHolding(ground.horizon());
        return Performance.of(result, terms);
    }

    /** The same decisions at other costs a side, commission, half-spread and slippage in the proportions asked for. */
    private List<BookReport.CostPoint> frontier(Decisions ours, Ground ground) {
        List<BookReport.CostPoint> points = new ArrayList<>();
        for (double bp : FRONTIER) {
            CostModel costs = spec.costs().withTrading(bp, 0, 0);
            BacktestResult result = Backtest.run(
                    ours, ground.prices(), ground.base().execution().withCosts(costs));
            Performance performance = performance(result, ground);
            points.add(new BookReport.CostPoint(
                    bp, performance.growth().annual(), performance.sharpe().annual()));
            wiring.progress().step(bp + " bp");
        }
        return points;
    }

    private BookReport report(
            RunFolder run, Ground ground, List<BookReport.Book> books, List<BookReport.CostPoint> frontier) {
        List<Instrument> instruments = ground.predicted().rows().instruments();
        Set<Instrument> set = Set.copyOf(instruments);
        String currency = wiring.data().listings().stream()
                .filter(l -> set.contains(l.instrument()))
                .map(Listing::currency)
                .findFirst()
                .orElse("");
        CostModel costs = spec.costs();
        String acted = "Out-of-sample predictions become signals as today's do; each BUY gets 1/N of the day's tranche,"
                + " N being how many of the " + Text.plural(instruments.size(), "stock") + " had a bar that day, "
                + (spec.shorts() ? "each SELL is sold short likewise" : "SELL is cash");
        String rule = (spec.top() > 0
                        ? "Each day's tranche holds, with equal weights, the highest out-of-sample scores: "
                                + Text.plural(spec.top(), "stock")
                        : acted)
                + ", held " + ground.horizon() + " sessions.";
        String execution = String.format(
                Locale.ROOT,
                "Decided at the close, filled at the next %s. A side costs %.1f bp commission, %.1f bp half-spread and"
                        + " %.1f bp slippage; borrowed shares %.0f bp and borrowed cash %.0f bp a year. Risk-free: %s.",
                ground.base().execution().fill() == Fill.OPEN ? "open" : "close",
                costs.commissionBp(),
                costs.halfSpreadBp(),
                costs.slippageBp(),
                costs.borrowBp(),
                costs.financingBp(),
                spec.riskFree().text());
        boolean simulated = instruments.get(0).market().equals(Market.SIM.code());
        List<String> doubts =
                run.doubts(RunData.of(wiring.data(), ground.predicted().rows(), wiring.parallel()));
        return new BookReport(
                run.id(),
                rule,
                execution,
                spec.capital(),
                currency,
                simulated,
                ground.trials(),
                books,
                frontier,
                doubts);
    }
}
