package io.assay.portfolio;

/** Second moments of columns. */
final class Products {
    private Products() {}

    /** The columns less their means. */
    static double[][] centred(double[][] rows) {
        int width = rows[0].length;
        double[] means = new double[width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                means[i] += row[i];
            }
        }
        double[][] centred = new double[rows.length][width];
        for (int t = 0; t < rows.length; t++) {
            for (int i = 0; i < width; i++) {
                centred[t][i] = rows[t][i] - means[i] / rows.length;
            }
        }
        return centred;
    }

    /** The sum over rows of weight times the product of two columns: symmetric to the bit. */
    static double[][] products(double[][] rows, double[] weights) {
        int width = rows[0].length;
        double[][] products = new double[width][width];
        for (int t = 0; t < rows.length; t++) {
            double[] row = rows[t];
            for (int i = 0; i < width; i++) {
                double left = weights[t] * row[i];
                double[] into = products[i];
                for (int k = 0; k <= i; k++) {
                    into[k] += left * row[k];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < i; k++) {
                products[k][i] = products[i][k];
            }
        }
        return products;
    }
}
