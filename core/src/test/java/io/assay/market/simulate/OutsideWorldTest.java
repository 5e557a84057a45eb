package io.assay.market.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;

import io.assay.base.Days;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.market.Series;
import io.assay.market.simulate.Sample.Estimate;
import io.assay.market.simulate.Sample.Pair;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OutsideWorldTest {
    private static final SimulationSpec SPEC = SimulationSpec.defaults()
            .withFactors(FactorSpec.independent())
            .withEvents(EventSpec.none())
            .withInformationCoefficient(0);
    private static final List<String> DAYS = List.of(
            "Assets",
            "AssetsCurrent",
            "LiabilitiesCurrent",
            "StockholdersEquity",
            "EntityCommonStockSharesOutstanding");
    private static final Instrument FIRST = new Instrument("SIM", "S0001");

    @Test
    void the_volatility_index_is_known_at_the_close_of_every_session_and_tells_of_volatility() {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults());
        Series vix = market.series().get(0);
        double[] sigma = market.oracle().volatility(FIRST);
        double[] index = new double[sigma.length];
        for (int s = 0; s < index.length; s++) {
            int day = market.calendar().sessions()[s];
            assertThat(vix.knownDay(s)).isEqualTo(day);
            index[s] = vix.asOf(day, 0);
        }
        assertThat(vix.name()).isEqualTo("SIM.VIX.CLOSE");
        assertThat(vix.hasVintages()).isTrue();
        assertThat(Sample.mean(index)).isBetween(12.0, 25.0);
        assertThat(Sample.correlation(index, sigma)).isGreaterThan(0.6);
    }

    @Test
    void the_monthly_figure_comes_late_and_is_revised_with_the_next() {
        SimulatedMarket market = SimulatedMarket.of(SPEC);
        Series macro = market.series().get(1);
        int revisions = 0;
        for (int i = 0; i < macro.size(); i++) {
            LocalDate month = Days.date(macro.periodDay(i));
            assertThat(month.getDayOfMonth()).isEqualTo(1);
            assertThat(market.calendar().isSession(macro.knownDay(i))).isTrue();
            int wait = macro.knownDay(i) - Days.of(month.plusMonths(1));
            if (wait > 30) {
                revisions++;
                assertThat(wait).isLessThan(60);
            } else {
                assertThat(wait).isBetween(9, 25);
                assertThat(macro.asOf(macro.knownDay(i), 0)).isEqualTo(macro.value(i));
            }
        }
        assertThat(macro.hasVintages()).isTrue();
        assertThat(revisions).isEqualTo(macro.size() / 2);
        assertThat(macro.size()).isBetween(2 * 155, 2 * 170);
    }

    @Test
    void reports_are_filed_after_the_quarter_and_end_with_the_listing() {
        SimulatedMarket market = SimulatedMarket.of(
                SimulationSpec.defaults().withEvents(EventSpec.defaults().withDelistings(1)));
        for (Instrument instrument : Sample.instruments(market)) {
            List<Filing> filings = market.filings(instrument);
            int lastDay = market.bars(instrument).days()[market.bars(instrument).size() - 1];
            assertThat(filings).hasSizeGreaterThan(3).allSatisfy(f -> {
                assertThat(f.instrument()).isEqualTo(instrument);
                assertThat(f.filed() - f.periodEnd()).isBetween(25, 60);
                assertThat(f.filed()).isLessThanOrEqualTo(lastDay);
                assertThat(f.isOfADay()).isEqualTo(DAYS.contains(f.concept()));
            });
            assertThat(filings).isSortedAccordingTo((a, b) -> Integer.compare(a.filed(), b.filed()));
        }
    }

    @Test
    void filings_tell_what_was_planted_and_by_default_nothing() {
        SimulationSpec spec = SPEC.withSymbols(150).withSessions(4_100);
        SimulatedMarket telling =
                SimulatedMarket.of(spec.withOutside(OutsideSpec.defaults().withFiling(0.1)));
        SimulatedMarket silent = SimulatedMarket.of(spec);

        Estimate found = Sample.pooled(telling, 150, i -> income(telling, i));
        Estimate nothing = Sample.pooled(silent, 150, i -> income(silent, i));

        assertThat(found.from(0.1)).as("%s", found).isLessThan(3);
        assertThat(nothing.from(0)).as("%s", nothing).isLessThan(3);
        assertThat(found.from(0)).isGreaterThan(10);
    }

    @Test
    void market_wide_series_tell_what_was_planted_and_by_default_nothing() {
        OutsideSpec none = OutsideSpec.defaults();
        Estimate vix = overSeeds(none.withVix(0.1), 0);
        Estimate macro = overSeeds(none.withMacro(0.1), 1);
        Estimate silentVix = overSeeds(none, 0);
        Estimate silentMacro = overSeeds(none, 1);

        assertThat(vix.from(0.1)).as("%s", vix).isLessThan(3);
        assertThat(macro.from(0.1)).as("%s", macro).isLessThan(3);
        assertThat(silentVix.from(0)).as("%s", silentVix).isLessThan(3);
        assertThat(silentMacro.from(0)).as("%s", silentMacro).isLessThan(3);
        assertThat(List.of(vix, macro)).allSatisfy(e -> assertThat(e.error()).isLessThan(0.01));
    }

    @Test
    void a_constant_volatility_index_cannot_tell_anything() {
        SimulationSpec spec = SPEC.withVolatility(VolatilitySpec.constant(0.02));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedMarket.of(spec.withOutside(new OutsideSpec(0.1, 0, 0, 0))))
                .withMessageContaining("'vix' must be 0");
    }

    /** One short market a seed, each an independent draw: mean and standard error of the slope in standard units. */
    private static Estimate overSeeds(OutsideSpec outside, int which) {
        SimulationSpec spec = SPEC.withSymbols(20).withSessions(2_000).withOutside(outside);
        List<Long> seeds = LongStream.range(0, 30).boxed().toList();
        List<double[]> units = new Parallel(2).map(seeds, s -> unit(spec.withSeed(Seed.of(s)), which));
        double n = units.stream().mapToDouble(u -> u[0]).sum();
        double value = units.stream().mapToDouble(u -> u[1]).sum() / n;
        double square = units.stream()
                .mapToDouble(u -> Math.pow(u[1] - value * u[0], 2))
                .sum();
        return new Estimate(value, Math.sqrt(square) / n);
    }

    private static double[] unit(SimulationSpec spec, int which) {
        SimulatedMarket market = SimulatedMarket.of(spec);
        Series series = market.series().get(which);
        int[] days = market.calendar().sessions();
        IntToDoubleFunction standard =
                which == 0 ? standardVix(spec, series) : day -> (series.asOf(day, 100) - 2) / 0.5;
        double[] sum = new double[2];
        for (Instrument instrument : Sample.instruments(market)) {
            double[] y = market.oracle().scaledReturn(instrument);
            for (int t = 100; t < y.length - 6; t++) {
                double x = standard.applyAsDouble(days[t]);
                sum[0]++;
                sum[1] += x * y[t] / Math.sqrt(5);
            }
        }
        return sum;
    }

    /** The logarithm in units of its long-run deviation, worked out here from the specification's plain numbers. */
    private static IntToDoubleFunction standardVix(SimulationSpec spec, Series series) {
        double calm = Math.log(0.75);
        double stress = Math.log(1.8);
        double mean = 0.45 * calm + 0.12 * stress;
        double variance = 0.45 * calm * calm + 0.12 * stress * stress - mean * mean + 0.2 * 0.2;
        double square = 0.45 * 0.75 * 0.75 + 0.43 + 0.12 * 1.8 * 1.8;
        double center = mean - Math.log(square) / 2 - 0.2 * 0.2 + Math.log(100 * Math.sqrt(252) * 0.011);
        assertThat(spec.volatility()).isEqualTo(VolatilitySpec.defaults());
        return day -> (Math.log(series.asOf(day, 0)) - center) / Math.sqrt(variance);
    }

    private static Pair income(SimulatedMarket market, Instrument instrument) {
        int[] days = market.calendar().sessions();
        List<Filing> filings = market.filings(instrument).stream()
                .filter(f -> f.concept().equals("NetIncomeLoss"))
                .toList();
        double usual = filings.stream().mapToDouble(Filing::value).average().orElseThrow();
        double[] x = new double[days.length];
        int latest = -1;
        for (int t = 0; t < x.length; t++) {
            while (latest + 1 < filings.size() && filings.get(latest + 1).filed() <= days[t]) {
                latest++;
            }
            x[t] = latest < 0 ? Double.NaN : filings.get(latest).value() / usual;
        }
        return new Pair(x, market.oracle().scaledReturn(instrument));
    }
}
