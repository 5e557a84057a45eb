package io.assay.app.data;

import java.time.LocalDate;

import io.assay.app.cli.Context;
import io.assay.app.cli.MarketCodes;
import io.assay.base.Days;
import io.assay.market.PriceBasis;
import io.assay.market.source.Markets;
import io.assay.market.source.ReadOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user can say about files of bars where it should not be told by their content. */
final class FileOptions {
    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Layout of the files: ${COMPLETION-CANDIDATES} (default: told by content).",
            completionCandidates = FormatNames.class)
    private @Nullable String format;

    @Option(
            names = "--market",
            paramLabel = "CODE",
            description = "Market of the symbols (default: derived).",
            completionCandidates = MarketCodes.class)
    private @Nullable String market;

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            description = "What the prices mean: ${COMPLETION-CANDIDATES} (default: by layout).")
    private @Nullable PriceBasis basis;

    ReadOptions options(Context context) {
        ReadOptions options = ReadOptions.on(Days.of(LocalDate.now(context.clock())));
        options = market == null ? options : options.withMarket(Markets.require(market));
        options = format == null ? options : options.withFormat(format);
        return basis == null ? options : options.withBasis(basis);
    }
}
