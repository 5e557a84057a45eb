package io.assay.signal;

import java.util.List;

import io.assay.market.Instrument;
import io.assay.model.builtin.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SignallerTest {
    private static final Instrument STOCK = new Instrument("SIM", "A");
    private static final Training TRAINING = new Training(new double[] {.4, .2, .4}, new double[] {-.03, 0, .03});
    private static final Signaller SIGNALLER = Signaller.of(SignalRule.STANDARD);

    private static Opinion opinion(Standing standing, double... p) {
        return new Opinion(standing.name(), standing, p, TRAINING, List.of(new Reason("r", 0, 1, standing.title())));
    }

    private static Signal signal(Opinion... opinions) {
        return SIGNALLER.signal(STOCK, 100, List.of(opinions));
    }

    @Test
    void with_classes_of_40_20_40_percent_the_cuts_are_those_of_the_request() {
        assertThat(signal(opinion(Standing.SKILL, .3, .2, .5)).title()).isEqualTo("BUY");
        assertThat(signal(opinion(Standing.SKILL, .31, .2, .49)).title()).isEqualTo("HOLD");
        assertThat(signal(opinion(Standing.SKILL, .2, .19, .61)).title()).isEqualTo("STRONG BUY");
        assertThat(signal(opinion(Standing.SKILL, .61, .19, .2)).title()).isEqualTo("STRONG SELL");
    }

    @Test
    void a_class_that_holds_most_days_is_no_signal_by_itself() {
        Training broken = new Training(new double[] {.1, .05, .85}, new double[] {-.03, 0, .005});
        Opinion usual = new Opinion("m", Standing.SKILL, new double[] {.1, .05, .85}, broken, List.of());

        assertThat(signal(usual).action()).isEqualTo(Action.HOLD);
    }

    @Test
    void the_expected_return_is_made_of_training_means_and_must_exceed_the_cost() {
        Signal buy = signal(opinion(Standing.SKILL, .3, .2, .5));
        assertThat(buy.expectedReturn()).isCloseTo(.006, within(1e-12));
        assertThat(buy.confidence()).isEqualTo(.5);

        Signaller dear = Signaller.of(new SignalRule(1.25, 1.5, .01));
        assertThat(dear.signal(STOCK, 100, List.of(opinion(Standing.SKILL, .3, .2, .5)))
                        .action())
                .isEqualTo(Action.HOLD);
    }

    @Test
    void the_best_standing_that_speaks_decides_and_says_so() {
        Opinion mute = opinion(Standing.SKILL, Double.NaN, Double.NaN, Double.NaN);
        Opinion unproven = opinion(Standing.NO_SKILL, .3, .2, .5);
        Opinion rules = opinion(Standing.RULES, .5, .2, .3);

        Signal signal = signal(rules, unproven, mute);
        assertThat(signal.modelId()).isEqualTo("NO_SKILL");
        assertThat(signal.standing()).contains(Standing.NO_SKILL);
        assertThat(signal.notes())
                .anyMatch(n -> n.contains("no skill"))
                .anyMatch(n -> n.startsWith("SKILL has nothing"));

        Signal backup = signal(rules, mute);
        assertThat(backup.action()).isEqualTo(Action.SELL);
        assertThat(backup.standing()).contains(Standing.RULES);
        assertThat(backup.agreement()).isEmpty();
        assertThat(backup.notes()).anyMatch(n -> n.contains("fallen back"));
    }

    @Test
    void rules_take_strength_and_nothing_else() {
        Opinion strong = opinion(Standing.SKILL, .2, .19, .61);
        Opinion against = opinion(Standing.RULES, .5, .2, .3);
        Opinion along = opinion(Standing.RULES, .3, .2, .5);

        assertThat(signal(strong, against).title()).isEqualTo("BUY");
        assertThat(signal(strong, against).agreement()).contains(Signal.Agreement.OPPOSES);
        assertThat(signal(strong, along).title()).isEqualTo("STRONG BUY");
        assertThat(signal(strong, along).reasons()).hasSize(2);
        assertThat(signal(opinion(Standing.SKILL, .4, .2, .4), along).action()).isEqualTo(Action.HOLD);
        assertThat(signal(opinion(Standing.SKILL, .4, .2, .4), along).agreement())
                .contains(Signal.Agreement.NEUTRAL);
    }

    @Test
    void where_nobody_speaks_the_signal_is_hold_with_the_reason() {
        Signal signal = signal();

        assertThat(signal.action()).isEqualTo(Action.HOLD);
        assertThat(signal.confidence()).isNaN();
        assertThat(signal.modelId()).isEqualTo("none");
        assertThat(signal.notes()).anyMatch(n -> n.contains("no model"));
    }

    @Test
    void base_rates_must_sum_to_one() {
        assertThatThrownBy(() -> new Training(new double[] {.4, .4}, new double[2]))
                .hasMessageContaining("base rates");
    }
}
