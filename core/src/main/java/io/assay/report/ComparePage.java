package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.evaluate.Measure;
import io.assay.evaluate.PairedGap;
import io.assay.evaluate.PairedMoney;
import io.assay.report.EvaluationSheet.Table;

/** Models side by side as a page. */
public final class ComparePage {
    static final String OF_GROUPS =
            "Direction correlation of each model, and of each less that of the reference with its"
                    + " 95 % interval by itself. Holm p: two-sided, adjusted over all groups of all kinds and all"
                    + " models; * marks a difference that is sure.";

    /** How the models' curves are drawn, in their order; further models are grey. */
    private static final List<TimeChart.Look> LOOKS = List.of(
            TimeChart.Look.MAIN,
            TimeChart.Look.SECOND,
            TimeChart.Look.THIRD,
            TimeChart.Look.FOURTH,
            TimeChart.Look.FIFTH);

    private static final int MOST_DRAWN = 30;

    private ComparePage() {}

    /** The page as HTML. */
    public static String of(CompareReport report) {
        CompareWords words = new CompareWords(report);
        CompareSheet sheet = new CompareSheet(report);
        Html page = Html.page(CompareWords.TITLE);
        if (report.subject().simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        report.warnings().forEach(w -> page.banner("Warning: " + w));
        page.verdict(words.mood(), words.title());
        page.list(words.verdicts());
        page.paragraph(words.meaning());
        page.paragraph(words.rows());
        page.paragraph(words.asked() + " " + words.trials());
        page.contents();
        page.heading("Less the reference");
        picture(page, report.figures().by(Measure.DIRECTION.title()), CompareWords.ofGaps());
        table(page, sheet.gaps(Measure.DIRECTION.title()));
        Table others = sheet.otherGaps();
        page.folded("By other figures, which decide nothing", others.heading(), others.rows());
        page.heading("Models and null models");
        table(page, sheet.board());
        page.paragraph(
                "The highest direction correlation first. Skill is a one-sided bound above zero against each null"
                        + " model on these rows; Sharpe is that of acting on scores row by row, its books are below.");
        table(page, sheet.nulls());
        report.money().ifPresent(money -> money(page, report, money));
        groups(page, report, sheet);
        page.heading("Where they come from");
        table(page, sheet.origins());
        if (!report.subject().classes().isEmpty()) {
            table(page, sheet.gapsOfTraining());
            page.paragraph(
                    "The first accuracy is of the kept models on rows that they have seen: no measure of skill.");
        }
        page.list(report.contenders().stream()
                .map(c -> c.name() + ": " + c.origin().specification() + ". "
                        + c.origin().verdict())
                .toList());
        page.heading("What to know");
        page.list(report.notes());
        return page.text();
    }

    private static void table(Html page, Table table) {
        page.table(table.heading(), table.rows());
    }

    private static void picture(Html page, List<PairedGap> gaps, String caption) {
        page.picture(Svg.intervals(CompareSheet.drawn(gaps)), caption);
    }

    private static void money(Html page, CompareReport report, CompareReport.Money money) {
        page.heading("What acting on them would have come to");
        page.paragraph(
                money.rule() + " " + money.execution() + " Each starts with " + Text.count(Math.round(money.capital()))
                        + (money.currency().isEmpty() ? "" : " " + money.currency()) + ".");
        CompareSheet sheet = new CompareSheet(report);
        page.list(money.unbooked());
        if (!money.gaps().isEmpty()) {
            picture(
                    page,
                    money.by(PairedMoney.SHARPE),
                    "Sharpe ratio a year less that of the reference's book on the same sessions, drawn together in"
                            + " blocks, with intervals that hold for all models at once. Right of zero a book is"
                            + " better.");
            table(page, sheet.gaps(money.by(PairedMoney.SHARPE)));
            Table means = sheet.gaps(money.by(PairedMoney.MEAN));
            page.folded("By mean return a year", means.heading(), means.rows());
        }
        int[] days = money.books().get(0).days();
        if (days.length > 1) {
            curves(page, report, money, days);
        }
        page.subheading("Every book, net of all costs");
        table(page, sheet.books(money));
        page.paragraph(CompareWords.deflated(money)
                + " Trades won and the profit factor are of round trips; invested is the mean exposure.");
    }

    private static void curves(Html page, CompareReport report, CompareReport.Money money, int[] days) {
        List<TimeChart.Curve> equity = new ArrayList<>();
        List<TimeChart.Curve> falls = new ArrayList<>();
        int models = money.models();
        for (int b = 0; b < money.books().size(); b++) {
            BookReport.Book book = money.books().get(b);
            TimeChart.Look look =
                    b < models ? look(report, book.name()) : b == models ? TimeChart.Look.PLAIN : TimeChart.Look.FAINT;
            equity.add(new TimeChart.Curve(book.name(), book.equity(), look));
            if (b <= models) {
                falls.add(new TimeChart.Curve(book.name(), BookSection.drawdown(book.equity()), look));
            }
        }
        double[] all = money.books().stream()
                .flatMapToDouble(b -> Arrays.stream(b.equity()))
                .toArray();
        page.subheading("Equity");
        page.picture(
                TimeChart.of(days, equity, TimeChart.Unit.AMOUNT),
                "Equity at each close" + (money.currency().isEmpty() ? "" : " in " + money.currency())
                        + ", net of all costs"
                        + (TimeChart.isWide(all) ? "; equal factors are equally high (log scale)" : "")
                        + ". Grey: all stocks alike, and fainter the null models, by the same rule and on the same"
                        + " days.");
        page.subheading("Drawdown");
        page.picture(
                TimeChart.of(days, falls, TimeChart.Unit.PERCENT), "How far equity is below its highest close so far.");
    }

    /** By the model's place among all, whoever is not booked included. */
    private static TimeChart.Look look(CompareReport report, String name) {
        int model = report.contenders().stream()
                .map(CompareReport.Contender::name)
                .toList()
                .indexOf(name);
        return model < LOOKS.size() ? LOOKS.get(model) : TimeChart.Look.FAINT;
    }

    private static void groups(Html page, CompareReport report, CompareSheet sheet) {
        for (String kind : sheet.kinds()) {
            page.heading("By " + kind);
            for (int k = 1; k < report.contenders().size(); k++) {
                List<Svg.Interval> drawn = sheet.drawn(kind, k);
                if (drawn.size() > 1 && drawn.size() <= MOST_DRAWN) {
                    page.picture(
                            Svg.intervals(drawn),
                            report.contenders().get(k).name() + " less the reference in " + Measure.DIRECTION.title()
                                    + "; 95 % intervals, one by one.");
                }
            }
            table(page, sheet.ofKind(kind));
        }
        if (!sheet.kinds().isEmpty()) {
            page.paragraph(OF_GROUPS);
        }
    }
}
