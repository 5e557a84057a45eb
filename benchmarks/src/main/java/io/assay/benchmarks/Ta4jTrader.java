package io.assay.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.num.DoubleNum;

/** ta4j with numbers of type double, filled at the next open; signals are looked up, not computed. */
final class Ta4jTrader implements BacktestRace.Trader {
    private final List<BarSeriesManager> managers = new ArrayList<>();
    private final List<Strategy> strategies = new ArrayList<>();
    private double seconds;

    Ta4jTrader(List<BacktestRace.Tape> tapes) {
        for (BacktestRace.Tape tape : tapes) {
            managers.add(new BarSeriesManager(
                    series(tape),
                    new LinearTransactionCostModel(BacktestRace.COST),
                    new ZeroCostModel(),
                    new TradeOnNextOpenModel()));
            Rule enters = (t, record) -> tape.in()[t];
            Rule leaves = (t, record) -> !tape.in()[t];
            strategies.add(new BaseStrategy(enters, leaves));
        }
    }

    private static BarSeries series(BacktestRace.Tape tape) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        LocalDate first = LocalDate.of(2000, 1, 3);
        for (int t = 0; t < tape.close().length; t++) {
            double open = tape.open(t);
            double close = tape.close()[t];
            series.addBar(
                    first.plusDays(t).atTime(16, 0).atZone(ZoneOffset.UTC),
                    open,
                    Math.max(open, close),
                    Math.min(open, close),
                    close,
                    1_000);
        }
        return series;
    }

    @Override
    public String name() {
        return "ta4j";
    }

    @Override
    public double[] run() {
        double[] growth = new double[managers.size()];
        long begin = System.nanoTime();
        for (int i = 0; i < growth.length; i++) {
            growth[i] = growth(managers.get(i).run(strategies.get(i)));
        }
        seconds = (System.nanoTime() - begin) / 1e9;
        return growth;
    }

    /** One share a trade: what it gained over what it cost is what the whole account grew by. */
    private static double growth(TradingRecord record) {
        double growth = 1;
        for (Position position : record.getPositions()) {
            double paid = position.getEntry().getPricePerAsset().doubleValue();
            growth *= 1 + position.getProfit().doubleValue() / paid;
        }
        return growth;
    }

    @Override
    public double seconds() {
        return seconds;
    }

    @Override
    public void close() {}
}
