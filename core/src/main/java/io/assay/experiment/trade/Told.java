package io.assay.experiment.trade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.AgainstBenchmark;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.Decisions;
import io.assay.backtest.PeriodFigures;
import io.assay.base.Seed;
import io.assay.market.Series;
import io.assay.report.BookReport;

/**
 * Works out what is told of a book beside its figures.
 *
 * @param asked what is to be told
 * @param result the book
 * @param known of the days before it
 * @param seed of what is redrawn
 */
record Told(Beside asked, BacktestResult result, PeriodFigures.Known known, Seed seed) {
    /**
     * Works it out.
     *
     * @param booking how the book was made
     * @param ours its decisions
     * @param books the model's book first, then the equal-weighted one
     */
    BookReport.Beside of(Booking booking, Decisions ours, List<BookReport.Book> books) {
        BookReport.Book model = books.get(0);
        BookReport.Book alike = books.get(1);
        int holding = booking.horizon();
        List<BookReport.PeriodRow> periods = asked.periods().periods().stream()
                .map(period -> new BookReport.PeriodRow(
                        PeriodFigures.of(period, book(model, booking)), PeriodFigures.of(period, book(alike, booking))))
                .toList();
        List<BookReport.CapacityPoint> capacity = asked.capacity() ? booking.capacity(ours) : List.of();
        Seed drawn = seed.child("benchmark");
        Optional<AgainstBenchmark> benchmark = asked.benchmark()
                .map(series -> AgainstBenchmark.of(result, series.name(), closes(series, result), holding, drawn));
        return new BookReport.Beside(periods, capacity, benchmark, Optional.empty());
    }

    private PeriodFigures.Book book(BookReport.Book book, Booking booking) {
        return new PeriodFigures.Book(book.days(), book.equity(), booking.spec().riskFree(), booking.horizon(), known);
    }

    /** The closes of all periods as they stand at the book's end. */
    static AgainstBenchmark.Closes closes(Series series, BacktestResult result) {
        int last = result.days()[result.size() - 1];
        int[] standing = Arrays.stream(series.standing(last))
                .filter(i -> series.value(i) > 0)
                .toArray();
        return new AgainstBenchmark.Closes(
                Arrays.stream(standing).map(series::periodDay).toArray(),
                Arrays.stream(standing).mapToDouble(series::value).toArray());
    }
}
