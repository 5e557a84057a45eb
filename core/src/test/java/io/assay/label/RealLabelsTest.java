package io.assay.label;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.assay.TestData;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Labels of Apple up to 2015 against values worked out in Python from the same file: open x adjusted close / close of
 * the exit, divided by that of the entry, less 1.
 */
class RealLabelsTest {
    @Test
    void returns_of_apple_are_what_python_says() throws IOException {
        BarSeries apple = apple();
        assertThat(apple.size()).isEqualTo(4025);
        // The market was closed until the 17th; the decision was taken on the last day before.
        expect(apple, "2001-09-10", 1, "2001-09-17", "2001-09-18", 0.056252141775821496);
        expect(apple, "2001-09-10", 30, "2001-09-17", "2001-10-29", 0.16062598527828875);
        // A dividend was paid to those who held on 2012-08-09.
        expect(apple, "2012-08-07", 1, "2012-08-08", "2012-08-09", 0.0017963495891886172);
        expect(apple, "2012-08-07", 20, "2012-08-08", "2012-09-06", 0.09149336527647578);
        // A seven-for-one split took effect on 2014-06-09.
        expect(apple, "2014-06-06", 5, "2014-06-09", "2014-06-16", -0.012837324863615218);
        expect(apple, "2015-12-22", 5, "2015-12-23", "2015-12-31", -0.002423647789992711);
    }

    @Test
    void what_2015_does_not_know_has_no_label() throws IOException {
        BarSeries apple = apple();
        int row = apple.rowOf(Days.parse("2015-12-23"));
        assertThat(ForwardReturn.of(5).compute(apple).value()[row]).isNaN();
        assertThat(Direction.five(5).compute(apple).value()[row]).isNaN();
    }

    private static void expect(BarSeries bars, String day, int horizon, String entry, String exit, double value) {
        LabelColumn column = ForwardReturn.of(horizon).compute(bars);
        int row = bars.rowOf(Days.parse(day));
        assertThat(column.value()[row]).isCloseTo(value, within(1e-14));
        assertThat(column.entryDay()[row]).isEqualTo(Days.parse(entry));
        assertThat(column.exitDay()[row]).isEqualTo(Days.parse(exit));
        assertThat(column.knownDay()[row]).isEqualTo(Days.parse(exit));
    }

    private static BarSeries apple() throws IOException {
        Path file = TestData.require("us-daily/AAPL.csv.gz");
        List<String[]> lines;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines = reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .filter(cells -> cells[0].compareTo("2015-12-31") <= 0)
                    .toList();
        }
        int[] days = lines.stream().mapToInt(cells -> Days.parse(cells[0])).toArray();
        return BarSeries.of(
                new Instrument("US", "AAPL"),
                PriceBasis.SPLIT_ADJUSTED,
                days,
                new BarSeries.Columns(
                        column(lines, 1),
                        column(lines, 2),
                        column(lines, 3),
                        column(lines, 4),
                        column(lines, 5),
                        column(lines, 6)));
    }

    private static double[] column(List<String[]> lines, int at) {
        return lines.stream()
                .mapToDouble(cells -> Double.parseDouble(cells[at]))
                .toArray();
    }
}
