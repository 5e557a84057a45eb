package io.assay.quality;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.market.Regime;

/**
 * What is known of a signal on the day on which it is given: the signal itself, the market around it, the stock's
 * technical state and its company's reports, flags and products of these, the calendar, and how the strategy had fared.
 * The names are those of the request; where it leaves a scale open, the scale is told.
 */
public final class SignalFeatures {
    /** The request's list of thirteen to learn from: its market_regime, of which regime_bull is one, stands as four. */
    private static final List<String> REQUESTED = List.of(
            "confidence",
            "regime_bull",
            "regime_bear",
            "regime_high_volatility",
            "regime_sideways",
            "volatility_index",
            "rsi",
            "macd",
            "pe_ratio",
            "roe",
            "debt_equity",
            "strategy_success_rate",
            "rsi_oversold",
            "high_roe",
            "confidence_x_regime");

    /** Read from the instrument's features as they are: name here, name there, how. */
    private static final List<Taken> TAKEN = List.of(
            new Taken("volatility_index", "vix", FeatureGroup.SENTIMENT, "last known close of the volatility index"),
            new Taken(
                    "sector_momentum",
                    "sector_momentum_20",
                    FeatureGroup.SECTOR,
                    "compound of the sector's last 20 mean returns"),
            new Taken(
                    "market_trend",
                    "index_trend_200",
                    FeatureGroup.INDEX,
                    "the market's index over its mean of 200 days - 1"),
            new Taken(
                    "market_trend_50",
                    "index_trend_50",
                    FeatureGroup.INDEX,
                    "the market's index over its mean of 50 days - 1"),
            new Taken("rsi", "rsi_14", FeatureGroup.TECHNICAL, "relative strength index of 14 bars"),
            new Taken("macd", "macd_rel", FeatureGroup.TECHNICAL, "MACD over the close"),
            new Taken(
                    "bollinger_position",
                    "bb_pctb_20_2",
                    FeatureGroup.TECHNICAL,
                    "place in the Bollinger bands, 0 the lower, 1 the upper"),
            new Taken("volume_ratio", "vol_rel_20", FeatureGroup.VOLUME, "volume over its mean of 20 bars - 1"),
            new Taken("returns", "ret_1", FeatureGroup.PRICE, "return of the day"),
            new Taken("volatility", "hv_20", FeatureGroup.VOLATILITY, "volatility of 20 bars, a year"),
            new Taken(
                    "pe_ratio",
                    "price_to_earnings",
                    FeatureGroup.FUNDAMENTAL,
                    "market value / net income; where that is above 0"),
            new Taken("roe", "return_on_equity", FeatureGroup.FUNDAMENTAL, "net income / equity, a fraction"),
            new Taken("debt_equity", "debt_to_equity", FeatureGroup.FUNDAMENTAL, "(assets - equity) / equity"),
            new Taken(
                    "revenue_growth",
                    "revenue_growth",
                    FeatureGroup.FUNDAMENTAL,
                    "revenue over that of the four quarters before - 1"));

    private static final Set<Integer> EARNINGS_SEASON = Set.of(1, 4, 7, 10);

    private final List<Column> columns;

    private SignalFeatures(List<Column> columns) {
        this.columns = columns;
    }

    private record Taken(String name, String from, FeatureGroup group, String formula) {}

    /** A column and how it is made of a signal; empty where it is made after all signals are together. */
    private record Column(FeatureInfo info, Optional<Maker> maker) {}

    /** Makes a value of a column. */
    @FunctionalInterface
    private interface Maker {
        double of(Given given);
    }

    /** A signal on the day on which it is given. */
    private record Given(Reader reader, int row, Signals signals, int at) {
        double feature(String name) {
            return reader.get(name, row);
        }

        LocalDate day() {
            return LocalDate.ofEpochDay(signals.decisionDay()[at]);
        }
    }

    /** Columns of a table by name. */
    private record Reader(FeatureTable table, Map<String, Integer> position) {
        static Reader of(FeatureTable table) {
            List<FeatureInfo> columns = table.columns();
            Map<String, Integer> position = IntStream.range(0, columns.size())
                    .boxed()
                    .collect(Collectors.toMap(c -> columns.get(c).name(), c -> c));
            return new Reader(table, position);
        }

        double get(String name, int row) {
            Integer column = position.get(name);
            return column == null ? Double.NaN : table.column(column)[row];
        }
    }

    /**
     * The columns that can be made.
     *
     * @param strategies who gives signals
     * @param there names of the features of an instrument on whose days they are given
     */
    public static SignalFeatures of(List<String> strategies, Set<String> there) {
        List<Column> columns = new ArrayList<>();
        add(
                columns,
                "confidence",
                "of the strategy by its own measure, 1/2 to 1",
                g -> g.signals().confidence()[g.at()]);
        add(columns, "side", "1 to be long, -1 to be short", g -> g.signals().side()[g.at()]);
        for (int s = 0; s < strategies.size(); s++) {
            int strategy = s;
            String name = ofStrategy(strategies.get(s));
            add(
                    columns,
                    name,
                    "1 where " + strategies.get(s) + " gave the signal, else 0",
                    g -> g.signals().strategy()[g.at()] == strategy ? 1 : 0);
        }
        for (Regime regime : Regime.values()) {
            take(
                    columns,
                    there,
                    new Taken(
                            regime.column(),
                            regime.column(),
                            FeatureGroup.INDEX,
                            "1 where the market's regime is " + regime));
        }
        TAKEN.forEach(taken -> take(columns, there, taken));
        flags(columns, there);
        calendar(columns);
        columns.add(late("strategy_success_rate", "success rate of the strategy's side as known by the day, shrunken"));
        columns.add(
                late("strategy_avg_return", "mean net return of the strategy's side as known by the day, shrunken"));
        columns.add(late("rsi_x_strategy", "rsi x strategy_success_rate"));
        return new SignalFeatures(List.copyOf(columns));
    }

    private static void flags(List<Column> columns, Set<String> there) {
        FeatureGroup technical = FeatureGroup.TECHNICAL;
        FeatureGroup reports = FeatureGroup.FUNDAMENTAL;
        flag(columns, there, new Taken("rsi_oversold", "rsi_14", technical, "1 where rsi < 30"), v -> v < 30);
        flag(columns, there, new Taken("rsi_overbought", "rsi_14", technical, "1 where rsi > 70"), v -> v > 70);
        flag(columns, there, new Taken("macd_bullish", "macd_rel", technical, "1 where macd > 0"), v -> v > 0);
        Taken price = new Taken("pe_reasonable", "price_to_earnings", reports, "1 where 5 < pe_ratio < 25");
        flag(columns, there, price, v -> v > 5 && v < 25);
        flag(columns, there, new Taken("high_roe", "return_on_equity", reports, "1 where roe > 0.15"), v -> v > 0.15);
        flag(
                columns,
                there,
                new Taken("low_debt", "debt_to_equity", reports, "1 where debt_equity < 0.5"),
                v -> v < 0.5);
        String bull = Regime.BULL.column();
        if (there.contains(bull)) {
            add(
                    columns,
                    "confidence_x_regime",
                    "confidence x regime_bull",
                    g -> g.signals().confidence()[g.at()] * g.feature(bull));
        }
    }

    private static void calendar(List<Column> columns) {
        add(columns, "month", "month of the day, 1 to 12", g -> g.day().getMonthValue());
        add(columns, "quarter", "quarter of the day, 1 to 4", g -> g.day().get(IsoFields.QUARTER_OF_YEAR));
        add(
                columns,
                "is_earnings_season",
                "1 in January, April, July and October, else 0",
                g -> EARNINGS_SEASON.contains(g.day().getMonthValue()) ? 1 : 0);
    }

    private static void add(List<Column> columns, String name, String formula, Maker maker) {
        columns.add(new Column(info(name, formula), Optional.of(maker)));
    }

    private static Column late(String name, String formula) {
        return new Column(info(name, formula), Optional.empty());
    }

    private static void take(List<Column> columns, Set<String> there, Taken taken) {
        if (there.contains(taken.from())) {
            FeatureInfo info = FeatureInfo.of(taken.name(), taken.group(), taken.formula(), 0);
            columns.add(new Column(info, Optional.of(g -> g.feature(taken.from()))));
        }
    }

    /** A flag of something unknown is unknown. */
    private static void flag(List<Column> columns, Set<String> there, Taken taken, Flag holds) {
        if (there.contains(taken.from())) {
            FeatureInfo info = FeatureInfo.of(taken.name(), taken.group(), taken.formula() + ", else 0", 0);
            columns.add(new Column(info, Optional.of(g -> {
                double value = g.feature(taken.from());
                return Double.isNaN(value) ? value : holds.of(value) ? 1 : 0;
            })));
        }
    }

    /** Whether something holds of a value. */
    @FunctionalInterface
    private interface Flag {
        boolean of(double value);
    }

    private static FeatureInfo info(String name, String formula) {
        return FeatureInfo.of(name, FeatureGroup.SIGNAL, formula, 0);
    }

    /** The column that is 1 where a strategy gave the signal. */
    public static String ofStrategy(String strategy) {
        return "strategy_" + strategy.replace('-', '_');
    }

    /** The columns in order. */
    public List<FeatureInfo> columns() {
        return columns.stream().map(Column::info).toList();
    }

    /** The columns of the request's own list that can be made, in its order. */
    public List<String> requested() {
        List<String> names = columns().stream().map(FeatureInfo::name).toList();
        return REQUESTED.stream().filter(names::contains).toList();
    }

    /** Names of instruments' features, beside those of strategies, of which the columns are made. */
    public static Set<String> reads() {
        Set<String> names = new TreeSet<>(TAKEN.stream().map(Taken::from).toList());
        Arrays.stream(Regime.values()).map(Regime::column).forEach(names::add);
        return names;
    }

    /**
     * The values of one instrument's signals, one array a column; those made when all are together stay NaN.
     *
     * @param table its features
     * @param rows the row of the table on which each signal was given
     */
    float[][] of(FeatureTable table, Signals signals, int[] rows) {
        Reader reader = Reader.of(table);
        return fill(rows.length, at -> new Given(reader, rows[at], signals, at));
    }

    private float[][] fill(int size, IntFunction<Given> given) {
        float[][] values = new float[columns.size()][size];
        for (int at = 0; at < size; at++) {
            Given signal = given.apply(at);
            for (int c = 0; c < values.length; c++) {
                Optional<Maker> maker = columns.get(c).maker();
                values[c][at] = maker.isPresent() ? (float) maker.get().of(signal) : Float.NaN;
            }
        }
        return values;
    }

    /** Fills the columns that need all signals together. */
    void complete(float[][] values, SuccessRates rates) {
        float[] rate = values[position("strategy_success_rate")];
        float[] earned = values[position("strategy_avg_return")];
        float[] product = values[position("rsi_x_strategy")];
        float[] rsi = values[position("rsi")];
        for (int at = 0; at < rate.length; at++) {
            rate[at] = (float) rates.rate()[at];
            earned[at] = (float) rates.earned()[at];
            product[at] = rsi[at] * rate[at];
        }
    }

    private int position(String name) {
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).info().name().equals(name)) {
                return c;
            }
        }
        throw new IllegalStateException("there is no column " + name);
    }
}
