package io.assay.app.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.model.Engines;
import io.assay.proof.LeakProof;
import io.assay.proof.ProofReport;
import io.assay.report.Text;
import io.assay.report.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay proof}. */
@Command(
        name = "proof",
        description = {
            "Prove that nothing registered looks ahead: each feature, label, scaler, learner, split and join is run",
            "again on simulated stocks whose future is cut off or replaced by noise, gaps and extremes. Not a bit of",
            "what was known before may move. Ends with status 1 if something does. Needs no data."
        },
        footer = {
            "",
            "Examples:",
            "  assay proof",
            "  assay proof --cuts 100        slower and stricter",
            "  assay --json proof"
        })
public final class ProofCommand extends AssayCommand {
    private static final int MOST = 10_000;

    @Option(
            names = "--cuts",
            paramLabel = "N",
            defaultValue = "" + LeakProof.USUAL_CUTS,
            description = "Cuts of each series (default: ${DEFAULT-VALUE}).")
    private int cuts;

    @Override
    protected int run(Context context) {
        OptionChecks.within("--cuts", cuts, 1, MOST);
        ProofReport report =
                LeakProof.run(Engines.find(List.of()), cuts, context.seed(), context.parallel(), context.progress());
        context.output().result(Map.of("proof", report, "sentence", report.sentence()), text(report));
        return report.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private static String text(ProofReport report) {
        Map<String, int[]> kinds = new TreeMap<>();
        StringBuilder failed = new StringBuilder();
        for (ProofReport.Row row : report.rows()) {
            int[] counts = kinds.computeIfAbsent(row.kind(), k -> new int[3]);
            counts[0]++;
            counts[1] += row.transforms();
            counts[2] += row.holds() ? 0 : 1;
            if (!row.holds()) {
                failed.append("FAILED ")
                        .append(row.kind())
                        .append(' ')
                        .append(row.first())
                        .append('\n');
            }
        }
        TextTable table = TextTable.of("kind", "registered", "transforms", "failed");
        kinds.forEach(
                (kind, counts) -> table.row(kind, Text.count(counts[0]), Text.count(counts[1]), Text.count(counts[2])));
        return table.text() + "\n" + failed + report.sentence() + "\n";
    }
}
