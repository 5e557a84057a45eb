package io.assay.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.evaluate.Answers;
import io.assay.forecast.ForecastScores.Outcome;
import io.assay.forecast.ForecastScores.Row;
import io.assay.market.Instrument;
import io.assay.metric.Draws;
import io.assay.quality.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Models that know a part of what comes, nothing, or the wrong thing. */
class ForecastScoresTest {
    private static final int STOCKS = 5;
    private static final int DAYS = 1500;
    private static final int ROWS = STOCKS * DAYS;

    private final double[] known = Forecasts.normal(ROWS, 0.01, 1);
    private final double[] luck = Forecasts.normal(ROWS, 0.05, 2);
    private final double[] actual =
            IntStream.range(0, ROWS).mapToDouble(i -> known[i] + luck[i]).toArray();

    private static List<Answers> nulls(int n, double drift) {
        return List.of(
                Forecasts.says("random walk", new double[n]),
                Forecasts.says("drift", Forecasts.constant(n, drift)),
                Forecasts.says("persistence", Forecasts.normal(n, 0.05, 3)));
    }

    private ForecastScores scores(Answers... models) {
        Tested tested = Forecasts.tested(actual, Forecasts.constant(ROWS, 0.02), STOCKS, 250);
        return ForecastScores.of(tested, List.of(models), nulls(ROWS, 0.001), Seed.of(1));
    }

    @Test
    void figures_are_those_of_a_small_example_by_hand() {
        double[] true4 = {0.1, -0.2, 0.3, 0};
        double[] said4 = {0.1, 0.1, 0.1, 0.1};
        Tested tested = Forecasts.tested(true4, Forecasts.constant(4, 0.02), 2, 2);
        ForecastScores scores =
                ForecastScores.of(tested, List.of(Forecasts.says("model", said4)), nulls(4, 0.05), Seed.of(1));
        Row row = scores.rows().get(0);
        // Squared errors 0 + .09 + .04 + .01 = .14; of the walk .01 + .04 + .09 = .14; of the drift .13.
        assertThat(row.overWalk().value()).isCloseTo(0, within(1e-12));
        assertThat(row.overDrift().value()).isCloseTo(1 - 0.14 / 0.13, within(1e-12));
        assertThat(row.mse().value()).isCloseTo(0.035, within(1e-12));
        assertThat(row.rmse()).isCloseTo(Math.sqrt(0.035), within(1e-12));
        // Three rows have a sign, two of them the one that was said.
        assertThat(row.direction().value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(row.negative()).isZero();
        // The close is 1 and was never another: all four prices are new, and three of those that came true.
        assertThat(row.beyond()).isEqualTo(1);
        assertThat(scores.beyond()).isEqualTo(0.75);
        assertThat(row.differences().get(0).than()).isEqualTo("random walk");
        assertThat(row.differences().get(0).saved()).isCloseTo(0, within(1e-12));
        assertThat(row.differences().get(1).saved()).isCloseTo(-0.0025, within(1e-12));
        // Two days are too few for any interval.
        assertThat(row.overWalk().interval().isDefined()).isFalse();
        assertThat(row.outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
        assertThat(row.coverage().silent()).isEqualTo(4);
        assertThat(scores.rows().stream().map(Row::name))
                .containsExactly("model", "random walk", "drift", "persistence");
        StockErrors first =
                StockErrors.of(tested, List.of(Forecasts.says("model", said4))).get(0);
        assertThat(first.stock()).isEqualTo(new Instrument("SIM", "S0").toString());
        assertThat(first.overWalk().get(0)).isCloseTo(1 - 0.04 / 0.1, within(1e-12));
    }

    @Test
    void a_part_that_is_known_is_skill_and_its_share_of_the_variance_the_r_squared() {
        Row row = scores(Forecasts.says("knows", known)).rows().get(0);
        assertThat(row.outcome()).isEqualTo(Outcome.SKILL);
        assertThat(row.isBelieved()).isTrue();
        assertThat(row.overWalk().value()).isCloseTo(0.01 / 0.26, within(0.01));
        assertThat(row.overWalk().isSure()).isTrue();
        assertThat(row.direction().value()).isGreaterThan(0.52);
        assertThat(row.differences()).allSatisfy(d -> assertThat(d.lower()).isPositive());
    }

    @Test
    void noise_is_no_skill_and_loud_noise_is_worse_than_silence() {
        ForecastScores scores = scores(
                Forecasts.says("quiet", Forecasts.normal(ROWS, 0.0005, 7)),
                Forecasts.says("loud", Forecasts.normal(ROWS, 0.05, 8)));
        assertThat(scores.rows().get(0).outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
        assertThat(scores.rows().get(1).outcome()).isEqualTo(Outcome.WORSE_THAN_NULL);
        assertThat(scores.rows().get(1).overWalk().value()).isLessThan(-0.5);
        assertThat(scores.rows().get(2).outcome()).isEqualTo(Outcome.NULL);
        assertThat(scores.rows().get(2).overWalk().value()).isZero();
        assertThat(scores.rows().get(2).direction().value()).isNaN();
    }

    @Test
    void intervals_hold_as_often_as_they_say_where_nothing_changes() {
        Row row = scores(Forecasts.says("knows", known)).rows().get(0);
        assertThat(row.coverage().silent()).isEqualTo(STOCKS * 250);
        for (ForecastCoverage.Level level : row.coverage().levels()) {
            assertThat(level.rows()).isEqualTo(ROWS - STOCKS * 250);
            assertThat(level.covered().value()).isCloseTo(level.stated(), within(0.02));
        }
        // Of a normal with a deviation of .05, 95 % lie within 1.96 of it.
        assertThat(row.coverage().levels().get(3).width().value()).isCloseTo(2 * 1.96 * 0.05, within(0.01));
    }

    @Test
    void intervals_of_quiet_years_are_found_too_narrow_in_loud_ones() {
        for (int row = STOCKS * 500; row < ROWS; row++) {
            actual[row] *= 3;
        }
        Row row = scores(Forecasts.says("knows", known)).rows().get(0);
        ForecastCoverage.Level level = row.coverage().levels().get(1);
        assertThat(level.covered().value()).isLessThan(0.75);
        assertThat(level.verdict()).isEqualTo("too narrow");
    }

    @Test
    void a_level_is_as_stated_where_its_interval_holds_it() {
        assertThat(level(0.8, 0.79, 0.83).verdict()).isEqualTo("as stated");
        assertThat(level(0.8, 0.81, 0.83).verdict()).isEqualTo("too wide");
        assertThat(level(0.8, 0.75, 0.79).verdict()).isEqualTo("too narrow");
        assertThat(level(0.8, Double.NaN, Double.NaN).verdict()).isEqualTo("NOT ESTABLISHED");
    }

    private static ForecastCoverage.Level level(double stated, double low, double high) {
        Estimate covered = new Estimate(0.8, new Draws.Interval(low, high));
        return new ForecastCoverage.Level(stated, 100, covered, covered);
    }

    @Test
    void rows_on_which_somebody_is_silent_are_left_out_and_counted() {
        double[] some = known.clone();
        Arrays.fill(some, 0, 10, Double.NaN);
        ForecastScores scores = scores(Forecasts.says("some", some));
        assertThat(scores.silent()).isEqualTo(10);
        assertThat(scores.count()).isEqualTo(ROWS - 10);
        assertThat(scores.days()).isEqualTo(DAYS - 2);
        assertThatThrownBy(() -> scores(Forecasts.says("none", Forecasts.constant(ROWS, Double.NaN))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows that all models speak of");
    }

    @Test
    void a_price_that_underflows_is_counted_as_not_above_0() {
        double[] said = known.clone();
        said[7] = -1e4;
        assertThat(scores(Forecasts.says("odd", said)).rows().get(0).negative()).isEqualTo(1.0 / ROWS);
    }

    @Test
    void forecasts_are_written_with_their_intervals(@TempDir Path folder) throws IOException {
        Tested tested = Forecasts.tested(actual, Forecasts.constant(ROWS, 0.02), STOCKS, 250);
        Path file = folder.resolve("forecasts").resolve("all.csv");
        ForecastFile.write(file, List.of(new ForecastFile.Part(tested, List.of(Forecasts.says("knows", known)))));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + ROWS);
        assertThat(lines.get(0)).startsWith("market,symbol,date,horizon,model,known_date,close,predicted,realised");
        assertThat(lines.get(1))
                .startsWith("SIM,S0,1970-01-01,5,knows,1970-01-06,1.0,")
                .contains(",,,,");
        String[] late = lines.get(ROWS).split(",");
        Tested.Around around = tested.intervals(known);
        assertThat(Double.parseDouble(late[7])).isEqualTo(known[ROWS - 1]);
        assertThat(Double.parseDouble(late[8])).isEqualTo(actual[ROWS - 1]);
        assertThat(Double.parseDouble(late[9])).isEqualTo(around.low(ROWS - 1, 0.8));
        assertThat(Double.parseDouble(late[12])).isEqualTo(around.high(ROWS - 1, 0.95));
        assertThat(Double.parseDouble(late[13])).isEqualTo(StrictMath.exp(known[ROWS - 1]));
    }
}
