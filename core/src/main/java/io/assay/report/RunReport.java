package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Digest;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Leaderboard;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Verdict;
import io.assay.ledger.ProofStamp;
import io.assay.market.Instrument;

/**
 * What a run of one specification over several stocks came to. The verdict is that of the specification, from the
 * stitched walk-forward rows of all stocks together.
 *
 * @param runId name of the run
 * @param specification what was run, in one line
 * @param seed root of all randomness
 * @param dataHash of the data
 * @param simulated whether any stock is simulated
 * @param verdict of the specification
 * @param comparison with every null model, all stocks together
 * @param evaluation every figure, all stocks together
 * @param others answers shown beside the model that are no null models, compared with the nulls in the same way
 * @param leakSuspected whether a figure lies above the best published one for sure
 * @param stocks what each came to, by name
 * @param board the stocks by F1, and what of it survives
 * @param leftOut why others were left out, by name
 * @param hunt what a search for a leak came to; empty where nothing asked for one
 * @param proof whether anything of it looks ahead; empty in reports from before that was asked
 */
public record RunReport(
        String runId,
        String specification,
        long seed,
        String dataHash,
        boolean simulated,
        Verdict verdict,
        Comparison comparison,
        Evaluation evaluation,
        List<Comparison> others,
        boolean leakSuspected,
        List<Stock> stocks,
        Leaderboard board,
        Map<String, String> leftOut,
        Optional<LeakHunt> hunt,
        Optional<ProofStamp> proof) {
    /** Copies the collections. */
    public RunReport {
        others = List.copyOf(others);
        stocks = List.copyOf(stocks);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * One stock by itself.
     *
     * @param instrument who
     * @param modelId the model kept for today's signals
     * @param verdict of this stock alone; among n stocks without skill about n in a hundred show some by luck
     * @param direction the primary measure against the training base rates
     * @param f1 macro F1 of the most probable class
     * @param balancedAccuracy mean recall of the classes
     * @param majorityRate what a constant answer scores in accuracy
     * @param rows out-of-sample rows
     * @param folds walk-forward windows
     * @param firstDay first out-of-sample decision day
     * @param lastDay last one
     * @param aside what else is asked of it; empty in reports from before that was asked
     */
    public record Stock(
            String instrument,
            String modelId,
            Verdict.Outcome verdict,
            Comparison.Difference direction,
            double f1,
            double balancedAccuracy,
            double majorityRate,
            int rows,
            int folds,
            int firstDay,
            int lastDay,
            Optional<Aside> aside) {}

    /**
     * What else is asked of the model of a stock.
     *
     * @param inSample accuracy of the kept model on the rows that it was fitted on; NaN where no class is asked for
     * @param sharpe net Sharpe ratio a year of acting on the walk-forward's answers
     * @param alwaysUp the same of always buying
     */
    public record Aside(double inSample, Figure sharpe, Figure alwaysUp) {}

    /** The same with what a search for a leak came to. */
    public RunReport withHunt(LeakHunt found) {
        return new RunReport(
                runId,
                specification,
                seed,
                dataHash,
                simulated,
                verdict,
                comparison,
                evaluation,
                others,
                leakSuspected,
                stocks,
                board,
                leftOut,
                Optional.of(found),
                proof);
    }

    /** The days that were judged. */
    public Comparison.Span span() {
        return comparison.span();
    }

    /** The verdict's sentence without the word that stands above it. */
    public String sentence() {
        return verdict.reasons();
    }

    /** What the one-sided bounds are called, for example {@code 99 % bound}. */
    public String boundName() {
        return Text.decimal(100 * (1 - comparison.level()), 0) + " % bound";
    }

    /** Name of the measure the verdict rests on. */
    public String primaryName() {
        return Measure.DIRECTION.title();
    }

    /** The model by the primary measure, against the training base rates. */
    public Comparison.Difference primary() {
        return comparison.by(Measure.DIRECTION).get(0);
    }

    /** Stocks that show skill by themselves. */
    public long skilled() {
        return stocks.stream().filter(s -> s.verdict() == Verdict.Outcome.SKILL).count();
    }

    /** SHA-256 of the figures, to tell whether two runs came to the same. A search for a leak adds nothing to it. */
    public String digest() {
        Digest digest = Digest.sha256().add(specification).add(seed).add(dataHash);
        for (Comparison.Difference d : comparison.differences()) {
            digest.add(d.model()).add(d.other()).add(d.lower()).add(d.upper());
        }
        new TreeMap<>(leftOut).forEach((k, v) -> digest.add(k).add(v));
        stocks.forEach(s -> digest.add(s.instrument()).add(s.modelId()));
        return digest.hex();
    }

    /** The stock of a name. */
    public Stock stock(Instrument instrument) {
        return stocks.stream()
                .filter(s -> s.instrument().equals(instrument.toString()))
                .findFirst()
                .orElseThrow();
    }
}
