package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Two models of a simulated market: one knows more than the other on some of its stocks. */
class PairedGroupsTest {
    private static final int STOCKS = 6;
    private static final int DAYS = 400;
    private static final SimulatedRows MARKET = new SimulatedRows(DAYS, STOCKS, Seed.of(21));

    private static Answers knowsOf(boolean upper) {
        double[] much = MARKET.planted(0.5);
        double[] noise = MARKET.slowNoise(0);
        Arrays.setAll(noise, i -> upper && i % STOCKS >= STOCKS / 2 ? much[i] : noise[i]);
        return MARKET.tilted(upper ? "knows half" : "noise", noise, 0.3);
    }

    private static List<PairedGroups.Group> groups(Answers reference, Answers other, Grouping... groupings) {
        return PairedGroups.of(
                MARKET.test,
                new SideBySide.Voices(List.of(reference, other), List.of(MARKET.majority())),
                List.of(groupings),
                new Breakdown.Asked(Settings.standard(Seed.of(2)).withDraws(200), new Parallel(2)));
    }

    private static Grouping halves() {
        int[] of = new int[MARKET.test.size()];
        Arrays.setAll(of, i -> i % STOCKS >= STOCKS / 2 ? 1 : 0);
        return new Grouping("half", List.of("lower", "upper"), of, true);
    }

    @Test
    void the_group_that_one_knows_more_of_is_told_and_no_other() {
        Answers noise = knowsOf(false);
        Answers knows = knowsOf(true);
        List<PairedGroups.Group> groups = groups(noise, knows, halves());
        assertThat(groups).extracting(PairedGroups.Group::name).containsExactly("lower", "upper");
        assertThat(groups).extracting(PairedGroups.Group::rows).containsOnly(DAYS * STOCKS / 2);
        PairedGroups.Gap lower = groups.get(0).scores().get(1).gap().orElseThrow();
        PairedGroups.Gap upper = groups.get(1).scores().get(1).gap().orElseThrow();
        assertThat(lower.isSure()).isFalse();
        assertThat(upper.isSure()).isTrue();
        assertThat(upper.estimate()).isPositive();
        assertThat(groups.get(1).scores().get(0).gap()).isEmpty();
        PairedGroups.Gap back =
                groups(knows, noise, halves()).get(1).scores().get(1).gap().orElseThrow();
        assertThat(back.isSure()).isTrue();
        assertThat(back.estimate()).isEqualTo(-upper.estimate());
    }

    @Test
    void figures_of_a_group_are_those_of_its_rows_alone() {
        Answers noise = knowsOf(false);
        Answers knows = knowsOf(true);
        PairedGroups.Score upper =
                groups(noise, knows, halves()).get(1).scores().get(1);
        double product = 0;
        double said = 0;
        double came = 0;
        double hits = 0;
        for (int i = 0; i < MARKET.test.size(); i++) {
            if (i % STOCKS >= STOCKS / 2) {
                double e = knows.predictions().score(i);
                double r = MARKET.test.rows().target()[i] - 1;
                product += e * r;
                said += e * e;
                came += r * r;
                hits += knows.predictions().classOf(i) == MARKET.test.rows().target()[i] ? 1 : 0;
            }
        }
        assertThat(upper.direction()).isCloseTo(product / Math.sqrt(said * came), within(1e-9));
        assertThat(upper.hits()).isCloseTo(hits / (DAYS * STOCKS / 2.0), within(1e-12));
    }

    @Test
    void few_rows_are_counted_and_not_judged() {
        int[] of = new int[MARKET.test.size()];
        Arrays.fill(of, 1);
        Arrays.fill(of, 0, 12, 0);
        Grouping grouping = new Grouping("part", List.of("few", "many"), of, true);
        List<PairedGroups.Group> groups = groups(knowsOf(false), knowsOf(true), grouping);
        assertThat(groups.get(0).rows()).isEqualTo(12);
        assertThat(groups.get(0).scores()).isEmpty();
        assertThat(groups.get(1).scores()).hasSize(2);
    }

    @Test
    void p_values_are_adjusted_over_the_groups_of_all_kinds() {
        Answers noise = knowsOf(false);
        Answers knows = knowsOf(true);
        double alone = p(groups(noise, knows, halves()).get(0));
        List<PairedGroups.Group> twice = groups(noise, knows, halves(), halves());
        assertThat(twice).hasSize(4);
        // Holm: the largest p-values stand unchanged, a smaller one is multiplied by how many are not smaller.
        assertThat(p(twice.get(0))).isGreaterThanOrEqualTo(alone);
        double upper = p(groups(noise, knows, halves()).get(1));
        assertThat(p(twice.get(1))).isCloseTo(2 * upper, within(1e-12));
    }

    @Test
    void a_group_of_too_few_days_keeps_its_figures_and_has_no_interval_and_no_p_value() {
        int days = 20;
        int[] of = new int[MARKET.test.size()];
        Arrays.fill(of, 1);
        Arrays.fill(of, 0, days * STOCKS, 0);
        Answers knows = knowsOf(true);
        List<PairedGroups.Group> groups =
                groups(knowsOf(false), knows, new Grouping("part", List.of("short", "long"), of, true));
        PairedGroups.Group few = groups.get(0);
        assertThat(few.isShort()).isTrue();
        assertThat(few.rows()).isEqualTo(days * STOCKS);
        PairedGroups.Score score = few.scores().get(1);
        double product = 0;
        double said = 0;
        double came = 0;
        for (int i = 0; i < days * STOCKS; i++) {
            double e = knows.predictions().score(i);
            double r = MARKET.test.rows().target()[i] - 1;
            product += e * r;
            said += e * e;
            came += r * r;
        }
        assertThat(score.direction()).isCloseTo(product / Math.sqrt(said * came), within(1e-9));
        PairedGroups.Gap gap = score.gap().orElseThrow();
        assertThat(gap.estimate())
                .isCloseTo(score.direction() - few.scores().get(0).direction(), within(1e-12))
                .isNotZero();
        assertThat(gap.interval().isDefined()).isFalse();
        assertThat(gap.adjusted()).isNaN();
        assertThat(gap.isSure()).isFalse();
        PairedGroups.Group many = groups.get(1);
        assertThat(many.isShort()).isFalse();
        assertThat(many.scores().get(1).gap().orElseThrow().interval().isDefined())
                .isTrue();
        assertThat(p(many)).as("the only p-value, multiplied by none").isBetween(0.0, 1.0);
    }

    private static double p(PairedGroups.Group group) {
        return group.scores().get(1).gap().orElseThrow().adjusted();
    }
}
