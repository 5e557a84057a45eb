package io.assay.experiment.trade;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.backtest.Trials;
import io.assay.base.Seed;
import io.assay.ledger.TrialReturns.Series;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrialCountTest {
    private static final int[] DAYS = IntStream.range(0, 500).toArray();
    private static final Series OWN = noise("own", 0);

    private static Series noise(String name, long seed) {
        var random = Seed.of(seed).random();
        return new Series(
                name,
                DAYS,
                IntStream.of(DAYS).mapToDouble(day -> random.nextGaussian()).toArray());
    }

    private static Series copy(String name) {
        return new Series(name, DAYS, OWN.returns().clone());
    }

    @Test
    void copies_of_the_book_are_one_trial() {
        Trials trials = TrialCount.of(3, OWN, List.of(copy("a"), copy("b")));
        assertThat(trials.count()).isEqualTo(3);
        assertThat(trials.effective()).isEqualTo(1);
    }

    @Test
    void unlike_trials_count_nearly_in_full() {
        List<Series> others = List.of(noise("a", 1), noise("b", 2), noise("c", 3));
        assertThat(TrialCount.of(4, OWN, others).effective()).isEqualTo(4);
    }

    @Test
    void trials_whose_returns_are_not_known_count_in_full() {
        assertThat(TrialCount.of(10, OWN, List.of(copy("a"))).effective()).isEqualTo(1 + 8);
    }

    @Test
    void what_was_kept_of_the_book_itself_is_not_another_trial() {
        assertThat(TrialCount.of(2, OWN, List.of(copy("own"))).effective()).isEqualTo(2);
    }

    @Test
    void a_trial_on_other_days_counts_in_full() {
        int[] later = IntStream.range(400, 900).toArray();
        Series elsewhere = new Series("a", later, OWN.returns().clone());
        assertThat(TrialCount.of(2, OWN, List.of(elsewhere)).effective()).isEqualTo(2);
    }

    @Test
    void a_book_of_few_sessions_tells_nothing_of_likeness() {
        int[] few = Arrays.copyOf(DAYS, TrialCount.FEWEST_SESSIONS - 1);
        Series own = new Series("own", few, Arrays.copyOf(OWN.returns(), few.length));
        Series same = new Series("a", few, own.returns().clone());
        assertThat(TrialCount.of(2, own, List.of(same)).effective()).isEqualTo(2);
    }

    @Test
    void there_are_never_more_than_were_tried() {
        assertThat(TrialCount.of(1, OWN, List.of(noise("a", 1), noise("b", 2))).effective())
                .isEqualTo(1);
    }
}
