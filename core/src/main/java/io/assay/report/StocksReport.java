package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.evaluate.GateCheck;
import io.assay.ledger.Window;
import io.assay.metric.Discoveries;
import io.assay.stocks.Compared;
import io.assay.stocks.ModelNames;
import io.assay.stocks.PairedTest;
import io.assay.stocks.Recommendations;
import io.assay.stocks.StockChoice;

/**
 * Which model of a stock is better, on the same rows, and what the chosen ones came to on rows that chose nothing.
 *
 * @param specification what was tried, in one line
 * @param recommendations whom it was tried on
 * @param window from the first to the last day that was judged
 * @param all all stocks together
 * @param stocks each by itself
 * @param choices what each was given, where there are rows to choose by
 * @param chosen the chosen models together, on rows that chose nothing; empty where nothing could be chosen
 * @param gates the thresholds that were asked for
 * @param chances how many pairs of stock and model were looked at: what deflated ratios are deflated by
 * @param roundTrip what a trade pays, a fraction
 * @param leftOut why others were left out, by name
 * @param simulated whether all stocks are simulated
 * @param kept name of each stock's model in the store
 * @param ledger line of each model in the ledger, by its name
 * @param trials trials in the ledger, these included
 * @param notes what a reader must know, in sentences
 */
public record StocksReport(
        String specification,
        Recommendations recommendations,
        Window window,
        Compared all,
        List<Compared> stocks,
        List<StockChoice> choices,
        Optional<Compared> chosen,
        List<GateCheck> gates,
        long chances,
        double roundTrip,
        Map<String, String> leftOut,
        boolean simulated,
        Map<String, String> kept,
        Map<String, Long> ledger,
        long trials,
        List<String> notes) {
    private static final double FALSE_DISCOVERIES = 0.10;

    /** Copies the collections. */
    public StocksReport {
        stocks = List.copyOf(stocks);
        choices = List.copyOf(choices);
        gates = List.copyOf(gates);
        leftOut = new TreeMap<>(leftOut);
        kept = new TreeMap<>(kept);
        ledger = new TreeMap<>(ledger);
        notes = List.copyOf(notes);
    }

    /** The same with what is known at the end. */
    public StocksReport after(
            Map<String, String> newKept, Map<String, Long> newLedger, long newTrials, List<String> newNotes) {
        return new StocksReport(
                specification,
                recommendations,
                window,
                all,
                stocks,
                choices,
                chosen,
                gates,
                chances,
                roundTrip,
                leftOut,
                simulated,
                newKept,
                newLedger,
                newTrials,
                newNotes);
    }

    /** What came out, in sentences. */
    public List<String> sentences() {
        List<String> said = new ArrayList<>();
        for (PairedTest test : all.tests().subList(0, 4)) {
            said.add(capital(test.first()) + " against " + test.second() + ", all stocks together: " + test.verdict()
                    + " (Diebold-Mariano t " + Text.signed(test.test().statistic(), 2) + ", p "
                    + Text.pValue(test.test().p()) + ").");
        }
        List<String> beat = ModelNames.MODELS.stream()
                .filter(m -> test(all, m, ModelNames.RANDOM_WALK).verdict().startsWith(m))
                .toList();
        said.add(
                beat.isEmpty()
                        ? "No model loses less than the random walk for sure."
                        : "Lose less than the random walk for sure: " + String.join(", ", beat) + ".");
        long sure = choices.stream().filter(StockChoice::isEstablished).count();
        said.add("Which model a stock should be given is established for " + sure + " of "
                + Text.plural(choices.size(), "stock")
                + " (one in twenty would be by luck); each is judged on rows that chose nothing.");
        return said;
    }

    /** The test of two models. */
    static PairedTest test(Compared of, String first, String second) {
        return of.tests().stream()
                .filter(t -> t.first().equals(first) && t.second().equals(second))
                .findFirst()
                .orElseThrow();
    }

    /** Of how many stocks a test of two models is rejected at a false discovery rate of 10 % over the stocks. */
    int discoveries(String first, String second) {
        double[] p = stocks.stream()
                .mapToDouble(s -> test(s, first, second).test().p())
                .map(v -> Double.isNaN(v) ? 1 : v)
                .toArray();
        return p.length == 0 ? 0 : Discoveries.rejected(p, FALSE_DISCOVERIES).length;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
