package io.assay.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuccessionsTest {
    /** Rows of three instruments with gaps, halts that delay exits, and several exits on one day. */
    private static Dataset.Rows rows(long seed) {
        var random = Seed.of(seed).random();
        int n = 200;
        int[][] c = new int[4][n];
        for (int i = 0; i < n; i++) {
            c[0][i] = random.nextInt(3);
            c[1][i] = -100 + i / 2;
            c[2][i] = c[1][i] + 1 + random.nextInt(2);
            c[3][i] = c[2][i] + 1 + random.nextInt(4);
        }
        double[] any = new double[n];
        return new Dataset.Rows(c[0], c[1], c[2], c[3], c[3], any, any, any);
    }

    @Test
    void each_row_takes_the_place_of_the_first_free_row_that_exits_on_its_entry_day() {
        for (int seed = 0; seed < 20; seed++) {
            Dataset.Rows rows = rows(seed);
            Successions found = Successions.of(rows, ByInstrument.of(rows.instrument()));
            Map<List<Integer>, Integer> byExit = new HashMap<>();
            int n = rows.instrument().length;
            for (int i = 0; i < n; i++) {
                byExit.putIfAbsent(List.of(rows.instrument()[i], rows.exitDay()[i]), i);
            }
            boolean[] followed = new boolean[n];
            int[] before = new int[n];
            for (int i = 0; i < n; i++) {
                int candidate =
                        byExit.getOrDefault(List.of(rows.instrument()[i], rows.entryDay()[i]), Successions.NONE);
                boolean follows = candidate != Successions.NONE && !followed[candidate];
                before[i] = follows ? candidate : Successions.NONE;
                if (follows) {
                    followed[candidate] = true;
                }
            }

            assertThat(found.before()).containsExactly(before);
            assertThat(found.followed()).isEqualTo(followed);
            assertThat(Arrays.stream(before).filter(b -> b >= 0).count()).isGreaterThan(20);
        }
    }

    @Test
    void rows_are_grouped_by_instrument_in_their_own_order() {
        ByInstrument groups = ByInstrument.of(new int[] {2, 0, 2, 3, 0});

        assertThat(groups.order()).containsExactly(1, 4, 0, 2, 3);
        assertThat(groups.starts()).containsExactly(0, 2, 2, 4, 5);
        assertThat(groups.instruments()).isEqualTo(4);
        assertThat(ByInstrument.of(new int[0]).instruments()).isZero();
    }
}
