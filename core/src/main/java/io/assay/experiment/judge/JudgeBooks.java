package io.assay.experiment.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.Decisions;
import io.assay.backtest.Trials;
import io.assay.evaluate.Answers;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.trade.BookDecisions;
import io.assay.experiment.trade.BookGround;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Booking;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.report.BookReport;
import io.assay.report.JudgeReport;
import io.assay.report.Text;

/** Acts on judged scores and on the null models by one rule, at costs, beside the equal-weighted book. */
final class JudgeBooks {
    private static final List<Long> TRIALS = List.of(1L, 10L, 100L, 1000L);

    private final JudgeSpec spec;
    private final Wiring wiring;
    private final UniverseRows universe;
    private final int top;

    /** Books that hold so many of the highest scores; 0 = whoever has a bullish score. */
    JudgeBooks(JudgeSpec spec, Wiring wiring, UniverseRows universe, int top) {
        this.spec = spec;
        this.wiring = wiring;
        this.universe = universe;
        this.top = top;
    }

    /** The books and what trials take off. */
    record Result(BookReport report, JudgeReport.Luck luck) {}

    /**
     * Books.
     *
     * @param predicted the scores first, then the null models
     * @param file where the scores were read
     * @param specification of the trial
     * @param others judgings in this workspace that this one could have been chosen from
     */
    Result of(Predicted predicted, String file, String specification, long others) {
        int[] days = predicted.rows().rows().decisionDay();
        BookSpec book = BookSpec.standard().withTop(top).withCosts(spec.costs());
        BookGround standard = BookGround.of(universe.instruments(), universe.auditor(), wiring.data());
        BookGround ground = standard.withExecution(standard.execution()
                .withCapital(book.capital())
                .withCosts(book.costs())
                .between(days[0], predicted.lastExit(days[days.length - 1])));
        long counted = Math.max(1, spec.trials()) + others;
        List<Answers> answers = predicted.answers();
        wiring.progress().start("Books", 1L + answers.size() + Booking.FRONTIER.size());
        Booking booking = new Booking(ground, book, spec.horizon(), Trials.of(counted), wiring.progress());
        BookDecisions maker = new BookDecisions(predicted, ground.prices(), book, spec.horizon());
        Decisions ours = maker.of(answers.get(0));
        BacktestResult result = ground.run(ours);
        Booking.series(specification, result)
                .ifPresent(series -> wiring.trialReturns().keep(series));
        List<BookReport.Book> books = new ArrayList<>();
        books.add(booking.book(JudgeRows.SCORES, result));
        books.add(booking.equalWeight(ours));
        for (Answers other : answers.subList(1, answers.size())) {
            books.add(booking.book(other.name(), ground.run(maker.of(other))));
        }
        List<BookReport.CostPoint> frontier = booking.frontier(ours);
        wiring.progress().done();
        BookReport report = new BookReport(
                String.valueOf(Path.of(file).getFileName()),
                rule(),
                book.execution(ground.execution().fill()),
                book.capital(),
                currency(),
                universe.together().simulated(),
                Trials.of(counted),
                books,
                frontier,
                List.of());
        return new Result(report, luck(booking, result, counted, others));
    }

    private JudgeReport.Luck luck(Booking booking, BacktestResult result, long counted, long others) {
        TreeSet<Long> numbers = new TreeSet<>(TRIALS);
        numbers.add(counted);
        List<JudgeReport.Luck.Point> points = numbers.stream()
                .map(n -> new JudgeReport.Luck.Point(
                        n,
                        booking.withTrials(Trials.of(n))
                                .performance(result)
                                .sharpe()
                                .deflated()))
                .toList();
        return new JudgeReport.Luck(spec.trials(), others, counted, points);
    }

    private String rule() {
        String held = ", held " + Text.plural(spec.horizon(), "session") + ".";
        return top > 0
                ? "Each day's tranche holds, with equal weights, the highest scores of the day: "
                        + Text.plural(top, "stock") + held
                : "Each bullish score gets 1/N of the day's tranche, N being how many of the "
                        + Text.plural(universe.instruments().size(), "stock")
                        + " had a bar that day; all else is cash" + held;
    }

    private String currency() {
        List<Instrument> instruments = universe.instruments();
        return wiring.data().listings().stream()
                .filter(l -> instruments.contains(l.instrument()))
                .map(Listing::currency)
                .findFirst()
                .orElse("");
    }
}
