package io.assay.portfolio;

import java.util.Arrays;
import java.util.List;

import io.assay.base.UsageException;

/** How weights are made. */
public enum Method {
    /** The same for each name: knows nothing. */
    EQUAL_WEIGHT("equal-weight", false),
    /** In inverse proportion to each name's volatility: knows no correlation. */
    INVERSE_VOLATILITY("inverse-volatility", false),
    /** The smallest variance (Markowitz 1952). */
    MINIMUM_VARIANCE("min-variance", false),
    /** Each name brings in the same share of the variance (Spinu 2013). */
    RISK_PARITY("risk-parity", false),
    /** A tree of names that move alike (Lopez de Prado 2016). */
    HIERARCHICAL("hrp", false),
    /** Expected return less variance, or the smallest variance at a target of expected return (Markowitz 1952). */
    MEAN_VARIANCE("mean-variance", true),
    /** The largest expected return over its deviation. */
    MAXIMUM_SHARPE("max-sharpe", true),
    /** Equal weights taken for an equilibrium, and drawn towards forecasts (Black and Litterman 1992). */
    BLACK_LITTERMAN("black-litterman", true);

    private final String code;
    private final boolean forecasts;

    Method(String code, boolean forecasts) {
        this.code = code;
        this.forecasts = forecasts;
    }

    /** As options and reports name it. */
    public String code() {
        return code;
    }

    /** Whether it is nothing without forecasts. */
    public boolean needsForecasts() {
        return forecasts;
    }

    /** The books without skill beside which others are shown: these are no trials. */
    public static List<Method> nulls() {
        return List.of(EQUAL_WEIGHT, INVERSE_VOLATILITY);
    }

    /**
     * The method of a name.
     *
     * @throws UsageException if there is none
     */
    public static Method parse(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown(
                        "method",
                        code,
                        Arrays.stream(values()).map(Method::code).toList()));
    }
}
