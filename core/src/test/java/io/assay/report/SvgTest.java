package io.assay.report;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static io.assay.report.Picture.elements;
import static io.assay.report.Picture.number;
import static io.assay.report.Picture.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SvgTest {
    @Test
    void negative_bars_grow_to_the_left_of_zero() throws Exception {
        Document svg = parsed(Svg.bars(List.of("up", "down"), new double[] {2, -1}));
        double up = number(elements(svg, "rect").get(0), "x");
        double down = number(elements(svg, "rect").get(1), "x");
        assertThat(down).isLessThan(up);
        assertThat(number(elements(svg, "rect").get(0), "width"))
                .isCloseTo(2 * number(elements(svg, "rect").get(1), "width"), within(0.2));
    }

    @Test
    void an_interval_without_an_estimate_draws_no_dot() throws Exception {
        Document svg = parsed(Svg.intervals(List.of(
                new Svg.Interval("known", -1, 0.5, 1),
                new Svg.Interval("unknown", Double.NaN, Double.NaN, Double.NaN))));
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
    }

    @Test
    void ticks_are_round_and_inside() {
        Scale scale = new Scale(-0.013, 0.047, 0, 100);
        assertThat(scale.ticks(5)).isNotEmpty().allMatch(t -> t >= -0.013 && t <= 0.047 + 1e-12);
        assertThat(scale.ticks(5)).contains(0.0);
        assertThat(scale.label(0.02, 5)).isEqualTo("0.02");
    }

    @Test
    void bars_of_a_very_long_name_stay_inside_the_picture_and_keep_their_order() throws Exception {
        String name = "moving average of the ".repeat(20);
        Document svg = parsed(Svg.bars(List.of(name, "short"), new double[] {1, 2}));
        Element small = elements(svg, "rect").get(0);
        Element large = elements(svg, "rect").get(1);
        assertThat(number(small, "x")).isBetween(0.0, Pen.WIDTH / 2.0);
        assertThat(number(large, "x") + number(large, "width")).isLessThanOrEqualTo(Pen.WIDTH);
        assertThat(number(large, "width")).isCloseTo(2 * number(small, "width"), within(0.2));
        assertThat(elements(svg, "text").get(0).getTextContent())
                .hasSize(Pen.MOST_LETTERS)
                .startsWith("moving average")
                .endsWith("…");
    }

    @Test
    void intervals_of_a_very_long_name_run_from_left_to_right() throws Exception {
        Document svg = parsed(Svg.intervals(List.of(new Svg.Interval("x".repeat(500), -1, 0.5, 1))));
        Element bar = elements(svg, "line", "one").get(0);
        assertThat(number(bar, "x1")).isLessThan(number(bar, "x2")).isPositive();
        assertThat(number(bar, "x2")).isLessThanOrEqualTo(Pen.WIDTH);
        Element dot = elements(svg, "circle").get(0);
        // 0.5 lies three quarters of the way from -1 to 1.
        double place = number(bar, "x1") + 0.75 * (number(bar, "x2") - number(bar, "x1"));
        assertThat(number(dot, "cx")).isCloseTo(place, within(0.11));
    }

    @Test
    void names_in_pictures_are_escaped() throws Exception {
        String name = "a<b & \"c\" 'd'";
        for (String svg : List.of(
                Svg.bars(List.of(name), new double[] {1}),
                Svg.intervals(List.of(new Svg.Interval(name, 0, 1, 2))),
                Svg.heatMap(List.of(name), new double[][] {{1}}))) {
            assertThat(elements(parsed(svg), "text").stream().map(Element::getTextContent))
                    .contains(name);
        }
    }

    @Test
    void nothing_to_draw_is_an_empty_picture_and_no_error() throws Exception {
        assertThat(elements(parsed(Svg.bars(List.of(), new double[0])), "rect")).isEmpty();
        assertThat(elements(parsed(Svg.intervals(List.of())), "circle")).isEmpty();
        assertThat(elements(parsed(Svg.heatMap(List.of(), new double[0][])), "rect"))
                .isEmpty();
    }

    @Test
    void a_bar_without_a_value_has_no_length_and_reads_na() throws Exception {
        Document svg = parsed(
                Svg.bars(List.of("none", "endless", "one"), new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1}));
        assertThat(number(elements(svg, "rect").get(0), "width")).isZero();
        assertThat(number(elements(svg, "rect").get(1), "width")).isZero();
        assertThat(number(elements(svg, "rect").get(2), "width")).isPositive();
        assertThat(elements(svg, "text").stream().map(Element::getTextContent))
                .containsExactly("none", "n/a", "endless", "n/a", "one", "1");
    }

    @Test
    void bars_of_nothing_but_zeros_have_no_length() throws Exception {
        Document svg = parsed(Svg.bars(List.of("a", "b"), new double[] {0, -0.0}));
        assertThat(elements(svg, "rect")).allMatch(r -> number(r, "width") == 0);
    }

    @Test
    void numbers_beside_bars_have_four_digits_and_no_zeros_behind() throws Exception {
        Document svg = parsed(Svg.bars(List.of("a", "b", "c", "d"), new double[] {0.5, 12.3456, -100, 0}));
        assertThat(elements(svg, "text").stream().map(Element::getTextContent))
                .containsExactly("a", "0.5", "b", "12.35", "c", "-100", "d", "0");
    }

    @Test
    void a_map_of_correlations_is_fuller_the_stronger_and_leaves_the_weak_blank() throws Exception {
        Document svg = parsed(Svg.heatMap(List.of("a", "b"), new double[][] {{1, -0.5}, {0.04, Double.NaN}}));
        List<Element> cells = elements(svg, "rect");
        assertThat(cells).hasSize(2);
        assertThat(cells.get(0).getAttribute("class")).isEqualTo("fill-one");
        assertThat(number(cells.get(0), "opacity")).isEqualTo(1);
        assertThat(cells.get(1).getAttribute("class")).isEqualTo("fill-two");
        assertThat(number(cells.get(1), "opacity")).isEqualTo(0.5);
        assertThat(number(cells.get(1), "x")).isGreaterThan(number(cells.get(0), "x"));
        assertThat(number(cells.get(1), "y")).isEqualTo(number(cells.get(0), "y"));
    }

    @Test
    void a_long_name_beside_a_map_of_few_columns_is_cut_to_its_room() throws Exception {
        Document svg = parsed(Svg.heatMap(List.of("x".repeat(200)), new double[][] {{1}}));
        Element text = elements(svg, "text").get(0);
        double size = Double.parseDouble(text.getAttribute("style").replaceAll("[^0-9.]", ""));
        // A letter is about 0.55 of the size wide; the text ends at x and must begin inside the picture.
        assertThat(number(text, "x") - 0.55 * size * text.getTextContent().length())
                .isNotNegative();
        assertThat(text.getTextContent()).endsWith("…");
    }

    @Test
    void names_and_values_must_be_as_many() {
        assertThatThrownBy(() -> Svg.bars(List.of("a"), new double[2])).hasMessageContaining("'values'");
        assertThatThrownBy(() -> Svg.heatMap(List.of("a"), new double[2][2])).hasMessageContaining("'values'");
    }

    @Test
    void values_that_differ_by_their_rounding_alone_have_an_axis_all_the_same() {
        for (double value : new double[] {100_000, -100_000, 1e-7, 3e200, 1e17}) {
            double[] values = {value, Math.nextUp(value), Math.nextUp(Math.nextUp(value))};
            List<Double> ticks = assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> Scale.covering(values, 0, 100).ticks(6));
            assertThat(ticks).isNotEmpty().hasSizeLessThan(20);
        }
    }

    @Test
    void a_single_value_stands_in_the_middle_of_its_axis() {
        for (double value : new double[] {7, -7, 0}) {
            assertThat(Scale.covering(new double[] {value, value}, 0, 100).at(value))
                    .isCloseTo(50, within(1e-9));
        }
        assertThat(Scale.covering(new double[0], 0, 100)).isEqualTo(new Scale(0, 1, 0, 100));
        assertThat(Scale.covering(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, 0, 100))
                .isEqualTo(new Scale(0, 1, 0, 100));
    }

    @Property(tries = 300)
    void an_axis_has_some_round_ticks_inside_and_every_value_has_its_place(
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int one,
            @ForAll @IntRange(min = -6, max = 9) int power) {
        Scale scale = Scale.covering(new double[] {one, one + Math.pow(10, power)}, 10, 110);
        List<Double> ticks = scale.ticks(5);
        assertThat(ticks).hasSizeBetween(1, 12).isSorted();
        // A tick is a multiple of the step, rounded to the nearest double.
        double slack = 1e-9 * (scale.high() - scale.low()) + 4 * Math.ulp(scale.high()) + 4 * Math.ulp(scale.low());
        assertThat(ticks).allMatch(t -> t >= scale.low() - slack && t <= scale.high() + slack);
        assertThat(scale.at(scale.low())).isEqualTo(10);
        assertThat(scale.at(scale.high())).isCloseTo(110, within(1e-9));
    }

    @Test
    void an_estimate_without_an_interval_is_a_dot_on_the_picture() throws Exception {
        Document svg = parsed(Svg.intervals(List.of(
                new Svg.Interval("up", Double.NaN, 0.12, Double.NaN),
                new Svg.Interval("down", Double.NaN, -0.02, Double.NaN))));
        List<Double> dots = elements(svg, "circle").stream()
                .map(e -> Double.parseDouble(e.getAttribute("cx")))
                .toList();
        assertThat(dots).hasSize(2).allMatch(x -> x > 0 && x <= Pen.WIDTH);
        assertThat(dots.get(0) - dots.get(1)).as("far apart").isGreaterThan(0.5 * Pen.WIDTH);
    }
}
