package io.assay.experiment.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import io.assay.base.Parallel;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.report.JudgeReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Twelve stocks of random opens and closes; scores that are one of their returns give that return away. */
class LagProfileTest {
    private static final int STOCKS = 12;
    private static final int DAYS = 120;
    private static final List<BarSeries> BARS = bars();

    private static List<BarSeries> bars() {
        List<BarSeries> all = new ArrayList<>();
        for (int s = 0; s < STOCKS; s++) {
            SplittableRandom random = new SplittableRandom(s);
            double[][] p = new double[6][DAYS];
            double close = 100;
            int[] days = new int[DAYS];
            for (int t = 0; t < DAYS; t++) {
                days[t] = 1000 + t;
                double open = close * (1 + 0.01 * (random.nextDouble() - 0.5));
                close = open * (1 + 0.02 * (random.nextDouble() - 0.5));
                p[0][t] = open;
                p[1][t] = Math.max(open, close);
                p[2][t] = Math.min(open, close);
                p[3][t] = close;
                p[4][t] = close;
                p[5][t] = 1000;
            }
            all.add(BarSeries.of(
                    new Instrument("SIM", "S" + (char) ('A' + s)),
                    PriceBasis.TOTAL_RETURN,
                    days,
                    new BarSeries.Columns(p[0], p[1], p[2], p[3], p[4], p[5])));
        }
        return all;
    }

    private record Bar(BarSeries bars, int t) {}

    private static List<JudgeReport.Lag> profile(int fewest, int stocks, ToDoubleFunction<Bar> score) {
        int n = DAYS - 20;
        int[] day = new int[n * stocks];
        int[] instrument = new int[n * stocks];
        double[] values = new double[n * stocks];
        for (int t = 0; t < n; t++) {
            for (int s = 0; s < stocks; s++) {
                day[t * stocks + s] = 1010 + t;
                instrument[t * stocks + s] = s;
                values[t * stocks + s] = score.applyAsDouble(new Bar(BARS.get(s), 10 + t));
            }
        }
        List<Instrument> names =
                BARS.subList(0, stocks).stream().map(BarSeries::instrument).toList();
        Scores scores = new Scores(
                "f",
                "sha",
                names,
                instrument,
                day,
                values,
                new boolean[day.length],
                new long[day.length],
                new Scores.KnownAt(0, 0, "", List.of()));
        return LagProfile.of(scores, values, fewest, i -> BARS.get(names.indexOf(i)), new Parallel(2));
    }

    private static JudgeReport.Lag lag(List<JudgeReport.Lag> lags, String name) {
        return lags.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    }

    private static double close(Bar bar, int ahead) {
        return bar.bars().close()[bar.t() + ahead];
    }

    @Test
    void scores_that_are_a_later_return_go_with_that_return_and_no_other() {
        List<JudgeReport.Lag> lags = profile(10, STOCKS, b -> close(b, 2) / close(b, 1) - 1);
        JudgeReport.Lag caught = lag(lags, "close t+1 to close t+2");
        assertThat(caught.correlation()).isCloseTo(1, within(1e-12));
        assertThat(caught.isSuspect()).isTrue();
        assertThat(caught.session()).isEqualTo(2);
        assertThat(lags.stream().filter(JudgeReport.Lag::isSuspect)).hasSize(1);
        assertThat(JudgeChecks.future(lags).isFailed()).isTrue();
        assertThat(JudgeChecks.future(lags).why()).contains("close t+1 to close t+2", "+1.0000", "0.0667");
        assertThat(JudgeChecks.overnight(lags).isFailed()).isFalse();
    }

    @Test
    void a_later_return_upside_down_is_found_as_well() {
        List<JudgeReport.Lag> lags = profile(10, STOCKS, b -> close(b, 3) / close(b, 4) - 1);
        assertThat(lag(lags, "close t+3 to close t+4").correlation()).isCloseTo(-1, within(1e-12));
        assertThat(JudgeChecks.future(lags).isFailed()).isTrue();
    }

    @Test
    void the_return_to_the_next_open_is_told_from_the_session_after_it() {
        List<JudgeReport.Lag> lags = profile(10, STOCKS, b -> b.bars().open()[b.t() + 1] / close(b, 0) - 1);
        assertThat(lag(lags, "close t to open t+1").correlation()).isCloseTo(1, within(1e-12));
        assertThat(lag(lags, "open t+1 to close t+1").isSuspect()).isFalse();
        assertThat(JudgeChecks.overnight(lags).isFailed()).isTrue();
        assertThat(JudgeChecks.overnight(lags).why()).contains("Nobody who decides at the close");
    }

    @Test
    void returns_before_the_close_were_known_and_accuse_nobody() {
        List<JudgeReport.Lag> lags = profile(10, STOCKS, b -> close(b, 0) / close(b, -1) - 1);
        JudgeReport.Lag known = lag(lags, "close t-1 to close t");
        assertThat(known.correlation()).isCloseTo(1, within(1e-12));
        assertThat(known.isAfter()).isFalse();
        assertThat(known.isSuspect()).isFalse();
        assertThat(JudgeChecks.future(lags).isFailed()).isFalse();
        assertThat(JudgeChecks.future(lags).why()).contains("nothing stands out");
    }

    @Test
    void one_stock_alone_is_ranked_over_time() {
        List<JudgeReport.Lag> lags = profile(0, 1, b -> close(b, 1) / close(b, 0) - 1);
        JudgeReport.Lag caught = lag(lags, "close t to close t+1");
        // The mean of what the days add is the rank correlation of all rows.
        assertThat(caught.correlation()).isCloseTo(1, within(1e-9));
        assertThat(caught.isSuspect()).isTrue();
        assertThat(caught.best()).isCloseTo(Math.sin(Math.PI * 0.0371), within(1e-12));
        assertThat(lag(lags, "close t+1 to close t+2").isSuspect()).isFalse();
    }

    @Test
    void too_few_names_a_day_say_nothing() {
        List<JudgeReport.Lag> lags = profile(10, 9, b -> close(b, 1));
        assertThat(lags).allSatisfy(l -> {
            assertThat(l.correlation()).isNaN();
            assertThat(l.days()).isZero();
            assertThat(l.isSuspect()).isFalse();
        });
        assertThat(JudgeChecks.future(lags).why()).contains("too few days");
    }

    @Test
    void noise_accuses_nobody() {
        SplittableRandom random = new SplittableRandom(99);
        List<JudgeReport.Lag> lags = profile(10, STOCKS, b -> random.nextDouble());
        assertThat(lags).noneMatch(JudgeReport.Lag::isSuspect).hasSize(10);
        assertThat(Arrays.stream(
                        lags.stream().mapToDouble(JudgeReport.Lag::days).toArray()))
                .allMatch(d -> d == DAYS - 20);
    }
}
