package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.Drawdown;

/**
 * The worst that happened.
 *
 * @param days the days of the largest losses, the largest first; fewer than asked for if fewer lost
 * @param falls the deepest falls, the deepest first; none overlaps another
 */
public record WorstCases(List<Day> days, List<Drawdown> falls) {
    /** Copies the lists. */
    public WorstCases {
        days = List.copyOf(days);
        falls = List.copyOf(falls);
    }

    /**
     * A day.
     *
     * @param day epoch day
     * @param loss of the equity of the day before, above 0
     */
    public record Day(int day, double loss) {}

    static WorstCases of(BacktestResult result, int most) {
        return new WorstCases(days(BookReturns.of(result), most), falls(result.equity(), result.days(), most));
    }

    private static List<Day> days(BookReturns book, int most) {
        return IntStream.range(0, book.size())
                .filter(i -> book.returns()[i] < 0)
                .mapToObj(i -> new Day(book.days()[i], -book.returns()[i]))
                .sorted(Comparator.comparingDouble((Day d) -> -d.loss()))
                .limit(most)
                .toList();
    }

    /** Each fall begins at a running maximum and ends where that is reached again. */
    static List<Drawdown> falls(double[] equity, int[] days, int most) {
        List<Drawdown> falls = new ArrayList<>();
        int peak = 0;
        int trough = 0;
        for (int s = 1; s <= equity.length; s++) {
            boolean over = s == equity.length;
            if (over || equity[s] >= equity[peak]) {
                if (trough > peak) {
                    double depth = 1 - equity[trough] / equity[peak];
                    falls.add(new Drawdown(depth, days[peak], days[trough], over ? Drawdown.NEVER : days[s]));
                }
                peak = s;
                trough = s;
            } else if (equity[s] < equity[trough]) {
                trough = s;
            }
        }
        return falls.stream()
                .sorted(Comparator.comparingDouble((Drawdown d) -> -d.depth()))
                .limit(most)
                .toList();
    }
}
