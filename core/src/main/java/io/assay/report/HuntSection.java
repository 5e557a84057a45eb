package io.assay.report;

import java.util.List;
import java.util.Optional;

import io.assay.evaluate.LeakHunt;

/** What the search for a leak came to, that starts by itself where a figure is too good. */
final class HuntSection {
    private static final int WIDTH = 110;

    private HuntSection() {}

    static void add(Html page, Optional<LeakHunt> hunt) {
        if (hunt.isEmpty()) {
            return;
        }
        page.heading("The search for a leak");
        page.paragraph(hunt.get().sentence());
        page.paragraph(hunt.get().scope());
        page.table(
                List.of("test", "conclusion", "what was seen"),
                hunt.get().findings().stream()
                        .map(f -> List.of(f.test(), f.conclusion().title(), f.sentence()))
                        .toList());
    }

    static String text(Optional<LeakHunt> hunt) {
        if (hunt.isEmpty()) {
            return "";
        }
        TextTable table = TextTable.of("search for a leak", "conclusion", "what was seen");
        hunt.get().findings().forEach(f -> table.row(f.test(), f.conclusion().title(), f.sentence()));
        return RunText.wrapped(hunt.get().scope()) + "\n" + table.text(WIDTH) + "\n";
    }
}
