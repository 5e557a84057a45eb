package io.assay.report;

import java.util.List;

import io.assay.backtest.Drawdown;
import io.assay.backtest.Trials;
import io.assay.base.Days;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A backtest as page and as text. */
class BookReportsTest {
    private static final String PAGE = BookPage.of(Samples.books());
    private static final String TEXT = BookText.of(Samples.books());

    private static String row(String name) {
        return TEXT.lines().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
    }

    @Test
    void the_sharpe_ratio_never_stands_without_its_interval_and_the_number_of_trials() {
        assertThat(PAGE)
                .contains("-0.83 [-1.44, -0.22]", "above luck after 17 trials", "-0.83\n[-1.44, -0.22]")
                .contains(
                        "that it is above the best of 17 trials (deflated)",
                        "of the 6 independent ones these are worth");
        assertThat(row("chosen")).contains("-0.83  [-1.44, -0.22]");
        assertThat(TEXT).contains("best of 17 skill-less", "of the 6 independent ones");
    }

    @Test
    void the_larger_of_both_standard_errors_is_shown() {
        assertThat(PAGE).contains("its standard error</td><td class=\"n\">0.31</td>");
    }

    @Test
    void the_deepest_fall_has_its_days_and_is_not_made_good() {
        assertThat(PAGE).contains("45.0 %", "2010-01-04\n2012-06-21", "not yet");
    }

    @Test
    void a_fall_before_1970_has_its_days_as_any_other() {
        assertThat(BookSection.day(Days.of(1969, 12, 31))).isEqualTo("1969-12-31");
        assertThat(BookSection.day(Days.of(1962, 1, 2))).isEqualTo("1962-01-02");
        assertThat(BookSection.day(Drawdown.NEVER)).isEqualTo("not yet");
    }

    @Test
    void a_book_of_one_session_is_a_page_and_a_text_without_a_single_figure_or_unit_behind_it() {
        String page = BookPage.of(Samples.unknown());
        String text = BookText.of(Samples.unknown());
        assertThat(page).contains("There are too few sessions for a curve.");
        for (String all : List.of(page, text)) {
            assertThat(all)
                    .contains("n/a")
                    .doesNotContain("NaN", "n/a x", "n/a %", "n/a bp", "Infinity", "-2147483648");
        }
    }

    @Test
    void costs_break_even_and_the_frontier_are_told() {
        assertThat(PAGE).contains("13,480", "break-even 16.7 bp", "its trades break even at 16.7 bp");
        assertThat(TEXT).contains("13,480", "16.7 bp").contains("20.0 bp");
    }

    @Test
    void a_book_that_never_traded_has_no_ratios() {
        assertThat(PAGE).doesNotContain("NaN", "Infinity");
        assertThat(row("equal weight")).contains("n/a").doesNotContain("NaN");
    }

    @Test
    void notes_name_the_book_that_they_are_about() {
        assertThat(PAGE).contains("chosen: 4 orders never filled because no bar followed.");
        assertThat(TEXT).contains("note: 4 orders never filled");
    }

    @Test
    void both_books_are_drawn_and_named_at_their_end() {
        assertThat(PAGE).contains(">chosen</text>", ">equal weight</text>", "class=\"area\"");
    }

    @Test
    void without_a_frontier_no_picture_of_it_is_drawn() {
        BookReport b = Samples.books();
        String page = BookPage.of(new BookReport(
                b.runId(),
                b.rule(),
                b.execution(),
                b.capital(),
                b.currency(),
                true,
                Trials.of(1),
                b.books(),
                List.of(),
                List.of("Bars have changed.")));
        assertThat(page)
                .doesNotContain("At what cost")
                .contains("1 trial<", "The market is simulated", "Warning: Bars have changed.");
    }

    @Test
    void the_page_fetches_nothing_and_keeps_pictures_small() {
        assertThat(PAGE.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "src=", "@import", "url(");
        assertThat(PAGE.length()).isLessThan(60_000);
    }

    @Test
    void text_fits_a_terminal_of_120_columns() {
        assertThat(TEXT.lines()).allMatch(l -> l.length() <= 120);
    }

    @Test
    void drawdown_counts_from_the_highest_close_so_far() {
        double[] falls = BookSection.drawdown(new double[] {100, 80, 120, 90, 120});
        assertThat(falls).containsExactly(new double[] {0, -0.2, 0, -0.25, 0}, within(1e-12));
    }
}
