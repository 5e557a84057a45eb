package io.assay.market.filing;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as sources of reports write them. */
final class Figure {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?");

    private Figure() {}

    /** The number in a text: a sign, digits, a point, an exponent; empty for everything else, what is too large too. */
    static OptionalDouble parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
