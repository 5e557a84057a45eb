package io.assay.torch.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Parameter counts worked out by hand. */
class NetworkSpecTest {
    private static Shape shape(int bars, int columns, int stocks, int outputs) {
        return new Shape(bars, Collections.nCopies(columns, Modality.TECHNICAL), stocks, outputs);
    }

    private static long lstm(int in, int hidden) {
        return 4L * hidden * (in + hidden + 2);
    }

    @Test
    void an_lstm_has_four_gates_with_two_biases_each() {
        RecurrentNet proposed = new RecurrentNet(Cell.LSTM, 256, 3, 0.3, false, 0, List.of(), 0);
        long expected = lstm(95, 256) + 2 * lstm(256, 256) + 256 * 3 + 3;
        assertThat(proposed.network(shape(30, 95, 0, 3)).parameters()).isEqualTo(expected);
    }

    @Test
    void every_size_changes_the_number_of_parameters() {
        RecurrentNet base = new RecurrentNet(Cell.LSTM, 50, 2, 0.2, false, 0, List.of(25), 0);
        Shape shape = shape(30, 5, 7, 4);
        long of = base.network(shape).parameters();
        List<NetworkSpec> changed = List.of(
                new RecurrentNet(Cell.GRU, 50, 2, 0.2, false, 0, List.of(25), 0),
                new RecurrentNet(Cell.LSTM, 51, 2, 0.2, false, 0, List.of(25), 0),
                new RecurrentNet(Cell.LSTM, 50, 3, 0.2, false, 0, List.of(25), 0),
                new RecurrentNet(Cell.LSTM, 50, 2, 0.2, true, 0, List.of(25), 0),
                new RecurrentNet(Cell.LSTM, 50, 2, 0.2, false, 2, List.of(25), 0),
                new RecurrentNet(Cell.LSTM, 50, 2, 0.2, false, 0, List.of(), 0),
                new RecurrentNet(Cell.LSTM, 50, 2, 0.2, false, 0, List.of(25), 3));
        for (NetworkSpec spec : changed) {
            assertThat(spec.network(shape).parameters()).as(spec.toString()).isNotEqualTo(of);
        }
    }

    @Test
    void a_transformer_block_has_attention_two_norms_and_a_feed_forward_pair() {
        TransformerNet spec = new TransformerNet(64, 2, 8, 64, 256, 0.1, 0);
        long attention = 3L * (64 * 512 + 512) + 512 * 64 + 64;
        long block = attention + 4 * 64 + 64 * 256 + 256 + 256 * 64 + 64;
        long expected = 95 * 64 + 64 + 60 * 64 + 2 * block + 64 * 3 + 3;
        assertThat(spec.network(shape(60, 95, 0, 3)).parameters()).isEqualTo(expected);
    }

    @Test
    void the_multi_modal_network_has_a_branch_for_each_kind_of_column() {
        List<Modality> columns = new ArrayList<>(Collections.nCopies(45, Modality.TECHNICAL));
        columns.addAll(Collections.nCopies(12, Modality.SENTIMENT));
        columns.addAll(Collections.nCopies(18, Modality.MACRO));
        columns.addAll(Collections.nCopies(10, Modality.SEASONAL));
        MultiModalNet spec = new MultiModalNet(64, 1, 32, 32, 128, 0.3, 64, 0.2, 0);
        long expected = lstm(45, 64)
                + 4 * (64 * 64 + 64)
                + 2 * 64
                + lstm(12, 32)
                + lstm(18, 32)
                + (64 + 32 + 32 + 10) * 128
                + 128
                + 128 * 64
                + 64
                + 64 * 4
                + 4;
        assertThat(spec.network(new Shape(60, columns, 0, 4)).parameters()).isEqualTo(expected);
        assertThat(spec.network(new Shape(60, columns.subList(0, 45), 0, 4)).parameters())
                .isLessThan(expected);
    }

    @Test
    void an_mlp_leaves_out_layers_of_no_units() {
        long three = 88L * 100 + 100 + 100 * 50 + 50 + 50 * 25 + 25 + 25 * 3 + 3;
        assertThat(new Mlp(List.of(100, 50, 25), 0, 0)
                        .network(shape(1, 88, 0, 3))
                        .parameters())
                .isEqualTo(three);
    }

    @Test
    void effects_of_stocks_are_a_row_each_and_one_for_strangers() {
        Mlp with = new Mlp(List.of(10), 0, 4);
        Mlp without = new Mlp(List.of(10), 0, 0);
        Shape shape = shape(1, 5, 7, 2);
        assertThat(with.network(shape).parameters() - without.network(shape).parameters())
                .isEqualTo(8 * 4 + 4 * 2);
    }
}
