package io.assay.experiment.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.assay.backtest.CostModel;
import io.assay.base.Check;
import io.assay.market.Instrument;
import io.assay.signal.Action;
import io.assay.signal.Signal;
import io.assay.signal.Standing;

/**
 * Turns today's signals into orders for the next open: each BUY is to hold one share of the universe, {@code 1 / N} of
 * the capital, everything else nothing. That is the book a backtest comes to while signals stand; it gets there in as
 * many daily tranches as positions are held sessions.
 *
 * @param capital what the book is worth, in currency units
 * @param costs what trading costs, for the estimate
 * @param decimals of shares: 0 for whole ones
 */
public record Orders(double capital, CostModel costs, int decimals) {
    private static final int NOBODY = 0;
    private static final String NO_MODEL = "no model speaks; rules alone are not acted on";

    /** Checks the ranges. */
    public Orders {
        Check.positive("capital", capital);
        Check.within("decimals", decimals, 0, 6);
    }

    /**
     * One order.
     *
     * @param instrument whom it is about
     * @param action today's signal of a model; HOLD for a position without one
     * @param weight target share of the capital
     * @param held shares held now
     * @param target shares to hold
     * @param price last close, in currency units
     * @param cost estimated commission, half-spread and slippage
     * @param standing what is known of the model behind the signal
     */
    public record Order(
            Instrument instrument,
            Action action,
            double weight,
            BigDecimal held,
            BigDecimal target,
            double price,
            double cost,
            String standing) {
        /** Shares to buy, or to sell below 0. */
        public BigDecimal shares() {
            return target.subtract(held);
        }

        /** What the shares to trade are worth at the last close; below 0 for a sale. */
        public double amount() {
            return shares().doubleValue() * price;
        }
    }

    /** The last close of an instrument. */
    @FunctionalInterface
    public interface LastClose {
        /** The price, above 0. */
        double of(Instrument instrument);
    }

    /**
     * The orders, by instrument; positions that need no order have one of 0 shares. Only signals of models are acted
     * on, as in backtests; where the rules alone speak, nothing is held.
     *
     * @param answers today's signals of the whole universe: its size sets the weights
     * @param held shares held now
     */
    public List<Order> of(List<SignalsToday.Answer> answers, Map<Instrument, BigDecimal> held, LastClose close) {
        Check.atLeast("answers", answers.size(), 1);
        List<Order> orders = new ArrayList<>();
        TreeSet<Instrument> others = new TreeSet<>(held.keySet());
        for (SignalsToday.Answer answer : answers) {
            Instrument instrument = answer.instrument();
            boolean buys = ofModel(answer).map(s -> s.action() == Action.BUY).orElse(false);
            others.remove(instrument);
            if (buys || held.containsKey(instrument)) {
                int names = buys ? answers.size() : NOBODY;
                orders.add(order(answer, names, held.getOrDefault(instrument, BigDecimal.ZERO), close));
            }
        }
        for (Instrument instrument : others) {
            SignalsToday.Answer none = new SignalsToday.Answer(instrument, Optional.empty(), "not in the universe");
            orders.add(order(none, NOBODY, held.getOrDefault(instrument, BigDecimal.ZERO), close));
        }
        return orders;
    }

    /** The signal, if a model is behind it: backtests act on nothing else, so what they say holds for nothing else. */
    private static Optional<Signal> ofModel(SignalsToday.Answer answer) {
        return answer.signal()
                .filter(s -> s.standing().map(known -> known != Standing.RULES).orElse(false));
    }

    /** An order to hold one of so many shares of the capital, or nothing. */
    private Order order(SignalsToday.Answer answer, int names, BigDecimal held, LastClose close) {
        double price = Check.positive("last close of " + answer.instrument(), close.of(answer.instrument()));
        BigDecimal target = names == NOBODY ? BigDecimal.ZERO.setScale(decimals) : affordable(names, price);
        double amount = Math.abs(target.subtract(held).doubleValue()) * price;
        double cost = amount == 0
                ? 0
                : Math.max(costs.minimumCommission(), amount * costs.commissionBp() / 1e4)
                        + amount * (costs.halfSpreadBp() + costs.slippageBp()) / 1e4;
        return new Order(
                answer.instrument(),
                ofModel(answer).map(Signal::action).orElse(Action.HOLD),
                names == NOBODY ? 0 : 1.0 / names,
                held,
                target,
                price,
                cost,
                answer.signal()
                        .map(signal -> ofModel(answer)
                                .flatMap(Signal::standing)
                                .map(Standing::title)
                                .orElse(NO_MODEL))
                        .orElse(answer.reason()));
    }

    /** Decimal, not binary: 1/49 of 49 buys one share at a price of 1. */
    private BigDecimal affordable(int names, double price) {
        BigDecimal all = BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(names));
        return BigDecimal.valueOf(capital).divide(all, decimals, RoundingMode.DOWN);
    }
}
