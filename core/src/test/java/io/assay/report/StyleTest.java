package io.assay.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The style sheet: legible by day and by night, and nothing on a page without a style. */
class StyleTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6}|[0-9a-f]{3});");
    private static final Pattern CLASSES = Pattern.compile("class=\"([^\"]*)\"");

    private static String css() throws IOException {
        try (InputStream in = Html.class.getResourceAsStream("report.css")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Colours by name: the light ones, or the dark ones over them. */
    private static Map<String, String> colours(boolean dark) throws IOException {
        String css = css();
        int night = css.indexOf("prefers-color-scheme: dark");
        assertThat(night).isPositive();
        Map<String, String> colours = new HashMap<>();
        read(css.substring(0, night), colours);
        if (dark) {
            read(css.substring(night), colours);
        }
        return colours;
    }

    private static void read(String css, Map<String, String> colours) {
        Matcher found = COLOUR.matcher(css);
        while (found.find()) {
            colours.put(found.group(1), found.group(2));
        }
    }

    /** Relative luminance of WCAG 2.1: sRGB channels made linear, weighted by .2126, .7152 and .0722. */
    private static double luminance(String hex) {
        double[] weight = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double channel = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weight[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    @Test
    void the_contrast_of_black_and_white_is_21() {
        assertThat(contrast("000000", "ffffff")).isEqualTo(21);
    }

    /** WCAG 2.1, success criterion 1.4.3: at least 4.5 for text, 1.4.11: at least 3 for graphical objects. */
    @ParameterizedTest
    @CsvSource({
        "ink, paper, 4.5",
        "dim, paper, 4.5",
        "good, paper, 4.5",
        "bad, paper, 4.5",
        "warn, warn-paper, 4.5",
        "one, paper, 3",
        "two, paper, 3",
        "three, paper, 3"
    })
    void text_and_curves_can_be_told_from_the_paper_by_day_and_by_night(String ink, String paper, double least)
            throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            Map<String, String> colours = colours(dark);
            assertThat(contrast(colours.getOrDefault(ink, "?"), colours.getOrDefault(paper, "?")))
                    .as("%s on %s, dark: %s", ink, paper, dark)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    @Test
    void every_class_of_every_page_has_a_style() throws IOException {
        String css = css();
        Set<String> unstyled = new HashSet<>();
        for (String page : List.of(
                StudyPage.of(Samples.study(Samples.run(0.2)), Optional.of(Samples.books()), Samples.importance()),
                BookPage.of(Samples.books()),
                RunPage.of(Samples.simulated(-0.2, true), List.of(new RunPage.Planted("oracle", 0, 1, 2))))) {
            Matcher found = CLASSES.matcher(page);
            while (found.find()) {
                for (String name : found.group(1).split(" ")) {
                    if (!css.contains("." + name) && !name.equals("s")) {
                        unstyled.add(name);
                    }
                }
            }
        }
        assertThat(unstyled).isEmpty();
    }

    @Test
    void a_page_can_be_read_as_xml_but_for_its_head() throws Exception {
        String page =
                StudyPage.of(Samples.study(Samples.run(0.06)), Optional.of(Samples.books()), Samples.importance());
        String body = page.substring(page.indexOf("<main>"), page.indexOf("</body>"));
        assertThat(Picture.elements(Picture.parsed(body), "h1")).hasSize(1);
    }
}
