package io.assay.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
}
