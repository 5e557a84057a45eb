package io.assay.backtest.risk;

/** How losses that are rarely exceeded are estimated. */
public enum TailMethod {
    /** The empirical losses themselves. */
    HISTORICAL(
            "historical", "Losses of the past come again, each as likely as it was, in calm and in wild days alike."),
    /** Normal distribution. */
    NORMAL("normal", "Returns are normal with the mean and deviation of the past; real tails are fatter."),
    /** Normal distribution bent by skewness and kurtosis (Cornish and Fisher 1937). */
    CORNISH_FISHER(
            "Cornish-Fisher",
            "Quantiles of the normal distribution are bent by skewness and kurtosis; refused where the bent ones would"
                    + " not ascend (Maillard 2012)."),
    /** Empirical losses over the volatility known the day before, times today's (Barone-Adesi and others 1999). */
    FILTERED(
            "filtered",
            "Past returns over the volatility known the day before come again, times the volatility of now"
                    + " (exponential weights, 0.94 a day as in RiskMetrics 1996).");

    private final String title;
    private final String assumption;

    TailMethod(String title, String assumption) {
        this.title = title;
        this.assumption = assumption;
    }

    /** Its name in reports. */
    public String title() {
        return title;
    }

    /** What it takes for granted, in a sentence. */
    public String assumption() {
        return assumption;
    }
}
