package io.assay.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HtmlTest {
    @Test
    void every_text_is_escaped() {
        String page = Html.page("a < b")
                .banner("\"simulated\"")
                .paragraph("x & y")
                .table(List.of("<script>"), List.of(List.of("'1'")))
                .text();
        assertThat(page).contains("a &lt; b", "&quot;simulated&quot;", "x &amp; y", "&lt;script&gt;", "&#39;1&#39;");
        assertThat(page).doesNotContain("<script>");
    }

    @Test
    void a_page_fetches_nothing() {
        String page = Html.page("t")
                .picture(Svg.bars(List.of("a"), new double[] {1}), "c")
                .text();
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "src=", "@import", "url(");
    }

    @Test
    void numbers_and_their_heading_stand_to_the_right_and_words_to_the_left() {
        String page = Html.page("t")
                .table(List.of("name", "count"), List.of(List.of("a", "1,200"), List.of("7", "3.5 %")))
                .text();
        assertThat(page)
                .contains("<th>name</th><th class=\"n\">count</th>")
                .contains("<td class=\"s\">a</td><td class=\"n\">1,200</td>");
    }

    @Test
    void a_row_of_another_length_than_the_heading_is_refused() {
        assertThatThrownBy(() -> Html.page("t").table(List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cell_of_two_lines_is_a_number_if_its_first_line_is_one() {
        String page = Html.page("t")
                .table(List.of("f1", "day"), List.of(List.of("0.36\n[0.34, 0.38]", "2010-01-04\n2012-06-21")))
                .text();
        assertThat(page).contains("<td class=\"n\">0.36\n[0.34, 0.38]</td><td class=\"n\">2010-01-04");
    }

    @Test
    void the_contents_stand_where_they_were_asked_for_and_lead_to_later_headings() {
        String page = Html.page("t")
                .paragraph("before")
                .contents()
                .heading("a < b")
                .heading("c")
                .text();
        assertThat(page.indexOf("before")).isLessThan(page.indexOf("<nav>"));
        assertThat(page).contains("<a href=\"#s1\">a &lt; b</a>", "<a href=\"#s2\">c</a>", "<h2 id=\"s2\">c</h2>");
    }

    @Test
    void a_folded_table_and_a_list_are_escaped() {
        String page = Html.page("t")
                .folded("more & more", List.of("a"), List.of(List.of("<b>")))
                .list(List.of("x < y"))
                .text();
        assertThat(page).contains("<summary>more &amp; more</summary>", "&lt;b&gt;", "<li>x &lt; y</li>");
    }
}
