package io.assay.market.audit;

import java.util.Locale;

/** Numbers as examples show them: the same in every locale. */
final class Text {
    private Text() {}

    /** A price or ratio in up to seven significant digits. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return trimmed(String.format(Locale.ROOT, "%.7g", value));
    }

    /** A share in percent in up to three significant digits. */
    static String share(double share) {
        return trimmed(String.format(Locale.ROOT, "%.3g", 100 * share)) + " %";
    }

    /** A share in percent with one digit. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String trimmed(String text) {
        boolean plain = text.indexOf('.') >= 0 && text.indexOf('e') < 0;
        return plain ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
