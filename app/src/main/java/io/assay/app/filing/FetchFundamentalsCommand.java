package io.assay.app.filing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.Fetching;
import io.assay.app.cli.Service;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.filing.EdgarClient;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay data fetch-fundamentals}. */
@Command(
        name = "fetch-fundamentals",
        description = {
            "Fetch the figures of company reports from the SEC's EDGAR, each with the day on which it became known.",
            "That is the day after the report was filed, since reports are taken in until after the close. The first",
            "report with a figure makes it known, one with another value restates it from its own day on. Companies",
            "are found by the ticker of today: who had it before, or went away, is not found, so a universe of these",
            "companies is one of survivors. Figures in money are taken in US dollars; a company that reports mostly",
            "in another currency is refused, since ratios to the price would mix the two. Numbers of shares are left",
            "out from the first annual report of a company from abroad (20-F, 40-F) on: what trades may be shares of",
            "a depositary. One that files 10-K and trades so all the same cannot be told from others."
        },
        footer = {
            "",
            "Environment: ASSAY_SEC_CONTACT, your name and e-mail address, which the SEC asks",
            "of everybody; ASSAY_SEC_URL, another address of the service; ASSAY_SEC_TRIES,",
            "how often a question that gets no answer is put (6).",
            "",
            "Examples:",
            "  assay data fetch-fundamentals --symbols AAPL,MSFT",
            "  assay data fetch-fundamentals"
        })
public final class FetchFundamentalsCommand extends AssayCommand {
    private static final String CONTACT = "ASSAY_SEC_CONTACT";

    /** What a header may hold, with the sign that an address has. */
    private static final String ADDRESS = "[\\x20-\\x7E]*@[\\x20-\\x7E]*";

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Tickers, separated by commas (default: all of market US that have bars).")
    private @Nullable List<String> symbols;

    @Option(names = "--replace", description = "Let the SEC win where it differs from what is stored.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        String contact = Optional.ofNullable(context.environment().get(CONTACT))
                .filter(text -> text.matches(ADDRESS))
                .orElseThrow(() -> new UsageException("the SEC answers only who says who it is. Fix: set " + CONTACT
                        + " to your name and e-mail address, for example 'Jane Doe jane@example.org'"));
        List<Instrument> companies = companies(context);
        Service service = Service.of(context, "SEC", EdgarClient.manners(contact));
        EdgarClient edgar = new EdgarClient(
                service.url().map(EdgarClient.Place::at).orElse(EdgarClient.Place.OPEN), service.answers());
        FilingsImport done = new FilingsImport(context, replace);
        Fetching.each(
                context,
                companies.stream().map(Instrument::toString).toList(),
                name -> done.store(edgar.fetch(Instrument.parse(name))),
                done::refused,
                done::remark);
        return done.print("name", companies.size());
    }

    private List<Instrument> companies(Context context) {
        if (symbols != null) {
            return symbols.stream()
                    .map(symbol -> symbol.strip().toUpperCase(Locale.ROOT))
                    .map(symbol -> Instrument.parse(symbol.indexOf(':') < 0 ? Market.US.code() + ":" + symbol : symbol))
                    .distinct()
                    .sorted()
                    .toList();
        }
        try (MarketStore store = MarketStore.open(context.workspace())) {
            List<Instrument> listed = store.listings().stream()
                    .map(Listing::instrument)
                    .filter(instrument -> instrument.market().equals(Market.US.code()))
                    .toList();
            if (listed.isEmpty()) {
                throw new UsageException("there are no bars of market US in the workspace " + context.workspace()
                        + ". Fix: name companies with --symbols");
            }
            return listed;
        }
    }
}
