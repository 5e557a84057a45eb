package io.assay.backtest;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What tests with results computed by hand are written in. */
final class Hand {
    /** 1,000 of capital and no costs. */
    static final BacktestSpec FREE = BacktestSpec.defaults().withCapital(1000).withCosts(CostModel.free());

    static final double NO_BAR = Double.NaN;

    private Hand() {}

    static double[] row(double... values) {
        return values;
    }

    static void assertEquity(BacktestResult result, double... expected) {
        assertThat(result.equity()).containsExactly(expected, within(1e-6));
    }

    /** One line an event: session, kind, shares, price, change of cash. */
    static String events(BacktestResult result) {
        Events events = result.events();
        StringBuilder text = new StringBuilder();
        IntStream.range(0, events.size())
                .forEach(i -> text.append(events.session(i))
                        .append(' ')
                        .append(events.kind(i))
                        .append(' ')
                        .append(events.shares(i).stripTrailingZeros().toPlainString())
                        .append(" @ ")
                        .append(events.price(i))
                        .append(" = ")
                        .append(events.amount(i).stripTrailingZeros().toPlainString())
                        .append('\n'));
        return text.toString();
    }
}
