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
import io.assay.evaluate.Answers;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.label.Labels;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.report.BookReport;

/**
 * Books of several models that answer the same rows: the same prices, days, capital, costs and picking for all. What a
 * prediction has to exceed to become a signal is told by the model's own training, as in its own backtest.
 */
public final class BooksTogether {
    private final Wiring wiring;
    private final BookSpec spec;
    private final Trials trials;

    /**
     * Books on the data of the wiring.
     *
     * @param trials what the deflated Sharpe ratio takes off
     */
    public BooksTogether(Wiring wiring, BookSpec spec, Trials trials) {
        this.wiring = wiring;
        this.spec = spec;
        this.trials = trials;
    }

    /**
     * One of those who answered.
     *
     * @param answers one a row
     * @param training what it had learnt from, row by row
     */
    public record Voice(Answers answers, RowTraining training) {}

    /**
     * What was booked.
     *
     * @param books one a voice in their order, then the equal-weighted one
     * @param excess daily returns of each book less the risk-free rate, in the order of the books
     * @param rule how predictions became positions, in a sentence
     * @param execution how positions were filled and what they cost, in a sentence
     * @param holding sessions that a position is held
     */
    public record Outcome(
            List<BookReport.Book> books, List<double[]> excess, String rule, String execution, int holding) {
        /** Copies the lists. */
        public Outcome {
            books = List.copyOf(books);
            excess = List.copyOf(excess);
        }

        /** The first voices, the equal-weighted book, then the other voices. */
        public List<BookReport.Book> inOrder(int first) {
            int last = books.size() - 1;
            List<BookReport.Book> ordered = new ArrayList<>(books.subList(0, first));
            ordered.add(books.get(last));
            ordered.addAll(books.subList(first, last));
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
        Booking booking = new Booking(ground, spec, horizon, trials, wiring.progress());
        List<BookReport.Book> books = new ArrayList<>();
        for (Voice voice : voices) {
            BacktestResult result = ground.run(decisions(ground, predicted(rows, voice), horizon));
            books.add(booking.book(voice.answers().name(), result));
        }
        books.add(booking.equalWeight(decisions(ground, first, horizon)));
        return new Outcome(
                books,
                books.stream().map(book -> excess(book, spec.riskFree())).toList(),
                spec.rule(rows.instruments().size(), ground.universe().isDated(), horizon),
                spec.execution(ground.execution().fill()),
                horizon);
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
