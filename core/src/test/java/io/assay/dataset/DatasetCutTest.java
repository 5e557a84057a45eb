package io.assay.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.assay.base.Parallel;
import io.assay.label.Direction;
import io.assay.label.DirectionCuts;
import io.assay.label.ForwardReturn;
import io.assay.label.Label;
import io.assay.label.MultiTimeframe;
import io.assay.label.TestBars;
import io.assay.label.TripleBarrier;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole way from bars to rows, as somebody would have gone it on an earlier day. */
class DatasetCutTest {
    private static final List<BarSeries> MARKET = List.of(
            TestBars.random("AA", 11, 200).withHoles(new int[] {120}),
            TestBars.random("BB", 12, 170),
            TestBars.random("CC", 13, 200));

    @TempDir
    private Path folder;

    static Stream<Label> labels() {
        return Stream.of(
                ForwardReturn.of(20),
                Direction.five(5).withCuts(DirectionCuts.scaled(0.3, 1, 20)),
                TripleBarrier.of(15),
                MultiTimeframe.three());
    }

    private Map<String, List<Object>> rows(DatasetSpec spec, int to) {
        List<Instrument> instruments =
                MARKET.stream().map(BarSeries::instrument).toList();
        DatasetBuilder builder = DatasetBuilder.of(new Parallel(2), Scratch.in(folder));
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        DatasetSpec until = spec.withDays(TestBars.START, to);
        try (BuiltDataset built = builder.build(until, instruments, i -> MARKET.get(instruments.indexOf(i)))) {
            Dataset.Rows of = built.dataset().rows();
            float[] features = new float[built.dataset().features().columns().size()];
            for (int row = 0; row < built.dataset().size(); row++) {
                built.dataset().features().copyRow(row, features, 0);
                rows.put(
                        of.instrument()[row] + "@" + of.decisionDay()[row],
                        List.of(
                                Arrays.toString(features),
                                of.entryDay()[row],
                                of.exitDay()[row],
                                of.knownDay()[row],
                                of.target()[row],
                                of.outcome()[row]));
            }
        }
        return rows;
    }

    /** A dataset made on an earlier day holds exactly those rows of today's that were known by then, bit for bit. */
    @ParameterizedTest
    @MethodSource("labels")
    void an_earlier_dataset_is_what_was_known_of_todays(Label label) {
        DatasetSpec spec = DatasetSpec.of(TinyFeatures.FREE, label).withTransforms(List.of(TinyFeatures.DEMEAN));
        Map<String, List<Object>> today = rows(spec, Integer.MAX_VALUE - 1);
        for (int bar : new int[] {110, 131, 150, 199}) {
            int to = MARKET.get(2).days()[bar];
            Map<String, List<Object>> known = new LinkedHashMap<>(today);
            known.values().removeIf(row -> (int) row.get(3) > to);
            assertThat(known).isNotEmpty();
            assertThat(rows(spec, to)).isEqualTo(known);
        }
    }
}
