package io.assay.train.tune;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SearchSpaceTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            Dimension.real("share", 0.1, 0.5),
            Dimension.realLog("rate", 1e-5, 1e-2),
            Dimension.whole("count", 2, 5),
            Dimension.wholeLog("size", 1, 100),
            Dimension.choice("batch", List.of(32, 64, 128)));

    private static Map<String, Object> at(double place) {
        return SPACE.at(new double[] {place, place, place, place, place});
    }

    @Test
    void the_ends_of_the_unit_cube_are_the_ends_of_the_dimensions() {
        assertThat(at(0))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("share", 0.1, "rate", 1e-5, "count", 2, "size", 1, "batch", 32));
        assertThat(at(1))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("share", 0.5, "rate", 1e-2, "count", 5, "size", 100, "batch", 128));
        assertThat((Double) at(0.5).get("share")).isCloseTo(0.3, within(1e-12));
        assertThat((Double) at(0.5).get("rate")).isCloseTo(StrictMath.pow(10, -3.5), within(1e-12));
    }

    /** 60,000 draws: shares of equal cells are within 1 % of the whole, which is five deviations. */
    @Test
    void values_are_drawn_as_the_dimensions_say() {
        int n = 60_000;
        Map<Object, Integer> counts = new TreeMap<>();
        int low = 0;
        int small = 0;
        for (int i = 0; i < n; i++) {
            List<Map<String, Object>> before = java.util.Collections.nCopies(i % 7, Map.of());
            Map<String, Object> v = new RandomSampler()
                    .propose(SPACE, new History(List.of(), before), Seed.of(1).child(i));
            counts.merge(v.get("count"), 1, Integer::sum);
            counts.merge(v.get("batch"), 1, Integer::sum);
            low += Attempts.number(v, "rate") < 1e-4 ? 1 : 0;
            small += Attempts.number(v, "size") <= 10 ? 1 : 0;
        }
        for (int count = 2; count <= 5; count++) {
            assertThat((double) counts.getOrDefault(count, 0) / n).isCloseTo(0.25, within(0.01));
        }
        for (int batch : new int[] {32, 64, 128}) {
            assertThat((double) counts.getOrDefault(batch, 0) / n).isCloseTo(1 / 3.0, within(0.01));
        }
        assertThat((double) low / n).as("a decade of three").isCloseTo(1 / 3.0, within(0.01));
        double share = StrictMath.log(10.5 / 0.5) / StrictMath.log(100.5 / 0.5);
        assertThat((double) small / n).isCloseTo(share, within(0.01));
    }

    @Test
    void every_value_has_its_place() {
        for (double place = 0; place <= 1; place += 0.01) {
            Map<String, Object> values = at(place);
            assertThat(SPACE.at(SPACE.places(values))).isEqualTo(values);
        }
        assertThatThrownBy(() -> SPACE.places(Map.of("share", 0.7)))
                .hasMessageContaining("share")
                .hasMessageContaining("0.7");
    }

    @Test
    void a_grid_has_every_point_once_in_an_order_of_the_seed() {
        SearchSpace space = SearchSpace.of(
                Dimension.whole("count", 1, 2),
                Dimension.realLog("rate", 1e-4, 1e-2),
                Dimension.choice("word", List.of("a", "b")));
        assertThat(space.gridSize()).isEqualTo(12);
        Set<Map<String, Object>> seen = new HashSet<>();
        java.util.List<Map<String, Object>> order = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Map<String, Object> point = new GridSampler().propose(space, new History(List.of(), order), Seed.of(1));
            seen.add(point);
            order.add(point);
        }
        assertThat(seen).hasSize(12);
        assertThat(order.get(0))
                .isNotEqualTo(new GridSampler().propose(space, new History(List.of(), List.of()), Seed.of(2)));
        assertThat(seen.stream().map(p -> p.get("count")).distinct()).containsExactlyInAnyOrder(1, 2);
        assertThat(seen.stream().map(p -> (Double) p.get("rate")).distinct().sorted())
                .first()
                .isEqualTo(1e-4);
        assertThat(new GridSampler().most(space)).isEqualTo(12);
    }

    @Test
    void too_large_a_grid_is_refused_with_a_way_out() {
        List<Integer> many = java.util.stream.IntStream.range(0, 400).boxed().toList();
        SearchSpace space = SearchSpace.of(Dimension.choice("a", many), Dimension.choice("b", many));
        assertThatThrownBy(() -> new GridSampler().propose(space, new History(List.of(), List.of()), Seed.of(1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("160000")
                .hasMessageContaining("Fix:");
    }

    @Test
    void dimensions_are_read_as_users_write_them() {
        assertThat(SearchSpace.parse("hidden", "32..128", true)).isEqualTo(Dimension.whole("hidden", 32, 128));
        assertThat(SearchSpace.parse("trees", "10..1000:log", true)).isEqualTo(Dimension.wholeLog("trees", 10, 1000));
        assertThat(SearchSpace.parse("rate", "1e-5..1e-2:log", false)).isEqualTo(Dimension.realLog("rate", 1e-5, 1e-2));
        assertThat(SearchSpace.parse("dropout", "0.1..0.5", false)).isEqualTo(Dimension.real("dropout", 0.1, 0.5));
        assertThat(SearchSpace.parse("batch", "32, 64,128", true))
                .isEqualTo(Dimension.choice("batch", List.of(32, 64, 128)));
        assertThat(SearchSpace.parse("rate", "0.1", false)).isEqualTo(Dimension.choice("rate", List.of(0.1)));
        assertThat(SearchSpace.parse("decay", "l2,decoupled", false))
                .isEqualTo(Dimension.choice("decay", List.of("l2", "decoupled")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5..1", "0..1:log", "..", "a..b", "1,,2", "1:log", "1,1", "1.5..2"})
    void others_are_refused_in_a_sentence(String text) {
        assertThatThrownBy(() -> SearchSpace.parse("depth", text, true))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'depth' cannot be varied over '" + text + "'")
                .hasMessageContaining("Fix:");
    }

    @Test
    void a_dimension_takes_the_place_of_that_of_its_name() {
        SearchSpace other = SPACE.with(Dimension.whole("count", 1, 9)).with(Dimension.real("more", 0, 1));
        assertThat(other.describe())
                .isEqualTo("share 0.1..0.5; rate 1.0E-5..0.01 (log); count 1..9; size 1..100 (log);"
                        + " batch {32, 64, 128}; more 0.0..1.0");
    }

    /** S2 of the request, and S4's grid. */
    @Test
    void the_default_spaces_are_the_requests() {
        assertThat(SearchSpaces.of("multimodal").space().describe())
                .contains("technical_hidden 32..128", "macro_hidden 16..64", "dense1 64..256", "dense2 32..128")
                .contains("learning_rate 1.0E-5..0.01 (log)", "batch_size {32, 64, 128}", "dropout1 0.1..0.5");
        SearchSpace grid = SearchSpaces.of("lstm").grid();
        assertThat(grid.gridSize()).isEqualTo(81);
        assertThat(grid.describe())
                .isEqualTo("hidden {128, 256, 512}; layers {2, 3, 4}; dropout {0.1, 0.2, 0.3};"
                        + " learning_rate {0.001, 1.0E-4, 1.0E-5}");
        assertThatThrownBy(() -> SearchSpaces.of("lsmt"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'lstm'?");
    }
}
