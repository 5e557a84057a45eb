package io.assay.experiment.forecast;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.experiment.Contender;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.forecast.ForecastScores;
import io.assay.forecast.ForecastScores.Outcome;
import io.assay.forecast.Outlook;
import io.assay.forecast.Tested;
import io.assay.ledger.Trial;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.report.ForecastPage;
import io.assay.report.ForecastReport;
import io.assay.report.ForecastText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Stocks whose next week follows from today as much as was planted, or not at all. */
class ForecastTrialIT {
    private static final SimulatedMarket PLANTED = market(0.3);
    private static final SimulatedMarket NOISE = market(0);
    private static final int TO = Days.of(2012, 6, 29);

    @TempDir
    Path workspace;

    private static SimulatedMarket market(double ic) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(8)
                .withSessions(2800)
                .withInformationCoefficient(ic)
                .withSeed(Seed.of(7)));
    }

    private static ForecastSpec spec(Counter counter, boolean requestedOnly) {
        return new ForecastSpec(
                List.of(5, 20),
                List.of(
                        new Contender("linear", counter.of(LinearLearner.regression(5000))),
                        new Contender("stiff", counter.of(LinearLearner.regression(50_000)))),
                requestedOnly,
                new ForecastSpec.Windows(1, 252),
                TO,
                Seed.of(1));
    }

    private static ForecastTrial.Result run(MarketData data, Counter counter, Path folder) {
        return new ForecastTrial(spec(counter, false), StudyMarket.wiring(folder, data, 2))
                .run(StudyMarket.stocks(data));
    }

    private static ForecastScores.Row named(ForecastReport.Horizon horizon, String name) {
        return horizon.scores().rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_planted_is_found_believed_and_forecast() {
        ForecastReport report = run(PLANTED, new Counter(), workspace).report();
        ForecastReport.Horizon week = report.horizons().get(0);
        ForecastScores.Row linear = named(week, "linear");
        assertThat(linear.outcome()).isEqualTo(Outcome.SKILL);
        assertThat(linear.overWalk().interval().lower()).isPositive();
        assertThat(linear.overDrift().value()).isPositive();
        assertThat(linear.negative()).isZero();
        assertThat(named(week, ForecastTrial.WALK).overWalk().value()).isZero();
        assertThat(named(week, ForecastTrial.PERSISTENCE).overWalk().value()).isNegative();
        assertThat(week.outlooks()).isNotEmpty().allSatisfy(outlook -> {
            assertThat(outlook.day()).isLessThanOrEqualTo(TO);
            assertThat(outlook.price()).isPositive();
            assertThat(outlook.likely().holds(outlook.logReturn())).isTrue();
            assertThat(outlook.nearlySure().width())
                    .isGreaterThan(outlook.likely().width());
        });
        assertThat(week.outlooks().stream().filter(o -> o.model().equals("linear")))
                .allMatch(Outlook::isBelieved);
        assertThat(report.sentence()).contains("Over 5 sessions these forecast better");
        // Two models over two horizons.
        assertThat(report.trials()).isEqualTo(4);
        assertThat(StudyMarket.wiring(workspace, PLANTED, 1).ledger().entries().stream()
                        .map(entry -> entry.trial().kind()))
                .containsOnly(Trial.Kind.TRIAL);
    }

    @Test
    void on_noise_nobody_has_skill_and_every_forecast_says_so() {
        ForecastTrial.Result result = run(NOISE, new Counter(), workspace);
        ForecastReport report = result.report();
        for (ForecastReport.Horizon horizon : report.horizons()) {
            assertThat(horizon.judged()).allSatisfy(row -> {
                assertThat(row.outcome()).isNotEqualTo(Outcome.SKILL);
                assertThat(row.overWalk().interval().lower()).isNegative();
                assertThat(row.coverage().levels().get(1).covered().value()).isBetween(0.7, 0.9);
            });
            assertThat(horizon.outlooks()).noneMatch(Outlook::isBelieved);
            assertThat(horizon.stocks()).hasSize(8);
        }
        String text = ForecastText.of(report);
        assertThat(text)
                .contains(
                        "The market is simulated",
                        "NOT PROVEN",
                        "no model forecasts better",
                        "random walk",
                        "NOT BELIEVED",
                        "R2 of returns over the random walk",
                        "share of negative predicted prices",
                        "NOT REACHED",
                        "SIM:S0001");
        assertThat(ForecastPage.of(report)).contains("<svg", "Do the intervals hold", "counted; a close times exp");
        assertThat(result.forecasts()).hasSize(2);
        Tested tested = result.forecasts().get(0).tested();
        assertThat(IntStream.range(0, tested.size())
                        .mapToDouble(row -> tested.asOf()
                                .price(
                                        row,
                                        result.forecasts()
                                                .get(0)
                                                .models()
                                                .get(0)
                                                .predictions()
                                                .values()[row])))
                .allMatch(price -> price > 0);
    }

    @Test
    void who_is_stopped_goes_on_and_says_the_same() {
        assertThatThrownBy(() -> run(NOISE, new Counter(4), workspace)).isInstanceOf(Stopped.class);
        Counter second = new Counter();
        ForecastReport resumed = run(NOISE, second, workspace).report();
        Counter whole = new Counter();
        ForecastReport once = run(NOISE, whole, workspace.resolve("other")).report();
        assertThat(second.fits()).isEqualTo(whole.fits() - 4);
        assertThat(Json.line(resumed.horizons())).isEqualTo(Json.line(once.horizons()));
    }

    @Test
    void bars_after_the_last_day_that_may_be_looked_at_change_nothing() {
        MarketData later = new Altered(NOISE, bars -> StudyMarket.moved(bars, TO + 1), "later");
        String before = told(NOISE, workspace);
        assertThat(told(later, workspace.resolve("later")).equals(before)).isTrue();
        MarketData earlier = new Altered(NOISE, bars -> StudyMarket.moved(bars, TO - 40), "earlier");
        assertThat(told(earlier, workspace.resolve("earlier")).equals(before)).isFalse();
    }

    /** All but the names of kept models, which hold the hash of all bars. */
    private static String told(MarketData market, Path folder) {
        return run(market, new Counter(), folder).report().horizons().stream()
                .map(h -> Json.line(h.scores()) + Json.line(h.stocks()) + Json.line(h.outlooks()))
                .collect(Collectors.joining());
    }

    @Test
    void the_specification_names_what_is_tried_and_refuses_what_is_told_twice() {
        ForecastSpec spec = spec(new Counter(), true);
        assertThat(spec.text())
                .isEqualTo("forecasts of log_change_5d, log_change_20d by linear {\"l2\":5000.0}, stiff"
                        + " {\"l2\":50000.0}; the request's features; refitted every 1 year, train>=252");
        assertThat(spec.rows(5).outputColumns().stream().map(column -> column.name()))
                .containsExactlyInAnyOrderElementsOf(ForecastSpec.REQUESTED);
        assertThat(spec.text(spec.candidates().get(0), 20))
                .startsWith("forecast by linear {\"l2\":5000.0} of features=request-forecast (8 columns)")
                .contains("target=log_change_20d");
        assertThatThrownBy(
                        () -> new ForecastSpec(List.of(5, 5), spec.candidates(), true, spec.windows(), TO, Seed.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("horizons");
        Contender one = spec.candidates().get(0);
        assertThatThrownBy(() -> new ForecastSpec(List.of(5), List.of(one, one), true, spec.windows(), TO, Seed.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("candidates");
    }
}
