package io.assay.experiment.trade;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.Decisions;
import io.assay.backtest.Fill;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.NullBooks;
import io.assay.backtest.PriceSource;
import io.assay.experiment.UntradedOpens;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;

/**
 * What all books that are compared with each other share: audited prices, and the way in which orders are filled.
 *
 * @param prices of every stock of the universe
 * @param universe all stocks, with the spells in which they belong if there are any
 * @param execution capital, costs, days, and whether orders are filled at the open or at the close
 */
public record BookGround(MarketPrices prices, Universe universe, BacktestSpec execution) {
    /**
     * Audits and loads the bars and corporate actions of a universe. Orders are filled at the next close if the opens
     * of any of the stocks were not traded at, else at the next open; capital and costs are the standard ones.
     *
     * @throws io.assay.base.DataException if the audit blocks one of them
     */
    public static BookGround of(List<Instrument> universe, Auditor auditor, MarketData data) {
        AtomicBoolean untraded = new AtomicBoolean();
        MarketPrices prices = MarketPrices.load(universe, new PriceSource() {
            @Override
            public BarSeries bars(Instrument instrument) {
                CleanSeries clean = auditor.clean(instrument);
                if (UntradedOpens.areIn(clean)) {
                    untraded.set(true);
                }
                return clean.bars();
            }

            @Override
            public List<CorporateAction> actions(Instrument instrument) {
                return data.actions(instrument);
            }
        });
        Universe members = data.members()
                .filter(Universe::isDated)
                .map(u -> u.only(Set.copyOf(universe)))
                .orElseGet(() -> Universe.ofToday("universe", universe));
        return new BookGround(
                prices, members, BacktestSpec.defaults().withFill(untraded.get() ? Fill.CLOSE : Fill.OPEN));
    }

    /** The same prices with another execution. */
    public BookGround withExecution(BacktestSpec value) {
        return new BookGround(prices, universe, value);
    }

    /** Books that need no skill. */
    NullBooks nulls() {
        return NullBooks.of(universe, prices);
    }

    /** What decisions come to. */
    public BacktestResult run(Decisions decisions) {
        return Backtest.run(decisions, prices, execution);
    }

    /**
     * What holding all stocks of the universe alike comes to.
     *
     * @param days decision days, ascending
     * @param holding how long each decision is held
     */
    public BacktestResult equalWeight(int[] days, Holding holding) {
        return run(nulls().equalWeight(days, holding));
    }
}
