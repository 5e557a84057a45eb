package io.assay.xgboost;

/** The losses that boosting lowers, with the derivatives that XGBoost has for them. */
@FunctionalInterface
interface Loss {
    /** The least curvature of a row, as in XGBoost. */
    double FLAT = 1e-16;

    /**
     * Computes the slopes that the next trees follow, for some of the rows.
     *
     * @param sums what the trees so far add up to, from where they start; those of a row side by side
     * @param from the first row
     * @param to the row after the last
     * @param slopes receives the slopes of these rows
     */
    void follow(float[] sums, int from, int to, Slopes slopes);

    /** The loss for predictions that are made of sums by a link. */
    static Loss of(Link link, TrainingRows rows) {
        return switch (link) {
            case NUMBER -> squares(rows);
            case LOGISTIC -> logistic(rows);
            case SOFTMAX -> softmax(rows);
            case SHARE -> throw new IllegalArgumentException("'link' must be one that is boosted, was " + link);
        };
    }

    /** Half the squared error; slopes are scaled, see {@link TrainingRows#scale}. */
    private static Loss squares(TrainingRows rows) {
        double scale = rows.scale();
        return (sums, from, to, slopes) -> {
            for (int row = from; row < to; row++) {
                double weight = rows.weight(row);
                slopes.set(0, row, weight * scale * ((double) sums[row] - rows.label(row)), weight);
            }
        };
    }

    /** The logistic loss of two classes. */
    private static Loss logistic(TrainingRows rows) {
        return (sums, from, to, slopes) -> {
            for (int row = from; row < to; row++) {
                double small = Exponential.of(-Math.abs(sums[row]));
                double p = (sums[row] >= 0 ? 1 : small) / (1 + small);
                double weight = rows.weight(row);
                slopes.set(0, row, weight * (p - rows.label(row)), weight * Math.max(p * (1 - p), FLAT));
            }
        };
    }

    /** The softmax loss of several classes. */
    private static Loss softmax(TrainingRows rows) {
        int groups = rows.sums();
        return (sums, from, to, slopes) -> {
            double[] p = new double[groups];
            for (int row = from; row < to; row++) {
                probabilities(sums, row * groups, p);
                double weight = rows.weight(row);
                int own = (int) rows.label(row);
                for (int k = 0; k < groups; k++) {
                    double curvature = Math.max(2 * p[k] * (1 - p[k]), FLAT);
                    slopes.set(k, row, weight * (p[k] - (k == own ? 1 : 0)), weight * curvature);
                }
            }
        };
    }

    private static void probabilities(float[] sums, int from, double[] p) {
        float top = sums[from];
        for (int k = 1; k < p.length; k++) {
            top = Math.max(top, sums[from + k]);
        }
        double total = 0;
        for (int k = 0; k < p.length; k++) {
            float sum = sums[from + k];
            p[k] = sum == top ? 1 : Exponential.of((double) sum - top);
            total += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= total;
        }
    }
}
