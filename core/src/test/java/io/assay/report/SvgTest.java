package io.assay.report;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

class SvgTest {
    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void negative_bars_grow_to_the_left_of_zero() throws Exception {
        Document svg = parsed(Svg.bars(List.of("up", "down"), new double[] {2, -1}));
        double up = attribute(svg, 0, "x");
        double down = attribute(svg, 1, "x");
        assertThat(down).isLessThan(up);
        assertThat(attribute(svg, 0, "width"))
                .isCloseTo(2 * attribute(svg, 1, "width"), org.assertj.core.data.Offset.offset(0.2));
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

    private static double attribute(Document svg, int rect, String name) {
        return Double.parseDouble(svg.getElementsByTagName("rect")
                .item(rect)
                .getAttributes()
                .getNamedItem(name)
                .getNodeValue());
    }
}
