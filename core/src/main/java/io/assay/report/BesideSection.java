package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.AgainstBenchmark;
import io.assay.backtest.PeriodFigures;
import io.assay.backtest.PeriodFigures.Standing;

/** Named periods, an index and other capitals beside a model's book. */
final class BesideSection {
    static final String HINDSIGHT = "Periods were named by people who knew what came after; no model could. What the"
            + " models learnt from is not scored. A few hundred sessions tell little: look at the intervals.";

    private static final String WINDOWS = "Each window was acted on by models that were fitted before it. A few hundred"
            + " sessions tell little: look at the intervals.";

    private BesideSection() {}

    /** What must be known of the periods. */
    private static String caution(BookReport.Beside beside) {
        boolean windows = beside.periods().stream()
                .allMatch(row -> row.model().period().group().equals(WindowsSection.GROUP));
        return windows ? WINDOWS : HINDSIGHT;
    }

    static void add(Html page, BookReport report) {
        BookReport.Beside beside = report.beside();
        if (!beside.periods().isEmpty()) {
            page.subheading("Period by period");
            page.paragraph(caution(beside));
            page.table(periodHeading(), periodRows(beside));
            elsewhere(beside).ifPresent(page::paragraph);
        }
        beside.benchmark().ifPresent(index -> benchmark(page, report, index));
        if (!beside.capacity().isEmpty()) {
            capacity(page, report);
        }
        beside.risk().ifPresent(risk -> RiskSection.add(page, risk));
    }

    static List<String> periodHeading() {
        return List.of("period", "", "standing", "sessions", "net", "Sharpe", "95 % interval", "fall", "equal weight");
    }

    static List<List<String>> periodRows(BookReport.Beside beside) {
        return beside.periods().stream()
                .filter(row -> isTold(row.model().standing()))
                .map(BesideSection::periodRow)
                .toList();
    }

    /** What was learnt from stands in the table without figures, so that nobody misses it. */
    private static boolean isTold(Standing standing) {
        return isScored(standing) || standing == Standing.IN_SAMPLE;
    }

    private static boolean isScored(Standing standing) {
        return standing == Standing.OUT_OF_SAMPLE || standing == Standing.IN_PART;
    }

    /** The periods that hold no day of the book, in a sentence. */
    private static Optional<String> elsewhere(BookReport.Beside beside) {
        List<String> others = beside.periods().stream()
                .map(BookReport.PeriodRow::model)
                .filter(model -> !isTold(model.standing()))
                .map(model -> model.period().name() + " (" + model.standing().title() + ")")
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("No day of the book lies in: " + String.join(", ", others) + ".");
    }

    private static List<String> periodRow(BookReport.PeriodRow row) {
        PeriodFigures own = row.model();
        boolean scored = isScored(own.standing());
        List<String> cells = new ArrayList<>();
        cells.add(own.period().name());
        cells.add(own.period().group());
        cells.add(own.standing().title());
        cells.add(scored ? Text.count(own.sessions()) : Text.NONE);
        cells.add(scored ? Text.signedPercent(own.total()) : Text.NONE);
        cells.add(scored ? Text.signed(own.sharpe().annual(), 2) : Text.NONE);
        cells.add(scored ? Text.range(own.sharpe().low(), own.sharpe().high(), 2) : Text.NONE);
        cells.add(scored ? Text.percent(own.fall()) : Text.NONE);
        cells.add(scored ? Text.signedPercent(row.equalWeight().total()) : Text.NONE);
        return cells;
    }

    private static void benchmark(Html page, BookReport report, AgainstBenchmark index) {
        page.subheading("Beside " + index.name());
        page.paragraph(sentence(index));
        page.table(List.of("figure", "value", "95 % interval"), benchmarkRows(index));
        double[] own = new double[index.days().length];
        int[] days = report.model().days();
        double first = Double.NaN;
        int at = 0;
        for (int s = 0; s < own.length; s++) {
            while (days[at] < index.days()[s]) {
                at++;
            }
            first = s == 0 ? report.model().equity()[at] : first;
            own[s] = report.model().equity()[at] / first;
        }
        page.picture(
                TimeChart.of(
                        index.days(),
                        List.of(
                                new TimeChart.Curve(report.model().name(), own, TimeChart.Look.MAIN),
                                new TimeChart.Curve(index.name(), index.level(), TimeChart.Look.SECOND)),
                        TimeChart.Unit.AMOUNT),
                "Both as multiples of their first close.");
    }

    static String sentence(AgainstBenchmark index) {
        return index.name() + " came to " + Text.signedPercent(index.total()) + " over "
                + Text.plural(index.sessions(), "session") + " (" + Text.signedPercent(index.annual())
                + " a year, Sharpe " + Text.signed(index.sharpe(), 2)
                + ", no risk-free rate taken off) without costs. An index of prices leaves dividends out, which the"
                + " book gets.";
    }

    static List<List<String>> benchmarkRows(AgainstBenchmark index) {
        AgainstBenchmark.Figures figures = index.figures();
        return List.of(
                row("beta", Text.signed(figures.beta().value(), 2), figures.beta(), 1),
                row("alpha a year", Text.signedPercent(figures.alpha().value()), figures.alpha(), 100),
                row("excess return a year", Text.signedPercent(figures.excess().value()), figures.excess(), 100),
                row("information ratio", Text.signed(figures.information().value(), 2), figures.information(), 1),
                List.of("correlation", Text.signed(figures.correlation(), 2), Text.NONE));
    }

    private static List<String> row(String name, String value, AgainstBenchmark.Measured of, int scale) {
        String interval = of.interval().isDefined()
                ? Text.range(
                                scale * of.interval().lower(),
                                scale * of.interval().upper(),
                                2)
                        + (scale == 1 ? "" : " %")
                : Text.NONE;
        return List.of(name, value, interval);
    }

    private static void capacity(Html page, BookReport report) {
        page.subheading("How much capital it bears");
        page.paragraph(capacitySentence());
        page.table(capacityHeading(report), capacityRows(report));
        page.picture(
                PointChart.of(
                        report.beside().capacity().stream()
                                .map(p -> PointChart.Point.of(StrictMath.log10(p.capital()), p.sharpe()))
                                .toList(),
                        new PointChart.Frame(
                                "capital in " + report.currency() + ", as a power of ten",
                                "Sharpe ratio a year",
                                true,
                                false,
                                List.of())),
                "The model's book with other capitals.");
    }

    static String capacitySentence() {
        return "The same decisions with other capitals. An order moves the price against itself by the law asked for,"
                + " or else by daily volatility x the square root of its share of a usual day's volume. Impact is paid"
                + " once: prices are those of the record, as if the order had not been there. Without volume: decisions"
                + " not carried out because no usual volume was known.";
    }

    static List<String> capacityHeading(BookReport report) {
        return List.of("capital " + report.currency(), "return a year", "Sharpe", "trading costs", "without volume");
    }

    static List<List<String>> capacityRows(BookReport report) {
        return report.beside().capacity().stream()
                .map(p -> List.of(
                        Text.count(Math.round(p.capital())),
                        Text.signedPercent(p.annual()),
                        Text.signed(p.sharpe(), 2),
                        BookFigures.basisPoints(p.costBp()),
                        Text.count(p.thin())))
                .toList();
    }

    /** The same for the terminal. */
    static String text(BookReport report) {
        BookReport.Beside beside = report.beside();
        StringBuilder text = new StringBuilder();
        if (!beside.periods().isEmpty()) {
            text.append(RunText.wrapped(caution(beside))).append('\n');
            text.append(table(periodHeading(), periodRows(beside)));
            elsewhere(beside)
                    .ifPresent(told -> text.append(RunText.wrapped(told)).append("\n\n"));
        }
        beside.benchmark().ifPresent(index -> {
            text.append(RunText.wrapped(sentence(index))).append('\n');
            text.append(table(List.of("beside " + index.name(), "value", "95 % interval"), benchmarkRows(index)));
        });
        if (!beside.capacity().isEmpty()) {
            text.append(RunText.wrapped(capacitySentence())).append('\n');
            text.append(table(capacityHeading(report), capacityRows(report)));
        }
        beside.risk().ifPresent(risk -> text.append(RiskText.of(risk)).append('\n'));
        return text.toString();
    }

    private static String table(List<String> heading, List<List<String>> rows) {
        TextTable table = TextTable.of(heading.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        return table.text() + "\n";
    }
}
