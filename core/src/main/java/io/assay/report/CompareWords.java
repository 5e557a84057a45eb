package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;

import io.assay.backtest.Trials;
import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Measure;
import io.assay.evaluate.PairedGap;
import io.assay.evaluate.Verdict;
import io.assay.metric.Draws;

/** What a comparison of models says in sentences. */
final class CompareWords {
    static final String TITLE = "Models side by side";

    private final CompareReport report;
    private final CompareSheet sheet;

    CompareWords(CompareReport report) {
        this.report = report;
        this.sheet = new CompareSheet(report);
    }

    /** The whole in a line. */
    String title() {
        String reference = report.reference().name();
        int[] better = sheet.models(PairedGap.Outcome.BETTER);
        int[] worse = sheet.models(PairedGap.Outcome.WORSE);
        if (better.length > 0) {
            return names(better) + (better.length == 1 ? " IS" : " ARE") + " BETTER THAN " + reference;
        }
        if (worse.length > 0) {
            return reference + " IS BETTER THAN " + names(worse);
        }
        return "NO MODEL CAN BE TOLD FROM " + reference;
    }

    private String names(int[] models) {
        return Arrays.stream(models)
                .mapToObj(k -> report.contenders().get(k).name())
                .collect(Collectors.joining(", "));
    }

    Html.Mood mood() {
        return sheet.models(PairedGap.Outcome.BETTER).length > 0 ? Html.Mood.GOOD : Html.Mood.NEUTRAL;
    }

    /** What is established of each model, a sentence or two each; the reference comes first. */
    List<String> verdicts() {
        List<String> sentences = new ArrayList<>();
        sentences.add("'" + report.reference().name() + "' is the reference: direction correlation "
                + Text.signed(sheet.deciding(1).reference(), 4) + "; " + skill(0) + ".");
        for (int k = 1; k < report.contenders().size(); k++) {
            sentences.add(verdict(k));
        }
        return sentences;
    }

    private String verdict(int k) {
        CompareReport.Contender who = report.contenders().get(k);
        if (who.sameAsReference()) {
            return "'" + who.name() + "' says the same as the reference on every shared row, bit for bit.";
        }
        PairedGap gap = sheet.deciding(k);
        String money = report.money()
                .flatMap(m -> sheet.deciding(m, k))
                .map(CompareWords::ofBook)
                .orElse("");
        return "'" + who.name() + "' " + said(gap.outcome()) + ": direction correlation " + told(gap, 4) + "; "
                + skill(k) + "." + money;
    }

    private static String ofBook(PairedGap sharpe) {
        return Double.isNaN(sharpe.estimate())
                ? " Its book or the reference's never moved, so they have no Sharpe ratios to compare."
                : " By the Sharpe ratio of its book it " + said(sharpe.outcome()) + ": " + told(sharpe, 2) + ".";
    }

    private static String said(PairedGap.Outcome outcome) {
        return outcome == PairedGap.Outcome.OPEN
                ? outcome.title() + " from the reference"
                : "is " + outcome.title() + " than the reference";
    }

    private static String told(PairedGap gap, int digits) {
        String range = Text.range(gap.together().lower(), gap.together().upper(), digits);
        return Text.signed(gap.own(), digits) + " against " + Text.signed(gap.reference(), digits)
                + ", a difference of "
                + Text.signed(gap.estimate(), digits)
                + (range.isEmpty() ? ", and too few days for an interval" : " " + range);
    }

    private String skill(int k) {
        Verdict verdict = Verdict.of(report.figures().skill().get(k));
        return switch (verdict.outcome()) {
            case SKILL -> "it beats every null model";
            case NOT_ESTABLISHED -> "no skill over the null models is established";
            case WORSE_THAN_NULL -> "a null model is better";
        };
    }

    /** What better means, and what it does not. */
    String meaning() {
        boolean skilled =
                report.figures().skill().stream().anyMatch(c -> Verdict.of(c).outcome() == Verdict.Outcome.SKILL);
        int others = report.contenders().size() - 1;
        String at = others == 1
                ? "Intervals are of 95 %"
                : "Intervals hold for all " + others
                        + " models that are compared with the reference at once, with 95 %";
        String by = report.money().filter(m -> !m.gaps().isEmpty()).isPresent()
                ? ", by the direction correlation, which was declared to decide, and by the Sharpe ratio of the books"
                        + " each for itself. "
                : ". ";
        return at
                + by
                + (skilled
                        ? "A model that cannot be told from another may be better or worse: these days do not say."
                        : "None of the models is shown to know more than answers that need no skill: better than"
                                + " another means little here.");
    }

    /** On which rows. */
    String rows() {
        CompareReport.Counted shared = report.rows().shared();
        Comparison.Span span = report.figures().span();
        double names =
                report.figures().models().get(0).figure("effective names").value();
        String few = (double) span.days() / span.blockLength() < Draws.FEWEST_BLOCKS
                ? " That is too short for any interval: it takes at least "
                        + Text.decimal(Draws.FEWEST_BLOCKS * span.blockLength(), 0) + " days."
                : "";
        return "All figures are of the " + Text.plural(shared.rows(), "row")
                + " (a stock and a day) on which all models"
                + " speak out of sample, labelled " + report.subject().label() + ": "
                + Text.plural(shared.stocks(), "stock") + ", " + Text.plural(shared.days(), "day") + " from "
                + Days.text(shared.firstDay()) + " to " + Days.text(shared.lastDay()) + ", worth about "
                + Text.decimal(span.effectiveDays(), 0) + " independent days"
                + (Double.isNaN(names) ? "" : " and " + Text.decimal(names, 1) + " independent stocks") + "."
                + (report.rows().open() == 0
                        ? ""
                        : " The outcome of " + Text.count(report.rows().open()) + " more is not known.")
                + few + " Held out: " + report.subject().heldOut() + ".";
    }

    /** How they were asked. */
    String asked() {
        return report.subject().later()
                ? "Kept models were asked about days after those that they learnt from; null models were fitted on the"
                        + " rows that the reference learnt from."
                : "What is compared is the walk-forward of the models' runs: every answer is of a model that was fitted"
                        + " before.";
    }

    /** How many trials stand behind. */
    String trials() {
        return Text.plural(report.subject().trials(), "specification")
                + " had been tried in this workspace. Whoever picks"
                + " the best of many models picks luck too: its lead here is larger than it will be.";
    }

    /** What the deflated Sharpe ratios of the books take off. */
    static String deflated(CompareReport.Money money) {
        LongSummaryStatistics worth =
                money.trials().stream().mapToLong(Trials::effective).summaryStatistics();
        String range = Text.count(worth.getMin())
                + (worth.getMax() > worth.getMin() ? " to " + Text.count(worth.getMax()) + ", book by book," : "");
        return "Deflated: probability that the true Sharpe ratio is above that of the best of "
                + Text.plural(money.trials().get(0).count(), "skill-less trial") + ", or rather of the " + range
                + " independent ones that these are worth, as far as their returns are kept.";
    }

    /** The caption of the differences that decide. */
    static String ofGaps() {
        return "Difference to the reference in " + Measure.DIRECTION.title()
                + ", the measure that was declared to decide,"
                + " with intervals that hold for all models at once. Right of zero a model is better than the"
                + " reference.";
    }
}
