package io.assay.app.ledger;

import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.ledger.LedgerFile;
import io.assay.ledger.LedgerListing;
import io.assay.ledger.Noted;
import io.assay.report.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay ledger list}. A broken ledger is refused: numbers counted from what is left of it would be wrong. */
@Command(
        name = "list",
        description = "List what was tried, newest last, and how many distinct specifications that makes.",
        footer = {
            "",
            "Examples:",
            "  assay ledger list",
            "  assay ledger list --kind trial --last 20",
            "  assay ledger list --user"
        })
final class LedgerListCommand extends AssayCommand {
    private static final int WIDTH = 120;

    @Mixin
    private LedgerChoice choice = new LedgerChoice();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "List one kind only: ${COMPLETION-CANDIDATES}. The counts stay those of the whole ledger.")
    private LedgerListing.@Nullable Kind kind;

    @Option(names = "--last", paramLabel = "N", description = "List the newest N only (default: all).")
    private int last = Integer.MAX_VALUE;

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--last", last, 1);
        LedgerFile.Content content = LedgerFile.of(choice.file(context)).read();
        content.remarks().forEach(context.output()::remark);
        List<LedgerFile.Row> chosen = content.rows().stream()
                .filter(row -> kind == null || kind == LedgerListing.kind(row))
                .toList();
        List<LedgerFile.Row> shown = chosen.subList(Math.max(0, chosen.size() - last), chosen.size());
        LedgerListing listing = LedgerListing.of(content.rows(), shown);
        String table = shown.isEmpty() ? "" : LedgerRows.table(shown, width(context)) + "\n";
        context.output().result(listing, table + sentence(content.rows(), listing));
        return ExitCode.OK;
    }

    private String sentence(List<LedgerFile.Row> rows, LedgerListing listing) {
        if (rows.isEmpty()) {
            return "The ledger is empty: no score was seen, no held-out day looked at.";
        }
        Map<String, Long> kinds = listing.kinds();
        String recoveries = ", " + kinds.get("RECOVERED")
                + (kinds.getOrDefault("RECOVERED", 0L) == 1 ? " recovery" : " recoveries") + " after a crash.";
        boolean peeksOnly = rows.stream().noneMatch(row -> row.noted() instanceof Noted.Tried);
        if (peeksOnly) {
            return Text.plural(kinds.getOrDefault("PEEK", 0L), "peek") + " at held-out days" + recoveries;
        }
        return "Raw N = " + Text.count(listing.rawTrials()) + ": distinct specifications whose score was seen.\n"
                + "Entries: " + Text.count(listing.entries()) + ", logged as "
                + Text.plural(kinds.getOrDefault("TRIAL", 0L), "trial")
                + ", " + Text.plural(kinds.getOrDefault("REPEAT", 0L), "repeat") + " and "
                + Text.plural(kinds.getOrDefault("PEEK", 0L), "peek") + "; in " + Text.count(listing.again())
                + " the specification had been seen before" + recoveries;
    }

    /** What the shell says of the terminal's width (it has to be exported), else a usual one. */
    private static int width(Context context) {
        String columns = context.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : WIDTH;
    }
}
