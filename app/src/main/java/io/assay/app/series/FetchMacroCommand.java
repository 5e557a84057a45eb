package io.assay.app.series;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.Fetching;
import io.assay.app.cli.Service;
import io.assay.market.http.Manners;
import io.assay.market.series.FredClient;
import io.assay.store.SeriesStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data fetch-macro [ID...]}. */
@Command(
        name = "fetch-macro",
        description = {
            "Fetch series of the economy from FRED and store them with the day on which each value became known.",
            "Without a key the graphs' CSV is read: values as revised last, tagged REVISED. With FRED_API_KEY in the",
            "environment ALFRED's vintages are: every value as it was first shown, and each revision on its day."
        },
        footer = {
            "",
            "Environment: FRED_API_KEY; ASSAY_FRED_URL, another address of the service;",
            "ASSAY_FRED_TRIES, how often a question that gets no answer is put (6).",
            "",
            "Examples:",
            "  assay data fetch-macro",
            "  assay data fetch-macro CPIAUCSL UNRATE",
            "  FRED_API_KEY=... assay data fetch-macro GDP PAYEMS"
        })
public final class FetchMacroCommand extends AssayCommand {
    /** What the macro features read. */
    private static final List<String> USUAL =
            List.of("FEDFUNDS", "DGS10", "DGS2", "CPIAUCSL", "UNRATE", "GDP", "DTWEXBGS", "DCOILWTICO");

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Names of FRED's (default: what the features read).")
    private List<String> ids = List.of();

    @Option(
            names = "--known-after",
            paramLabel = "DAYS",
            description = "Every value is out by the close so many days after its date; for series of which nothing is"
                    + " recorded.")
    private @Nullable Integer knownAfter;

    @Option(names = "--replace", description = "Let FRED win where it differs from what is stored.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        FredClient fred = fred(context);
        SeriesStore store = SeriesStore.of(context.workspace());
        List<String> wanted = ids.isEmpty() ? USUAL : ids;
        OptionalInt after = knownAfter == null ? OptionalInt.empty() : OptionalInt.of(knownAfter);
        SeriesImport done = new SeriesImport(context, store, replace);
        Fetching.each(context, wanted, id -> done.store(List.of(fred.fetch(id, after))), done::refused, done::remark);
        return done.print("series", wanted.size());
    }

    private static FredClient fred(Context context) {
        Service service = Service.of(context, "FRED", new Manners("FRED", Service.AGENT, 1, 2, Manners.Tries.USUAL));
        FredClient.Place open = FredClient.Place.open(
                Optional.ofNullable(context.environment().get("FRED_API_KEY")).filter(key -> !key.isBlank()));
        return new FredClient(service.url().map(open::at).orElse(open), service.answers());
    }
}
