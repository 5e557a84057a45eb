package io.assay.report;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.backtest.SharpeFigures;
import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Measure;

/** Judged scores of somebody else as text for the terminal: what is not proven first, then the checks. */
public final class JudgeText {
    private static final List<String> FIGURES = List.of(
            Measure.DIRECTION.title(),
            Evaluation.DAILY_RANK_IC,
            Measure.RANK_IC.title(),
            "ICIR",
            "rank IC t",
            Evaluation.SIDE_ACCURACY);

    private static final int WIDTH = 110;

    private JudgeText() {}

    /** The text. */
    public static String of(JudgeReport report) {
        StringBuilder text = new StringBuilder();
        text.append(JudgeReport.NOT_PROVEN).append("\n\n");
        if (report.subject().simulated()) {
            text.append(VerdictSection.SIMULATED).append("\n\n");
        }
        text.append("VERDICT: " + report.title() + "\n");
        text.append(RunText.wrapped(report.meaning())).append("\n\n");
        text.append(RunText.wrapped(againstNulls(report))).append("\n\n");
        text.append(checks(report)).append('\n');
        text.append(RunText.wrapped(rows(report))).append("\n");
        report.rows()
                .leftOut()
                .forEach(l ->
                        text.append(RunText.wrapped("left out: " + sentence(l))).append('\n'));
        text.append('\n').append(lags(report)).append('\n');
        text.append(figures(report)).append('\n');
        text.append(nulls(report)).append('\n');
        text.append(RunText.wrapped(report.books().rule() + " " + report.books().execution()))
                .append("\n\n");
        text.append(BookText.growth(report.books())).append('\n');
        text.append(RunText.wrapped(luck(report))).append("\n\n");
        BookText.frontier(text, report.books());
        return text.toString();
    }

    /** What the null models alone would say. */
    static String againstNulls(JudgeReport report) {
        return "Against the null models alone: " + report.verdict().sentence();
    }

    private static String checks(JudgeReport report) {
        TextTable table = TextTable.of("check", "outcome", "why");
        report.checks().forEach(c -> table.row(c.name(), c.outcome().title(), c.why()));
        return table.text(WIDTH);
    }

    /** What became of the rows of the file. */
    static String rows(JudgeReport report) {
        JudgeReport.Rows rows = report.rows();
        Comparison.Span span = report.comparison().span();
        return Text.plural(rows.read(), "row") + " of " + report.subject().file() + ", "
                + Text.count(rows.acted()) + " acted on, "
                + Text.count(rows.judged()) + " of these judged (the outcome of the others is not known): "
                + Text.plural(report.subject().stocks(), "stock") + ", "
                + Text.plural(span.days(), "day") + ", " + Days.text(span.firstDay()) + " to "
                + Days.text(span.lastDay()) + ". " + report.subject().reading();
    }

    /** Rows that were left out, in a sentence. */
    static String sentence(JudgeReport.LeftOut leftOut) {
        String first = leftOut.example().isEmpty() ? "" : "; first: " + leftOut.example();
        return Text.plural(leftOut.rows(), "row") + ", " + leftOut.reason() + first;
    }

    private static String lags(JudgeReport report) {
        TextTable table = TextTable.of("score of the close of t against", "correlation", "95 % interval", "days", "");
        for (JudgeReport.Lag lag : report.lags()) {
            table.row(
                    lag.name(),
                    Text.signed(lag.correlation(), 4),
                    Text.range(lag.interval().lower(), lag.interval().upper(), 4),
                    Text.count(lag.days()),
                    remark(lag));
        }
        return table.text();
    }

    /** What is to be said of one return. */
    static String remark(JudgeReport.Lag lag) {
        return lag.isSuspect() ? "SUSPECT" : lag.isAfter() ? "" : "known at the close";
    }

    private static String figures(JudgeReport report) {
        TextTable table = TextTable.of("figure", "value", "95 % interval");
        for (String name : FIGURES) {
            if (report.evaluation().has(name)) {
                Figure figure = report.evaluation().figure(name);
                table.row(
                        name,
                        Text.signed(figure.value(), 4),
                        Text.range(figure.interval().lower(), figure.interval().upper(), 4));
            }
        }
        return table.text();
    }

    private static String nulls(JudgeReport report) {
        String bound = Text.decimal(100 * (1 - report.comparison().level()), 0) + " % bound";
        TextTable table = TextTable.of("against", "its own", "difference", "95 % interval", bound);
        for (Difference d : report.comparison().by(Measure.DIRECTION)) {
            table.row(
                    d.nullName(),
                    Text.signed(d.other(), 4),
                    Text.signed(d.estimate(), 4),
                    Text.range(d.interval().lower(), d.interval().upper(), 4),
                    Text.signed(d.lower(), 4));
        }
        return table.text();
    }

    /** How far the Sharpe ratio can be believed, and what trials take off. */
    static String luck(JudgeReport report) {
        SharpeFigures sharpe = report.books().model().performance().sharpe();
        JudgeReport.Luck luck = report.luck();
        String record = Double.isNaN(sharpe.minimumTrackRecord())
                ? "no record is long enough, since it is not above 0"
                : "a record of " + Text.count((long) Math.ceil(sharpe.minimumTrackRecord()))
                        + " sessions shows a ratio like this to be above 0 (here are "
                        + Text.count(report.books().model().days().length) + ")";
        String told = luck.stated() > 0
                ? "The maker says that " + Text.plural(luck.stated(), "specification") + " were tried"
                : "Nobody says how many specifications were tried (--trials N): 1 is assumed, which flatters them";
        String others = luck.others() > 0
                ? "; added to that, " + Text.plural(luck.others(), "other judging") + " in this workspace"
                : "";
        return "P > 0: probability that the true Sharpe ratio is above 0; " + record
                + ". Deflated: that it is above the best of the trials counted, effective: of as many independent ones,"
                + " since nobody knows how much alike they were. " + told + others + ". Deflated Sharpe after "
                + luck.points().stream()
                        .map(p -> Text.plural(p.trials(), "trial") + ": " + Text.decimal(p.deflated(), 3)
                                + (p.trials() == luck.counted() ? " (counted)" : ""))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
