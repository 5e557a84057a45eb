package io.assay.signal;

import java.util.List;

import io.assay.base.Check;
import io.assay.model.builtin.Reason;

/**
 * What one model says about one instrument on one day.
 *
 * @param modelId the artefact or model behind it
 * @param standing what is known of that model
 * @param probabilities class probabilities from the most bearish to the most bullish; NaN = nothing to say
 * @param training base rates and class means of the model's own training rows
 * @param reasons why, where the model can say; may be empty
 */
public record Opinion(
        String modelId, Standing standing, double[] probabilities, Training training, List<Reason> reasons) {
    /** Checks the shapes. */
    public Opinion {
        Check.notBlank("modelId", modelId);
        Check.sameLength("probabilities", probabilities.length, training.baseRates().length);
        reasons = List.copyOf(reasons);
    }

    /** Whether it says anything. */
    public boolean speaks() {
        boolean speaks = true;
        for (double p : probabilities) {
            speaks &= !Double.isNaN(p);
        }
        return speaks;
    }
}
