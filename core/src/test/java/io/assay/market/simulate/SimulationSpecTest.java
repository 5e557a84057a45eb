package io.assay.market.simulate;

import java.util.List;

import io.assay.base.Json;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulationSpecTest {
    private static final SimulationSpec SPEC = SimulationSpec.defaults();

    @Test
    void each_with_changes_one_thing() {
        List<SimulationSpec> others = List.of(
                SPEC.withSymbols(7),
                SPEC.withSectors(3),
                SPEC.withFirstDay(12_000),
                SPEC.withSessions(99),
                SPEC.withSeed(Seed.of(9)),
                SPEC.withInformationCoefficient(0.2),
                SPEC.withAlpha(SPEC.alpha().withHorizon(20)),
                SPEC.withAlpha(SPEC.alpha().withPattern(AlphaSpec.Pattern.ORDER_OF_BARS)),
                SPEC.withAlpha(SPEC.alpha().withPersistence(0.5)),
                SPEC.withVolatility(SPEC.volatility().withShockKurtosis(3)),
                SPEC.withVolatility(SPEC.volatility().withRange(0.01, 0.02)),
                SPEC.withVolatility(SPEC.volatility().withRegimes(VolatilitySpec.Regimes.none())),
                SPEC.withFactors(SPEC.factors().withRiskPremium(0.01)),
                SPEC.withEvents(SPEC.events().withSplitsPerYear(0)),
                SPEC.withEvents(SPEC.events().withDelistings(0)),
                SPEC.withOutside(SPEC.outside().withVix(0.1)),
                SPEC.withOutside(SPEC.outside().withMacro(0.1)),
                SPEC.withOutside(SPEC.outside().withFiling(0.1)));
        assertThat(others).doesNotHaveDuplicates().allSatisfy(o -> {
            assertThat(o).isNotEqualTo(SPEC);
            assertThat(differences(o)).isEqualTo(1);
        });
    }

    private static int differences(SimulationSpec o) {
        Object[] mine = parts(SPEC);
        Object[] its = parts(o);
        int count = 0;
        for (int i = 0; i < mine.length; i++) {
            count += mine[i].equals(its[i]) ? 0 : 1;
        }
        return count;
    }

    private static Object[] parts(SimulationSpec s) {
        return new Object[] {
            s.symbols(),
            s.sectors(),
            s.firstDay(),
            s.sessions(),
            s.seed(),
            s.alpha(),
            s.volatility(),
            s.factors(),
            s.events(),
            s.outside()
        };
    }

    @Test
    void it_survives_a_round_through_json() {
        assertThat(Json.parse(Json.pretty(SPEC), SimulationSpec.class, "test")).isEqualTo(SPEC);
    }

    @Test
    void values_out_of_range_are_refused_with_name_rule_and_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withSymbols(0))
                .withMessage("'symbols' must lie in [1, 9999], was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withInformationCoefficient(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactorSpec(0.2, 0.8, 0.3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.volatility().withShockKurtosis(2));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.events().withDelistings(1.5));
    }

    @Test
    void the_defaults_state_a_small_coefficient() {
        assertThat(SPEC.alpha()).isEqualTo(AlphaSpec.of(0.03, 5, 0.9));
        assertThat(SPEC.symbols()).isEqualTo(40);
        assertThat(SPEC.sessions()).isEqualTo(14 * 252);
        assertThat(SPEC.outside()).isEqualTo(new OutsideSpec(0, 0, 0, 0));
    }
}
