package io.assay.app.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Remarks;
import io.assay.market.series.PublishedSeries;
import io.assay.report.Text;
import io.assay.store.SeriesStore;

/** Brings series into the store, and tells what came of it. */
final class SeriesImport {
    private final Context context;
    private final SeriesStore store;
    private final boolean replace;
    private final List<SeriesStore.Result> results = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean differs;
    private int refused;

    SeriesImport(Context context, SeriesStore store, boolean replace) {
        this.context = context;
        this.store = store;
        this.replace = replace;
    }

    /** What came of an import, for machines. */
    record Report(int asked, int refused, List<SeriesStore.Result> series, int stored, List<String> remarks) {}

    /**
     * Stores some. Two of the same name that differ are two sources at odds: the first stays, which is said and is no
     * failure. What was stored before and differs is one: the store does not hold what was handed in.
     */
    void store(List<PublishedSeries> series) {
        for (SeriesStore.Result result : store.write(series, replace)) {
            boolean first = seen.add(result.name());
            results.add(result);
            if (result.outcome() == SeriesStore.Outcome.DISAGREES) {
                String values = result.name() + ": " + Text.plural(result.different(), "value")
                        + (result.different() == 1 ? " differs" : " differ");
                remark(
                        first
                                ? values + " from those stored, which stay. Fix: --replace, if the new ones are"
                                        + " right"
                                : values + " between what was handed in; those that came first stay");
                differs |= first;
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
     * @param asked how many files or series were asked for
     * @return the exit code
     */
    int print(String noun, int asked) {
        Remarks.print(context, remarks, "--json lists all");
        context.output()
                .result(new Report(asked, refused, results, store.names().size(), remarks), text(noun, asked));
        return refused > 0 ? ExitCode.BAD_DATA : differs ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private String text(String noun, int asked) {
        List<String> parts = new ArrayList<>();
        for (SeriesStore.Outcome outcome : SeriesStore.Outcome.values()) {
            long count = results.stream().filter(r -> r.outcome() == outcome).count();
            if (count > 0) {
                parts.add(count + " " + outcome.name().toLowerCase(Locale.ROOT));
            }
        }
        int added = results.stream().mapToInt(SeriesStore.Result::added).sum();
        return (noun.equals("series") ? asked + " series" : Text.plural(asked, noun))
                + (refused > 0 ? ", " + refused + " refused" : "") + ": "
                + (parts.isEmpty() ? "nothing" : String.join(", ", parts)) + ", " + Text.plural(added, "new value")
                + "\nThe workspace holds " + Text.count(store.names().size())
                + " series: assay data series list";
    }
}
