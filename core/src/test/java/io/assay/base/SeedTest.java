package io.assay.base;

import java.util.HashSet;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeedTest {
    @Property(tries = 100)
    void the_same_seed_gives_the_same_stream_and_a_child_another(@ForAll long value, @ForAll String name) {
        Seed seed = Seed.of(value);
        long[] first = seed.random().longs(8).toArray();
        assertThat(seed.random().longs(8).toArray()).isEqualTo(first);
        assertThat(seed.child(name)).isEqualTo(Seed.of(value).child(name));
        assertThat(seed.child(name).random().longs(8).toArray()).isNotEqualTo(first);
    }

    @Test
    void children_of_many_names_and_numbers_are_all_different() {
        Set<Seed> seen = new HashSet<>();
        Seed root = Seed.of(1);
        for (int i = 0; i < 20_000; i++) {
            seen.add(root.child(i));
            seen.add(root.child("S" + i));
            seen.add(root.child("fold").child(i));
        }
        assertThat(seen).hasSize(60_000);
    }

    @Test
    void the_order_of_splitting_counts() {
        assertThat(Seed.of(1).child("a").child("b"))
                .isNotEqualTo(Seed.of(1).child("b").child("a"))
                .isNotEqualTo(Seed.of(1).child("ab"));
        assertThat(Seed.of(0).child("")).isNotEqualTo(Seed.of(0));
        assertThat(Seed.of(0).child(0)).isNotEqualTo(Seed.of(0));
    }

    @Test
    void the_number_for_other_libraries_is_never_negative() {
        for (long value = -5000; value < 5000; value++) {
            assertThat(Seed.of(value).asInt()).isNotNegative();
        }
        assertThat(Seed.of(1).asInt()).isNotEqualTo(Seed.of(2).asInt());
    }

    @Test
    void neighbouring_children_draw_numbers_without_a_common_lean() {
        // Mean of 10,000 first draws of neighbours: 1/2 with a deviation of 1 / sqrt(12 x 10,000) = 0.0029.
        double sum = 0;
        double product = 0;
        double last = Seed.of(9).child(-1).random().nextDouble();
        for (int i = 0; i < 10_000; i++) {
            double draw = Seed.of(9).child(i).random().nextDouble();
            sum += draw;
            product += (draw - 0.5) * (last - 0.5);
            last = draw;
        }
        assertThat(sum / 10_000).isCloseTo(0.5, within(5 * 0.0029));
        // The correlation of independent draws has a deviation of 1 / sqrt(10,000).
        assertThat(product / 10_000 * 12).isCloseTo(0, within(5 * 0.01));
    }
}
