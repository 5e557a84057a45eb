package io.assay.market.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which column of one file is what.
 *
 * @param format the layout it was recognised as
 * @param headerLines how many lines that are not blank stand before the first row
 * @param width number of columns
 * @param date the column of the day
 * @param symbol the column that names the instrument, or -1
 * @param slots the instruments that stand side by side, at least one
 */
record Layout(BarFormat format, int headerLines, int width, int date, int symbol, List<Slot> slots) {
    /** No such column. */
    static final int NONE = -1;

    private static final List<String> ROLES = List.of("open", "high", "low", "close", "adj close", "volume");

    Layout {
        slots = List.copyOf(slots);
    }

    /**
     * The columns of one instrument.
     *
     * @param ticker its name in the header, or null if it stands elsewhere
     * @param columns of open, high, low, close, adjusted close and volume; -1 = not there
     */
    record Slot(@Nullable String ticker, int[] columns) {}

    /** The role (0..5) that a column of that name has, or -1. */
    static int role(String name) {
        return ROLES.indexOf(
                switch (name) {
                    case "price", "last" -> "close";
                    case "original_open" -> "open";
                    case "adjclose", "adj_close", "adjusted close", "adjusted_close" -> "adj close";
                    case "vol.", "vol" -> "volume";
                    default -> name;
                });
    }

    /** The roles by their names. */
    static String roleName(int role) {
        return ROLES.get(role);
    }

    /** A layout of one instrument from the names of its columns (lower case); empty if one that is needed lacks. */
    static Optional<Layout> ofNames(BarFormat format, List<String> names) {
        int[] columns = new int[BarCollector.COLUMNS];
        Arrays.fill(columns, NONE);
        int date = NONE;
        int symbol = NONE;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int role = role(name);
            if (role >= 0 && columns[role] == NONE) {
                columns[role] = i;
            } else if (date == NONE && (name.equals("date") || name.equals("datetime"))) {
                date = i;
            } else if (symbol == NONE && (name.equals("symbol") || name.equals("ticker"))) {
                symbol = i;
            }
        }
        if (date == NONE || !hasPrices(columns)) {
            return Optional.empty();
        }
        return Optional.of(new Layout(format, 1, names.size(), date, symbol, List.of(new Slot(null, columns))));
    }

    /** Whether open, high, low and close are there. */
    static boolean hasPrices(int[] columns) {
        for (int role = 0; role < 4; role++) {
            if (columns[role] == NONE) {
                return false;
            }
        }
        return true;
    }
}
