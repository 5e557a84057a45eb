package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One rule: a vote made of some feature columns.
 *
 * @param name for reports
 * @param columns what it reads
 * @param weight how much it counts
 * @param vote from the columns' values to -1..1; 0 = neutral
 * @param saying what it looks at, in words
 */
record TechnicalRule(String name, List<String> columns, double weight, Vote vote, String saying) {

    /** A vote from the values of the rule's columns, in its order. */
    interface Vote {
        double of(double[] values);
    }

    private static final double HALF = 0.5;

    /**
     * The rules. Trend and momentum follow, oscillators and bands fade only at their classical extremes (Wilder 1978:
     * RSI 30/70; Lane: stochastic 20/80; Quong and Soudack: MFI 20/80; Bollinger: the bands), trend strength speaks
     * above ADX 25 (Wilder). Weights: 1 for a rule on the trend, 1/2 for a confirming one. Nothing was fitted.
     */
    static final List<TechnicalRule> ALL = List.of(
            new TechnicalRule(
                    "trend-50", List.of("sma_50_rel"), 1, v -> clamp(v[0] / 0.05), "close against its 50-day mean"),
            new TechnicalRule(
                    "cross-50-200",
                    List.of("cross_50_200"),
                    1,
                    v -> clamp(v[0] / 0.05),
                    "50-day mean against the 200-day mean"),
            new TechnicalRule(
                    "macd", List.of("macd_hist_rel"), 1, v -> clamp(v[0] / 0.005), "MACD histogram over the close"),
            new TechnicalRule(
                    "adx",
                    List.of("adx_14", "plus_di_14", "minus_di_14"),
                    1,
                    v -> v[0] < 25 ? 0 : Math.signum(v[1] - v[2]) * clamp(v[0] / 50),
                    "trend strength and direction (ADX, +DI, -DI)"),
            new TechnicalRule(
                    "rsi", List.of("rsi_14"), 1, v -> extremes(v[0], 30, 70), "RSI, fading below 30, above 70"),
            new TechnicalRule(
                    "stochastic",
                    List.of("stoch_k_14_3"),
                    HALF,
                    v -> extremes(v[0], 20, 80),
                    "stochastic %K, fading below 20, above 80"),
            new TechnicalRule(
                    "bands",
                    List.of("bb_pctb_20_2"),
                    HALF,
                    v -> extremes(v[0] * 100, 0, 100),
                    "place in the Bollinger bands, fading outside 0..1"),
            new TechnicalRule(
                    "money-flow",
                    List.of("mfi_14"),
                    HALF,
                    v -> extremes(v[0], 20, 80),
                    "money flow index, fading below 20, above 80"),
            new TechnicalRule(
                    "volume",
                    List.of("vol_rel_20", "roc_20"),
                    HALF,
                    v -> clamp(Math.max(0, v[0])) * clamp(v[1] / 0.05),
                    "volume above its mean confirming the 20-day move"));

    /** What the rule says about the values; empty if one is missing. */
    Optional<Reason> apply(double[] values) {
        if (Arrays.stream(values).anyMatch(v -> !Double.isFinite(v))) {
            return Optional.empty();
        }
        double said = vote.of(values);
        StringBuilder sentence = new StringBuilder(saying).append(": ");
        for (int i = 0; i < values.length; i++) {
            sentence.append(i == 0 ? "" : ", ")
                    .append(columns.get(i))
                    .append(String.format(Locale.ROOT, " %.4g", values[i]));
        }
        sentence.append(said > 0 ? " (bullish)" : said < 0 ? " (bearish)" : " (neutral)");
        return Optional.of(new Reason(name, said == 0 ? 0 : said, weight, sentence.toString()));
    }

    private static double clamp(double value) {
        return Math.max(-1, Math.min(1, value));
    }

    /**
     * 0 between the limits; 1/2 at the lower one, growing to 1 twenty points below it; negative above the upper one.
     */
    private static double extremes(double value, double low, double high) {
        if (value <= low) {
            return clamp(HALF + (low - value) / 40);
        }
        return value >= high ? -clamp(HALF + (value - high) / 40) : 0;
    }
}
