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
        String text = String.format(Locale.ROOT, "%.7g", value);
        boolean plain = text.indexOf('.') >= 0 && text.indexOf('e') < 0;
        return plain ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** A share in percent with one digit. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
