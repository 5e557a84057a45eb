package io.assay.app.ledger;

import java.util.List;
import java.util.Locale;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.UsageException;
import io.assay.ledger.LedgerFile;
import io.assay.ledger.LedgerListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay ledger show N|HASH}. */
@Command(
        name = "show",
        description = "Show one line of the ledger whole, by its number or by the beginning of its hash.",
        footer = {"", "Examples:", "  assay ledger show 12", "  assay ledger show 9f86d081 --json"})
final class LedgerShowCommand extends AssayCommand {
    @Mixin
    private LedgerChoice choice = new LedgerChoice();

    @Parameters(paramLabel = "N|HASH", description = "Line number, or at least four characters of the line's hash.")
    private String wanted = "";

    @Override
    protected int run(Context context) {
        String name = wanted.toLowerCase(Locale.ROOT);
        if (!name.matches("[0-9]{1,18}|[0-9a-f]{4,64}")) {
            throw new UsageException(
                    "a line is named by its number or by at least four characters of its hash, was '" + wanted + "'");
        }
        var file = choice.file(context);
        LedgerFile.Content content = LedgerFile.of(file).read();
        content.remarks().forEach(context.output()::remark);
        LedgerFile.Row row = find(content.rows(), name);
        context.output().result(LedgerListing.parts(row), LedgerRows.text(row, file));
        return ExitCode.OK;
    }

    /** A number that is a line's is taken as such; else it is the beginning of a hash. */
    private LedgerFile.Row find(List<LedgerFile.Row> rows, String name) {
        List<LedgerFile.Row> found = rows.stream()
                .filter(row -> Long.toString(row.sequence()).equals(name))
                .toList();
        if (found.isEmpty() && name.length() >= 4) {
            found = rows.stream().filter(row -> row.hash().startsWith(name)).toList();
        }
        if (found.size() != 1) {
            throw new UsageException(
                    found.isEmpty()
                            ? "the ledger has " + rows.size() + " lines and none of '" + wanted
                                    + "'; see 'assay ledger list" + choice.option() + "'"
                            : found.size() + " lines have a hash that begins with '" + wanted + "': name more of it");
        }
        return found.get(0);
    }
}
