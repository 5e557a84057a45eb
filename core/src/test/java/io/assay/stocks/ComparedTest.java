package io.assay.stocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ComparedTest {
    private static final String KNOWS = "knows";
    private static final Compared.Terms TERMS =
            new Compared.Terms(List.of(KNOWS), List.of(List.of(KNOWS, ModelNames.RANDOM_WALK)), 1, 0.002, 4);

    /** Rows of two windows, 200 each. */
    private static StockAnswers answers(double[] came, double[] said) {
        int n = came.length;
        int[] day = new int[n];
        int[] known = new int[n];
        int[] window = new int[n];
        boolean[] filled = new boolean[n];
        Arrays.setAll(day, i -> i);
        Arrays.setAll(known, i -> i + 2);
        Arrays.setAll(window, i -> i < 200 ? 0 : 1);
        Arrays.fill(filled, true);
        filled[0] = false;
        double[] outcome = Arrays.stream(came).map(Math::expm1).toArray();
        Map<String, double[]> models = new LinkedHashMap<>();
        models.put(KNOWS, said);
        models.put(ModelNames.OWN, said);
        models.put(ModelNames.GLOBAL, new double[n]);
        models.put(ModelNames.MEAN, new double[n]);
        return new StockAnswers(
                "SIM:A", new StockAnswers.Rows(day, known, window, came, outcome, filled), 0.01, models);
    }

    private static double[] noise(long seed) {
        RandomGenerator random = Seed.of(seed).random();
        return random.doubles(400).map(u -> (u - 0.5) / 10).toArray();
    }

    @Test
    void who_knows_half_of_each_return_has_three_quarters_of_r_squared_and_beats_the_random_walk() {
        double[] came = noise(1);
        double[] said = Arrays.stream(came).map(r -> r / 2).toArray();

        Compared compared = Compared.of(List.of(answers(came, said)), TERMS, Seed.of(1));

        assertThat(compared.of(KNOWS).rSquared().value()).isCloseTo(0.75, within(1e-12));
        assertThat(compared.of(ModelNames.RANDOM_WALK).rSquared().value()).isZero();
        PairedTest test = compared.tests().get(0);
        assertThat(test.verdict()).isEqualTo("knows better");
        assertThat(test.lead().value()).isCloseTo(0.75, within(1e-12));
        assertThat(compared.unfilled()).isEqualTo(1.0 / 400);
        ModelFigures.Trades trades = compared.of(KNOWS).trades();
        assertThat(trades.count()).isEqualTo(399);
        // It loses only where the move is below the cost of 20 basis points.
        assertThat(trades.winRate().value()).isGreaterThan(0.9);
        assertThat(trades.deflated()).isGreaterThan(0.99);
        assertThat(compared.of(ModelNames.RANDOM_WALK).trades().count()).isZero();
    }

    @Test
    void a_trade_pays_the_round_trip_and_an_order_nobody_filled_is_none() {
        StockAnswers rows = answers(noise(2), noise(2));

        assertThat(Compared.net(-1, rows.rows(), 0, 0.002)).isNaN();
        assertThat(Compared.net(0, rows.rows(), 1, 0.002)).isNaN();
        assertThat(Compared.net(-0.3, rows.rows(), 1, 0.002))
                .isCloseTo(-rows.rows().outcome()[1] - 0.002, within(1e-15));
    }

    @Test
    void who_guesses_is_not_found_better() {
        Compared compared = Compared.of(List.of(answers(noise(3), noise(4))), TERMS, Seed.of(1));

        assertThat(compared.tests().get(0).verdict()).isEqualTo(ModelNames.RANDOM_WALK + " better");
        assertThat(compared.of(KNOWS).rSquared().value()).isLessThan(0);
    }

    @Test
    void a_model_is_chosen_by_earlier_returns_and_judged_on_later_ones_alone() {
        double[] came = noise(5);
        double[] said = came.clone();
        // It knows everything before the last window and the opposite in it.
        for (int i = 200; i < said.length; i++) {
            said[i] = -said[i];
        }
        StockChoice choice =
                StockChoice.of(answers(came, said), TERMS, Seed.of(1)).orElseThrow();

        assertThat(choice.chosen()).isEqualTo(ModelNames.OWN);
        assertThat(choice.isEstablished()).isTrue();
        assertThat(choice.before().get(ModelNames.OWN)).isCloseTo(1, within(1e-12));
        // The returns of days 198 and 199 are known on days 200 and 201: too late for a choice on day 200.
        assertThat(choice.rowsBefore()).isEqualTo(198);
        assertThat(choice.judged().rows()).isEqualTo(200);
        assertThat(choice.judged().of(ModelNames.CHOSEN).rSquared().value()).isCloseTo(-3, within(1e-12));
    }

    @Test
    void with_one_window_nothing_can_be_chosen() {
        StockAnswers one = answers(noise(6), noise(7)).where(row -> row >= 200);

        assertThat(StockChoice.of(one, TERMS, Seed.of(1))).isEmpty();
    }

    @Test
    void a_price_of_nothing_is_told_from_every_other() {
        assertThat(LogReturns.isNegative(LogReturns.implied(0, 10))).isTrue();
        assertThat(LogReturns.isNegative(LogReturns.implied(-3, 10))).isTrue();
        assertThat(LogReturns.isNegative(LogReturns.implied(1e-9, 10))).isFalse();
        assertThat(LogReturns.implied(20, 10)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(LogReturns.of(-1)).isEqualTo(LogReturns.FLOOR);
    }
}
