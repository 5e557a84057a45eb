package io.assay.backtest;

import java.io.IOException;
import java.nio.file.Path;

import io.assay.backtest.Events.Kind;
import io.assay.base.CsvFile;
import io.assay.base.Days;

/**
 * A result as CSV files (RFC 4180, UTF-8, full precision), so that anybody can compute it again. Instruments read
 * {@code MARKET:SYMBOL}, dates {@code YYYY-MM-DD}; amounts are in currency units.
 */
public final class BacktestFiles {
    /** Fills: date, instrument, shares (sold below 0), price, commission, half_spread, slippage, cash. */
    public static final String TRADES = "trades.csv";

    /** Everything else that moved cash or shares: date, kind, instrument, shares, price, cash; see {@link Kind}. */
    public static final String EVENTS = "events.csv";

    /** The account at each close: date, cash, longs, shorts, equity. */
    public static final String EQUITY = "equity.csv";

    /**
     * The prices used: instrument, date, open, close, split_ratio (new shares per old before the open, else 1),
     * dividend (cash a share before the open, after the split, else 0), delisting_return (on the last bar of a listing
     * that was delisted, else empty).
     */
    public static final String PRICES = "prices.csv";

    private BacktestFiles() {}

    /**
     * Writes all four files into a folder; files of these names are replaced, each whole or not at all.
     *
     * @param prices what the result was run on
     */
    public static void write(Path folder, BacktestResult result, MarketPrices prices) {
        CsvFile.write(folder.resolve(TRADES), csv -> trades(csv, result));
        CsvFile.write(folder.resolve(EVENTS), csv -> events(csv, result));
        CsvFile.write(folder.resolve(EQUITY), csv -> equity(csv, result));
        CsvFile.write(folder.resolve(PRICES), csv -> prices(csv, result, prices));
    }

    private static void trades(CsvFile csv, BacktestResult result) throws IOException {
        csv.line("date", "instrument", "shares", "price", "commission", "half_spread", "slippage", "cash");
        Events events = result.events();
        int[] days = result.days();
        for (int i = 0; i < events.size(); i++) {
            if (events.kind(i) == Kind.TRADE) {
                csv.add(Days.text(days[events.session(i)]))
                        .add(instrument(result, i))
                        .add(events.shares(i).toPlainString())
                        .add(events.price(i))
                        .add(events.commission(i).toPlainString())
                        .add(events.halfSpread(i).toPlainString())
                        .add(events.slippage(i).toPlainString())
                        .add(events.amount(i).toPlainString())
                        .end();
            }
        }
    }

    private static void events(CsvFile csv, BacktestResult result) throws IOException {
        csv.line("date", "kind", "instrument", "shares", "price", "cash");
        Events events = result.events();
        int[] days = result.days();
        for (int i = 0; i < events.size(); i++) {
            if (events.kind(i) != Kind.TRADE) {
                csv.add(Days.text(days[events.session(i)]))
                        .add(events.kind(i).name())
                        .add(instrument(result, i))
                        .add(events.shares(i).toPlainString())
                        .add(events.price(i))
                        .add(events.amount(i).toPlainString())
                        .end();
            }
        }
    }

    private static String instrument(BacktestResult result, int event) {
        int place = result.events().instrument(event);
        return place < 0 ? "" : result.instruments().get(place).toString();
    }

    private static void equity(CsvFile csv, BacktestResult result) throws IOException {
        csv.line("date", "cash", "longs", "shorts", "equity");
        int[] days = result.days();
        for (int s = 0; s < days.length; s++) {
            csv.add(Days.text(days[s]))
                    .add(result.cash(s).toPlainString())
                    .add(result.longs(s))
                    .add(result.shorts(s))
                    .add(result.equity(s))
                    .end();
        }
    }

    private static boolean ends(PriceHistory history, int row) {
        return row == history.size() - 1 && history.delistDay() != PriceHistory.NEVER;
    }

    private static void prices(CsvFile csv, BacktestResult result, MarketPrices prices) throws IOException {
        csv.line("instrument", "date", "open", "close", "split_ratio", "dividend", "delisting_return");
        int[] days = result.days();
        for (var instrument : result.instruments()) {
            PriceHistory history = prices.history(instrument);
            int action = 0;
            for (int row = 0; row < history.size() && history.day()[row] <= days[days.length - 1]; row++) {
                boolean acts = action < history.actionRow().length && history.actionRow()[action] == row;
                if (history.day()[row] >= days[0]) {
                    csv.add(instrument.toString())
                            .add(Days.text(history.day()[row]))
                            .add(history.open()[row])
                            .add(history.close()[row])
                            .add(acts ? history.ratio()[action] : 1)
                            .add(acts ? history.dividend()[action] : 0)
                            .add(ends(history, row) ? String.valueOf(history.delistReturn()) : "")
                            .end();
                }
                action += acts ? 1 : 0;
            }
        }
    }
}
