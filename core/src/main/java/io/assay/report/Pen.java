package io.assay.report;

import java.util.List;
import java.util.Locale;

/** Writes one SVG picture, as wide as all pictures of a page. Every text is escaped. */
final class Pen {
    /** Width of every picture, in its own units. */
    static final int WIDTH = 760;

    /** Letters of a name that still leave most of a picture to what it shows. */
    static final int MOST_LETTERS = 44;

    /** Width of a letter of the size that names have. */
    static final double LETTER = 6.6;

    private final StringBuilder svg = new StringBuilder();

    private Pen() {}

    /** A name with its end cut off where it would take the room of the picture. */
    static String fitted(String name, int letters) {
        return name.length() <= letters ? name : name.substring(0, letters - 1) + "…";
    }

    /** The room that the longest of some names takes, once fitted. */
    static double room(List<String> names) {
        double longest = names.stream().mapToDouble(Pen::width).max().orElse(0);
        return Math.min(longest, LETTER * MOST_LETTERS);
    }

    /** Capitals are wider. */
    private static double width(String name) {
        long capitals = name.chars().filter(Character::isUpperCase).count();
        return LETTER * (name.length() + 0.3 * capitals);
    }

    /** An empty picture. */
    static Pen open(int height) {
        Pen pen = new Pen();
        pen.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        return pen;
    }

    /** Adds a piece of the picture; numbers are written the same in every language setting. */
    Pen add(String pattern, Object... values) {
        svg.append(String.format(Locale.ROOT, pattern, values));
        return this;
    }

    /** A straight line. */
    Pen line(String style, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
    }

    /** A dot. */
    Pen dot(String style, double x, double y) {
        return add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", style, x, y);
    }

    /** A path. */
    Pen path(String style, CharSequence places) {
        svg.append("<path class=\"")
                .append(style)
                .append("\" d=\"")
                .append(places)
                .append("\"/>");
        return this;
    }

    /**
     * A text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    Pen text(String anchor, double x, double y, String text) {
        return text("", anchor, x, y, text);
    }

    /** A text with a style, for example the colour of the line that it names. */
    Pen text(String style, String anchor, double x, double y, String text) {
        String of = style.isEmpty() ? "" : "class=\"" + style + "\" ";
        add("<text %sx=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", of, x, y, anchor);
        svg.append(Html.escape(text)).append("</text>");
        return this;
    }

    /** The picture. */
    String done() {
        return svg.append("</svg>").toString();
    }
}
