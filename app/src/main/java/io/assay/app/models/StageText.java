package io.assay.app.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.registry.StageChange;
import io.assay.report.Text;
import io.assay.report.TextTable;

/** Changes of stages for people and machines. */
final class StageText {
    /** Widest line. */
    static final int WIDTH = 118;

    /** Instruments that are listed one by one. */
    private static final int MOST = 20;

    /** Instruments that are named in a line. */
    private static final int NAMED = 3;

    private StageText() {}

    /** What came of a command, for machines. */
    record Done(boolean changed, Optional<StageChange> change) {
        static Done of(Optional<StageChange> change) {
            return new Done(change.isPresent(), change);
        }
    }

    /** From which model to which, a line each instrument. */
    static String moves(StageChange change) {
        TextTable table = TextTable.of("instrument", "from", "to");
        change.moves().entrySet().stream()
                .limit(MOST)
                .forEach(e -> table.row(
                        e.getKey(),
                        e.getValue().before().orElse("-"),
                        e.getValue().after()));
        int more = change.moves().size() - MOST;
        return table.text(WIDTH) + (more > 0 ? "... and " + Text.plural(more, "instrument") + " more\n" : "");
    }

    /** All changes, a line each. */
    static String history(List<StageChange> changes) {
        TextTable table = TextTable.of("line", "when", "what", "by", "model", "instruments", "why");
        for (StageChange change : changes) {
            table.row(
                    Long.toString(change.number()),
                    change.time().replaceFirst("T", " ").replaceFirst("(:\\d\\d)(\\.\\d+)?Z$", "$1"),
                    change.act().text(),
                    change.by().text(),
                    model(change),
                    instruments(change.moves()),
                    change.why());
        }
        return table.text(WIDTH);
    }

    private static String model(StageChange change) {
        List<String> models = change.moves().values().stream()
                .map(StageChange.Move::after)
                .distinct()
                .sorted()
                .toList();
        return change.model().orElseGet(() -> models.size() == 1 ? models.get(0) : Text.plural(models.size(), "model"));
    }

    private static String instruments(Map<String, StageChange.Move> moves) {
        int more = moves.size() - NAMED;
        return String.join(", ", moves.keySet().stream().limit(NAMED).toList())
                + (more > 0 ? " and " + Text.count(more) + " more" : "");
    }
}
