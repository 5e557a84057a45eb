package io.assay.report;

import java.util.List;
import java.util.stream.Stream;

import io.assay.stocks.DataGrade;
import io.assay.stocks.Recommendations;

/**
 * Which stocks can be trained on and learnt from.
 *
 * @param recommendations all stocks in their order
 * @param simulated whether all of them are simulated
 * @param trials trials in the ledger, this one included
 * @param notes what a reader must know, in sentences
 */
public record StockAnalysisReport(Recommendations recommendations, boolean simulated, long trials, List<String> notes) {
    /** Copies the list. */
    public StockAnalysisReport {
        notes = List.copyOf(notes);
    }

    /** How many stocks have a grade. */
    public long count(DataGrade grade) {
        return recommendations.stocks().stream()
                .filter(s -> s.quality().grade() == grade)
                .count();
    }

    /** What a reader must know of the data, in sentences. */
    List<String> remarks() {
        return simulated
                ? notes
                : Stream.concat(notes.stream(), Stream.of(StocksText.SURVIVORSHIP))
                        .toList();
    }

    /** What came out, in sentences. */
    public String sentence() {
        List<Recommendations.Stock> all = recommendations.stocks();
        long told = all.stream().filter(s -> s.learnability().isTold()).count();
        boolean apart = all.stream()
                        .mapToDouble(s -> s.learnability().shrunk())
                        .filter(s -> !Double.isNaN(s))
                        .distinct()
                        .count()
                > 1;
        return Text.plural(all.size(), "stock") + ": " + count(DataGrade.HIGH) + " of high quality, "
                + count(DataGrade.USABLE) + " usable, " + count(DataGrade.UNFIT) + " unfit; "
                + recommendations.recommended().size() + " recommended. "
                + (told == 0
                        ? "Of no stock did the model tell anything at a false discovery rate of 10 %."
                        : "Of " + told + " the model told something at a false discovery rate of 10 %.")
                + (apart
                        ? ""
                        : " The scores differ by no more than luck: among stocks of one quality the number of"
                                + " independent rows decides the order, and no stock is known to be easier to learn"
                                + " from than another.");
    }
}
