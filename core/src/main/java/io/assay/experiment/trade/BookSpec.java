package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.assay.backtest.CostModel;
import io.assay.backtest.Fill;
import io.assay.backtest.Limits;
import io.assay.backtest.RiskFree;
import io.assay.backtest.SurvivorHaircut;
import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.report.Text;
import io.assay.signal.SignalRule;

/**
 * How out-of-sample signals are acted on.
 *
 * @param rule when predictions become BUY or SELL
 * @param picking which names are held and how much of them
 * @param handling how orders are handled
 * @param capital cash at the start, in currency units
 * @param costs what trading and holding cost
 * @param riskFree what is subtracted from returns for Sharpe and Sortino
 * @param from first decision day (epoch day)
 * @param to last decision day
 * @param hidden what is assumed of stocks that failed and are missing from a universe of survivors
 */
public record BookSpec(
        SignalRule rule,
        Picking picking,
        Handling handling,
        double capital,
        CostModel costs,
        RiskFree riskFree,
        int from,
        int to,
        SurvivorHaircut.Assumptions hidden) {
    /** Checks the ranges. */
    public BookSpec {
        Check.that(from <= to, "from", "not be after 'to'", from);
    }

    /** The standard rule, long only, 100,000 of capital, standard costs, no risk-free rate, all out-of-sample days. */
    public static BookSpec standard() {
        return new BookSpec(
                SignalRule.STANDARD,
                Picking.bySignals(),
                Handling.standard(),
                100_000,
                CostModel.defaults(),
                RiskFree.constant(0),
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                SurvivorHaircut.Assumptions.STANDARD);
    }

    /**
     * What distinguishes a way of acting from the standard one, in one line; empty for the standard one. Costs, capital
     * and the risk-free rate are what the world charges, not choices by which somebody could make a book look better
     * than the others.
     *
     * @param model the model whose stocks alone are acted on, if it is not the whole run
     */
    public String choices(Optional<String> model) {
        List<String> choices = new ArrayList<>();
        model.ifPresent(name -> choices.add("model=" + name));
        choices.addAll(picking.choices());
        choices.addAll(handling.choices());
        if (!rule.equals(SignalRule.STANDARD)) {
            choices.add("rule=" + rule);
        }
        if (from != Integer.MIN_VALUE || to != Integer.MAX_VALUE) {
            choices.add("days=" + (from == Integer.MIN_VALUE ? "" : Days.text(from)) + ".."
                    + (to == Integer.MAX_VALUE ? "" : Days.text(to)));
        }
        return String.join("; ", choices);
    }

    /**
     * How predictions become positions, in a few sentences.
     *
     * @param stocks how many there are
     * @param dated whether they count on the days of their spells alone
     * @param horizon sessions that a position is held
     */
    String rule(int stocks, boolean dated, int horizon) {
        String among = dated ? " and belonged to the universe, " : ", ";
        String acted = "Out-of-sample predictions become signals as today's do; each BUY gets 1/N of the day's tranche,"
                + " N being how many of the " + Text.plural(stocks, "stock") + " had a bar that day" + among
                + (picking.shorts() ? "each SELL is sold short likewise" : "SELL is cash");
        String highest = "Each day's tranche holds, with equal weights, the highest out-of-sample scores: "
                + Text.plural(picking.top(), "stock")
                + (picking.shorts() ? ", and is short as many of the lowest, half of the capital each" : "");
        String exchanged = "The highest out-of-sample scores are held with equal weights: "
                + Text.plural(picking.top(), "stock") + ", of which at most " + picking.drop()
                + " are exchanged a day; each is held until then, and brought back to its part every day";
        String held = ", held " + horizon + " sessions";
        String text = picking.drop() > 0 ? exchanged : (picking.top() > 0 ? highest : acted) + held;
        return text + picking.volatility().map(target -> "; " + target.text()).orElse("") + ".";
    }

    /** How decisions are filled and what that costs, in a few sentences. */
    public String execution(Fill fill) {
        String costing = String.format(
                Locale.ROOT,
                "Decided at the close, filled at the next %s. A side costs %.1f bp commission, %.1f bp half-spread and"
                        + " %.1f bp slippage; borrowed shares %.0f bp and borrowed cash %.0f bp a year. Risk-free: %s.",
                fill == Fill.OPEN ? "open" : "close",
                costs.commissionBp(),
                costs.halfSpreadBp(),
                costs.slippageBp(),
                costs.borrowBp(),
                costs.financingBp(),
                riskFree.text());
        return costing + more();
    }

    /** What is not standard, a sentence each. */
    private String more() {
        List<String> more = new ArrayList<>();
        if (costs.impact().isSome()) {
            more.add(costs.impact().text());
        }
        if (!handling.limits().equals(Limits.standard())) {
            more.add(handling.limits().text());
        }
        if (handling.stops().isSome()) {
            more.add(handling.stops().text());
        }
        if (handling.brake().isSome()) {
            more.add(handling.brake().text());
        }
        if (!handling.cash().equals(RiskFree.constant(0))) {
            more.add("cash earns " + handling.cash().text());
        }
        return more.stream()
                .map(part -> " " + Character.toUpperCase(part.charAt(0)) + part.substring(1) + ".")
                .collect(Collectors.joining());
    }

    /** The same with names picked in another way. */
    public BookSpec withPicking(Picking value) {
        return new BookSpec(rule, value, handling, capital, costs, riskFree, from, to, hidden);
    }

    /** The same holding so many stocks of the highest scores. */
    public BookSpec withTop(int value) {
        return withPicking(picking.withTop(value));
    }

    /** The same long and short, or long only. */
    public BookSpec withShorts(boolean value) {
        return withPicking(picking.withShorts(value));
    }

    /** The same with orders handled in another way. */
    public BookSpec withHandling(Handling value) {
        return new BookSpec(rule, picking, value, capital, costs, riskFree, from, to, hidden);
    }

    /** The same with another capital. */
    public BookSpec withCapital(double value) {
        return new BookSpec(rule, picking, handling, value, costs, riskFree, from, to, hidden);
    }

    /** The same with other costs. */
    public BookSpec withCosts(CostModel value) {
        return new BookSpec(rule, picking, handling, capital, value, riskFree, from, to, hidden);
    }

    /** The same with another risk-free rate. */
    public BookSpec withRiskFree(RiskFree value) {
        return new BookSpec(rule, picking, handling, capital, costs, value, from, to, hidden);
    }

    /** The same for decisions of other days, both included. */
    public BookSpec between(int first, int last) {
        return new BookSpec(rule, picking, handling, capital, costs, riskFree, first, last, hidden);
    }

    /** The same with other assumptions of stocks that are missing from a universe of survivors. */
    public BookSpec withHidden(SurvivorHaircut.Assumptions value) {
        return new BookSpec(rule, picking, handling, capital, costs, riskFree, from, to, value);
    }
}
