package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.backtest.AgainstBenchmark;
import io.assay.backtest.BacktestNotes;
import io.assay.backtest.Performance;
import io.assay.backtest.PeriodFigures;
import io.assay.backtest.SurvivorHaircut;
import io.assay.backtest.Trials;
import io.assay.backtest.risk.RiskReport;
import io.assay.base.Days;

/**
 * What acting on a run's out-of-sample signals would have come to, beside books that need no skill on the same days,
 * universe and costs.
 *
 * @param runId run whose predictions were acted on
 * @param rule how predictions became positions, in a sentence
 * @param execution how positions were filled and what they cost, in a sentence
 * @param capital cash at the start
 * @param currency ISO 4217 code
 * @param simulated whether the market is simulated
 * @param trials specifications tried in the workspace by then, and what they are worth: what the deflated Sharpe ratio
 *     takes off
 * @param books the model's first, then the equal-weighted one, then those of the null models
 * @param frontier the model's book at other trading costs, ascending; empty if it was not asked for
 * @param warnings what makes the figures doubtful, such as bars that have changed since, in sentences
 * @param haircut what a universe of survivors may hide of the model's return; nothing where those who failed are in it
 * @param beside what else is told of the model's book
 * @param heldOut what must be known where the days were held out; empty where they were open
 */
public record BookReport(
        String runId,
        String rule,
        String execution,
        double capital,
        String currency,
        boolean simulated,
        Trials trials,
        List<Book> books,
        List<CostPoint> frontier,
        List<String> warnings,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SurvivorHaircut> haircut,
        Beside beside,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<HeldOutDays> heldOut) {
    /** Name of the book that holds all stocks alike. */
    public static final String EQUAL_WEIGHT = "equal weight";

    /** Copies the lists. */
    public BookReport {
        books = List.copyOf(books);
        frontier = List.copyOf(frontier);
        warnings = List.copyOf(warnings);
    }

    /** A report of a universe that holds those who failed. */
    public BookReport(
            String runId,
            String rule,
            String execution,
            double capital,
            String currency,
            boolean simulated,
            Trials trials,
            List<Book> books,
            List<CostPoint> frontier,
            List<String> warnings) {
        this(
                runId,
                rule,
                execution,
                capital,
                currency,
                simulated,
                trials,
                books,
                frontier,
                warnings,
                Optional.empty(),
                Beside.nothing(),
                Optional.empty());
    }

    /** The same with another warning. */
    public BookReport withWarning(String warning) {
        return warned(warning, haircut);
    }

    /** The same with what a universe of survivors may hide, which is a warning too. */
    public BookReport withHaircut(SurvivorHaircut value) {
        return warned("Survivorship: " + value.sentence(), Optional.of(value));
    }

    private BookReport warned(String warning, Optional<SurvivorHaircut> newHaircut) {
        List<String> all = new ArrayList<>(warnings);
        all.add(warning);
        return new BookReport(
                runId,
                rule,
                execution,
                capital,
                currency,
                simulated,
                trials,
                books,
                frontier,
                all,
                newHaircut,
                beside,
                heldOut);
    }

    /** The same with more told of the model's book. */
    public BookReport withBeside(Beside value) {
        return new BookReport(
                runId, rule, execution, capital, currency, simulated, trials, books, frontier, warnings, haircut, value,
                heldOut);
    }

    /** The same of days that were held out. */
    public BookReport withHeldOut(HeldOutDays value) {
        return new BookReport(
                runId,
                rule,
                execution,
                capital,
                currency,
                simulated,
                trials,
                books,
                frontier,
                warnings,
                haircut,
                beside,
                Optional.of(value));
    }

    /**
     * Days that nothing was chosen by, and how often they were looked at.
     *
     * @param from first epoch day that was acted on
     * @param to last epoch day of the book
     * @param looks how often they were looked at, this time included
     */
    public record HeldOutDays(int from, int to, long looks) {
        /** In a sentence. */
        public String sentence() {
            return "HELD-OUT days, " + Days.text(from) + " to " + Days.text(to) + ", look number " + looks + ": "
                    + (looks == 1
                            ? "nothing that is acted on here was chosen by them, and nobody had looked at them before."
                            : "nothing that is acted on here was fitted to them; whoever chose what is tried may know"
                                    + " what was seen in the looks before.");
        }
    }

    /**
     * What else is told of the model's book.
     *
     * @param periods named spans of days, in their order
     * @param capacity the same book with other capitals, ascending; empty if it was not asked for
     * @param benchmark the book beside an index
     * @param risk what may go wrong with it
     */
    public record Beside(
            List<PeriodRow> periods,
            List<CapacityPoint> capacity,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<AgainstBenchmark> benchmark,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RiskReport> risk) {
        /** Copies the lists. */
        public Beside {
            periods = List.copyOf(periods);
            capacity = List.copyOf(capacity);
        }

        /** Nothing. */
        public static Beside nothing() {
            return new Beside(List.of(), List.of(), Optional.empty(), Optional.empty());
        }

        /** The same with its risk. */
        public Beside withRisk(RiskReport value) {
            return new Beside(periods, capacity, benchmark, Optional.of(value));
        }
    }

    /**
     * A named span of days.
     *
     * @param model the model's book in it
     * @param equalWeight the equal-weighted book in it
     */
    public record PeriodRow(PeriodFigures model, PeriodFigures equalWeight) {}

    /**
     * The model's book with another capital, large orders moving prices against it.
     *
     * @param capital cash at the start, in currency units
     * @param annual return a year
     * @param sharpe Sharpe ratio a year
     * @param costBp all that trading cost, in basis points of the traded amount
     * @param thin decisions not carried out because no usual volume was known
     */
    public record CapacityPoint(double capital, double annual, double sharpe, double costBp, long thin) {}

    /**
     * One book.
     *
     * @param name for example {@code chosen} or {@code equal weight}
     * @param days epoch days of the sessions, ascending; the same for all books of a report
     * @param equity at each close, in currency units
     * @param performance its figures, net of all costs
     * @param notes what a reader must know beside them
     */
    public record Book(String name, int[] days, double[] equity, Performance performance, BacktestNotes notes) {}

    /**
     * The model's book at one level of trading costs.
     *
     * @param costBp commission, half-spread and slippage together, in basis points a side
     * @param annual return a year
     * @param sharpe Sharpe ratio a year
     */
    public record CostPoint(double costBp, double annual, double sharpe) {}

    /** The model's book. */
    public Book model() {
        return books.get(0);
    }
}
