package io.assay.signal;

import java.util.List;

import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
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

    @Test
    void thresholds_are_lifts_of_the_base_rate_up_to_half_way_to_certain() {
        SignalRule free = new SignalRule(1.25, 1.5, 0);
        Training bullish = new Training(new double[] {.1, .1, .8}, new double[] {-.03, 0, .03});

        // 1.25 x .8 = 1 could never be passed; half-way to certain is .9.
        assertThat(free.decide(new double[] {.06, .05, .89}, bullish).action()).isEqualTo(Action.HOLD);
        assertThat(free.decide(new double[] {.05, .05, .90}, bullish).action()).isEqualTo(Action.BUY);
        assertThat(free.decide(new double[] {0, 0, 1}, bullish).strong()).isFalse();
        // Down: 1.25 x .1 and 1.5 x .1, but it must also be likelier than up.
        assertThat(free.decide(new double[] {.45, .1, .45}, bullish).action()).isEqualTo(Action.HOLD);
        SignalRule.Decision sell = free.decide(new double[] {.5, .1, .4}, bullish);
        assertThat(sell.action()).isEqualTo(Action.SELL);
        assertThat(sell.strong()).isTrue();
        assertThat(sell.confidence()).isEqualTo(.5);
        assertThat(sell.expectedReturn()).isCloseTo(-.003, within(1e-12));
    }

    @Test
    void five_classes_are_summed_on_each_side() {
        Training five = new Training(new double[] {.1, .3, .2, .3, .1}, new double[] {-.03, -.01, 0, .01, .03});
        SignalRule rule = new SignalRule(1.25, 1.5, .001);

        SignalRule.Decision decision = rule.decide(new double[] {.1, .2, .15, .25, .3}, five);
        assertThat(decision.action()).isEqualTo(Action.BUY);
        assertThat(decision.strong()).isFalse();
        assertThat(decision.confidence()).isCloseTo(.55, within(1e-12));
        assertThat(decision.expectedReturn()).isCloseTo(-.003 - .002 + .0025 + .009, within(1e-12));
        SignalRule.Decision hold = rule.decide(new double[] {.1, .3, .2, .3, .1}, five);
        assertThat(hold.action()).isEqualTo(Action.HOLD);
        assertThat(hold.confidence()).isEqualTo(.2);
    }

    @Test
    void two_classes_have_no_middle() {
        Training two = new Training(new double[] {.5, .5}, new double[] {-.02, .02});
        SignalRule rule = new SignalRule(1.1, 1.5, .001);

        assertThat(rule.decide(new double[] {.45, .55}, two).action()).isEqualTo(Action.BUY);
        SignalRule.Decision hold = rule.decide(new double[] {.5, .5}, two);
        assertThat(hold.action()).isEqualTo(Action.HOLD);
        assertThat(hold.confidence()).isEqualTo(1);
    }

    @Test
    void rules_with_impossible_numbers_are_refused() {
        assertThatThrownBy(() -> new SignalRule(1, 1.5, 0)).hasMessageContaining("lift");
        assertThatThrownBy(() -> new SignalRule(Double.NaN, 1.5, 0)).hasMessageContaining("lift");
        assertThatThrownBy(() -> new SignalRule(1.5, 1.4, 0)).hasMessageContaining("strongLift");
        assertThatThrownBy(() -> new SignalRule(1.5, Double.NaN, 0)).hasMessageContaining("strongLift");
        assertThatThrownBy(() -> new SignalRule(1.5, 2, -.1)).hasMessageContaining("cost");
        assertThatThrownBy(() -> new Training(new double[] {1}, new double[] {0}))
                .hasMessageContaining("baseRates");
        assertThatThrownBy(() -> new Training(new double[] {.5, .5}, new double[3]))
                .hasMessageContaining("classMeans");
        assertThatThrownBy(() -> opinion(Standing.SKILL, .5, .5)).hasMessageContaining("probabilities");
        assertThatThrownBy(() -> new Opinion(" ", Standing.SKILL, new double[3], TRAINING, List.of()))
                .hasMessageContaining("modelId");
    }

    @Test
    void where_all_models_are_mute_each_is_named() {
        double nan = Double.NaN;
        Signal signal = signal(opinion(Standing.SKILL, nan, nan, nan), opinion(Standing.RULES, nan, .5, .5));

        assertThat(signal.action()).isEqualTo(Action.HOLD);
        assertThat(signal.standing()).isEmpty();
        assertThat(signal.probabilities()).isEmpty();
        assertThat(signal.notes()).hasSize(3);
        assertThat(signal.expectedReturn()).isNaN();
    }

    @Test
    void of_two_opinions_of_one_standing_the_first_that_speaks_decides() {
        Opinion mute = opinion(Standing.SKILL, Double.NaN, .5, .5);
        Opinion first = new Opinion("first", Standing.SKILL, new double[] {.3, .2, .5}, TRAINING, List.of());
        Opinion second = new Opinion("second", Standing.SKILL, new double[] {.5, .2, .3}, TRAINING, List.of());

        assertThat(signal(mute, first, second).modelId()).isEqualTo("first");
        assertThat(signal(second, first).modelId()).isEqualTo("second");
        assertThat(signal(first).probabilities()).isNotSameAs(first.probabilities());
        assertThat(signal(first).day()).isEqualTo(100);
        assertThat(signal(first).instrument()).isEqualTo(STOCK);
    }

    @Test
    void training_rates_and_means_are_counted_from_the_training_rows_alone() {
        double[] classes = {2, 2, 0, 2};
        double[] outcomes = {.03, .01, -.04, .05};
        int[] zeros = new int[4];
        double[] ones = {1, 1, 1, 1};
        Target target = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));
        Dataset rows = Dataset.of(
                new Nothing(4),
                target,
                List.of(STOCK),
                new Dataset.Rows(zeros, zeros, zeros, zeros, zeros, classes, outcomes, ones));

        Training training = Training.of(rows.select(new int[] {0, 1, 2}));
        assertThat(training.baseRates()).containsExactly(new double[] {1 / 3.0, 0, 2 / 3.0}, within(1e-12));
        assertThat(training.classMeans()).containsExactly(new double[] {-.04, 0, .02}, within(1e-12));
        assertThatThrownBy(() -> Training.of(rows.select(new int[0]))).hasMessageContaining("train rows");
    }

    private record Nothing(int rows) implements FeatureRows {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(new FeatureInfo("none", FeatureGroup.PRICE, "0", 0, 0, "ratio", true, ""));
        }

        @Override
        public float get(int row, int column) {
            return 0;
        }
    }
}
