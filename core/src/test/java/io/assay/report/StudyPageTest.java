package io.assay.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StudyPageTest {
    private static String page(RunReport run) {
        return StudyPage.of(Samples.study(run), Optional.of(Samples.books()), Samples.importance());
    }

    private static String page() {
        return page(Samples.run(0.06));
    }

    private static List<String> headings(String page) {
        return Arrays.stream(page.split("<h2 id="))
                .skip(1)
                .map(p -> p.substring(p.indexOf('>') + 1, p.indexOf("</h2>")))
                .collect(Collectors.toList());
    }

    @Test
    void the_verdict_stands_before_every_section_and_sections_in_their_order() {
        String page = page();
        assertThat(page.indexOf("NO SKILL ESTABLISHED")).isLessThan(page.indexOf("<h2"));
        assertThat(headings(page))
                .containsExactly(
                        "What that means",
                        "Against the null models",
                        "Who could be chosen",
                        "Window by window",
                        "Held-out days",
                        "Money: what acting on it would have come to",
                        "Can its probabilities be taken at their word?",
                        "What followed on low and on high scores",
                        "Figures, all stocks together",
                        "The thresholds that were asked for",
                        "Leaderboard: stocks by F1",
                        "What the models lean on",
                        "Data warnings",
                        "What was run");
    }

    @Test
    void every_heading_has_a_link_that_leads_to_it() {
        String page = page();
        for (int i = 1; i <= headings(page).size(); i++) {
            assertThat(page).contains("<a href=\"#s" + i + "\">", "<h2 id=\"s" + i + "\">");
        }
    }

    @Test
    void the_page_fetches_nothing_and_runs_nothing() {
        assertThat(page().replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "src=", "@import", "url(", "<script", "<link", "javascript:");
    }

    @Test
    void names_and_reasons_are_escaped() {
        assertThat(page())
                .contains("US:C&lt;C", "only 12 bars &amp; no more", "3 &lt;odd&gt; bars", "forest &lt;trees&gt;")
                .doesNotContain("<trees>", "<odd>");
    }

    @Test
    void without_skill_it_says_not_to_trade_in_the_section_on_money_too() {
        assertThat(page())
                .contains("class=\"verdict neutral\"", "Do not trade on it.", "could not be told from", "persistence")
                .contains("No skill was established, so a gain below");
    }

    @Test
    void with_skill_it_promises_nothing() {
        String page = page(Samples.run(0.2));
        assertThat(page)
                .contains("class=\"verdict good\"", "SKILL", "not a promise")
                .doesNotContain("Do not trade", "No skill was established");
    }

    @Test
    void worse_than_a_null_is_coloured_and_is_no_call_to_trade_against_it() {
        assertThat(page(Samples.run(-0.2)))
                .contains("class=\"verdict bad\"", "WORSE THAN NULL", "Trading against the signals is no way out");
    }

    @Test
    void a_suspected_leak_and_a_simulated_market_stand_above_the_verdict() {
        String page = page(Samples.simulated(0.2, true));
        assertThat(page.indexOf("LEAK SUSPECTED")).isPositive().isLessThan(page.indexOf("class=\"verdict"));
        assertThat(page.indexOf("The market is simulated")).isPositive().isLessThan(page.indexOf("class=\"verdict"));
        assertThat(page).contains("Do not trade on it: results this good come from a leak");
    }

    @Test
    void differences_stand_with_interval_and_simultaneous_bound() {
        assertThat(page())
                .contains("99 % bound below", "<td class=\"n\">+0.0600</td>", "[+0.0200, +0.1000]")
                .contains("<td class=\"n\">+0.0100</td>", "2,400 out-of-sample rows", "worth 321 independent ones");
    }

    @Test
    void all_who_could_be_chosen_are_compared_and_the_hindsight_is_named() {
        assertThat(page())
                .contains("forest, per stock", "boosting, pooled", "choosing with hindsight")
                .contains("The one with the least log loss signals.", "from 2010-01-01", "+0.00612", "24,108");
    }

    @Test
    void closed_held_out_days_are_called_closed_and_opened_ones_by_the_number_of_looks() {
        assertThat(page()).contains("Closed: days from 2014-01-01 on are held out");
        StudyReport opened = Samples.study(Samples.run(0.2)).withOpened(Optional.of(Samples.opened(3)));
        String page = StudyPage.of(opened, Optional.empty(), Importance.none());
        assertThat(page).contains("Opened, look number 3", "favoured").doesNotContain("sealed", "Closed:");
    }

    @Test
    void without_books_it_says_how_to_get_them() {
        String page = StudyPage.of(Samples.study(Samples.run(0.06)), Optional.empty(), Importance.none());
        assertThat(page).contains("assay backtest " + Samples.RUN).contains("The models of this run do not tell");
    }

    @Test
    void the_leaderboard_holds_all_stocks_by_f1_and_marks_who_is_believed() {
        String page = page();
        String board = page.substring(page.indexOf("Leaderboard: stocks by F1</h2>"));
        assertThat(board.indexOf("US:BBB")).isLessThan(board.indexOf("US:AAA"));
        assertThat(board)
                .contains("1 stock is believed.", "false discovery rate of 5 %")
                .contains("<td class=\"s\">believed</td><td class=\"n\">0.360\n[0.34, 0.38]</td>")
                .contains("model-of-BBB");
    }

    @Test
    void the_first_25_features_are_drawn_and_the_others_counted() {
        assertThat(page())
                .contains("feature_24<", "5 more features have less", "2 models")
                .doesNotContain("feature_25<");
    }

    @Test
    void warnings_hold_the_notes_the_missing_models_and_who_was_left_out() {
        assertThat(page()).contains("those that failed in between are missing", "its file is gone", "1 stock left out");
    }

    @Test
    void what_was_run_can_be_run_again() {
        assertThat(page()).contains(Samples.RUN, "feed0000", "<td class=\"n\">7</td>", "<li>target=direction3_5d</li>");
    }

    @Test
    void what_is_not_a_number_reads_na() {
        assertThat(page()).contains("n/a").doesNotContain("NaN<", ">NaN", "Infinity", "NaN %", "NaN bp");
    }

    @Test
    void no_picture_has_a_place_that_is_not_a_number() {
        assertThat(page()).doesNotContain("=\"NaN", "n/a L", "Ln/a", "Mn/a");
    }

    @Test
    void a_run_of_one_specification_shows_the_same_sections_without_choices() {
        String page = RunPage.of(Samples.run(0.06), List.of());
        assertThat(headings(page))
                .containsExactly(
                        "What that means",
                        "Against the null models",
                        "Others on the same rows",
                        "Figures, all stocks together",
                        "The thresholds that were asked for",
                        "Leaderboard: stocks by F1",
                        "Data warnings",
                        "What was run");
    }

    @Test
    void what_was_planted_stands_beside_what_was_found() {
        String page =
                RunPage.of(Samples.simulated(0.2, false), List.of(new RunPage.Planted("the oracle", 0.1, 0.2, 0.3)));
        assertThat(page).contains("What was planted, and what was found", "the oracle");
    }

    @Test
    void every_time_of_a_row_is_named() {
        assertThat(page())
                .contains("feature_time", "decision", "entry", "exit", "label_end")
                .doesNotContain("weight in");
    }

    @Test
    void what_choosing_the_best_would_be_worth_stands_behind_the_competitors() {
        assertThat(page()).contains("5 competitors, worth 2.3 independent ones", "p-value of 0.210", "45.7 %");
    }
}
