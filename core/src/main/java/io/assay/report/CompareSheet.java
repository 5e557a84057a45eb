package io.assay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.Measure;
import io.assay.evaluate.PairedGap;
import io.assay.evaluate.PairedGroups;
import io.assay.evaluate.PairedMoney;
import io.assay.evaluate.Verdict;
import io.assay.report.EvaluationSheet.Table;

/** The tables of a comparison of models, the same on the page and in the text. */
final class CompareSheet {
    /** What is said of a group in place of a p-value. */
    static final String TOO_SHORT = "too few days for an interval";

    private static final int DIGITS = 4;

    /** What is shown of each model and null model, each with what it is called in a narrow column. */
    private static final List<Column> FIGURES = List.of(
            new Column(Measure.DIRECTION.title(), "direction"),
            new Column(Evaluation.DAILY_RANK_IC, "rank IC"),
            new Column("rank IC (over time)", "rank IC"),
            new Column("IC (daily, over instruments)", "IC"),
            new Column("ICIR", "ICIR"),
            new Column("accuracy", "accuracy"),
            new Column(Measure.BALANCED_ACCURACY.title(), "bal. acc."),
            new Column("macro precision", "precision"),
            new Column("macro recall", "recall"),
            new Column("macro F1", "macro F1"),
            new Column("ROC AUC", "AUC"),
            new Column(Measure.MATTHEWS.title(), "MCC"),
            new Column("log loss", "log loss"),
            new Column("mean squared error", "MSE"),
            new Column("mean absolute error", "MAE"),
            new Column("R2 over the base rate", "R2"),
            new Column(Measure.NET_RETURN.title(), "net a trade"),
            new Column("net Sharpe a year", "Sharpe"));

    private record Column(String figure, String title) {}

    private final CompareReport report;

    CompareSheet(CompareReport report) {
        this.report = report;
    }

    /** Models and null models, the highest direction correlation first; the models' own places are told. */
    Table board() {
        List<Column> columns = FIGURES.stream()
                .filter(c -> report.figures().models().get(0).has(c.figure()))
                .toList();
        List<String> heading = new ArrayList<>(List.of("who", "skill"));
        columns.forEach(c -> heading.add(c.title()));
        List<List<String>> rows = new ArrayList<>();
        for (Evaluation who : ranked()) {
            List<String> row = new ArrayList<>(List.of(told(who.model()), skill(who.model())));
            columns.forEach(c -> row.add(value(who.figure(c.figure()), c)));
            rows.add(row);
        }
        return new Table(heading, rows);
    }

    private List<Evaluation> ranked() {
        List<Evaluation> all = new ArrayList<>(report.figures().models());
        all.addAll(report.figures().nulls());
        all.sort(Comparator.comparingDouble(
                e -> -e.figure(Measure.DIRECTION.title()).value()));
        return all;
    }

    private static String value(Figure figure, Column column) {
        return column.title().equals("net a trade")
                ? BookFigures.basisPoints(1e4 * figure.value())
                : Text.decimal(figure.value(), 3);
    }

    /** What a model's own test against the null models came to; nothing of a null model. */
    private String skill(String model) {
        return report.figures().skill().stream()
                .filter(c -> c.model().equals(model))
                .findFirst()
                .map(c -> switch (Verdict.of(c).outcome()) {
                    case SKILL -> "established";
                    case NOT_ESTABLISHED -> "not established";
                    case WORSE_THAN_NULL -> "worse than a null";
                })
                .orElse("null model");
    }

    /** The name of a model; of the reference it says so. */
    private String told(String model) {
        return model.equals(report.reference().name()) ? model + " (reference)" : model;
    }

    /** The closest null model of each model: what skill hangs on. */
    Table nulls() {
        List<List<String>> rows = new ArrayList<>();
        for (Comparison of : report.figures().skill()) {
            Comparison.Difference closest = of.closest();
            rows.add(List.of(
                    of.model(),
                    Verdict.of(of).outcome().title(),
                    closest.nullName(),
                    Text.signed(closest.estimate(), DIGITS),
                    Text.range(closest.interval().lower(), closest.interval().upper(), DIGITS),
                    Text.signed(closest.lower(), DIGITS)));
        }
        String bound = Text.decimal(100 * (1 - report.figures().skill().get(0).level()), 0) + " % bound";
        return new Table(
                List.of("model", "skill over the nulls", "closest null", "difference", "95 % interval", bound), rows);
    }

    /** Each model less the reference by one figure. */
    Table gaps(String figure) {
        return gaps(report.figures().by(figure));
    }

    /** By the figures that decide nothing. */
    Table otherGaps() {
        List<List<String>> rows = new ArrayList<>();
        for (String figure : report.figures().compared()) {
            if (!figure.equals(Measure.DIRECTION.title())) {
                for (PairedGap gap : report.figures().by(figure)) {
                    List<String> row = new ArrayList<>(List.of(shortTitle(figure)));
                    row.addAll(row(gap, alone(gap.outcome())));
                    rows.add(row);
                }
            }
        }
        List<String> heading = new ArrayList<>(List.of("figure"));
        heading.addAll(headingOfGaps());
        return new Table(heading, rows);
    }

    private static String shortTitle(String figure) {
        return FIGURES.stream()
                .filter(c -> c.figure().equals(figure))
                .findFirst()
                .map(Column::title)
                .orElse(figure);
    }

    /** Of so many figures some differ by luck: what one of them says alone is not sure. */
    private static String alone(PairedGap.Outcome outcome) {
        return switch (outcome) {
            case BETTER -> "better by this alone";
            case OPEN -> "";
            case WORSE -> "worse by this alone";
        };
    }

    /** Books less that of the reference by one figure. */
    Table gaps(List<PairedGap> gaps) {
        return new Table(
                headingOfGaps(),
                gaps.stream().map(gap -> row(gap, gap.outcome().title())).toList());
    }

    private List<String> headingOfGaps() {
        return List.of("model", "its own", "reference", "difference", "95 %, all at once", "");
    }

    private static List<String> row(PairedGap gap, String said) {
        return List.of(
                gap.model(),
                Text.decimal(gap.own(), DIGITS),
                Text.decimal(gap.reference(), DIGITS),
                Text.signed(gap.estimate(), DIGITS),
                Text.range(gap.together().lower(), gap.together().upper(), DIGITS),
                said);
    }

    /** Differences with the intervals that hold at once, to be drawn. */
    static List<Svg.Interval> drawn(List<PairedGap> gaps) {
        return gaps.stream()
                .map(gap -> new Svg.Interval(
                        gap.model(),
                        gap.together().lower(),
                        gap.estimate(),
                        gap.together().upper()))
                .toList();
    }

    /** Where the models come from. */
    Table origins() {
        List<List<String>> rows = new ArrayList<>();
        for (CompareReport.Contender who : report.contenders()) {
            CompareReport.Origin origin = who.origin();
            rows.add(List.of(
                    who.name(),
                    origin.run().isEmpty() ? "kept model" : origin.run(),
                    origin.answer(),
                    Text.count(who.own().rows()),
                    Text.count(who.own().stocks()),
                    span(who.own()),
                    origin.trials() == 0 ? "not recorded" : Text.count(origin.trials()),
                    Long.toString(origin.seed()),
                    origin.dataHash()
                            .substring(0, Math.min(12, origin.dataHash().length()))));
        }
        return new Table(
                List.of("model", "run", "answer", "rows", "stocks", "days", "trials before", "seed", "data"), rows);
    }

    private static String span(CompareReport.Counted counted) {
        return counted.rows() == 0 ? Text.NONE : Days.text(counted.firstDay()) + " to " + Days.text(counted.lastDay());
    }

    /** Accuracy on rows learnt from beside that of the shared rows, where recorded. */
    Table gapsOfTraining() {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < report.contenders().size(); k++) {
            Evaluation of = report.figures().models().get(k);
            double seen = report.contenders().get(k).inSample();
            double out = of.has("accuracy") ? of.figure("accuracy").value() : Double.NaN;
            rows.add(List.of(
                    report.contenders().get(k).name(),
                    Double.isNaN(seen) ? "not recorded" : Text.decimal(seen, 3),
                    Text.decimal(out, 3),
                    Double.isNaN(seen) ? Text.NONE : Text.signed(out - seen, 3)));
        }
        return new Table(
                List.of("model", "accuracy on rows learnt from", "on the shared rows", "shared less learnt"), rows);
    }

    /** What acting on each came to. */
    Table books(CompareReport.Money money) {
        List<List<String>> rows = new ArrayList<>();
        for (BookReport.Book book : money.books()) {
            var p = book.performance();
            rows.add(List.of(
                    told(book.name()),
                    Text.signedPercent(p.growth().annual()),
                    Text.percent(p.growth().volatility()),
                    Text.signed(p.sharpe().annual(), 2),
                    Text.range(p.sharpe().low(), p.sharpe().high(), 2),
                    Text.percent(p.sharpe().deflated()),
                    Text.percent(p.drawdown().depth()),
                    Text.signed(p.growth().calmar(), 2),
                    Text.percent(p.byTrade().winRate()),
                    Text.decimal(p.byTrade().profitFactor(), 2),
                    Text.decimal(p.trading().turnover(), 1) + " x",
                    Text.percent(p.trading().gross())));
        }
        return new Table(
                List.of(
                        "book",
                        "a year, net",
                        "volatility",
                        "Sharpe",
                        "95 % interval",
                        "deflated",
                        "deepest fall",
                        "Calmar",
                        "trades won",
                        "profit factor",
                        "turnover",
                        "invested"),
                rows);
    }

    /** The kinds of groups, in their order. */
    List<String> kinds() {
        return report.groups().stream().map(PairedGroups.Group::kind).distinct().toList();
    }

    /** Groups of a kind. */
    List<PairedGroups.Group> groups(String kind) {
        return report.groups().stream().filter(g -> g.kind().equals(kind)).toList();
    }

    /** Groups of a kind: what each model came to, and what it is more or less than the reference. */
    Table ofKind(String kind) {
        int models = report.contenders().size();
        List<String> heading = new ArrayList<>(List.of(kind, "rows"));
        report.contenders().forEach(c -> heading.add(c.name()));
        report.contenders().stream().skip(1).forEach(c -> heading.add("less reference:\n" + c.name()));
        heading.add("Holm p");
        List<List<String>> rows = new ArrayList<>();
        for (PairedGroups.Group group : groups(kind)) {
            List<String> row = new ArrayList<>(List.of(group.name(), Text.count(group.rows())));
            boolean judged = !group.scores().isEmpty();
            for (int k = 0; k < models; k++) {
                row.add(judged ? Text.signed(group.scores().get(k).direction(), 3) : k == 0 ? "too few rows" : "");
            }
            for (int k = 1; k < models; k++) {
                row.add(judged ? less(group.scores().get(k).gap()) : "");
            }
            row.add(judged ? group.isShort() ? TOO_SHORT : p(group) : "");
            rows.add(row);
        }
        return new Table(heading, rows);
    }

    private static String less(Optional<PairedGroups.Gap> gap) {
        return gap.map(g -> Text.signed(g.estimate(), 3)
                        + (g.interval().isDefined()
                                ? " "
                                        + Text.range(
                                                g.interval().lower(),
                                                g.interval().upper(),
                                                3)
                                : "")
                        + (g.isSure() ? " *" : ""))
                .orElse("");
    }

    /** The smallest of the models' p-values: whether the group tells any of them from the reference. */
    private static String p(PairedGroups.Group group) {
        return group.scores().stream()
                .flatMap(s -> s.gap().stream())
                .mapToDouble(PairedGroups.Gap::adjusted)
                .filter(v -> !Double.isNaN(v))
                .boxed()
                .min(Comparator.naturalOrder())
                .map(Text::pValue)
                .orElse(Text.NONE);
    }

    /** The intervals of one model's groups of a kind that have one, to be drawn; the model's place counts from 1. */
    List<Svg.Interval> drawn(String kind, int model) {
        return groups(kind).stream()
                .filter(g -> !g.scores().isEmpty())
                .filter(g ->
                        g.scores().get(model).gap().orElseThrow().interval().isDefined())
                .map(g -> {
                    PairedGroups.Gap gap = g.scores().get(model).gap().orElseThrow();
                    return new Svg.Interval(
                            g.name(),
                            gap.interval().lower(),
                            gap.estimate(),
                            gap.interval().upper());
                })
                .toList();
    }

    /** The gap by the figure that decides of the model at a place from 1. */
    PairedGap deciding(int model) {
        return report.figures().by(Measure.DIRECTION.title()).get(model - 1);
    }

    /** The gap of the books' Sharpe ratios, if both were booked. */
    Optional<PairedGap> deciding(CompareReport.Money money, int model) {
        String name = report.contenders().get(model).name();
        return money.by(PairedMoney.SHARPE).stream()
                .filter(gap -> gap.model().equals(name))
                .findFirst();
    }

    /** The places from 1 of the models whose deciding difference came to something. */
    int[] models(PairedGap.Outcome outcome) {
        return IntStream.range(1, report.contenders().size())
                .filter(k -> deciding(k).outcome() == outcome)
                .toArray();
    }
}
