package io.assay.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.backtest.BacktestNotes;
import io.assay.backtest.BacktestTotals;
import io.assay.backtest.Drawdown;
import io.assay.backtest.Performance;
import io.assay.backtest.SharpeFigures;
import io.assay.backtest.Trials;
import io.assay.base.Days;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Comparison.Difference;
import io.assay.evaluate.Competition;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.Figure;
import io.assay.evaluate.GroupScore;
import io.assay.evaluate.Leaderboard;
import io.assay.evaluate.Measure;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.StockScore;
import io.assay.evaluate.Verdict;
import io.assay.ledger.ProofStamp;
import io.assay.metric.Confusion;
import io.assay.metric.Draws;

/** Small reports made by hand, every number chosen so that it can be found again. */
final class Samples {
    static final Draws.Interval NONE = new Draws.Interval(Double.NaN, Double.NaN);
    static final String RUN = "0123456789ab";
    static final ProofStamp PROVEN =
            ProofStamp.proven("leak-free: 91 transforms x 12 cuts, 9 perturbed otherwise", "9f");

    private static final int FIRST = Days.of(2010, 1, 4);
    private static final int LAST = Days.of(2013, 12, 20);
    private static final Comparison.Span SPAN = new Comparison.Span(2400, 1, FIRST, LAST, 1000, 321.4, 5, 12);

    private Samples() {}

    /** A comparison with two nulls whose differences lie at {@code gap} and {@code gap / 2}, give or take .04. */
    static Comparison comparison(String model, double gap) {
        List<Difference> all = new ArrayList<>();
        for (Measure measure : List.of(Measure.DIRECTION, Measure.LOSS_SAVED, Measure.NET_RETURN)) {
            all.add(difference(measure, "majority", 0.0625, gap));
            all.add(difference(measure, "persistence", 0.0625, gap / 2));
        }
        return new Comparison(model, all, SPAN, 0.01);
    }

    private static Difference difference(Measure measure, String name, double own, double gap) {
        return new Difference(
                measure, name, own, own - gap, new Draws.Interval(gap - 0.04, gap + 0.04), gap - 0.05, gap + 0.05);
    }

    static Evaluation evaluation(String model) {
        return new Evaluation(
                model,
                List.of(
                        new Figure("balanced accuracy", 0.3721, new Draws.Interval(0.3602, 0.3843), "mean recall"),
                        new Figure("macro F1", 0.3333, new Draws.Interval(0.32, 0.35), ""),
                        new Figure("HOLD precision", Double.NaN, NONE, "NaN if none was called so")),
                new Confusion(new double[9], 3),
                SPAN);
    }

    static StockScore score(String name, double f1, double p) {
        StockScore.Value value = new StockScore.Value(f1, 0.01, new Draws.Interval(f1 - 0.02, f1 + 0.02));
        return new StockScore(
                name,
                "chosen",
                value,
                value,
                "persistence",
                value,
                value,
                value,
                0.45,
                value,
                new StockScore.Test("majority", 0.01, p),
                SPAN);
    }

    private static RunReport.Stock stock(String name) {
        return new RunReport.Stock(
                name,
                "model-of-" + name.substring(3),
                Verdict.Outcome.NOT_ESTABLISHED,
                difference(Measure.DIRECTION, "majority", 0.0625, 0.01),
                0.34,
                0.37,
                0.45,
                1200,
                2,
                FIRST,
                LAST,
                Optional.empty());
    }

    /** A run over two stocks whose verdict follows from the gap to the null models; .2 is skill, .06 is not. */
    static RunReport run(double gap) {
        Comparison comparison = comparison("chosen", gap);
        return new RunReport(
                RUN,
                "per stock: forest <trees> | pooled: boosting; target=direction3_5d",
                7,
                "feed" + "0".repeat(60),
                false,
                Verdict.of(comparison),
                comparison,
                evaluation("chosen"),
                List.of(comparison("forest, per stock", 0.07), comparison("boosting, pooled", -0.01)),
                false,
                List.of(stock("US:AAA"), stock("US:BBB")),
                Leaderboard.of(List.of(score("US:AAA", 0.31, 0.5), score("US:BBB", 0.36, 1e-9))),
                Map.of("US:C<C", "only 12 bars & no more"),
                Optional.empty(),
                Optional.of(PROVEN));
    }

    static RunReport simulated(double gap, boolean leak) {
        RunReport r = run(gap);
        return new RunReport(
                r.runId(),
                r.specification(),
                r.seed(),
                r.dataHash(),
                true,
                r.verdict(),
                r.comparison(),
                r.evaluation(),
                r.others(),
                leak,
                r.stocks(),
                r.board(),
                r.leftOut(),
                r.hunt(),
                r.proof());
    }

    static StudyReport study(RunReport run) {
        return new StudyReport(
                run,
                List.of(
                        new StudyReport.Choice("from 2010-01-01", "forest, per stock", Double.NaN, 0),
                        new StudyReport.Choice("now", "boosting, pooled", 0.00612, 24_108)),
                Optional.of(List.of(window("from 2010-01-01", 0.071), window("from 2012-01-01", -0.012))),
                "The one with the least log loss signals.",
                Optional.of(new Competition(5, 700, 2.34, "forest, per stock", 0.21, 0.27, 0.457, 16)),
                profile(),
                "days from 2014-01-01 on are held out",
                Optional.empty(),
                List.of("US:BBB has 3 <odd> bars"));
    }

    private static StudyReport.WindowScore window(String name, double direction) {
        Figure figure = new Figure(
                "direction", direction, new Draws.Interval(direction - 0.03, direction + 0.03), "correlation");
        GroupScore.Scores scores = new GroupScore.Scores(figure, figure, figure, 0.4, figure, 0.3);
        int from = Days.parse(name.substring("from ".length()));
        return new StudyReport.WindowScore(
                from,
                from + 700,
                12,
                new GroupScore(
                        "window", name, 5_000, 490, new GroupScore.Points(0.4, direction, 0.4), Optional.of(scores)));
    }

    static StudyReport.Opened opened(long looks) {
        Comparison there = comparison("chosen", 0.06);
        return new StudyReport.Opened(looks, Verdict.of(there), there, evaluation("chosen"));
    }

    private static ScoreProfile profile() {
        Figure figure = new Figure("long-short spread", 0.0119, new Draws.Interval(0.0066, 0.0172), "before costs");
        Figure none = new Figure("monotonicity", Double.NaN, NONE, "too few");
        ScoreProfile.Bin rare = new ScoreProfile.Bin(0.8, 0.9, 2, 0.85, 1, NONE);
        List<ScoreProfile.Bin> bins = List.of(
                new ScoreProfile.Bin(0.3, 0.4, 500, 0.37, 0.35, new Draws.Interval(0.3, 0.4)),
                new ScoreProfile.Bin(0.4, 0.5, 900, 0.45, 0.44, new Draws.Interval(-0.1, 1.2)),
                rare);
        return new ScoreProfile(
                "chosen",
                new ScoreProfile.Quantiles(
                        List.of(
                                new ScoreProfile.Bucket(1, 100, -0.007, new Draws.Interval(-0.012, -0.002)),
                                new ScoreProfile.Bucket(2, 100, 0.004, new Draws.Interval(0.001, 0.009))),
                        50,
                        figure,
                        none),
                List.of(
                        new ScoreProfile.Decay(0, 900, 0.0875, new Draws.Interval(0.06, 0.11)),
                        new ScoreProfile.Decay(5, 800, 0.0525, new Draws.Interval(0.03, 0.08))),
                new ScoreProfile.Turnover(figure, figure, figure),
                List.of(
                        new ScoreProfile.Curve(ScoreProfile.MOST_PROBABLE, bins),
                        new ScoreProfile.Curve("BUY", List.of(rare))));
    }

    static Importance importance() {
        List<Importance.Share> shares = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            shares.add(new Importance.Share("feature_" + i, i == 0 ? 0.42 : 0.02));
        }
        return new Importance(shares, 2, List.of("The importance leaves out model x: its file is gone"));
    }

    /** A book that lost, and one that never traded. */
    static BookReport books() {
        int days = 900;
        int[] day = new int[days];
        double[] equity = new double[days];
        double[] still = new double[days];
        for (int i = 0; i < days; i++) {
            day[i] = FIRST + i;
            equity[i] = 100_000 - 50.0 * i;
            still[i] = 100_000;
        }
        BacktestNotes notes =
                new BacktestNotes(0, 1, 0, 4, 0, Drawdown.NEVER, 0, 0, 0, 0, BacktestNotes.Limited.nothing());
        return new BookReport(
                RUN,
                "Each BUY gets 1/2.",
                "Filled at the next open.",
                100_000,
                "USD",
                false,
                Trials.of(17).worth(6),
                List.of(
                        new BookReport.Book("chosen", day, equity, lost(), notes),
                        new BookReport.Book("equal weight", day, still, untraded(), none())),
                List.of(new BookReport.CostPoint(0, 0.05, 0.6), new BookReport.CostPoint(20, -0.01, -0.1)),
                List.of());
    }

    private static BacktestNotes none() {
        return new BacktestNotes(0, 1, 0, 0, 0, Drawdown.NEVER, 0, 0, 0, 0, BacktestNotes.Limited.nothing());
    }

    private static Performance lost() {
        return new Performance(
                new Performance.Growth(-0.4495, -0.1534, 0.182, -1.31, -0.34),
                new SharpeFigures(-0.83, -0.81, 0.27, 0.31, -1.44, -0.22, 0.004, 0.0007, 0.0011, Double.NaN, 6),
                new Drawdown(0.4495, FIRST, FIRST + 899, Drawdown.NEVER),
                new Performance.Hits(899, 0.461, 0.88, 1.03),
                new Performance.Hits(1370, 0.472, 0.91, 1.02),
                new Performance.Activity(25.6, 16.7, 0.57, 0.56, totals("13479.6")));
    }

    private static Performance untraded() {
        double n = Double.NaN;
        return new Performance(
                new Performance.Growth(0, 0, 0, n, n),
                new SharpeFigures(n, n, n, n, n, n, n, n, n, n, 6),
                new Drawdown(0, Drawdown.NEVER, Drawdown.NEVER, Drawdown.NEVER),
                new Performance.Hits(899, n, n, n),
                new Performance.Hits(0, n, n, n),
                new Performance.Activity(0, n, 0, 0, totals("0")));
    }

    /** A book of a single session, of which no figure is known. */
    static BookReport unknown() {
        double n = Double.NaN;
        Performance nothing = new Performance(
                new Performance.Growth(n, n, n, n, n),
                new SharpeFigures(n, n, n, n, n, n, n, n, n, n, 0),
                new Drawdown(n, Drawdown.NEVER, Drawdown.NEVER, Drawdown.NEVER),
                new Performance.Hits(0, n, n, n),
                new Performance.Hits(0, n, n, n),
                new Performance.Activity(n, n, n, n, totals("0")));
        BookReport.Book book = new BookReport.Book("one day", new int[] {FIRST}, new double[] {1000}, nothing, none());
        return new BookReport(RUN, "r", "e", 1000, "USD", false, Trials.of(1), List.of(book), List.of(), List.of());
    }

    private static BacktestTotals totals(String commission) {
        BigDecimal zero = BigDecimal.ZERO;
        return new BacktestTotals(new BigDecimal(commission), zero, zero, zero, zero, zero, zero, zero, 0);
    }

    /** A learner of two stocks and a null model of which hardly anything is known. */
    static PooledReport pooled(boolean simulated, boolean leak) {
        Comparison comparison = comparison("ridge, pooled", 0.2);
        double n = Double.NaN;
        return new PooledReport(
                "ridge on returns",
                "feed",
                7,
                2,
                simulated,
                Verdict.of(comparison),
                comparison,
                List.of(
                        new PooledReport.Row(
                                "ridge, pooled",
                                pooled("ridge, pooled", 0.0421, new Draws.Interval(0.0105, 0.0737)),
                                new PooledReport.Excess(lost(), untraded(), 0.0312, 0.85)),
                        new PooledReport.Row(
                                "constant",
                                pooled("constant", n, NONE),
                                new PooledReport.Excess(untraded(), untraded(), n, n))),
                profile(),
                leak,
                50,
                3,
                Map.of("US:ZZZ", "only 12 bars", "US:BBB", "no bar"),
                Optional.empty(),
                Optional.of(PROVEN));
    }

    private static Evaluation pooled(String model, double ic, Draws.Interval interval) {
        return new Evaluation(
                model,
                List.of(
                        new Figure(Evaluation.DAILY_RANK_IC, ic, interval, ""),
                        new Figure(Evaluation.SIDE_ACCURACY, Double.isNaN(ic) ? ic : 0.512, NONE, "")),
                new Confusion(new double[9], 3),
                SPAN);
    }
}
