package io.assay.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.CostModel;
import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.PriceGrid;
import io.assay.backtest.PriceSource;
import io.assay.backtest.VectorScreen;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.metric.Returns;

/** Assay's screen or ledger: a book of one stock each. */
final class AssayTrader implements BacktestRace.Trader {
    private static final double CAPITAL = 1e9;
    private static final int START = Days.of(2000, 1, 3);

    private final boolean exact;
    private final List<Book> books = new ArrayList<>();
    private final BacktestSpec spec;
    private double seconds;

    private AssayTrader(List<BacktestRace.Tape> tapes, boolean exact) {
        this.exact = exact;
        for (int i = 0; i < tapes.size(); i++) {
            books.add(Book.of(new Instrument("SIM", "S" + i), tapes.get(i)));
        }
        this.spec = BacktestSpec.defaults()
                .withCapital(CAPITAL)
                .withLeverageCap(2)
                .withCosts(CostModel.free().withTrading(BacktestRace.COST * 10_000, 0, 0))
                .between(START, START + tapes.get(0).close().length);
    }

    static AssayTrader screen(List<BacktestRace.Tape> tapes) {
        return new AssayTrader(tapes, false);
    }

    static AssayTrader ledger(List<BacktestRace.Tape> tapes) {
        return new AssayTrader(tapes, true);
    }

    /** What one stock is run on. */
    private record Book(MarketPrices prices, PriceGrid grid, Decisions decisions) {
        static Book of(Instrument stock, BacktestRace.Tape tape) {
            int n = tape.close().length;
            int[] days = new int[n];
            double[] open = new double[n];
            double[] volume = new double[n];
            Arrays.setAll(days, t -> START + t);
            Arrays.setAll(open, tape::open);
            BarSeries bars = BarSeries.of(
                    stock,
                    PriceBasis.RAW,
                    days,
                    new BarSeries.Columns(open, open, open, tape.close(), tape.close(), volume));
            MarketPrices prices = MarketPrices.load(List.of(stock), new PriceSource() {
                @Override
                public BarSeries bars(Instrument instrument) {
                    return bars;
                }

                @Override
                public List<CorporateAction> actions(Instrument instrument) {
                    return List.of();
                }
            });
            Decisions.Builder builder = Decisions.builder(List.of(stock), Holding.untilNext());
            for (int t = 1; t < n; t++) {
                if (tape.in()[t] != tape.in()[t - 1]) {
                    builder.day(days[t]);
                    builder.add(0, tape.in()[t] ? 1 : 0);
                }
            }
            return new Book(prices, PriceGrid.of(prices, List.of(stock)), builder.build());
        }
    }

    @Override
    public String name() {
        return exact ? "Assay, ledger" : "Assay, screen";
    }

    @Override
    public double[] run() {
        double[] growth = new double[books.size()];
        long begin = System.nanoTime();
        for (int i = 0; i < growth.length; i++) {
            Book book = books.get(i);
            growth[i] =
                    exact ? booked(book) : 1 + Returns.total(VectorScreen.returns(book.decisions(), book.grid(), spec));
        }
        seconds = (System.nanoTime() - begin) / 1e9;
        return growth;
    }

    private double booked(Book book) {
        BacktestResult result = Backtest.run(book.decisions(), book.prices(), spec);
        return result.equity(result.size() - 1) / CAPITAL;
    }

    @Override
    public double seconds() {
        return seconds;
    }

    @Override
    public void close() {}
}
