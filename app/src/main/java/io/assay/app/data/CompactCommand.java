package io.assay.app.data;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;

/** {@code assay data compact}. */
@Command(
        name = "compact",
        description = "Merge what many imports left behind into one file a market. Changes no bar.",
        footer = {"", "Examples:", "  assay data compact"})
final class CompactCommand extends AssayCommand {
    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.openForWriting(context.workspace())) {
            MarketStore.Compacted compacted = store.compact();
            compacted.notices().forEach(context.output()::remark);
            context.output()
                    .result(
                            compacted,
                            "Compacted: " + Text.bytes(compacted.bytesBefore()) + " before, "
                                    + Text.bytes(compacted.bytesAfter()) + " after.");
            return ExitCode.OK;
        }
    }
}
