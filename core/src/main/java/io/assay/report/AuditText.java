package io.assay.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.assay.market.Market;
import io.assay.market.audit.AuditReport;
import io.assay.market.audit.Example;
import io.assay.market.audit.Figures;
import io.assay.market.audit.Finding;
import io.assay.market.audit.MarketAudit;
import io.assay.market.audit.RuleCount;
import io.assay.market.audit.Severity;
import io.assay.market.audit.Span;
import io.assay.market.audit.SymbolAudit;

/** An audit as text for the terminal. */
public final class AuditText {
    /** What has to be said before anything else where it is so. */
    static final String SIMULATED = "The market SIM is simulated. Nothing on it is real.";

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[a-z]\\.) (?=[A-Z])");

    /** Columns of a terminal; wider lines would be broken anywhere. */
    private static final int WIDTH = 120;

    private AuditText() {}

    /**
     * The report: a block a market, then every symbol that is blocked or lost rows.
     *
     * @param most how many symbols to list at most
     */
    public static String of(AuditReport report, int most) {
        StringBuilder text = new StringBuilder();
        if (isSimulated(report)) {
            text.append(SIMULATED).append("\n\n");
        }
        for (MarketAudit market : report.markets()) {
            market(text, market);
        }
        symbols(text, report, most);
        return text.toString();
    }

    /** Whether a market in the report is simulated. */
    static boolean isSimulated(AuditReport report) {
        return report.markets().stream().anyMatch(m -> m.market().code().equals(Market.SIM.code()));
    }

    /** The rest of a meaning is on the page. */
    private static String firstSentence(String text) {
        return SENTENCE_END.split(text, 2)[0];
    }

    /** One line on counts and years, for example for the head of a page. */
    static String line(Figures figures) {
        Span span = figures.span();
        String size = figures.bytesOnDisk() < 0 ? "" : ", " + Text.bytes(figures.bytesOnDisk()) + " on disk";
        String days = span.bars() == 0 ? "" : ", " + span.firstDay() + " to " + span.lastDay();
        return Text.plural(figures.symbols(), "symbol") + ", " + Text.plural(span.bars(), "bar") + days + size;
    }

    /** One line on years. */
    static String years(Figures figures) {
        return Text.decimal(figures.span().yearsBySessions(), 1) + " years a symbol by sessions (bars / 252), "
                + Text.decimal(figures.span().yearsByCalendar(), 1) + " by calendar; "
                + Text.percent(figures.shareWith20YearsBySessions()) + " and "
                + Text.percent(figures.shareWith20YearsByCalendar()) + " have 20 or more";
    }

    private static void market(StringBuilder text, MarketAudit market) {
        Figures figures = market.figures();
        text.append(market.market().code())
                .append(" (calendar ")
                .append(market.calendar())
                .append("): ")
                .append(market.grade())
                .append('\n');
        market.reasons().forEach(r -> text.append("  ").append(r).append('\n'));
        text.append("  ")
                .append(line(figures))
                .append("\n  ")
                .append(years(figures))
                .append('\n');
        text.append(String.format(
                Locale.ROOT,
                "  %d with nothing found, %d with warnings, %d with bars quarantined, %d blocked%n",
                figures.ok(),
                figures.warned(),
                figures.quarantined(),
                figures.failed()));
        text.append('\n');
        TextTable table = TextTable.of("rule", "severity", "symbols", "count", "of", "meaning");
        for (RuleCount rule : figures.rules()) {
            table.row(
                    rule.rule().id(),
                    rule.severity(),
                    Text.count(rule.symbols()),
                    Text.count(rule.count()),
                    rule.rule().counts(),
                    firstSentence(rule.rule().meaning()));
        }
        if (table.size() > 0) {
            text.append(table.text(WIDTH)).append('\n');
        }
    }

    private static void symbols(StringBuilder text, AuditReport report, int most) {
        TextTable table = TextTable.of("symbol", "severity", "rule", "first seen", "what is there");
        List<SymbolAudit> grave = report.symbols().stream()
                .filter(s -> s.findings().stream().anyMatch(f -> f.severity() != Severity.WARN))
                .sorted((a, b) -> b.status().compareTo(a.status()))
                .toList();
        grave.stream()
                .limit(most)
                .forEach(s -> s.findings().stream()
                        .filter(f -> f.severity() != Severity.WARN)
                        .forEach(f -> row(table, s, f)));
        if (table.size() > 0) {
            text.append(table.text(WIDTH));
        }
        if (grave.size() > most) {
            text.append("... and ")
                    .append(Text.plural(grave.size() - most, "symbol"))
                    .append(" more\n");
        }
    }

    private static void row(TextTable table, SymbolAudit symbol, Finding finding) {
        Example first = finding.examples().isEmpty()
                ? new Example("", "", "")
                : finding.examples().get(0);
        table.row(symbol.symbol(), finding.severity(), finding.rule().id(), first.date(), first.value());
    }
}
