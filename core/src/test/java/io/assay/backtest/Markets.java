package io.assay.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;

/** Simulated markets with splits, dividends, delistings and halts, and random decisions on them. */
public final class Markets {
    private Markets() {}

    /** So many stocks over so many sessions; a lot happens to them. */
    public static SimulatedMarket eventful(long seed, int stocks, int sessions) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(stocks)
                .withSessions(sessions)
                .withSeed(Seed.of(seed))
                .withEvents(new EventSpec(.3, .7, .6, .04, 9)));
    }

    public static List<Instrument> instruments(SimulatedMarket market) {
        return market.listings().stream().map(Listing::instrument).toList();
    }

    /** Split-adjusted bars with three of a hundred bars missing, and the actions as recorded. */
    public static PriceSource adjusted(SimulatedMarket market) {
        return halting(market, false, .03);
    }

    /** The same market as traded: dividends are scaled to the shares of their day. */
    public static PriceSource raw(SimulatedMarket market) {
        return halting(market, true, .03);
    }

    /** As traded, with no bar missing. */
    public static PriceSource rawWhole(SimulatedMarket market) {
        return halting(market, true, 0);
    }

    private static PriceSource halting(SimulatedMarket market, boolean raw, double missing) {
        return new PriceSource() {
            @Override
            public BarSeries bars(Instrument instrument) {
                BarSeries all = raw ? market.rawBars(instrument) : market.bars(instrument);
                RandomGenerator random = Seed.of(5).child(instrument.toString()).random();
                double[] draws = random.doubles(all.size()).toArray();
                return picked(all, row -> row == 0 || row == all.size() - 1 || draws[row] >= missing);
            }

            @Override
            public List<CorporateAction> actions(Instrument instrument) {
                List<CorporateAction> actions = market.actions(instrument);
                if (!raw) {
                    return actions;
                }
                BarSeries traded = market.rawBars(instrument);
                BarSeries adjusted = market.bars(instrument);
                List<CorporateAction> scaled = new ArrayList<>();
                for (CorporateAction action : actions) {
                    int row = traded.rowOf(action.day());
                    double scale = traded.close()[row] / adjusted.close()[row];
                    scaled.add(new CorporateAction(
                            instrument,
                            action.day(),
                            action.kind(),
                            action.kind() == Kind.DIVIDEND ? action.value() * scale : action.value()));
                }
                return scaled;
            }
        };
    }

    /** The rows that a rule keeps. */
    static BarSeries picked(BarSeries all, IntPredicate keep) {
        int[] rows = IntStream.range(0, all.size()).filter(keep).toArray();
        return BarSeries.of(
                all.instrument(),
                all.basis(),
                Arrays.stream(rows).map(r -> all.days()[r]).toArray(),
                new BarSeries.Columns(
                        column(all.open(), rows),
                        column(all.high(), rows),
                        column(all.low(), rows),
                        column(all.close(), rows),
                        column(all.adjustedClose(), rows),
                        column(all.volume(), rows)));
    }

    private static double[] column(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
    }

    /** Random longs, shorts and pauses on every session from the {@code first}-th on, gross about 0.7. */
    public static Decisions random(long seed, MarketPrices prices, Holding holding, int first) {
        RandomGenerator random = Seed.of(seed).random();
        int[] sessions = prices.sessions();
        Decisions.Builder builder = Decisions.builder(prices.instruments(), holding);
        for (int s = first; s < sessions.length; s++) {
            double[] weights = new double[prices.instruments().size()];
            double size = 1.4 / weights.length;
            Arrays.setAll(weights, i -> random.nextInt(4) == 0 ? 0 : random.nextDouble() < .7 ? size * .8 : -size * .5);
            builder.book(sessions[s], weights);
        }
        return builder.build();
    }
}
