package io.assay.report;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.report.PointChart.Frame;
import io.assay.report.PointChart.Mark;
import io.assay.report.PointChart.Point;
import io.assay.report.TimeChart.Curve;
import io.assay.report.TimeChart.Look;
import io.assay.report.TimeChart.Unit;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static io.assay.report.Picture.elements;
import static io.assay.report.Picture.labelled;
import static io.assay.report.Picture.number;
import static io.assay.report.Picture.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Geometry of the pictures with axes. */
class ChartsTest {
    private static final int START = Days.of(2010, 1, 4);

    private static int[] days(int count) {
        int[] days = new int[count];
        Arrays.setAll(days, i -> START + 10 * i);
        return days;
    }

    @Test
    void a_missing_value_lifts_the_pen() throws Exception {
        double[] values = {1, Double.NaN, 2, 3};
        Document svg = parsed(TimeChart.of(days(4), List.of(new Curve("a & b", values, Look.MAIN)), Unit.NUMBER));
        String path = elements(svg, "path").get(0).getAttribute("d");
        assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(path.chars().filter(c -> c == 'L').count()).isEqualTo(1);
    }

    @Test
    void names_stand_right_of_the_curves_inside_the_picture_and_apart() throws Exception {
        List<Curve> curves = List.of(
                new Curve("first of them", new double[] {1, 2, 3.00}, Look.MAIN),
                new Curve("second", new double[] {1, 2, 3.01}, Look.SECOND),
                new Curve("third", new double[] {0, 1, 3.02}, Look.FAINT));
        Document svg = parsed(TimeChart.of(days(3), curves, Unit.NUMBER));
        double[] heights = curves.stream()
                .mapToDouble(c -> number(labelled(svg, c.name()), "y"))
                .sorted()
                .toArray();
        assertThat(heights[1] - heights[0]).isGreaterThanOrEqualTo(13.9);
        assertThat(heights[2] - heights[1]).isGreaterThanOrEqualTo(13.9);
        assertThat(number(labelled(svg, "first of them"), "x") + 6.6 * 13).isLessThanOrEqualTo(Pen.WIDTH);
    }

    @Test
    void names_at_the_lower_edge_move_up() {
        assertThat(TimeChart.apart(new double[] {270, 272, 274})).containsExactly(246, 260, 274);
        assertThat(TimeChart.apart(new double[] {20, 100})).containsExactly(20, 100);
    }

    @Test
    void equal_factors_are_equally_high_where_amounts_differ_much() throws Exception {
        double[] values = {100, 1000, 10_000};
        Document svg = parsed(TimeChart.of(days(3), List.of(new Curve("e", values, Look.MAIN)), Unit.AMOUNT));
        double low = number(labelled(svg, "100"), "y");
        double middle = number(labelled(svg, "1,000"), "y");
        double high = number(labelled(svg, "10,000"), "y");
        assertThat(low - middle).isCloseTo(middle - high, org.assertj.core.data.Offset.offset(0.2));
        assertThat(TimeChart.isWide(new double[] {100, 399})).isFalse();
        assertThat(TimeChart.isWide(new double[] {100, 400, Double.NaN})).isTrue();
        assertThat(TimeChart.isWide(new double[] {-1, 400})).isFalse();
    }

    @Test
    void an_area_is_closed_at_zero() throws Exception {
        double[] falls = {0, -0.5, -0.25};
        Document svg = parsed(TimeChart.of(days(3), List.of(new Curve("d", falls, Look.AREA)), Unit.PERCENT));
        Element area = elements(svg, "path").stream()
                .filter(e -> e.getAttribute("class").equals("area"))
                .findFirst()
                .orElseThrow();
        double zero = number(labelled(svg, "0 %"), "y") - 4;
        assertThat(area.getAttribute("d")).endsWith(String.format(java.util.Locale.ROOT, " %.1fZ", zero));
    }

    @Test
    void curves_of_one_year_say_their_first_and_last_day() {
        String svg = TimeChart.of(days(5), List.of(new Curve("c", new double[5], Look.MAIN)), Unit.NUMBER);
        assertThat(svg).contains("2010-01-04", "2010-02-13");
    }

    @Test
    void a_curve_without_any_value_is_no_curve_and_no_error() throws Exception {
        double[] none = {Double.NaN, Double.NaN};
        Document svg = parsed(TimeChart.of(days(2), List.of(new Curve("none", none, Look.AREA)), Unit.AMOUNT));
        assertThat(elements(svg, "text")).noneMatch(e -> e.getTextContent().equals("none"));
    }

    @Test
    void a_curve_of_another_length_is_refused() {
        assertThatThrownBy(() -> TimeChart.of(days(3), List.of(new Curve("c", new double[2], Look.MAIN)), Unit.NUMBER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_long_curve_keeps_its_ends_and_its_extremes_in_600_places() {
        double[] values = new double[10_007];
        Arrays.setAll(values, i -> Math.sin(i * 0.01));
        values[4321] = 5;
        values[4322] = -7;
        values[9000] = Double.NaN;
        int[] places = Thinning.places(values);
        assertThat(places).hasSizeLessThanOrEqualTo(Thinning.MOST).contains(0, 4321, 4322, 10_006);
        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_short_curve_is_kept_whole() {
        assertThat(Thinning.places(new double[600])).hasSize(600);
        assertThat(Thinning.places(new double[0])).isEmpty();
    }

    @Test
    void an_error_bar_reaches_from_its_lower_to_its_upper_end() throws Exception {
        Document svg = parsed(PointChart.of(
                List.of(new Point(1, 2, 1, 3), Point.of(2, 4)), new Frame("x", "y", false, false, List.of())));
        Element bar = elements(svg, "line").stream()
                .filter(e -> e.getAttribute("class").equals("bar"))
                .findFirst()
                .orElseThrow();
        Element dot = elements(svg, "circle").get(0);
        assertThat((number(bar, "y1") + number(bar, "y2")) / 2)
                .isCloseTo(number(dot, "cy"), org.assertj.core.data.Offset.offset(0.11));
        assertThat(elements(svg, "line").stream()
                        .filter(e -> e.getAttribute("class").equals("bar")))
                .hasSize(3);
    }

    @Test
    void a_point_without_a_height_is_not_drawn() throws Exception {
        Document svg = parsed(PointChart.of(
                List.of(Point.of(1, 2), Point.of(2, Double.NaN), Point.of(3, 1)),
                new Frame("x", "y", true, false, List.of())));
        assertThat(elements(svg, "circle")).hasSize(2);
        assertThat(elements(svg, "path").get(0).getAttribute("d").chars().filter(c -> c == 'M'))
                .hasSize(2);
    }

    @Test
    void on_the_diagonal_the_height_equals_the_place() throws Exception {
        Document svg = parsed(PointChart.of(
                List.of(Point.of(0.25, 0.25), Point.of(0.75, 0.75)), new Frame("x", "y", false, true, List.of())));
        Element line = elements(svg, "line").stream()
                .filter(e -> e.getAttribute("class").equals("diagonal"))
                .findFirst()
                .orElseThrow();
        assertThat(number(line, "x1")).isEqualTo(number(elements(svg, "circle").get(0), "cx"));
        assertThat(number(line, "y1")).isEqualTo(number(elements(svg, "circle").get(0), "cy"));
        assertThat(number(line, "y2")).isEqualTo(number(elements(svg, "circle").get(1), "cy"));
    }

    @Test
    void a_mark_inside_is_drawn_and_one_outside_or_unknown_is_not() {
        List<Mark> marks = List.of(new Mark(5, "inside"), new Mark(50, "outside"), new Mark(Double.NaN, "unknown"));
        String svg = PointChart.of(List.of(Point.of(0, 1), Point.of(10, 2)), new Frame("x", "y", true, false, marks));
        assertThat(svg).contains("inside").doesNotContain("outside", "unknown", "NaN");
    }

    @Test
    void no_two_ticks_of_an_axis_read_the_same() throws Exception {
        Document svg = parsed(PointChart.of(
                List.of(Point.of(0.37, 0.3), Point.of(0.73, 0.9)), new Frame("x", "y", true, false, List.of())));
        List<String> below = elements(svg, "text").stream()
                .filter(e -> number(e, "y") == 274)
                .map(Element::getTextContent)
                .toList();
        assertThat(below).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    @Test
    void a_curve_of_a_very_long_name_keeps_most_of_the_picture() throws Exception {
        String name = "boosting over all stocks, refitted every year; ".repeat(10);
        Document svg =
                parsed(TimeChart.of(days(3), List.of(new Curve(name, new double[] {1, 2, 3}, Look.MAIN)), Unit.NUMBER));
        Element grid = elements(svg, "line", "grid").get(0);
        assertThat(number(grid, "x2") - number(grid, "x1")).isGreaterThan(Pen.WIDTH / 2.0);
        assertThat(elements(svg, "text").stream().map(Element::getTextContent))
                .anyMatch(t -> t.startsWith("boosting") && t.endsWith("…"));
    }

    @Test
    void one_day_is_a_point_and_no_error() throws Exception {
        Document svg = parsed(TimeChart.of(days(1), List.of(new Curve("c", new double[] {5}, Look.MAIN)), Unit.NUMBER));
        String path = elements(svg, "path").get(0).getAttribute("d");
        assertThat(path).startsWith("M").doesNotContain("L", "n/a", "NaN");
    }

    @Test
    void equity_that_moved_by_its_rounding_alone_is_drawn() throws Exception {
        double[] still = {100_000, Math.nextUp(100_000.0), 100_000};
        Document svg = parsed(TimeChart.of(days(3), List.of(new Curve("cash", still, Look.MAIN)), Unit.AMOUNT));
        assertThat(elements(svg, "line", "grid")).hasSizeBetween(1, 20);
    }

    /** What stands at the left edge of a curve with the given values. */
    private static List<String> heights(Unit unit, double... values) throws Exception {
        Document svg = parsed(TimeChart.of(days(values.length), List.of(new Curve("c", values, Look.MAIN)), unit));
        return elements(svg, "text").stream()
                .filter(e -> e.getAttribute("text-anchor").equals("end")
                        && e.getAttribute("class").isEmpty())
                .filter(e -> number(e, "y") < 285)
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void a_small_fall_and_a_small_gain_have_an_axis_that_can_be_read() throws Exception {
        assertThat(heights(Unit.PERCENT, 0, -0.002, -0.004))
                .hasSizeGreaterThan(2)
                .doesNotHaveDuplicates();
        assertThat(heights(Unit.PERCENT, 0, -0.002, -0.004)).contains("0.0 %", "-0.4 %");
        assertThat(heights(Unit.AMOUNT, 1, 2, 3)).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(heights(Unit.AMOUNT, 100_000, 100_000.2, 100_000.4))
                .contains("100,000.2")
                .doesNotHaveDuplicates();
        assertThat(heights(Unit.AMOUNT, 90_000, 110_000)).contains("90,000", "110,000");
        assertThat(heights(Unit.PERCENT, 0, -0.5)).contains("0 %", "-50 %");
    }

    @Test
    void factors_below_one_read_as_what_they_are() throws Exception {
        assertThat(heights(Unit.AMOUNT, 0.001, 0.02, 3))
                .contains("0.001", "0.01", "0.1", "1")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_picture_needs_a_day_a_curve_and_a_point() {
        assertThatThrownBy(() -> TimeChart.of(new int[0], List.of(), Unit.NUMBER))
                .hasMessageContaining("'days'");
        assertThatThrownBy(() -> TimeChart.of(days(1), List.of(), Unit.NUMBER)).hasMessageContaining("'curves'");
        assertThatThrownBy(() -> PointChart.of(List.of(), new Frame("x", "y", false, false, List.of())))
                .hasMessageContaining("'points'");
    }

    @Test
    void one_point_is_drawn_inside_the_picture() throws Exception {
        Document svg =
                parsed(PointChart.of(List.of(Point.of(3, 0)), new Frame("a < b", "y & z", true, true, List.of())));
        Element dot = elements(svg, "circle").get(0);
        assertThat(number(dot, "cx")).isBetween(0.0, (double) Pen.WIDTH);
        assertThat(labelled(svg, "a < b")).isNotNull();
        assertThat(labelled(svg, "y & z")).isNotNull();
    }

    @Test
    void a_long_curve_of_nothing_keeps_places_and_draws_none() {
        double[] none = new double[5_000];
        Arrays.fill(none, Double.NaN);
        assertThat(Thinning.places(none))
                .hasSizeLessThanOrEqualTo(Thinning.MOST)
                .contains(0, 4_999);
    }
}
