package io.assay.stocks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.AtomicFiles;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.UsageException;

/**
 * The stocks of an analysis in the order of what their bars are worth, and those that are recommended for training
 * (R15). A function of bars up to the end of the analysis alone.
 *
 * @param specification how it was analysed, in one line
 * @param dataHash SHA-256 of the bars of all its stocks up to the end of the analysis
 * @param seed root of all randomness
 * @param code version of Assay
 * @param window first and last day that was looked at
 * @param horizon sessions of the return that models are asked for
 * @param leastGrade poorest grade that may be recommended
 * @param stocks all of them, best first
 */
public record Recommendations(
        String specification,
        String dataHash,
        long seed,
        String code,
        Span window,
        int horizon,
        DataGrade leastGrade,
        List<Stock> stocks) {
    /** Where a workspace keeps them. */
    public static final String FILE = "analysis/training_recommendations.json";

    /** Copies the list. */
    public Recommendations {
        stocks = List.copyOf(stocks);
    }

    /**
     * Days, both included, in ISO form.
     *
     * @param first first bar
     * @param last last day of the analysis
     */
    public record Span(String first, String last) {}

    /**
     * One stock.
     *
     * @param rank from 1
     * @param symbol {@code MARKET:SYMBOL}
     * @param recommended whether it is recommended for training
     * @param atClose whether trades are filled at the close of the next session, because its opens were not traded at
     * @param quality of its bars
     * @param learnability what a cheap model told of it
     */
    public record Stock(
            int rank,
            String symbol,
            boolean recommended,
            boolean atClose,
            StockQuality quality,
            Learnability learnability) {}

    /**
     * The order: better bars first, then the higher shrunken score, then more independent rows, then the name. Where
     * scores do not differ beyond luck all shrunken ones are equal, and the rows decide.
     *
     * @param stocks in any order, ranks not looked at
     * @param top how many are recommended at most
     * @param least poorest grade that may be recommended
     */
    public static List<Stock> ranked(List<Stock> stocks, int top, DataGrade least) {
        List<Stock> sorted = stocks.stream()
                .sorted(Comparator.comparing((Stock s) -> s.quality().grade())
                        .thenComparing(Comparator.comparingDouble(Recommendations::shrunk)
                                .reversed())
                        .thenComparing(Comparator.comparingDouble(
                                        (Stock s) -> s.learnability().effectiveRows())
                                .reversed())
                        .thenComparing(Stock::symbol))
                .toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> {
                    Stock s = sorted.get(i);
                    boolean good = s.quality().grade().isAtLeast(least)
                            && s.learnability().judged() > 0;
                    return new Stock(i + 1, s.symbol(), good && i < top, s.atClose(), s.quality(), s.learnability());
                })
                .toList();
    }

    /** A score that nobody could take counts as the worst. */
    private static double shrunk(Stock stock) {
        double shrunk = stock.learnability().shrunk();
        return Double.isNaN(shrunk) ? Double.NEGATIVE_INFINITY : shrunk;
    }

    /** Those that are recommended, best first. */
    public List<Stock> recommended() {
        return stocks.stream().filter(Stock::recommended).toList();
    }

    /** A few digits that tell this choice from every other: by what and of whom, and who was chosen in which order. */
    public String digest() {
        Digest digest = Digest.sha256().add(specification).add(dataHash);
        stocks.forEach(stock -> digest.add(stock.symbol() + (stock.recommended() ? " recommended" : "")));
        return digest.hex().substring(0, 12);
    }

    /** Last epoch day of the analysis. */
    public int lastDay() {
        return Days.parse(window.last());
    }

    /** Writes them into a workspace, whole or not at all; returns the file. */
    public Path write(Path workspace) {
        Path file = workspace.resolve(FILE);
        AtomicFiles.write(file, Json.pretty(this));
        return file;
    }

    /**
     * Reads those of a workspace.
     *
     * @throws UsageException if there are none
     * @throws io.assay.base.DataException if the file is no such file
     */
    public static Recommendations read(Path workspace) {
        Path file = workspace.resolve(FILE);
        if (!Files.exists(file)) {
            throw new UsageException("there are no recommendations at " + file
                    + ": nobody analysed the stocks of this workspace. Fix: 'assay stocks analyse'");
        }
        return Json.read(file, Recommendations.class);
    }
}
