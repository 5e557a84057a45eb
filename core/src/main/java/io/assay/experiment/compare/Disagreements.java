package io.assay.experiment.compare;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.experiment.run.Predicted;
import io.assay.report.Text;

/** Rows on whose outcome runs disagree: their bars differ, or what was known of splits and dividends. */
final class Disagreements {
    private final List<Contender> contenders;
    private int count;
    private String first = "";

    Disagreements(List<Contender> contenders) {
        this.contenders = contenders;
    }

    /**
     * Notes a row.
     *
     * @param rows its place among the rows of each part
     * @param pair two that disagree
     */
    void add(List<Predicted> parts, int[] rows, int[] pair) {
        if (count == 0) {
            Dataset of = parts.get(0).rows();
            first = of.instruments().get(0) + " decided on "
                    + Days.text(of.rows().decisionDay()[rows[0]]) + ", which came to "
                    + told(parts, rows, pair[0]) + " and to " + told(parts, rows, pair[1]);
        }
        count++;
    }

    private String told(List<Predicted> parts, int[] rows, int k) {
        Dataset.Rows of = parts.get(k).rows().rows();
        return Text.signed(of.outcome()[rows[k]], 6) + " by " + Days.text(of.exitDay()[rows[k]]) + " in '"
                + contenders.get(k).name() + "'";
    }

    int count() {
        return count;
    }

    /** Why nothing is compared. */
    DataException tooMany(int of) {
        return new DataException(DataProblem.of("these models were made on different data: their runs disagree on what"
                        + " came of " + Text.count(count) + " of " + Text.plural(of, "row")
                        + " that all of them know, for example of " + first)
                .withFix("train them again on the same data"));
    }
}
