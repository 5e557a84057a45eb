package io.assay.market.simulate;

import io.assay.base.Check;

/**
 * How much the outside series tell of later returns: the correlation of each standardised series, as known at the close
 * of t, with the same scaled return over the alpha's horizon that {@link AlphaSpec#informationCoefficient()} is about.
 *
 * @param vix of the logarithm of the volatility index; 0 = tells of volatility, not of returns
 * @param macro of the latest first release of the monthly figure
 * @param filing of the latest reported income of the stock
 * @param putCall of the ratio of puts to calls, known on the session after
 */
public record OutsideSpec(double vix, double macro, double filing, double putCall) {
    /** Checks the ranges. */
    public OutsideSpec {
        Check.within("vix", vix, -0.3, 0.3);
        Check.within("macro", macro, -0.3, 0.3);
        Check.within("filing", filing, -0.3, 0.3);
        Check.within("putCall", putCall, -0.3, 0.3);
    }

    /** Series that tell nothing of returns. */
    public static OutsideSpec defaults() {
        return new OutsideSpec(0, 0, 0, 0);
    }

    /** What was planted, behind a comma; empty for nothing. */
    String text() {
        StringBuilder text = new StringBuilder();
        tell(text, "vix", vix);
        tell(text, "macro", macro);
        tell(text, "filing", filing);
        tell(text, "put-call", putCall);
        return text.toString();
    }

    private static void tell(StringBuilder text, String name, double value) {
        if (value != 0) {
            text.append(", ").append(name).append(" tells ").append(value);
        }
    }

    /** The same with an informative volatility index. */
    public OutsideSpec withVix(double value) {
        return new OutsideSpec(value, macro, filing, putCall);
    }

    /** The same with an informative monthly figure. */
    public OutsideSpec withMacro(double value) {
        return new OutsideSpec(vix, value, filing, putCall);
    }

    /** The same with informative filings. */
    public OutsideSpec withFiling(double value) {
        return new OutsideSpec(vix, macro, value, putCall);
    }

    /** The same with an informative ratio of puts to calls. */
    public OutsideSpec withPutCall(double value) {
        return new OutsideSpec(vix, macro, filing, value);
    }
}
