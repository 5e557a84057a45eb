package io.assay.proof;

import io.assay.base.Seed;
import io.assay.feature.FeatureGroup;
import io.assay.feature.outside.Modalities;
import io.assay.feature.outside.OutsideFeatures;
import io.assay.market.MarketData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProofGroundTest {
    /** Seed 8 delists the first stock early. */
    @ParameterizedTest
    @ValueSource(longs = {1, 4, 8, 12})
    void whatever_the_seed_there_are_days_on_which_all_kinds_of_input_are_recorded(long seed) {
        ProofGround ground = ProofGround.of(Seed.of(seed));
        int[] days = ground.days(100, OutsideSubjects.RECORDED);
        assertThat(days).hasSize(100).isSorted();
        MarketData earliest = ground.market().until(days[0]);
        OutsideFeatures all = OutsideFeatures.of(Modalities.all(), ground.market(), ground.instruments());
        for (FeatureGroup group : Modalities.all().groups()) {
            assertThat(OutsideFeatures.of(Modalities.of(group), earliest, ground.instruments())
                            .columns(group))
                    .as("%s", group)
                    .isEqualTo(all.columns(group));
        }
    }
}
