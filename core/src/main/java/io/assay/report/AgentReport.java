package io.assay.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.ledger.ProofStamp;
import io.assay.ledger.Window;
import io.assay.portfolio.sizing.NullPaths;
import io.assay.portfolio.sizing.SizingScores;

/**
 * What an agent that sizes positions came to.
 *
 * @param specification what was tried, in one line
 * @param dataHash of the bars
 * @param seed root of all randomness
 * @param simulated whether the market is simulated
 * @param universe how many stocks and which, in a few characters
 * @param stocks on which it acted
 * @param scores of the agent, its seeds and books without skill
 * @param days from the first decision to the last result
 * @param curves growth of each book
 * @param ledger its line in the ledger
 * @param trials trials in the ledger, this one included
 * @param proof whether anything that it sees of bars looks ahead
 * @param notes what a reader must know, in sentences
 * @param leftOut why stocks were left out, by name
 * @param model name of the file of the kept agent; empty before it is kept
 */
public record AgentReport(
        String specification,
        String dataHash,
        long seed,
        boolean simulated,
        String universe,
        List<String> stocks,
        SizingScores scores,
        Window days,
        Curves curves,
        long ledger,
        long trials,
        ProofStamp proof,
        List<String> notes,
        Map<String, String> leftOut,
        String model) {
    /** Copies the collections. */
    public AgentReport {
        stocks = List.copyOf(stocks);
        notes = List.copyOf(notes);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    }

    /**
     * What 1 grew to.
     *
     * @param days epoch days, ascending
     * @param growth by the name of the book: the agent, its seeds, then books without skill
     */
    public record Curves(int[] days, Map<String, double[]> growth) {
        /** Copies the map. */
        public Curves {
            growth = Collections.unmodifiableMap(new LinkedHashMap<>(growth));
        }
    }

    /** The same with the agent that was kept. */
    public AgentReport withModel(String name) {
        return new AgentReport(
                specification,
                dataHash,
                seed,
                simulated,
                universe,
                stocks,
                scores,
                days,
                curves,
                ledger,
                trials,
                proof,
                notes,
                leftOut,
                name);
    }

    /** What came out, in sentences. */
    public String sentence() {
        String net = Text.signedPercent(scores.agent().net().value()) + " a year after costs";
        return switch (scores.outcome()) {
            case SKILL ->
                "The agent earns more than every book without skill, for sure: " + net + "." + sharpe() + tried()
                        + (proof.isProven() ? "" : " But that nothing looks ahead is NOT PROVEN.");
            case NOT_SHOWN ->
                "It is not shown that the agent earns more than books without skill: " + net + ", and "
                        + Text.signedPercent(
                                scores.beside(NullPaths.HOLD).row().net().value())
                        + " for buying and holding." + sharpe() + tried();
            case LOSES -> "The agent loses money, for sure: " + net + "." + sharpe() + tried();
        };
    }

    private String sharpe() {
        SizingScores.Figure sharpe = scores.agent().sharpe();
        String range = Text.range(sharpe.interval().lower(), sharpe.interval().upper(), 2);
        return " Sharpe ratio " + Text.signed(sharpe.value(), 2) + (range.isEmpty() ? "" : " " + range) + ".";
    }

    /** Whoever tries several sees the best of them: what a verdict makes of their number. */
    private String tried() {
        SizingScores.Chance chance = scores.chance();
        String p = Double.isNaN(chance.p()) ? "not known for so few days" : Text.pValue(chance.p());
        return chance.trials() == 1
                ? " One agent was tried in this workspace; p " + p + ", to be at most 0.01."
                : " " + chance.trials() + " agents were tried in this workspace; p " + p + ", to be at most 0.01 / "
                        + chance.trials() + ".";
    }
}
