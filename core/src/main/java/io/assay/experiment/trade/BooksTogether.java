package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.Decisions;
import io.assay.backtest.Fill;
import io.assay.backtest.RiskFree;
import io.assay.backtest.Trials;
import io.assay.base.Check;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.label.Labels;
import io.assay.ledger.TrialReturns;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.report.BookReport;

/**
 * Books of several models that answer the same rows: the same prices, days, capital, costs and picking for all. What a
 * prediction has to exceed to become a signal is told by the training that comes with it; whoever has none that is its
 * own is not to be booked by signals, see {@link #readsTraining}.
 */
public final class BooksTogether {
    private final Wiring wiring;
    private final BookSpec spec;
    private final long tried;

    /**
     * Books on the data of the wiring.
     *
     * @param tried specifications whose score was seen, those of these books among them, at least 1
     */
    public BooksTogether(Wiring wiring, BookSpec spec, long tried) {
        this.wiring = wiring;
        this.spec = spec;
        this.tried = tried;
    }

    /** Whether a book of such rows depends on what the model had learnt from, and not on its answers alone. */
    public static boolean readsTraining(BookSpec spec, Target target) {
        return BookDecisions.readsTraining(spec, target);
    }

    /**
     * One of those who answered.
     *
     * @param answers one a row
     * @param training what it had learnt from, row by row
     * @param trial the trial that its book is, if it is one; else it is deflated as the first voice
     */
    public record Voice(Answers answers, RowTraining training, Optional<Tried> trial) {}

    /**
     * A trial.
     *
     * @param specification what tells it from every other one; a book of {@code backtest} goes by the same
     * @param counted whether it is among those that were tried: then its returns are kept beside them
     */
    public record Tried(String specification, boolean counted) {}

    /**
     * What was booked.
     *
     * @param books one a voice in their order, then the equal-weighted one
     * @param trials what the deflated Sharpe ratio of each takes off, in the order of the books
     * @param excess daily returns of each book less the risk-free rate, in the order of the books
     * @param rule how predictions became positions, in a sentence
     * @param execution how positions were filled and what they cost, in a sentence
     * @param holding sessions that a position is held
     */
    public record Outcome(
            List<BookReport.Book> books,
            List<Trials> trials,
            List<double[]> excess,
            String rule,
            String execution,
            int holding) {
        /** Copies the lists. */
        public Outcome {
            books = List.copyOf(books);
            trials = List.copyOf(trials);
            excess = List.copyOf(excess);
        }

        /** Of the first voices, the equal-weighted book, then of the other voices. */
        public static <T> List<T> inOrder(List<T> each, int first) {
            int last = each.size() - 1;
            List<T> ordered = new ArrayList<>(each.subList(0, first));
            ordered.add(each.get(last));
            ordered.addAll(each.subList(first, last));
            return ordered;
        }
    }

    /**
     * Books.
     *
     * @param rows that all of them answer, those without an outcome included
     * @param members the universe on whose spells alone stocks count, if it has any
     * @param voices at least one; the equal-weighted book acts on the days of the first
     * @throws UsageException if orders are to be filled at opens that were not traded at
     */
    public Outcome of(Dataset rows, Optional<Universe> members, List<Voice> voices) {
        Check.atLeast("voices", voices.size(), 1);
        int[] days = rows.rows().decisionDay();
        MarketData data = members.map(wiring.data()::within).orElse(wiring.data());
        Auditor auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        BookGround base = BookGround.of(rows.instruments(), auditor, data);
        if (base.execution().fill() == Fill.CLOSE && spec.handling().fill().equals(Optional.of(Fill.OPEN))) {
            throw new UsageException("the opens of some of these stocks were not traded at, so nothing can be filled at"
                    + " them. Fix: fill at the close");
        }
        Predicted first = predicted(rows, voices.get(0));
        int horizon = Labels.parse(rows.target().name()).horizon();
        BookGround ground = base.withExecution(spec.handling()
                .on(base.execution())
                .withCapital(spec.capital())
                .withCosts(spec.costs())
                .between(days[0], first.lastExit(days[days.length - 1])));
        List<BacktestResult> results = voices.stream()
                .map(voice -> ground.run(decisions(ground, predicted(rows, voice), horizon)))
                .toList();
        List<Trials> trials = new ArrayList<>(trials(voices, results));
        trials.add(trials.get(0));
        Booking booking = new Booking(ground, spec, horizon, trials.get(0), wiring.progress());
        List<BookReport.Book> books = new ArrayList<>();
        for (int v = 0; v < results.size(); v++) {
            String name = voices.get(v).answers().name();
            books.add(booking.withTrials(trials.get(v)).book(name, results.get(v)));
        }
        books.add(booking.equalWeight(decisions(ground, first, horizon)));
        return new Outcome(
                books,
                trials,
                books.stream().map(book -> excess(book, spec.riskFree())).toList(),
                spec.rule(rows.instruments().size(), ground.universe().isDated(), horizon),
                spec.execution(ground.execution().fill()),
                horizon);
    }

    /**
     * For each voice all trials of the workspace, and how many independent ones they are worth beside its book. The
     * returns of all are kept before any is counted, so that another time counts the same.
     */
    private List<Trials> trials(List<Voice> voices, List<BacktestResult> results) {
        List<Optional<TrialReturns.Series>> own = new ArrayList<>();
        for (int v = 0; v < results.size(); v++) {
            BacktestResult result = results.get(v);
            Optional<Tried> trial = voices.get(v).trial();
            Optional<TrialReturns.Series> series = trial.flatMap(t -> Booking.series(t.specification(), result));
            if (trial.filter(Tried::counted).isPresent()) {
                series.ifPresent(wiring.trialReturns()::keep);
            }
            own.add(series);
        }
        List<TrialReturns.Series> kept = wiring.trialReturns().all();
        List<Trials> trials = new ArrayList<>();
        for (int v = 0; v < own.size(); v++) {
            boolean asFirst = v > 0 && voices.get(v).trial().isEmpty();
            trials.add(
                    asFirst
                            ? trials.get(0)
                            : own.get(v)
                                    .map(series -> TrialCount.of(tried, series, kept))
                                    .orElseGet(() -> Trials.of(tried)));
        }
        return trials;
    }

    private Decisions decisions(BookGround ground, Predicted predicted, int horizon) {
        return new BookDecisions(predicted, ground.prices(), spec, horizon)
                .among(ground.universe())
                .of(predicted.model());
    }

    private static Predicted predicted(Dataset rows, Voice voice) {
        return new Predicted(rows, List.of(voice.answers()), voice.training());
    }

    private static double[] excess(BookReport.Book book, RiskFree riskFree) {
        double[] equity = book.equity();
        int[] days = book.days();
        double[] excess = new double[equity.length - 1];
        for (int i = 0; i < excess.length; i++) {
            double earned = equity[i] > 0 ? equity[i + 1] / equity[i] - 1 : 0;
            excess[i] = earned - riskFree.earned(days[i], days[i + 1] - days[i]);
        }
        return excess;
    }
}
