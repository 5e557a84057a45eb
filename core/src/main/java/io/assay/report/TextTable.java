package io.assay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;

/** A table for the terminal: columns as wide as their content, numbers to the right. */
public final class TextTable {
    private static final int NARROWEST = 24;

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> heading) {
        this.heading = heading;
    }

    /** An empty table with the given column headings. */
    public static TextTable of(String... heading) {
        return new TextTable(List.of(heading));
    }

    /** Adds a row, one cell a column. */
    public TextTable row(Object... cells) {
        Check.sameLength("cells", cells.length, heading.size());
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    /** Number of rows so far. */
    public int size() {
        return rows.size();
    }

    /** The table as lines of text, however wide its content makes it. */
    public String text() {
        return text(Integer.MAX_VALUE);
    }

    /**
     * The table as lines of text of which none is wider than {@code width}, if that leaves at least {@value #NARROWEST}
     * characters, and room for its heading, to the last column: its cells go on below, broken between words.
     */
    public String text(int width) {
        int[] widths = widths();
        boolean[] right = numeric();
        int last = widths.length - 1;
        int others = IntStream.of(widths).sum() - widths[last] + 2 * last;
        int narrowest = Math.max(NARROWEST, width(heading.get(last)));
        widths[last] = Math.min(widths[last], Math.max(narrowest, width - others));
        StringBuilder text = new StringBuilder();
        line(text, heading, widths, right);
        for (int c = 0; c < widths.length; c++) {
            text.append(c == 0 ? "" : "  ").append("-".repeat(widths[c]));
        }
        text.append('\n');
        for (List<String> row : rows) {
            List<String> parts = broken(row.get(last), widths[last]);
            for (int p = 0; p < parts.size(); p++) {
                List<String> cells = new ArrayList<>(p == 0 ? row : Collections.nCopies(last + 1, ""));
                cells.set(last, parts.get(p));
                line(text, cells, widths, right);
            }
        }
        return text.toString();
    }

    /** The text in lines of at most {@code width} characters; a longer word is cut. */
    private static List<String> broken(String cell, int width) {
        List<String> lines = new ArrayList<>();
        String rest = cell;
        while (width(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            lines.add(rest.substring(0, space > 0 ? space : end).stripTrailing());
            rest = rest.substring(space > 0 ? space : end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            String space = " ".repeat(widths[c] - width(cell));
            line.append(c == 0 ? "" : "  ").append(right[c] ? space + cell : cell + space);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private int[] widths() {
        int[] widths = heading.stream().mapToInt(TextTable::width).toArray();
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        return widths;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** A column is set to the right if every cell that says something begins like a number. */
    private boolean[] numeric() {
        boolean[] right = new boolean[heading.size()];
        for (int c = 0; c < right.length; c++) {
            int column = c;
            right[c] = !rows.isEmpty()
                    && rows.stream()
                            .map(row -> row.get(column))
                            .allMatch(cell -> cell.matches("[-+]?[0-9.,]+([eE][-+]?[0-9]+)?( ?(%|s|bp|x))?|n/a|-|"));
        }
        return right;
    }
}
