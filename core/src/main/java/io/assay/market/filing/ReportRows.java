package io.assay.market.filing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.source.CsvRows;

/**
 * A file of quarterly and annual reports as a crawler saw them, one a row. Of a quarterly report income and figures a
 * share are of the quarter, cash flows run from the beginning of the fiscal year; an annual report is of the year. Rows
 * that are impossible are skipped and counted by the rule that they break.
 */
final class ReportRows {
    static final List<String> REQUIRED =
            List.of("collected", "symbol", "end_date", "amend", "period_focus", "doc_type");

    /** The fastest company needs two weeks; whoever seems to need less wrote another date into the report. */
    private static final int SOONEST = 5;

    /** A first report of a year ago is most often a new one with the year of the old one in it. */
    private static final int LATEST = 365;

    private static final String DIVIDEND = "dividend";
    /** A company that no exchange lists stands under its number at the SEC. */
    private static final String NUMBERED = "CK[0-9]+";

    private static final String SYMBOL = "[A-Z][A-Z0-9.-]*";
    private static final List<String> FOCUS = List.of("Q1", "Q2", "Q3", "FY");

    /** How long the period of a figure is. */
    private enum Span {
        /** The quarter, or the year of an annual report. */
        OWN,
        /** The fiscal year so far. */
        SO_FAR,
        /** A day. */
        DAY
    }

    private record Column(String name, String concept, Span span) {}

    private static final List<Column> FIGURES = List.of(
            new Column("revenues", "Revenues", Span.OWN),
            new Column("op_income", "OperatingIncomeLoss", Span.OWN),
            new Column("net_income", "NetIncomeLoss", Span.OWN),
            new Column("eps_basic", "EarningsPerShareBasic", Span.OWN),
            new Column("eps_diluted", "EarningsPerShareDiluted", Span.OWN),
            new Column(DIVIDEND, "CommonStockDividendsPerShareDeclared", Span.OWN),
            new Column("assets", "Assets", Span.DAY),
            new Column("cur_assets", "AssetsCurrent", Span.DAY),
            new Column("cur_liab", "LiabilitiesCurrent", Span.DAY),
            new Column("cash", "CashAndCashEquivalentsAtCarryingValue", Span.DAY),
            new Column("equity", "StockholdersEquity", Span.DAY),
            new Column("cash_flow_op", "NetCashProvidedByUsedInOperatingActivities", Span.SO_FAR),
            new Column("cash_flow_inv", "NetCashProvidedByUsedInInvestingActivities", Span.SO_FAR),
            new Column("cash_flow_fin", "NetCashProvidedByUsedInFinancingActivities", Span.SO_FAR));

    private final FilingFile.Options options;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int rows;

    private ReportRows(FilingFile.Options options) {
        this.options = options;
    }

    /** Who reported, when and of what: {@code quarters} of the fiscal year, all four in an annual report. */
    private record Report(List<Instrument> companies, LocalDate end, int collected, int quarters, boolean amended) {
        static final Comparator<Report> ORDER =
                Comparator.comparingInt(Report::collected).thenComparing(Report::amended);

        int start(Span span) {
            return switch (span) {
                case DAY -> Days.of(end);
                case SO_FAR -> ReportPeriod.start(end, 3 * quarters);
                case OWN -> ReportPeriod.start(end, quarters == FOCUS.size() ? 12 : 3);
            };
        }
    }

    /** One figure of a report. */
    private record Found(Report report, Column column, double value) {
        Filing filing(Instrument company, int knownAfter) {
            return new Filing(
                    company,
                    column.concept(),
                    report.start(column.span()),
                    Days.of(report.end()),
                    report.collected() + knownAfter,
                    value);
        }
    }

    static FilingsRead read(CsvRows source, List<String> columns, FilingFile.Options options) {
        ReportRows reading = new ReportRows(options);
        List<String> names = new ArrayList<>(REQUIRED);
        FIGURES.forEach(column -> names.add(column.name()));
        source.read(names.stream().mapToInt(columns::indexOf).toArray(), (line, fields) -> reading.row(fields));
        if (reading.rows == 0) {
            throw new DataException(DataProblem.of("the file must hold rows, it holds a header alone")
                    .at(source.file(), 1)
                    .withFix("fetch it again"));
        }
        // Of two reports seen on one day the amended one counts, else the one that stands further down.
        reading.found.sort(Comparator.comparing(Found::report, Report.ORDER));
        List<Filing> filings = new ArrayList<>();
        for (Found figure : reading.found) {
            figure.report().companies().forEach(company -> filings.add(figure.filing(company, options.knownAfter())));
        }
        return new FilingsRead(source.file(), filings, reading.rows, reading.skipped);
    }

    private void row(String[] fields) {
        rows++;
        Optional<LocalDate> collected = date(fields[0], DateTimeFormatter.BASIC_ISO_DATE);
        Optional<LocalDate> end = date(fields[2], DateTimeFormatter.ISO_LOCAL_DATE);
        List<Instrument> companies = companies(fields[1]);
        int focus = FOCUS.indexOf(fields[4]);
        boolean annual = focus == FOCUS.size() - 1;
        if (companies.isEmpty()) {
            skip("a symbol must begin with a letter and name a company that is listed");
        } else if (collected.isEmpty() || end.isEmpty() || Days.of(collected.get()) > options.today()) {
            skip("'collected' and 'end_date' must be dates that are not in the future");
        } else if (focus < 0 || annual != fields[5].startsWith("10-K")) {
            skip("a 10-K must be of a year, every other report of its first, second or third quarter");
        } else {
            boolean amended = fields[3].equalsIgnoreCase("true");
            report(new Report(companies, end.get(), Days.of(collected.get()), focus + 1, amended), fields);
        }
    }

    private void report(Report report, String[] fields) {
        int after = report.collected() - Days.of(report.end());
        if (after < SOONEST) {
            skip("a report must be collected " + SOONEST + " days after the end of its period or later");
        } else if (after > LATEST && !report.amended()) {
            skip("a report that amends none must be collected within a year of the end of its period");
        } else {
            List<Found> figures = figures(report, fields);
            if (figures.isEmpty()) {
                skip("a report must hold at least one figure");
            }
            found.addAll(figures);
        }
    }

    /** A dividend of 0 is left out: the crawler writes it where a report says nothing of dividends, too. */
    private static List<Found> figures(Report report, String[] fields) {
        List<Found> figures = new ArrayList<>();
        for (int f = 0; f < FIGURES.size(); f++) {
            Column column = FIGURES.get(f);
            OptionalDouble value = Figure.parse(fields[REQUIRED.size() + f]);
            if (value.isPresent() && !(column.name().equals(DIVIDEND) && value.getAsDouble() == 0)) {
                figures.add(new Found(report, column, value.getAsDouble()));
            }
        }
        return figures;
    }

    private void skip(String rule) {
        skipped.merge(rule, 1, Integer::sum);
    }

    /** Several where classes of shares are listed side by side: {@code GOOG/GOOGL}. */
    private List<Instrument> companies(String text) {
        List<String> symbols = List.of(text.strip().toUpperCase(Locale.ROOT).split("/", -1));
        return symbols.stream().allMatch(symbol -> symbol.matches(SYMBOL) && !symbol.matches(NUMBERED))
                ? symbols.stream()
                        .map(symbol -> new Instrument(options.market(), symbol))
                        .toList()
                : List.of();
    }

    private static Optional<LocalDate> date(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
