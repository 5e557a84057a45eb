package io.assay.app.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Remarks;
import io.assay.app.cli.Workspace;
import io.assay.base.AtomicFiles;
import io.assay.base.UsageException;
import io.assay.market.MarketData;
import io.assay.market.audit.AuditReport;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.MarketAudit;
import io.assay.market.audit.Thresholds;
import io.assay.report.AuditPage;
import io.assay.report.AuditText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data audit [PATH...]}. */
@Command(
        name = "audit",
        description = {
            "Examine the stored data, or files without storing them: gaps, impossible prices, flat runs, splits"
                    + " nobody recorded, survivorship.",
            "WARN keeps every bar, QUARANTINE drops rows, FAIL blocks a symbol.",
            "Exit code 1 on any FAIL; 3 if there is none but a file cannot be read."
        },
        footer = {
            "",
            "Examples:",
            "  assay data audit",
            "  assay data audit vendor/ --market US",
            "  assay --json data audit > audit.json"
        })
final class AuditCommand extends AssayCommand {
    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files or folders (default: what is stored).")
    private List<Path> paths = List.of();

    @Mixin
    private FileOptions files = new FileOptions();

    @Option(names = "--show", paramLabel = "N", defaultValue = "40", description = "Symbols to list (default: 40).")
    private int show;

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--show", show, 0);
        return paths.isEmpty() ? ofStore(context) : ofFiles(context);
    }

    private int ofStore(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            if (store.listings().isEmpty()) {
                throw new UsageException("the workspace " + context.workspace()
                        + " holds no bars. Fix: 'assay data import', or name files to audit");
            }
            AuditReport report = audit(context, store);
            Map<String, Long> bytes = new HashMap<>();
            for (MarketAudit market : report.markets()) {
                bytes.put(
                        market.market().code(), store.sizeOnDisk(market.market().code()));
            }
            return print(context, report.withBytesOnDisk(bytes));
        }
    }

    private int ofFiles(Context context) {
        ReadFiles read = ReadFiles.read(context, paths, files.options(context));
        Remarks.print(context, read.remarks(), "the report names places");
        read.refusals().forEach(context.output()::remark);
        int code = print(context, audit(context, read));
        return code == ExitCode.OK && !read.refusals().isEmpty() ? ExitCode.BAD_DATA : code;
    }

    private static AuditReport audit(Context context, MarketData data) {
        AuditReport report = Auditor.audit(data, Thresholds.DEFAULTS, context.parallel(), context.progress());
        context.progress().done();
        return report;
    }

    private int print(Context context, AuditReport report) {
        Path page = new Workspace(context.workspace()).reports().resolve("audit.html");
        AtomicFiles.write(page, AuditPage.of(report));
        context.output().result(report, AuditText.of(report, show) + "\nReport: " + page);
        return report.hasFailures() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
}
