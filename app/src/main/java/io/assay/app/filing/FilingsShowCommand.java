package io.assay.app.filing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.series.AsOfOption;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.Series;
import io.assay.market.filing.Quarters;
import io.assay.market.source.SymbolLookup;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.FilingStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data filings show SYMBOL}. */
@Command(
        name = "show",
        description = {
            "Show what a company had reported, as known at the close of a day.",
            "Of each concept the figure of the latest period, with what it came to over the last four quarters where",
            "these are known; with --concept the latest periods of one."
        },
        footer = {
            "",
            "Examples:",
            "  assay data filings show AAPL",
            "  assay data filings show AAPL --as-of 2015-10-28",
            "  assay data filings show AAPL --concept NetIncomeLoss --last 4"
        })
final class FilingsShowCommand extends AssayCommand {
    /** A quarter of 17 weeks, and a few days that were rounded. */
    private static final int LONGEST_QUARTER = 130;

    @Parameters(paramLabel = "SYMBOL", description = "AAPL, or NSE:INFY where several markets have it.")
    private String symbol = "";

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Option(names = "--concept", paramLabel = "NAME", description = "Only this one: NetIncomeLoss, Assets, ...")
    private @Nullable String concept;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many periods of --concept (default: 8).")
    private int last;

    /** A figure, for machines; {@code twelveMonths} where the last four quarters are known. */
    record Figure(
            String concept,
            String start,
            String end,
            String known,
            double value,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> twelveMonths) {}

    /** What was known of a company, for machines. */
    record Report(String instrument, List<Figure> figures) {}

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--last", last, 1);
        FilingStore store = FilingStore.of(context.workspace());
        List<Instrument> stored = store.instruments();
        if (stored.isEmpty()) {
            throw new UsageException("no report is stored in the workspace " + context.workspace()
                    + ". Fix: assay data import-fundamentals PATH");
        }
        Instrument instrument = SymbolLookup.among(stored).resolve(symbol);
        List<Filing> known = store.read(instrument).stream()
                .filter(filing -> filing.filed() <= asOf.day())
                .toList();
        List<Figure> figures = concept == null ? latest(known) : periods(known, concept);
        context.output().result(new Report(instrument.toString(), figures), text(instrument, figures));
        return ExitCode.OK;
    }

    private String text(Instrument instrument, List<Figure> figures) {
        String when = asOf.isTold() ? " known at the close of " + Days.text(asOf.day()) : "";
        String head = instrument + ": " + Text.plural(figures.size(), "figure") + when + "\n";
        boolean sums = figures.stream().anyMatch(f -> f.twelveMonths().isPresent());
        List<String> heading = List.of("concept", "start", "end", "known", "value", "12 months");
        int columns = sums ? heading.size() : heading.size() - 1;
        TextTable table = TextTable.of(heading.subList(0, columns).toArray(String[]::new));
        for (Figure f : figures) {
            List<String> row = List.of(
                    f.concept(),
                    f.start(),
                    f.end(),
                    f.known(),
                    plain(f.value()),
                    f.twelveMonths().map(FilingsShowCommand::plain).orElse(""));
            table.row(row.subList(0, columns).toArray());
        }
        return figures.isEmpty() ? head : head + table.text().stripTrailing();
    }

    /** Of each concept the figure of the period that ends last; of several of those the shortest. */
    private static List<Figure> latest(List<Filing> known) {
        Map<String, Filing> latest = new TreeMap<>();
        for (Filing filing : known) {
            latest.merge(filing.concept(), filing, (before, now) -> later(before, now) > 0 ? before : now);
        }
        return latest.values().stream()
                .map(f -> figure(f, twelveMonths(known, f)))
                .toList();
    }

    private static int later(Filing one, Filing other) {
        return Comparator.comparingInt(Filing::periodEnd)
                .thenComparingInt(Filing::periodStart)
                .thenComparingInt(Filing::filed)
                .compare(one, other);
    }

    private static Optional<Double> twelveMonths(List<Filing> known, Filing latest) {
        Series trailing = Quarters.of(known, List.of(latest.concept())).trailing(latest.concept());
        int[] standing = trailing.standing(Integer.MAX_VALUE);
        if (standing.length == 0) {
            return Optional.empty();
        }
        int at = standing[standing.length - 1];
        return latest.periodEnd() - trailing.periodDay(at) > LONGEST_QUARTER
                ? Optional.empty()
                : Optional.of(trailing.value(at));
    }

    private List<Figure> periods(List<Filing> known, String wanted) {
        List<String> concepts =
                known.stream().map(Filing::concept).distinct().sorted().toList();
        if (!concepts.contains(wanted)) {
            throw UsageException.unknown("concept among the figures known then", wanted, concepts);
        }
        Map<List<Integer>, Filing> standing = new LinkedHashMap<>();
        known.stream()
                .filter(f -> f.concept().equals(wanted))
                .forEach(f -> standing.put(List.of(f.periodStart(), f.periodEnd()), f));
        List<Filing> sorted = new ArrayList<>(standing.values());
        sorted.sort(FilingsShowCommand::later);
        return sorted.stream()
                .skip(Math.max(0, sorted.size() - last))
                .map(f -> figure(f, Optional.empty()))
                .toList();
    }

    private static Figure figure(Filing filing, Optional<Double> twelveMonths) {
        return new Figure(
                filing.concept(),
                filing.isOfADay() ? "" : Days.text(filing.periodStart()),
                Days.text(filing.periodEnd()),
                Days.text(filing.filed()),
                filing.value(),
                twelveMonths);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
