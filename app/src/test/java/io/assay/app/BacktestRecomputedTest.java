package io.assay.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestFiles;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.CostModel;
import io.assay.backtest.Events;
import io.assay.backtest.Fill;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.Markets;
import io.assay.market.simulate.SimulatedMarket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The equity curve computed a second time, in SQL, from the exported fills and prices alone: positions, splits,
 * dividends, delistings, costs, fees for borrowed shares and marks. It shares no line with the ledger.
 */
class BacktestRecomputedTest {
    private static final double CAPITAL = 1_000_000;

    /** Positions in units that no split changes (f = product of the split ratios so far). */
    private static final String BOOK = """
            CREATE TABLE book AS
            WITH bars AS (
                SELECT *, product(split_ratio) OVER (PARTITION BY instrument ORDER BY date) AS f FROM prices),
            units AS (
                SELECT bars.*, coalesce(t.shares, 0) AS bought, t.price AS fill,
                       sum(coalesce(t.shares, 0) / f) OVER (PARTITION BY instrument ORDER BY date) AS units
                FROM bars LEFT JOIN trades t USING (instrument, date))
            SELECT instrument, date, close,
                   CASE WHEN delisting_return IS NULL THEN f * units ELSE 0 END AS held,
                   - bought * coalesce(fill, 0)
                   - abs(bought * coalesce(fill, 0)) * %s / 10000
                   + (f * units - bought) * dividend
                   + coalesce(f * units * close * (1 + delisting_return), 0) AS cash
            FROM units
            """;

    /** On a session without a bar the last close counts. */
    private static final String CURVE = """
            CREATE TABLE curve AS
            WITH days AS (SELECT DISTINCT date FROM prices),
            grid AS (
                SELECT d.date, b.held * b.close AS value
                FROM (SELECT date, instrument FROM days, (SELECT DISTINCT instrument FROM prices)) d
                ASOF JOIN book b ON d.instrument = b.instrument AND d.date >= b.date),
            marks AS (
                SELECT date, sum(value) AS value, sum(greatest(-value, 0)) AS shorts FROM grid GROUP BY date),
            flows AS (SELECT date, sum(cash) AS cash FROM book GROUP BY date)
            SELECT date, %s + sum(cash - coalesce(fee, 0)) OVER (ORDER BY date) + value AS equity
            FROM (
                SELECT date, value, cash,
                       lag(shorts) OVER (ORDER BY date) * %s / 10000
                           * (date - lag(date) OVER (ORDER BY date)) / 365 AS fee
                FROM marks JOIN flows USING (date))
            """;

    private static final String WORST = """
            SELECT max(abs(c.equity / e.equity - 1)), count(*), max(abs(e.equity / 1000000 - 1))
            FROM curve c FULL JOIN equity e USING (date)
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"1, true, OPEN, 5", "2, true, CLOSE, 3", "3, false, OPEN, 0"})
    void sql_over_the_exported_files_gives_the_same_equity_on_every_day(long seed, boolean raw, Fill fill, int h)
            throws SQLException {
        SimulatedMarket market = Markets.eventful(seed, 25, 500);
        MarketPrices prices =
                MarketPrices.load(Markets.instruments(market), raw ? Markets.raw(market) : Markets.adjusted(market));
        CostModel costs = CostModel.defaults();
        BacktestSpec spec =
                BacktestSpec.defaults().withCapital(CAPITAL).withFill(fill).withCosts(costs);
        Holding holding = h == 0 ? Holding.untilNext() : Holding.overlapping(h);
        BacktestResult result = Backtest.run(Markets.random(seed, prices, holding, 2), prices, spec);
        assertThat(kinds(result, Events.Kind.DIVIDEND)).isGreaterThan(20);
        assertThat(kinds(result, Events.Kind.DELISTING)).isPositive();
        assertThat(kinds(result, Events.Kind.SPLIT) > 0).isEqualTo(raw);
        assertThat(result.totals().borrow()).isPositive();
        // Interest on negative cash would need a loop in SQL; these books never borrow.
        assertThat(result.totals().financing()).isZero();
        BacktestFiles.write(folder, result, prices);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {"trades", "prices", "equity"}) {
                statement.execute("CREATE TABLE " + table + " AS FROM read_csv('" + folder.resolve(table + ".csv")
                        + "', header = true, types = " + types(table) + ")");
            }
            double tradingBp = costs.commissionBp() + costs.halfSpreadBp() + costs.slippageBp();
            statement.execute(BOOK.formatted(tradingBp));
            statement.execute(CURVE.formatted(CAPITAL, costs.borrowBp()));
            try (ResultSet worst = statement.executeQuery(WORST)) {
                assertThat(worst.next()).isTrue();
                assertThat(worst.getDouble(1)).isLessThan(1e-9);
                assertThat(worst.getInt(2)).isEqualTo(result.size());
                assertThat(worst.getDouble(3)).isGreaterThan(.02);
            }
        }
    }

    private static String types(String table) {
        return switch (table) {
            case "trades" -> "{'date': 'DATE', 'shares': 'DOUBLE', 'price': 'DOUBLE'}";
            case "prices" ->
                "{'date': 'DATE', 'close': 'DOUBLE', 'split_ratio': 'DOUBLE', 'dividend': 'DOUBLE',"
                        + " 'delisting_return': 'DOUBLE'}";
            default -> "{'date': 'DATE', 'equity': 'DOUBLE'}";
        };
    }

    private static long kinds(BacktestResult result, Events.Kind kind) {
        long count = 0;
        for (int i = 0; i < result.events().size(); i++) {
            count += result.events().kind(i) == kind ? 1 : 0;
        }
        return count;
    }
}
