package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.assay.backtest.Drawdown;
import io.assay.backtest.risk.BetaFigures;
import io.assay.backtest.risk.DrawdownOdds;
import io.assay.backtest.risk.RiskFigure;
import io.assay.backtest.risk.RiskReport;
import io.assay.backtest.risk.Scenario;
import io.assay.backtest.risk.SectorExposure;
import io.assay.backtest.risk.TailIndex;
import io.assay.backtest.risk.TailMethod;
import io.assay.backtest.risk.TailRisk;
import io.assay.backtest.risk.VarCheck;
import io.assay.base.Days;

/** The tables and sentences of a book's risk, which page and terminal share. */
final class RiskRows {
    static final List<String> TAILS =
            List.of("method", "sessions", "level", "VaR", "95 % interval", "CVaR", "95 % interval");
    static final List<String> CHECKS = List.of(
            "method",
            "sessions",
            "level",
            "checked",
            "expected",
            "exceeded",
            "coverage p",
            "independence p",
            "loss / CVaR");
    static final List<String> ODDS = List.of("of redrawn histories", "deepest fall", "sessions under water");
    static final List<String> DAYS = List.of("day", "loss");
    static final List<String> FALLS = List.of("peak", "bottom", "made good", "fall");
    static final List<String> SECTORS = List.of(
            "sector",
            "stocks",
            "gross, mean",
            "net, mean",
            "largest gross",
            "on",
            "largest net",
            "on",
            "least net",
            "on");
    static final List<String> STRESS = List.of("scenario", "figure", "as run", "under stress");

    static final String CHECK_MEANING = "Each estimate was made from earlier returns alone and held against the loss"
            + " that followed. Coverage p (Kupiec): whether as many losses exceed it as should; independence p"
            + " (Christoffersen): whether one exceedance makes the next likelier. Below 0.05 an estimate is rejected,"
            + " and so is one right one in twenty. Loss / CVaR: the mean loss beyond over the shortfall that was"
            + " expected; above 1 that was too small. All three are rough where few are expected.";

    private static final double REJECTED = 0.05;

    private RiskRows() {}

    static String head(RiskReport risk) {
        if (risk.sessions() == 0) {
            return "Nothing was ever held, so there is no risk to measure.";
        }
        return RiskReport.SIGNS + " From " + Text.plural(risk.sessions(), "session") + ", " + Days.text(risk.from())
                + " to " + Days.text(risk.to()) + "; seed " + risk.seed()
                + ". Ten sessions are compounded. An estimate is of the sessions after the last, its interval from"
                + " redrawn blocks of days; there is none where a twentieth of the redrawn samples have no estimate, or"
                + " where there are too few blocks.";
    }

    static List<List<String>> tails(RiskReport risk) {
        List<List<String>> rows = new ArrayList<>();
        for (TailRisk tail : risk.tails()) {
            rows.add(List.of(
                    tail.method().title(),
                    Integer.toString(tail.horizon()),
                    level(tail),
                    fine(tail.var().value()),
                    interval(tail.var()),
                    fine(tail.shortfall().value()),
                    interval(tail.shortfall())));
        }
        return rows;
    }

    /** Why some estimates are missing, each reason once. */
    static List<String> refusals(RiskReport risk) {
        return risk.tails().stream()
                .filter(t -> !t.refusal().isEmpty())
                .map(t -> t.method().title() + ", " + Text.plural(t.horizon(), "session") + ", " + level(t) + ": "
                        + t.refusal())
                .toList();
    }

    static List<String> methods() {
        List<String> all = new ArrayList<>();
        for (TailMethod method : TailMethod.values()) {
            all.add(method.title() + ": " + method.assumption());
        }
        return all;
    }

    static List<List<String>> checks(RiskReport risk) {
        List<List<String>> rows = new ArrayList<>();
        for (TailRisk tail : risk.tails()) {
            VarCheck check = tail.check();
            if (check.outcomes() > 0) {
                rows.add(List.of(
                        tail.method().title(),
                        Integer.toString(tail.horizon()),
                        level(tail),
                        Text.count(check.outcomes()),
                        Text.decimal(check.expected(), 1),
                        Text.count(check.exceeded()),
                        p(check.coverageP()),
                        p(check.independenceP()),
                        Text.decimal(check.shortfallRatio(), 2)));
            }
        }
        return rows;
    }

    /** How many of the checks reject, in a sentence. */
    static String checked(RiskReport risk) {
        List<VarCheck> made = risk.tails().stream()
                .map(TailRisk::check)
                .filter(c -> c.outcomes() > 0)
                .toList();
        if (made.isEmpty()) {
            return "No estimate could be checked: it takes a warm-up of "
                    + risk.spec().warmUp() + " sessions and more after it.";
        }
        return "Of " + Text.plural(made.size(), "estimate") + " checked after a warm-up of "
                + risk.spec().warmUp() + " sessions, coverage is rejected for "
                + rejected(made, VarCheck::coverageP) + " and independence for "
                + rejected(made, VarCheck::independenceP) + ".";
    }

    private static long rejected(List<VarCheck> checks, ToDoubleFunction<VarCheck> p) {
        return checks.stream().filter(c -> p.applyAsDouble(c) < REJECTED).count();
    }

    private static String p(double p) {
        return Double.isNaN(p) ? Text.NONE : Text.pValue(p);
    }

    static String tailIndex(TailIndex tail) {
        String of = "Tail index of daily losses (Hill, the worst " + Text.percent(tail.share()) + " of the sessions): ";
        return tail.refusal().isEmpty()
                ? of + Text.decimal(tail.index().value(), 2) + " ["
                        + Text.decimal(tail.index().low(), 2) + ", "
                        + Text.decimal(tail.index().high(), 2) + "] from "
                        + Text.count(tail.beyond()) + " losses beyond " + fine(tail.threshold())
                        + ". The smaller, the fatter: below 4 kurtosis, below 2 variance means nothing."
                : of + "none. " + tail.refusal();
    }

    static List<List<String>> odds(DrawdownOdds odds) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(quantiles("half do not exceed", odds, DrawdownOdds.Quantiles::median));
        rows.add(quantiles("90 % do not exceed", odds, DrawdownOdds.Quantiles::ninety));
        rows.add(quantiles("95 % do not exceed", odds, DrawdownOdds.Quantiles::ninetyFive));
        rows.add(quantiles("99 % do not exceed", odds, DrawdownOdds.Quantiles::ninetyNine));
        rows.add(List.of("what happened", Text.percent(odds.happened()), Text.count(odds.happenedUnderWater())));
        return rows;
    }

    private static List<String> quantiles(String name, DrawdownOdds odds, ToDoubleFunction<DrawdownOdds.Quantiles> of) {
        return List.of(
                name,
                Text.percent(of.applyAsDouble(odds.depth())),
                Text.count(Math.round(of.applyAsDouble(odds.underWater()))));
    }

    static String oddsSentence(DrawdownOdds odds) {
        return Text.count(odds.histories()) + " histories of " + Text.plural(odds.sessions(), "session")
                + ", drawn from this one in blocks of " + odds.block() + " on average (stationary bootstrap): "
                + Text.percent(odds.asDeep())
                + " of them fall at least as deep as what happened. They take the mean return of the past for"
                + " granted.";
    }

    static List<List<String>> days(RiskReport risk) {
        return risk.worst().days().stream()
                .map(d -> List.of(Days.text(d.day()), fine(d.loss())))
                .toList();
    }

    static List<List<String>> falls(RiskReport risk) {
        return risk.worst().falls().stream().map(RiskRows::fall).toList();
    }

    private static List<String> fall(Drawdown fall) {
        return List.of(
                BookSection.day(fall.peak()),
                BookSection.day(fall.trough()),
                BookSection.day(fall.recovered()),
                Text.percent(fall.depth()));
    }

    static List<List<String>> sectors(SectorExposure exposure) {
        List<List<String>> rows = new ArrayList<>();
        for (SectorExposure.Sector s : exposure.sectors()) {
            rows.add(List.of(
                    s.name(),
                    Text.count(s.instruments()),
                    Text.percent(s.meanGross()),
                    Text.signedPercent(s.meanNet()),
                    Text.percent(s.mostGross().share()),
                    Days.text(s.mostGross().day()),
                    Text.signedPercent(s.mostNet().share()),
                    Days.text(s.mostNet().day()),
                    Text.signedPercent(s.leastNet().share()),
                    Days.text(s.leastNet().day())));
        }
        return rows;
    }

    static String beta(BetaFigures beta) {
        return beta.refusal().isEmpty()
                ? "Beta to " + beta.benchmark() + " over " + Text.plural(beta.days(), "day") + ": "
                        + Text.signed(beta.beta(), 2) + " " + Text.range(beta.low(), beta.high(), 2)
                        + " (95 %, Newey-West with " + Text.plural(beta.lags(), "lag") + "), correlation "
                        + Text.signed(beta.correlation(), 2) + "."
                        + (beta.missing() > 0
                                ? " Without a return of the benchmark: " + Text.plural(beta.missing(), "day") + "."
                                : "")
                : "No beta. " + beta.refusal();
    }

    static List<List<String>> stress(Scenario scenario) {
        List<List<String>> rows = new ArrayList<>();
        for (Scenario.Line line : scenario.lines()) {
            rows.add(List.of(
                    rows.isEmpty() ? scenario.name() : "",
                    line.figure(),
                    number(line.kind(), line.base()),
                    number(line.kind(), line.stressed())));
        }
        return rows;
    }

    private static String number(Scenario.Kind kind, double value) {
        return kind == Scenario.Kind.RETURN ? Text.signedPercent(value) : Text.percent(value);
    }

    private static String level(TailRisk tail) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * tail.level());
    }

    /** Percent with two decimals. */
    static String fine(double share) {
        return Double.isNaN(share) ? Text.NONE : Text.decimal(100 * share, 2) + " %";
    }

    private static String interval(RiskFigure figure) {
        return Double.isNaN(figure.low()) || Double.isNaN(figure.high())
                ? ""
                : "[" + Text.decimal(100 * figure.low(), 2) + ", " + Text.decimal(100 * figure.high(), 2) + "]";
    }
}
