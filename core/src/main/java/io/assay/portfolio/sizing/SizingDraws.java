package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;

/** Figures of books on their days and on redrawn ones: the net return and the Sharpe ratio of each, and differences. */
final class SizingDraws {
    private static final int DRAWS = 2000;
    private static final int MEMORY = 21;
    private static final double OUTSIDE = 0.05;

    private final int books;
    private final int first;
    private final Draws draws;

    private SizingDraws(int books, int first, Draws draws) {
        this.books = books;
        this.first = first;
        this.draws = draws;
    }

    /**
     * Draws whole days, all books together.
     *
     * @param books on the same days, the agent first; of several alike in one book figures are means
     * @param first number of the first book that the agent is set against; the others follow it
     */
    static SizingDraws of(List<List<DayResults>> books, int first, Seed seed) {
        List<DayResults> all = books.stream().flatMap(List::stream).toList();
        int days = all.get(0).days().length;
        DaySums sums = new DaySums(days, 2 * all.size());
        for (int d = 0; d < days; d++) {
            for (int k = 0; k < all.size(); k++) {
                double net = all.get(k).net()[d];
                sums.add(d, 2 * k, net);
                sums.add(d, 2 * k + 1, net * net);
            }
        }
        int[] sizes = books.stream().mapToInt(List::size).toArray();
        DayBlocks blocks = DayBlocks.forOverlap(days, 1, MEMORY);
        Draws draws = blocks.sample(times -> figures(sums.total(times), sizes, first, days), DRAWS, seed);
        return new SizingDraws(books.size(), first, draws);
    }

    /** Net returns of all books, then their Sharpe ratios, then the agent's return less each book from the first on. */
    private static double[] figures(double[] total, int[] sizes, int first, int days) {
        int n = sizes.length;
        double[] figures = new double[n + n + n - first];
        int at = 0;
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < sizes[k]; i++) {
                figures[k] += DayResults.YEAR * total[2 * at] / days / sizes[k];
                figures[n + k] += sharpe(total[2 * at], total[2 * at + 1], days) / sizes[k];
                at++;
            }
        }
        for (int k = first; k < n; k++) {
            figures[n + n + k - first] = figures[0] - figures[k];
        }
        return figures;
    }

    /** The Sharpe ratio a year of returns of which the sum and the sum of squares are known; NaN without spread. */
    private static double sharpe(double sum, double squares, int days) {
        double mean = sum / days;
        double variance = (squares - days * mean * mean) / (days - 1);
        return variance > 0 ? Math.sqrt(DayResults.YEAR) * mean / Math.sqrt(variance) : Double.NaN;
    }

    /** The net return of a book. */
    SizingScores.Figure net(int book) {
        return figure(book);
    }

    /** The Sharpe ratio of a book. */
    SizingScores.Figure sharpe(int book) {
        return figure(books + book);
    }

    /** The agent's net return less that of a book. */
    SizingScores.Figure difference(int book) {
        return figure(2 * books + book - first);
    }

    private SizingScores.Figure figure(int figure) {
        return new SizingScores.Figure(draws.estimate()[figure], draws.interval(figure, OUTSIDE));
    }

    /** Whether all differences lie above 0 for sure, at once. */
    boolean isAboveAll(double level) {
        return Arrays.stream(draws.simultaneousLower(differences(), level)).allMatch(low -> low > 0);
    }

    /** Whether the agent's own return lies below 0 for sure. */
    boolean isBelowZero(double level) {
        return draws.simultaneousUpper(new int[] {0}, level)[0] < 0;
    }

    /**
     * The largest of the differences' probabilities under the hypothesis that they are not above 0: who is to lie above
     * every book must do so above each.
     */
    double largestP() {
        List<Double> all = new ArrayList<>();
        Arrays.stream(differences()).forEach(figure -> all.add(draws.pAboveZero(figure)));
        return all.stream().reduce(0.0, Math::max);
    }

    private int[] differences() {
        return IntStream.range(2 * books, 2 * books + books - first).toArray();
    }
}
