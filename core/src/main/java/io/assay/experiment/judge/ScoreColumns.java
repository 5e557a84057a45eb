package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.UsageException;
import io.assay.market.source.TextRows;

/**
 * Which column of a file of scores is what. Names are compared in lower case and without anything but letters and
 * digits, so that {@code known-at}, {@code known_at} and {@code KnownAt} are one.
 *
 * @param renamed what the user calls a column, by our name for it
 */
public record ScoreColumns(Map<String, String> renamed) {
    static final String DATE = "date";
    static final String SYMBOL = "symbol";
    static final String SCORE = "score";
    static final String KNOWN_AT = "known-at";

    private static final List<String> ALL = List.of(DATE, SYMBOL, SCORE, KNOWN_AT);
    private static final int MISSING = -1;

    /** Copies the map. */
    public ScoreColumns {
        renamed = Map.copyOf(renamed);
    }

    /** Columns under our own names. */
    public static ScoreColumns standard() {
        return new ScoreColumns(Map.of());
    }

    /**
     * Reads {@code date=day,symbol=ticker,score=alpha}; what is not named keeps its name.
     *
     * @throws UsageException if a part is not {@code ours=theirs}, or ours is unknown or told twice
     */
    public static ScoreColumns parse(String text) {
        Map<String, String> renamed = new TreeMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int at = part.indexOf('=');
            String ours = at < 0 ? "" : part.substring(0, at).strip().replace('_', '-');
            String theirs = part.substring(at + 1).strip();
            if (!ALL.contains(ours) || theirs.isEmpty() || renamed.put(ours, theirs) != null) {
                throw new UsageException("'--columns' must name " + String.join(", ", ALL)
                        + ", each once, such as date=day,symbol=ticker,score=alpha, was '" + text + "'");
            }
        }
        return new ScoreColumns(renamed);
    }

    /**
     * Positions of date, symbol, score and known-at in a table; the last is -1 where there is none.
     *
     * @throws DataException if one is missing, or a name fits two columns
     */
    int[] in(TextRows rows) {
        return new int[] {
            needed(rows, DATE),
            needed(rows, SYMBOL),
            needed(rows, SCORE),
            renamed.containsKey(KNOWN_AT) ? needed(rows, KNOWN_AT) : find(rows, KNOWN_AT)
        };
    }

    private int needed(TextRows rows, String ours) {
        int at = find(rows, ours);
        if (at == MISSING) {
            throw wrong(rows, "have a column '" + name(ours) + "'", ours);
        }
        return at;
    }

    private int find(TextRows rows, String ours) {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < rows.columns().size(); c++) {
            if (plain(rows.columns().get(c)).equals(plain(name(ours)))) {
                found.add(c);
            }
        }
        if (found.size() > 1) {
            throw wrong(rows, "have one column '" + name(ours) + "', not " + found.size(), ours);
        }
        return found.isEmpty() ? MISSING : found.get(0);
    }

    private String name(String ours) {
        return renamed.getOrDefault(ours, ours);
    }

    private static DataException wrong(TextRows rows, String rule, String ours) {
        return new DataException(DataProblem.of("a file of scores must " + rule)
                .at(rows.file(), 1)
                .withValue(String.join(", ", rows.columns()))
                .withFix("rename it, or say which it is: --columns " + ours + "=NAME"));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
