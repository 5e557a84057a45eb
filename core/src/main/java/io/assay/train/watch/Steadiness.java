package io.assay.train.watch;

import java.util.Arrays;
import java.util.Optional;

import io.assay.model.watch.TrainingStep;

/** Watches the length of gradients. */
final class Steadiness {
    /**
     * A gradient is too long at so many times the usual length: learning still converges where gradients are clipped at
     * half to ten times their mean (Pascanu, Mikolov and Bengio 2013, "On the difficulty of training recurrent neural
     * networks", section 3.2). The median is used, which a long one does not move.
     */
    static final double TIMES = 10;

    private static final int REMEMBERED = 101;
    private static final int FEWEST = 20;

    private final double[] norms = new double[REMEMBERED];
    private int seen;

    /** The sentence of a step that is out of all proportion to those before. */
    Optional<String> after(TrainingStep step) {
        double norm = step.gradientNorm();
        double usual = seen < FEWEST ? Double.NaN : median();
        if (Double.isFinite(norm)) {
            norms[seen % REMEMBERED] = norm;
            seen++;
        }
        return norm > TIMES * usual && usual > 0
                ? Optional.of("in step " + step.step() + " the gradient norm is " + Wording.rounded(norm) + ", over "
                        + Math.round(TIMES) + " times its running median " + Wording.rounded(usual))
                : Optional.empty();
    }

    private double median() {
        double[] sorted = Arrays.copyOf(norms, Math.min(seen, REMEMBERED));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
