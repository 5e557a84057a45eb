package io.assay.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.assay.base.Check;

/** Builds one self-contained page: style and pictures inside, no script, nothing fetched. Every text is escaped. */
public final class Html {
    private static final int NOWHERE = -1;

    /** Lines of so many characters are not broken. */
    private static final int SHORT = 40;

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final List<String> headings = new ArrayList<>();
    private int contentsAt = NOWHERE;

    private Html(String title) {
        this.title = title;
    }

    /** A page that begins with its title as heading. */
    public static Html page(String title) {
        Html page = new Html(title);
        page.body.append("<h1>").append(escape(title)).append("</h1>\n");
        return page;
    }

    /** A remark that must not be overlooked, such as the word that the market is simulated. */
    public Html banner(String text) {
        body.append("<p class=\"banner\">").append(escape(text)).append("</p>\n");
        return this;
    }

    /** A heading of the second level, which {@link #contents()} leads to. */
    public Html heading(String text) {
        headings.add(text);
        body.append("<h2 id=\"s")
                .append(headings.size())
                .append("\">")
                .append(escape(text))
                .append("</h2>\n");
        return this;
    }

    /** A heading of the third level. */
    public Html subheading(String text) {
        body.append("<h3>").append(escape(text)).append("</h3>\n");
        return this;
    }

    /** Here stand links to all headings of the page, those below included. */
    public Html contents() {
        contentsAt = body.length();
        return this;
    }

    private String links() {
        StringBuilder links = new StringBuilder("<nav>");
        for (int i = 0; i < headings.size(); i++) {
            links.append("<a href=\"#s")
                    .append(i + 1)
                    .append("\">")
                    .append(escape(headings.get(i)))
                    .append("</a> ");
        }
        return links.append("</nav>\n").toString();
    }

    /** A paragraph. */
    public Html paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    /** A list. */
    public Html list(List<String> items) {
        body.append("<ul>");
        items.forEach(item -> body.append("<li>").append(escape(item)).append("</li>"));
        body.append("</ul>\n");
        return this;
    }

    /** Other pages in the same folder, by their names. */
    public Html pages(List<Page> pages) {
        body.append("<ul>");
        for (Page page : pages) {
            body.append("<li><a href=\"")
                    .append(escape(page.file()))
                    .append("\">")
                    .append(escape(page.name()))
                    .append("</a></li>");
        }
        body.append("</ul>\n");
        return this;
    }

    /**
     * Another page.
     *
     * @param name for people
     * @param file its name in the folder of this one
     */
    public record Page(String name, String file) {}

    /** A line in large type with a mood that colours it. */
    public Html verdict(Mood mood, String text) {
        body.append("<p class=\"verdict ")
                .append(mood.name().toLowerCase(Locale.ROOT))
                .append("\">")
                .append(escape(text))
                .append("</p>\n");
        return this;
    }

    /** Figures side by side, each with its name. */
    public Html figures(List<Figure> figures) {
        body.append("<dl class=\"figures\">");
        for (Figure figure : figures) {
            body.append("<div><dt>")
                    .append(escape(figure.name()))
                    .append("</dt><dd>")
                    .append(escape(figure.value()))
                    .append("</dd></div>");
        }
        body.append("</dl>\n");
        return this;
    }

    /** A table that is shown when its line is clicked; for what few readers need. */
    public Html folded(String line, List<String> heading, List<List<String>> rows) {
        body.append("<details><summary>").append(escape(line)).append("</summary>\n");
        table(heading, rows);
        body.append("</details>\n");
        return this;
    }

    /**
     * A table; cells that begin with a line that looks like a number or a day are set to the right, and so are headings
     * of mostly such cells. A cell may have several lines; a short one is not broken. Days that a model learnt from are
     * coloured otherwise than those that it did not.
     */
    public Html table(List<String> heading, List<List<String>> rows) {
        rows.forEach(row -> Check.sameLength("row", row.size(), heading.size()));
        body.append("<div class=\"scroll\"><table><thead><tr>");
        for (int c = 0; c < heading.size(); c++) {
            int column = c;
            long numbers =
                    rows.stream().filter(row -> isNumber(row.get(column))).count();
            body.append(2 * numbers > rows.size() ? "<th class=\"n\">" : "<th>")
                    .append(escape(heading.get(c)))
                    .append("</th>");
        }
        body.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            row.forEach(cell -> body.append(opening(cell)).append(escape(cell)).append("</td>"));
            body.append("</tr>\n");
        }
        body.append("</tbody></table></div>\n");
        return this;
    }

    private static String opening(String cell) {
        if (cell.startsWith("OUT OF SAMPLE") || cell.startsWith("IN SAMPLE")) {
            return cell.startsWith("OUT") ? "<td class=\"good\">" : "<td class=\"bad\">";
        }
        return isNumber(cell)
                ? "<td class=\"n\">"
                : cell.lines().allMatch(l -> l.length() <= SHORT) ? "<td class=\"s\">" : "<td>";
    }

    private static boolean isNumber(String cell) {
        return cell.lines()
                .findFirst()
                .orElse("x")
                .matches("[-+−]?[0-9.,]+( ?%| bp| x)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|n/a|not yet");
    }

    /** A picture with a caption. */
    public Html picture(String svg, String caption) {
        body.append("<figure><div class=\"scroll\">")
                .append(svg)
                .append("</div><figcaption>")
                .append(escape(caption))
                .append("</figcaption></figure>\n");
        return this;
    }

    /** The page as text. */
    public String text() {
        String all = contentsAt == NOWHERE
                ? body.toString()
                : body.substring(0, contentsAt) + links() + body.substring(contentsAt);
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>" + escape(title) + "</title>\n<style>\n" + style() + "</style></head>\n<body><main>\n" + all
                + "</main></body></html>\n";
    }

    /** The text with the five characters that mean something to HTML replaced. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** How a verdict is coloured. */
    public enum Mood {
        /** Established. */
        GOOD,
        /** Nothing established. */
        NEUTRAL,
        /** Worse than it should be. */
        BAD
    }

    /**
     * A figure with its name.
     *
     * @param name what it is
     * @param value the figure as text, with its unit
     */
    public record Figure(String name, String value) {}

    private static String style() {
        try (InputStream in = Html.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("the style sheet report.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
