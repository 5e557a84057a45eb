package io.assay.train.watch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures of a training as people read them, the same in every language setting. */
public final class Wording {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double SMALLEST_PLAIN = 1e-6;

    private Wording() {}

    /** A time in the two units that suit it: {@code 0.42 s}, {@code 45 s}, {@code 12 min}, {@code 2 h 05 min}. */
    public static String time(double seconds) {
        if (seconds < 1) {
            return rounded(seconds) + " s";
        }
        if (seconds < 2 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        if (seconds < 2 * HOUR) {
            return minutes + " min";
        }
        if (seconds < 2 * DAY) {
            return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
        }
        long hours = Math.round(seconds / HOUR);
        return hours / 24 + " d " + hours % 24 + " h";
    }

    /** A loss, with four decimals. */
    static String loss(double loss) {
        return Double.isFinite(loss) ? String.format(Locale.ROOT, "%.4f", loss) : String.valueOf(loss);
    }

    /** A fraction as a percentage with one decimal. */
    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    /** A count with commas. */
    static String count(double count) {
        return String.format(Locale.ROOT, "%,d", Math.round(count));
    }

    /** A number of any size with up to three digits that count: {@code 0.0001}, {@code 12.3}. */
    static String rounded(double number) {
        if (!Double.isFinite(number) || number == 0) {
            return number == 0 ? "0" : String.valueOf(number);
        }
        if (Math.abs(number) < SMALLEST_PLAIN) {
            return String.format(Locale.ROOT, "%.2e", number);
        }
        return new BigDecimal(number)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
