package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.backtest.Trials;
import io.assay.ledger.Window;
import io.assay.portfolio.ForecastSkill;
import io.assay.portfolio.PairedReturns;

/**
 * What portfolios made by several methods would have come to, beside equal weight and inverse volatility.
 *
 * @param specification what was tried, in one line
 * @param ground data and universe
 * @param days from the first to the last session that was booked
 * @param rebalancings days on which weights were decided
 * @param execution how positions were filled and what they cost, in a sentence
 * @param lines the methods asked for, then the books without skill
 * @param forecasts what was believed of them on the last rebalancing day; empty where there are none
 * @param heldOut which days are held out, and whether they were looked at, in words
 * @param notes what a reader must know, in sentences
 */
public record PortfolioReport(
        String specification,
        Ground ground,
        Window days,
        int rebalancings,
        String execution,
        List<Line> lines,
        Optional<ForecastSkill.Known> forecasts,
        String heldOut,
        List<String> notes) {
    /** Copies the lists. */
    public PortfolioReport {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * What it was tried on.
     *
     * @param dataHash SHA-256 of the data
     * @param seed root of all randomness
     * @param simulated whether the market is simulated
     * @param stocks of the universe
     * @param universe which they are, in a few characters
     * @param currency ISO 4217 code; empty if it is not known
     * @param leftOut why others were left out, by name
     */
    public record Ground(
            String dataHash,
            long seed,
            boolean simulated,
            int stocks,
            String universe,
            String currency,
            Map<String, String> leftOut) {
        /** Copies the map. */
        public Ground {
            leftOut = new TreeMap<>(leftOut);
        }
    }

    /**
     * One method.
     *
     * @param book its account
     * @param trials what the deflated Sharpe ratio takes off; of a book without skill 1
     * @param ledger line in the ledger; empty of a book without skill
     * @param risk what was predicted of its risk and what came
     * @param overEqual its returns less those of equal weight; empty of equal weight itself
     * @param exceptions days on which it was not what it is
     * @param shares its weights
     */
    public record Line(
            BookReport.Book book,
            Trials trials,
            Optional<Long> ledger,
            Risk risk,
            Optional<PairedReturns> overEqual,
            Exceptions exceptions,
            Shares shares) {
        /** Whether the method knows nothing: a book that others are compared with. */
        public boolean isNull() {
            return ledger.isEmpty();
        }
    }

    /**
     * Risk.
     *
     * @param predicted volatility a year, the root of the mean predicted variance
     * @param realised volatility a year of the daily returns, net
     * @param bias root mean square of daily returns over what was predicted of each; 1 where predictions hold
     * @param names effective number of names, mean over the rebalancings
     */
    public record Risk(double predicted, double realised, double bias, double names) {}

    /**
     * Days on which a method was not what it is.
     *
     * @param bent its own weights broke a constraint and the nearest that keep all were taken
     * @param silent it needs forecasts and none was believed
     */
    public record Exceptions(int bent, int silent) {}

    /**
     * Weights over time, of the names that weigh most on the mean day.
     *
     * @param days epoch days of the rebalancings
     * @param names of the columns
     * @param weights one row a day, one column a name; absolute
     * @param rest whether the last name stands for all others together
     */
    public record Shares(int[] days, List<String> names, double[][] weights, boolean rest) {
        /** Copies the list. */
        public Shares {
            names = List.copyOf(names);
        }
    }

    /** The line of equal weight. */
    public Line equalWeight() {
        return lines.stream()
                .filter(line -> line.overEqual().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** What came out, in a sentence. */
    public String sentence() {
        List<String> better = lines.stream()
                .filter(line -> !line.isNull())
                .filter(line -> line.overEqual().filter(PairedReturns::sure).isPresent())
                .map(line -> line.book().name())
                .toList();
        int compared = lines.stream()
                .flatMap(line -> line.overEqual().stream())
                .mapToInt(PairedReturns::compared)
                .max()
                .orElse(1);
        String by = "a better Sharpe ratio than equal weight, net of costs, beyond chance with 95 % at once for "
                + (compared == 1 ? "the one portfolio" : "all " + Text.count(compared) + " portfolios")
                + " tried in this workspace.";
        return (better.isEmpty() ? "No method had " : String.join(", ", better) + " had ") + by;
    }
}
