package io.assay.app.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Remarks;
import io.assay.market.filing.FilingsRead;
import io.assay.report.Text;
import io.assay.store.FilingStore;
import io.assay.store.SeriesStore;

/** Brings company reports into the store, and tells what came of it. */
final class FilingsImport {
    private final Context context;
    private final FilingStore store;
    private final boolean replace;
    private final List<FilingStore.Result> results = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int rows;
    private int refused;

    FilingsImport(Context context, boolean replace) {
        this.context = context;
        this.store = FilingStore.of(context.workspace());
        this.replace = replace;
    }

    /**
     * What came of an import, for machines.
     *
     * @param asked how many files or companies were asked for
     * @param refused how many of them did not come
     * @param rows rows that were read
     * @param skipped rows that were left out, by the rule that they break
     * @param outcomes instruments by what became of them
     * @param added figures that were not there
     * @param different figures that differ from those stored
     * @param stored instruments of which reports are stored
     */
    record Report(
            int asked,
            int refused,
            int rows,
            Map<String, Integer> skipped,
            Map<String, Integer> outcomes,
            int added,
            int different,
            int stored,
            List<String> remarks) {}

    /** Stores what was read. */
    void store(FilingsRead read) {
        rows += read.rows();
        read.skipped().forEach((rule, count) -> skipped.merge(rule, count, Integer::sum));
        for (FilingStore.Result result : store.write(read.filings(), replace)) {
            results.add(result);
            if (result.outcome() == SeriesStore.Outcome.DISAGREES) {
                remark(result.instrument() + ": " + Text.plural(result.different(), "figure")
                        + " differ from those stored, which stay. Fix: --replace, if the new ones are right");
            }
        }
    }

    /** One of what was asked for did not come. */
    void refused(String what, String why) {
        refused++;
        remark("refused: " + (why.contains(what) ? why : what + ": " + why));
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    /**
     * Prints what came of it.
     *
     * @param noun what was asked for
     * @param asked how many of it
     * @return the exit code
     */
    int print(String noun, int asked) {
        skipped.forEach((rule, count) -> context.output().remark("skipped " + Text.plural(count, "row") + ": " + rule));
        Remarks.print(context, remarks, "--json lists all");
        Map<String, Integer> outcomes = new TreeMap<>();
        results.forEach(r -> outcomes.merge(r.outcome().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        int added = results.stream().mapToInt(FilingStore.Result::added).sum();
        int different = results.stream().mapToInt(FilingStore.Result::different).sum();
        int stored = store.instruments().size();
        List<String> parts = new ArrayList<>();
        outcomes.forEach((outcome, count) -> parts.add(Text.count(count) + " " + outcome));
        String text = Text.plural(asked, noun) + (refused > 0 ? ", " + refused + " refused" : "") + ": "
                + (parts.isEmpty() ? "nothing" : "instruments " + String.join(", ", parts)) + ", "
                + Text.plural(added, "new figure") + "\nThe workspace holds reports of "
                + Text.plural(stored, "instrument") + ": assay data filings list";
        context.output()
                .result(new Report(asked, refused, rows, skipped, outcomes, added, different, stored, remarks), text);
        return refused > 0 ? ExitCode.BAD_DATA : different > 0 && !replace ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
}
