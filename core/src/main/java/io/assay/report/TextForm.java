package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a text is set: for a terminal, or as Markdown. */
interface TextForm {
    /** Widest table of a terminal. */
    int WIDTH = 118;

    /** For a terminal. */
    static TextForm plain() {
        return new Plain();
    }

    /** For a file that is shown as it stands or set by a viewer. */
    static TextForm markdown() {
        return new Markdown();
    }

    /** The title of the whole. */
    String title(String text);

    /** What must not be overlooked. */
    String warning(String text);

    /** A heading. */
    String heading(String text);

    /** A paragraph. */
    String paragraph(String text);

    /** A list. */
    String items(List<String> items);

    /** A table. */
    String table(EvaluationSheet.Table table);

    /** For a terminal. */
    final class Plain implements TextForm {
        @Override
        public String title(String text) {
            return "";
        }

        @Override
        public String warning(String text) {
            return RunText.wrapped(text) + "\n\n";
        }

        @Override
        public String heading(String text) {
            return text.toUpperCase(Locale.ROOT) + "\n";
        }

        @Override
        public String paragraph(String text) {
            return RunText.wrapped(text) + "\n\n";
        }

        @Override
        public String items(List<String> items) {
            StringBuilder text = new StringBuilder();
            items.forEach(item -> text.append(RunText.wrapped("- " + item)).append('\n'));
            return text.append('\n').toString();
        }

        @Override
        public String table(EvaluationSheet.Table table) {
            TextTable lines = TextTable.of(table.heading().toArray(new String[0]));
            table.rows().forEach(row -> lines.row(row.toArray()));
            return lines.text(WIDTH) + "\n";
        }
    }

    /** For a file that is shown as it stands or set by a viewer. */
    final class Markdown implements TextForm {
        @Override
        public String title(String text) {
            return "# " + text + "\n\n";
        }

        @Override
        public String warning(String text) {
            return "> **" + escaped(text) + "**\n\n";
        }

        @Override
        public String heading(String text) {
            return "## " + escaped(text) + "\n\n";
        }

        @Override
        public String paragraph(String text) {
            return escaped(text) + "\n\n";
        }

        @Override
        public String items(List<String> items) {
            StringBuilder text = new StringBuilder();
            items.forEach(item -> text.append("- ").append(escaped(item)).append('\n'));
            return text.append('\n').toString();
        }

        @Override
        public String table(EvaluationSheet.Table table) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(table.heading());
            lines.add(table.heading().stream().map(h -> "---").toList());
            lines.addAll(table.rows());
            StringBuilder text = new StringBuilder();
            for (List<String> line : lines) {
                text.append("| ")
                        .append(String.join(
                                " | ", line.stream().map(Markdown::escaped).toList()))
                        .append(" |\n");
            }
            return text.append('\n').toString();
        }

        private static String escaped(String text) {
            return text.replace("|", "\\|")
                    .replace("*", "\\*")
                    .replace("<", "&lt;")
                    .replace('\n', ' ');
        }
    }
}
