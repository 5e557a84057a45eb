package io.assay.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A pooled learner as text. */
class PooledTextTest {
    private static final String TEXT = PooledText.of(Samples.pooled(false, false));

    private static String row(String name) {
        return TEXT.lines().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
    }

    @Test
    void the_verdict_comes_first_and_its_word_once() {
        assertThat(TEXT).startsWith("VERDICT: SKILL\n").doesNotContain("SKILL: ", "simulated", "LEAK");
    }

    @Test
    void a_simulated_market_and_a_suspected_leak_are_named_before_anything_is_believed() {
        String text = PooledText.of(Samples.pooled(true, true));
        assertThat(text).startsWith("The market is simulated. Nothing on it is real.\n\nVERDICT: SKILL");
        assertThat(text).contains("LEAK SUSPECTED: ");
        assertThat(text.indexOf("LEAK")).isLessThan(text.indexOf("rank IC"));
    }

    @Test
    void a_learner_stands_with_its_interval_its_book_and_its_lead() {
        assertThat(row("ridge, pooled"))
                .matches("ridge, pooled +\\+0\\.0421 +\\+0\\.0105 to \\+0\\.0737 .* 51\\.2 % .*"
                        + "\\+3\\.1 % +\\+0\\.85 +25\\.6");
    }

    @Test
    void what_is_not_known_reads_na_and_has_neither_interval_nor_unit() {
        assertThat(row("constant")).contains("n/a").doesNotContain(" to ", "n/a %", "NaN");
        assertThat(TEXT).doesNotContain("NaN", "n/a %", "n/a to");
    }

    @Test
    void stocks_rows_days_and_trials_are_counted() {
        assertThat(TEXT)
                .contains("2 stocks, 2,400 out-of-sample rows, 2010-01-04 to 2013-12-20; 3 trials in the ledger")
                .contains("the 50 highest scores");
    }

    @Test
    void who_was_left_out_is_told_in_the_order_of_the_alphabet() {
        assertThat(TEXT).endsWith("left out: US:BBB: no bar\nleft out: US:ZZZ: only 12 bars\n");
    }

    @Test
    void a_bound_that_is_not_known_is_not_said_to_be_exceeded() {
        assertThat(RunText.above(Double.NaN)).isEqualTo("n/a");
        assertThat(RunText.above(-0.01)).isEqualTo("> -0.0100");
    }

    @Test
    void a_long_sentence_is_broken_between_words_and_none_is_lost() {
        String sentence = "word ".repeat(100) + "a-very-long-word-that-stays-whole".repeat(5);
        String wrapped = RunText.wrapped(sentence);
        assertThat(wrapped.replace('\n', ' ')).isEqualTo(sentence);
        assertThat(wrapped.lines().limit(4)).allMatch(l -> l.length() <= 110 && l.length() > 100);
        assertThat(RunText.wrapped("")).isEmpty();
    }
}
