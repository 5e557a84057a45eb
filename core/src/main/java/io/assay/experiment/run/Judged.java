package io.assay.experiment.run;

import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;

/**
 * Out-of-sample rows whose outcome is known, with what everybody said of them: what figures and verdicts are made of.
 *
 * @param rows the rows, without features
 * @param answers the model first, then the null models in their declared order, then others shown for comparison
 */
public record Judged(Dataset rows, List<Answers> answers) {
    /** Copies the list and checks that every row has an outcome: figures over others would be wrong in silence. */
    public Judged {
        answers = List.copyOf(answers);
        for (double outcome : rows.rows().outcome()) {
            Check.that(!Double.isNaN(outcome), "rows", "have an outcome each", outcome);
        }
    }

    /** The model that is judged. */
    public Answers model() {
        return answers.get(0);
    }

    /** The first {@code count} null models. */
    public List<Answers> nulls(int count) {
        return answers.subList(1, 1 + count);
    }
}
