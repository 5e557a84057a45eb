package io.assay.backtest;

import java.util.Arrays;
import java.util.List;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.metric.Moments;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VolatilityTargetTest {
    private static double[] path(int bars, double up, double down) {
        double[] price = new double[bars];
        price[0] = 100;
        for (int day = 1; day < bars; day++) {
            price[day] = price[day - 1] * (1 + (day % 2 == 1 ? up : down));
        }
        return price;
    }

    @Test
    void a_book_is_scaled_by_what_it_would_have_moved() {
        double[] a = path(30, .02, -.01);
        double[] b = path(30, -.01, .02);
        Tape tape = new Tape(PriceBasis.RAW).with("A", a, a).with("B", b, b);
        MarketPrices prices = tape.prices();
        VolatilityTarget target = new VolatilityTarget(.1, 20, 1);
        // Ten returns each of .02 and -.01: variance .03^2 x 100 / (20 x 19).
        double measured = .03 * Math.sqrt(100 / 380.0) * Math.sqrt(252);
        Decisions alone = target.scaled(tape.decide(Holding.untilNext(), new double[] {28, .8, 0}), prices);
        assertThat(alone.weight(0)).isCloseTo(.8 * .1 / (.8 * measured), within(1e-6));
        // Beside a little of what moves the other way it moves less.
        Decisions both = target.scaled(tape.decide(Holding.untilNext(), new double[] {28, .8, .2}), prices);
        assertThat(both.weight(0)).isCloseTo(.8 * .1 / (.6 * measured), within(1e-6));
        Decisions levered =
                target.withMost(3).scaled(tape.decide(Holding.untilNext(), new double[] {28, .01, 0}), prices);
        assertThat(levered.weight(0)).isCloseTo(.03, within(1e-9));
    }

    @Test
    void a_name_with_too_few_returns_counts_as_the_others_do_and_days_without_any_are_left_out() {
        double[] a = path(30, .02, -.01);
        double[] young = new double[30];
        Arrays.fill(young, Double.NaN);
        Arrays.fill(young, 20, 30, 50);
        Tape tape = new Tape(PriceBasis.RAW).with("A", a, a).with("YOUNG", young, young);
        VolatilityTarget target = new VolatilityTarget(.1, 20, 1);
        double measured = .03 * Math.sqrt(100 / 380.0) * Math.sqrt(252);
        Decisions scaled = target.scaled(
                tape.decide(Holding.untilNext(), new double[] {5, .5, 0}, new double[] {28, .5, .3}), tape.prices());
        assertThat(scaled.days()).isEqualTo(2);
        assertThat(scaled.from(1)).isZero();
        assertThat(scaled.weight(0)).isCloseTo(.5 * .1 / (.5 * measured * .8 / .5), within(1e-6));
    }

    @Test
    void splits_and_dividends_are_no_moves() {
        double[] price = new double[30];
        Arrays.setAll(price, day -> day < 15 ? 100 : 49);
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", price, price)
                .action("A", 15, CorporateAction.Kind.SPLIT, 2)
                .action("A", 15, CorporateAction.Kind.DIVIDEND, 1);
        Decisions none = new VolatilityTarget(.1, 20, 1)
                .scaled(tape.decide(Holding.untilNext(), new double[] {28, .8}), tape.prices());
        // It did not move at all: nothing can be said of its volatility.
        assertThat(none.size()).isZero();
    }

    @Test
    void the_book_comes_near_the_wanted_volatility_and_knows_nothing_of_later() {
        SimulatedMarket market = Markets.eventful(3, 20, 800);
        PriceSource source = Markets.raw(market);
        List<Instrument> instruments = Markets.instruments(market);
        MarketPrices prices = MarketPrices.load(instruments, source);
        Decisions decisions = Markets.random(3, prices, Holding.untilNext(), 100);
        VolatilityTarget target = VolatilityTarget.of(.08).withMost(5);
        Decisions scaled = target.scaled(decisions, prices);
        double[] returns = Backtest.run(
                        scaled,
                        prices,
                        BacktestSpec.defaults().withLeverageCap(10).withCosts(CostModel.free()))
                .returns();
        assertThat(Moments.deviation(returns) * Math.sqrt(252)).isBetween(.06, .11);
        int day = prices.sessions()[400];
        MarketPrices other = MarketPrices.load(instruments, later(source, day));
        Decisions known = target.scaled(decisions, other);
        boolean moved = false;
        for (int d = 0; d < decisions.days(); d++) {
            for (int row = scaled.from(d); row < scaled.to(d) && scaled.day(d) <= day; row++) {
                assertThat(known.weight(row)).isEqualTo(scaled.weight(row));
            }
            moved |= scaled.day(d) > day + 5
                    && known.size() > scaled.from(d)
                    && known.weight(scaled.from(d)) != scaled.weight(scaled.from(d));
        }
        assertThat(moved).isTrue();
    }

    /** Prices after a day wobble. */
    private static PriceSource later(PriceSource source, int day) {
        return new PriceSource() {
            @Override
            public BarSeries bars(Instrument instrument) {
                BarSeries bars = source.bars(instrument);
                double[][] columns = {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose()};
                for (int c = 0; c < columns.length; c++) {
                    double[] column = columns[c].clone();
                    for (int r = 0; r < column.length; r++) {
                        column[r] *= bars.days()[r] > day ? 2 + r % 2 : 1;
                    }
                    columns[c] = column;
                }
                return BarSeries.of(
                        instrument,
                        bars.basis(),
                        bars.days(),
                        new BarSeries.Columns(
                                columns[0], columns[1], columns[2], columns[3], columns[4], bars.volume()));
            }

            @Override
            public List<CorporateAction> actions(Instrument instrument) {
                return source.actions(instrument);
            }
        };
    }
}
