package io.assay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import io.assay.evaluate.Comparison;
import io.assay.evaluate.ConfidenceLevels;
import io.assay.evaluate.Doubt;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.GroupScore;
import io.assay.evaluate.Measure;
import io.assay.metric.Confusion;
import io.assay.metric.Draws;

/** The tables and sentences of an evaluation, the same in every form that it is written in. */
final class EvaluationSheet {
    /** What stands where nothing may be said. */
    static final String TOO_FEW = GroupScore.TOO_FEW;

    private static final int DIGITS = 3;

    /** Figures of the model and of the null models, each with what it is called in a narrow column. */
    private static final List<Column> FIGURES = List.of(
            new Column("accuracy", "accuracy"),
            new Column("majority rate", "majority"),
            new Column(Measure.BALANCED_ACCURACY.title(), "bal. acc."),
            new Column("macro F1", "macro F1"),
            new Column("ROC AUC", "AUC"),
            new Column(Evaluation.SIDE_ACCURACY, "side acc."),
            new Column("log loss", "log loss"),
            new Column("Brier score", "Brier"),
            new Column("calibration error", "cal. error"),
            new Column("mean squared error", "MSE"),
            new Column("mean absolute error", "MAE"),
            new Column("R2 over the base rate", "R2"),
            new Column(Measure.DIRECTION.title(), "direction"),
            new Column(Evaluation.DAILY_RANK_IC, "rank IC"),
            new Column("rank IC (over time)", "rank IC"),
            new Column("net Sharpe a year", "Sharpe"));

    private record Column(String figure, String title) {}

    private EvaluationSheet() {}

    /**
     * A table.
     *
     * @param heading names of the columns
     * @param rows cells
     */
    record Table(List<String> heading, List<List<String>> rows) {}

    /** What the verdict is called. */
    static String title(EvaluationReport report) {
        return report.whole().map(w -> w.verdict().outcome().title()).orElse("TOO FEW ROWS TO JUDGE");
    }

    /** What the verdict means, in a sentence or two. */
    static String meaning(EvaluationReport report) {
        if (report.whole().isEmpty()) {
            return "Blocks of days as long as labels overlap and answers stay alike leave too few of them for any"
                    + " bound: no figure of these rows can be told from luck.";
        }
        return switch (report.whole().get().verdict().outcome()) {
            case SKILL ->
                "On days after those that it learnt from, this model was better than every answer that needs"
                        + " no skill.";
            case NOT_ESTABLISHED ->
                "On days after those that it learnt from, this model could not be told from answers"
                        + " that need no skill.";
            case WORSE_THAN_NULL ->
                "On days after those that it learnt from, an answer that needs no skill was better"
                        + " than this model.";
        };
    }

    /** What was asked and what of it is judged. */
    static String asked(EvaluationReport report) {
        EvaluationReport.Rows rows = report.rows();
        String purged = rows.purged() == 0
                ? ""
                : " " + Text.plural(rows.purged(), "row") + " decided before all labels that it learnt from were known"
                        + (rows.purged() == 1 ? " is" : " are") + " purged.";
        String silent =
                rows.silent() == 0 ? "" : " On " + Text.plural(rows.silent(), "row") + " the model says nothing.";
        return "Model " + report.subject().model() + " predicts "
                + report.subject().target() + " and learnt from "
                + report.subject().learnt().first() + " to "
                + report.subject().learnt().last() + " ("
                + Text.plural(rows.learnt(), "row") + "). It is judged on " + Text.plural(rows.judged(), "later row")
                + " of " + Text.plural(rows.stocks(), "stock") + ", "
                + rows.days().first() + " to "
                + rows.days().last() + "; the outcome of " + Text.count(rows.unresolved()) + " more is not known."
                + purged + silent + " Held out: " + report.subject().heldOut() + ".";
    }

    /** Every figure of the model with its interval. */
    static Table figures(EvaluationReport.Whole whole) {
        List<List<String>> rows = new ArrayList<>();
        for (Column column : FIGURES) {
            if (whole.model().has(column.figure())) {
                Figure figure = whole.model().figure(column.figure());
                rows.add(List.of(figure.name(), Text.decimal(figure.value(), 4), range(figure.interval(), 4)));
            }
        }
        return new Table(List.of("figure", "value", "95 % interval"), rows);
    }

    /** What was called what, and what came; no rows for a number target. */
    static Table classes(EvaluationReport report, EvaluationReport.Whole whole) {
        List<String> classes = report.subject().classes();
        Confusion confusion = whole.model().confusion();
        List<String> heading = new ArrayList<>(List.of("class", "precision", "recall", "F1", "came"));
        classes.forEach(c -> heading.add("called " + c));
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            String name = classes.get(k);
            List<String> row = new ArrayList<>(List.of(name));
            for (String figure : List.of("precision", "recall", "F1")) {
                row.add(Text.decimal(whole.model().figure(name + " " + figure).value(), DIGITS));
            }
            row.add(Text.count((long) confusion.actual(k)));
            for (int called = 0; called < classes.size(); called++) {
                row.add(Text.count((long) confusion.count(k, called)));
            }
            rows.add(row);
        }
        return new Table(heading, rows);
    }

    /** The model and the null models side by side. */
    static Table nulls(EvaluationReport.Whole whole) {
        List<Column> columns = FIGURES.stream()
                .filter(c -> whole.model().has(c.figure()))
                .filter(c -> !c.figure().equals("majority rate") && !c.figure().equals("macro F1"))
                .toList();
        List<String> heading = new ArrayList<>(List.of("who"));
        columns.forEach(c -> heading.add(c.title()));
        List<Evaluation> all = new ArrayList<>(List.of(whole.model()));
        all.addAll(whole.nulls());
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            Evaluation of = all.get(k);
            List<String> row = new ArrayList<>(List.of(k == 0 ? "this model" : of.model()));
            columns.forEach(c -> row.add(Text.decimal(of.figure(c.figure()).value(), DIGITS)));
            rows.add(row);
        }
        return new Table(heading, rows);
    }

    /** The measure that decides, against each null model. */
    static Table differences(EvaluationReport.Whole whole) {
        List<List<String>> rows = new ArrayList<>();
        for (Comparison.Difference d : whole.comparison().by(Measure.DIRECTION)) {
            rows.add(List.of(
                    d.nullName(),
                    Text.signed(d.other(), 4),
                    Text.signed(d.estimate(), 4),
                    range(d.interval(), 4),
                    Text.signed(d.lower(), 4)));
        }
        String bound = Text.decimal(100 * (1 - whole.comparison().level()), 0) + " % bound";
        return new Table(List.of("null model", "its own", "difference", "95 % interval", bound), rows);
    }

    /** Figures on rows learnt from, of the walk-forward, and of the later rows. */
    static Table gaps(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        boolean judged = report.whole().isPresent();
        for (EvaluationReport.Gap gap : report.gaps()) {
            rows.add(List.of(
                    gap.figure(),
                    Text.decimal(gap.learnt(), 4),
                    Double.isNaN(gap.validated()) ? "not kept" : Text.decimal(gap.validated(), 4),
                    judged ? Text.decimal(gap.later(), 4) : TOO_FEW,
                    judged ? Text.signed(gap.later() - gap.learnt(), 4) : ""));
        }
        return new Table(
                List.of("figure", "learnt from (in sample)", "walk-forward", "later rows", "later less learnt"), rows);
    }

    /** What is to be said of the gaps. */
    static List<String> gapSentences(EvaluationReport report) {
        List<String> sentences = new ArrayList<>();
        sentences.add("The first column is of rows that the model has seen: it is no measure of skill. The second is of"
                + " its specification in the walk-forward, "
                + report.subject().validated().first() + " to "
                + report.subject().validated().last() + ".");
        if (report.whole().isEmpty()) {
            return sentences;
        }
        String fallen = fallen(
                report.gaps().stream().filter(EvaluationReport.Gap::isLarge).toList(), EvaluationReport.Gap::lost);
        if (!fallen.isEmpty()) {
            sentences.add("On later rows " + fallen
                    + " percentage points lower than on rows that the model learnt from: it remembers"
                    + " more than it knows.");
        }
        String since = fallen(
                report.gaps().stream()
                        .filter(EvaluationReport.Gap::isLargeSinceValidation)
                        .toList(),
                gap -> gap.validated() - gap.later());
        if (!since.isEmpty()) {
            sentences.add("On later rows " + since + " percentage points lower than in the walk-forward: the market has"
                    + " changed, or the model was chosen because its walk-forward looked good.");
        }
        if (sentences.size() == 1) {
            sentences.add("No share of right answers falls by more than 10 percentage points.");
        }
        return sentences;
    }

    private static String fallen(List<EvaluationReport.Gap> gaps, ToDoubleFunction<EvaluationReport.Gap> by) {
        return gaps.stream()
                .map(gap -> gap.figure() + " is " + points(by.applyAsDouble(gap)))
                .collect(Collectors.joining(", "));
    }

    /** The kinds of groups that there are, in their order. */
    static List<String> kinds(EvaluationReport report) {
        return report.groups().stream().map(GroupScore::kind).distinct().toList();
    }

    /** The groups of a kind: years and the like by name, stocks with the largest shortfall first. */
    static List<GroupScore> groups(EvaluationReport report, String kind) {
        List<GroupScore> groups =
                report.groups().stream().filter(g -> g.kind().equals(kind)).toList();
        return kind.equals("stock")
                ? groups.stream()
                        .sorted(Comparator.comparingDouble(EvaluationSheet::gap))
                        .toList()
                : groups;
    }

    private static double gap(GroupScore group) {
        return group.scores().map(s -> s.gap().value()).orElse(Double.POSITIVE_INFINITY);
    }

    /** Groups as a table. */
    static Table groups(String kind, List<GroupScore> groups, EvaluationReport report) {
        String hits = hits(report);
        List<List<String>> rows = new ArrayList<>();
        for (GroupScore group : groups) {
            Optional<GroupScore.Scores> s = group.scores();
            rows.add(List.of(
                    group.name(),
                    Text.count(group.rows()),
                    s.map(v -> Text.decimal(v.hits().value(), DIGITS) + " "
                                    + range(v.hits().interval(), DIGITS))
                            .orElse(TOO_FEW),
                    s.map(v -> Text.decimal(v.baseHits(), DIGITS)).orElse(""),
                    s.map(v -> Text.decimal(v.balanced().value(), DIGITS)).orElse(""),
                    s.map(v -> Text.signed(v.direction().value(), DIGITS)).orElse(""),
                    s.map(v -> Text.signed(v.gap().value(), DIGITS)).orElse(""),
                    s.map(v -> p(v.adjusted())).orElse(""),
                    group.isWorse() ? "WORSE" : ""));
        }
        return new Table(
                List.of(
                        kind,
                        "rows",
                        hits + ", 95 %",
                        "base rate",
                        "bal. acc.",
                        "direction",
                        "less whole",
                        "Holm p",
                        ""),
                rows);
    }

    private static String p(double adjusted) {
        return Double.isNaN(adjusted) ? "" : Text.decimal(adjusted, DIGITS);
    }

    /** Which groups are worse than the whole beyond chance. */
    static List<String> worse(EvaluationReport report) {
        List<String> sentences = new ArrayList<>();
        for (GroupScore group : report.groups()) {
            if (group.isWorse()) {
                GroupScore.Scores s = group.scores().orElseThrow();
                sentences.add(capital(group.kind()) + " '" + group.name() + "' is worse than the whole beyond chance: "
                        + hits(report) + " " + Text.signedPercent(s.gap().value()) + " points, 95 % interval "
                        + range(s.gap().interval(), DIGITS) + ", p " + Text.decimal(s.adjusted(), 4)
                        + " after Holm over all groups. The base rates alone are right in "
                        + Text.percent(s.baseHits()) + " of it, the model in "
                        + Text.percent(s.hits().value()) + ".");
            }
        }
        if (sentences.isEmpty()) {
            sentences.add(
                    report.whole().isEmpty()
                            ? "No group was compared."
                            : "No group is worse than the whole beyond" + " chance, after Holm over all groups.");
        }
        return sentences;
    }

    /** How far the parts of the model disagree, and whether that warns of anything. */
    static List<String> disagreement(EvaluationReport report) {
        List<String> lines = new ArrayList<>();
        for (EvaluationReport.Disagreed parts : report.disagreement()) {
            lines.addAll(parts.uncertainty().lines());
            lines.add(sentence(parts.doubt()));
        }
        return lines;
    }

    private static String sentence(Doubt doubt) {
        if (Double.isNaN(doubt.spread().value())) {
            return "the parts never differ, so that their spread warns of nothing";
        }
        StringBuilder text =
                new StringBuilder("rank correlation with the error: of the spread ").append(ranged(doubt.spread()));
        doubt.plain()
                .ifPresent(plain -> text.append(", of 1 less the probability of the class that is said ")
                        .append(ranged(plain)));
        doubt.lead().ifPresent(lead -> text.append("; ").append(verdict(lead.interval())));
        return text.toString();
    }

    private static String verdict(Draws.Interval lead) {
        if (!lead.isDefined()) {
            return "too few days to tell which warns better";
        }
        if (lead.lower() > 0) {
            return "the spread warns better";
        }
        return lead.upper() < 0 ? "the spread warns worse" : "neither warns better beyond chance";
    }

    private static String ranged(Figure figure) {
        String interval = range(figure.interval(), 2);
        return Text.decimal(figure.value(), 2) + (interval.isEmpty() ? "" : " " + interval);
    }

    /** How sure answers were. */
    static Table confidence(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (ConfidenceLevels.Level level : report.confidence()) {
            Optional<GroupScore.Scores> s = level.score().scores();
            rows.add(List.of(
                    level.score().name(),
                    Text.count(level.score().rows()),
                    Text.percent(level.share()),
                    s.map(v -> Text.decimal(v.hits().value(), DIGITS)).orElse(TOO_FEW),
                    s.map(v -> range(v.hits().interval(), DIGITS)).orElse(""),
                    Text.percent(level.coverage()),
                    Double.isNaN(level.hitsFrom()) ? TOO_FEW : Text.decimal(level.hitsFrom(), DIGITS)));
        }
        String hits = hits(report);
        return new Table(
                List.of("confidence", "rows", "share", hits, "95 % interval", "at least so sure", "their " + hits),
                rows);
    }

    /** The most confident mistakes. */
    static Table mistakes(EvaluationReport report) {
        List<List<String>> rows = report.mistakes().stream()
                .map(m -> List.of(
                        m.instrument(),
                        m.day(),
                        m.said(),
                        Text.decimal(m.confidence(), DIGITS),
                        m.came(),
                        Text.signedPercent(m.outcome()),
                        m.exit()))
                .toList();
        return new Table(List.of("stock", "decided", "said", "confidence", "came", "return to the exit", "exit"), rows);
    }

    /** What a right answer is called. */
    static String hits(EvaluationReport report) {
        return report.subject().classes().isEmpty() ? Evaluation.SIDE_ACCURACY : "accuracy";
    }

    private static String points(double share) {
        return Text.decimal(100 * share, 1);
    }

    /** The text with a capital at its beginning. */
    static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String range(Draws.Interval interval, int digits) {
        return interval.isDefined()
                ? "[" + Text.decimal(interval.lower(), digits) + ", " + Text.decimal(interval.upper(), digits) + "]"
                : "";
    }
}
