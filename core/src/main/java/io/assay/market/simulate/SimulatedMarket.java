package io.assay.market.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.Digest;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Filing;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.PriceBasis;
import io.assay.market.Series;
import io.assay.market.TradingCalendar;
import io.assay.market.Universe;

/**
 * A market that is not real and of which everything is known, {@code docs/simulated-market.md} has the equations.
 *
 * <p>Sessions, factors and outside series are made once and kept (120 bytes a session and factor). Stocks are made anew
 * each time they are asked for, about two milliseconds for 15 years, and are not kept. Each stock draws from seeds of
 * its own, so the bits depend neither on threads nor on the order of the calls, and stock {@code i} is the same in a
 * market of more stocks. Prices are {@link PriceBasis#SPLIT_ADJUSTED} with a total-return adjusted close, as a Yahoo
 * file has them, so levels know later splits here too; {@link #rawBars} has them as traded.
 */
public final class SimulatedMarket implements MarketData {
    private final SimulationSpec spec;
    private final MarketState state;
    private final List<StockTraits> stocks;
    private volatile String hash = "";

    private SimulatedMarket(SimulationSpec spec, MarketState state, List<StockTraits> stocks) {
        this.spec = spec;
        this.state = state;
        this.stocks = stocks;
    }

    /** The market of a specification. */
    public static SimulatedMarket of(SimulationSpec spec) {
        List<StockTraits> stocks = new ArrayList<>();
        for (int i = 0; i < spec.symbols(); i++) {
            stocks.add(StockTraits.of(spec, i));
        }
        return new SimulatedMarket(spec, MarketState.of(spec), List.copyOf(stocks));
    }

    /** What it was made from. */
    public SimulationSpec spec() {
        return spec;
    }

    /** One line for the head of every table and page: that this is simulated, and what was planted. */
    public String label() {
        AlphaSpec alpha = spec.alpha();
        String planted = alpha.informationCoefficient() == 0
                ? "nothing to find planted" + (spec.outside().text().isEmpty() ? "" : " in bars")
                : String.format(
                        Locale.ROOT,
                        "planted information coefficient %s over %s, pattern: %s",
                        alpha.informationCoefficient(),
                        alpha.horizon() == 1 ? "1 session" : alpha.horizon() + " sessions",
                        alpha.pattern().text()
                                + (alpha.lasts() < spec.sessions()
                                        ? ", which ends after " + alpha.lasts() + " sessions"
                                        : ""));
        return String.format(
                Locale.ROOT,
                "SIMULATED market, not real data: %d stocks, %d sessions, seed %d, %s%s",
                spec.symbols(),
                spec.sessions(),
                spec.seed().value(),
                planted,
                spec.outside().text());
    }

    @Override
    public List<Listing> listings() {
        return stocks.stream().map(this::listing).toList();
    }

    private Listing listing(StockTraits stock) {
        int[] days = state.days();
        return new Listing(
                stock.instrument(),
                Market.SIM.currency(),
                PriceBasis.SPLIT_ADJUSTED,
                days[0],
                days[stock.bars() - 1],
                stock.bars());
    }

    @Override
    public BarSeries bars(Instrument instrument) {
        return priced(stock(instrument), false);
    }

    /**
     * The same bars as they were traded: splits show as jumps. The adjusted close is the same as in {@link #bars}.
     *
     * @throws UsageException if there is no such instrument
     */
    public BarSeries rawBars(Instrument instrument) {
        return priced(stock(instrument), true);
    }

    private BarSeries priced(StockTraits stock, boolean raw) {
        StockPath path = path(stock);
        int n = stock.bars();
        int[] days = Arrays.copyOf(state.days(), n);
        StockEvents events = StockEvents.of(spec, stock, path.close, days);
        double[] adjusted = new double[n];
        double lastSplit = events.split()[n - 1];
        double level = stock.firstPrice() * lastSplit;
        for (int s = 0; s < n; s++) {
            adjusted[s] = level * events.kept()[n - 1] * path.close[s];
            double unsplit = raw ? events.split()[s] / lastSplit : 1;
            double factor = level * events.kept()[s] * unsplit;
            path.open[s] *= factor;
            path.high[s] *= factor;
            path.low[s] *= factor;
            path.close[s] *= factor;
            path.volume[s] /= unsplit;
        }
        return BarSeries.of(
                stock.instrument(),
                raw ? PriceBasis.RAW : PriceBasis.SPLIT_ADJUSTED,
                days,
                new BarSeries.Columns(path.open, path.high, path.low, path.close, adjusted, path.volume));
    }

    StockPath path(StockTraits stock) {
        double[] signal = state.outside().signal();
        if (spec.outside().filing() != 0) {
            signal = Filings.of(spec, state.days(), stock).signal();
            for (int s = 0; s < signal.length; s++) {
                signal[s] += state.outside().signal()[s];
            }
        }
        return StockPath.of(spec, state, stock, signal);
    }

    StockTraits stock(Instrument instrument) {
        return stocks.stream()
                .filter(s -> s.instrument().equals(instrument))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "the simulated market has " + first() + " to " + last() + ", there is no " + instrument));
    }

    private Instrument first() {
        return stocks.get(0).instrument();
    }

    private Instrument last() {
        return stocks.get(stocks.size() - 1).instrument();
    }

    @Override
    public List<CorporateAction> actions(Instrument instrument) {
        StockTraits stock = stock(instrument);
        return StockEvents.of(spec, stock, path(stock).close, state.days()).actions();
    }

    @Override
    public List<ImportNotes> notes(Instrument instrument) {
        return List.of(ImportNotes.clean(
                label(), ImportNotes.SIMULATED, stock(instrument).bars()));
    }

    @Override
    public Optional<Market> market(String code) {
        return Market.SIM.code().equalsIgnoreCase(code) ? Optional.of(Market.SIM) : Optional.empty();
    }

    /** SHA-256 over every bar and action; makes every stock once, on the first call. */
    @Override
    public String contentHash() {
        if (hash.isEmpty()) {
            Digest digest = Digest.sha256();
            for (StockTraits stock : stocks) {
                digest.add(priced(stock, false).hash());
                for (CorporateAction action : actions(stock.instrument())) {
                    digest.add(action.day()).add(action.kind().name()).add(action.value());
                }
            }
            hash = digest.hex();
        }
        return hash;
    }

    /** Its sessions. */
    public TradingCalendar calendar() {
        return TradingCalendar.of("SIM", state.days());
    }

    /** The true regime of each session of {@link #calendar()}: 0 = calm, 1 = normal, 2 = stress. */
    public int[] regimes() {
        return state.regimes().clone();
    }

    @Override
    public Map<Instrument, String> sectors() {
        Map<Instrument, String> sectors = new TreeMap<>();
        stocks.forEach(stock -> sectors.put(stock.instrument(), "sector " + stock.sector()));
        return sectors;
    }

    /** The number of a stock's sector, from 0. */
    public int sector(Instrument instrument) {
        return stock(instrument).sector();
    }

    /** All stocks, each from its first to its last day; those who left are on the list. */
    public Universe universe() {
        List<Universe.Member> members = listings().stream()
                .map(l -> new Universe.Member(l.instrument(), l.firstDay(), l.lastDay()))
                .toList();
        return new Universe("simulated", members, false);
    }

    /**
     * The outside series: volatility index, monthly figure and ratio of puts to calls, which may tell of returns, and
     * then those that never do. Their names are those of real series with {@link Market#SIMULATED_SERIES} in front.
     */
    public List<Series> series() {
        OutsideWorld outside = state.outside();
        return Stream.concat(Stream.of(outside.vix(), outside.macro(), outside.putCall()), outside.others().stream())
                .toList();
    }

    @Override
    public Optional<Series> series(String name) {
        return series().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * The reports of one stock in the order they were filed: {@code NetIncomeLoss}, which may tell of returns, and
     * others, which do not.
     */
    @Override
    public List<Filing> filings(Instrument instrument) {
        return Filings.of(spec, state.days(), stock(instrument)).filings();
    }

    /** Who knows what was planted. */
    public Oracle oracle() {
        return new Oracle(this);
    }
}
