package io.assay.torch.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.torch.net.Cell;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.NetworkSpec;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.Shape;
import io.assay.torch.net.TransformerNet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** Networks answer what PyTorch's own modules answer with the same weights ({@code golden/networks.py}). */
class AnswersTest {
    private static final int BARS = 4;
    private static final int COLUMNS = 2;

    static Stream<Arguments> specs() {
        return Stream.of(
                Arguments.of("lstm", new RecurrentNet(Cell.LSTM, 3, 2, 0.5, false, 0, List.of(), 0)),
                Arguments.of("gru", new RecurrentNet(Cell.GRU, 3, 1, 0, false, 0, List.of(5), 0)),
                Arguments.of("lstm_attention", new RecurrentNet(Cell.LSTM, 4, 1, 0, false, 2, List.of(), 0)),
                Arguments.of("transformer", new TransformerNet(4, 1, 2, 3, 6, 0.5, 0)),
                Arguments.of("mlp", new Mlp(List.of(5, 3), 0.5, 0)));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void answers_are_those_of_pytorch(String name, NetworkSpec spec) {
        Network network = spec.network(new Shape(BARS, Collections.nCopies(COLUMNS, Modality.TECHNICAL), 0, 2));
        float[] weights = new float[FlatWeights.size(network)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.4 * Math.sin(0.7 * i + 0.3));
        }
        float[] said = new Asked(network, weights).answers(new Waves(3, BARS, COLUMNS), 1);
        JsonNode golden = golden().get(name);
        assertThat(said).hasSize(golden.size());
        for (int i = 0; i < said.length; i++) {
            assertThat((double) said[i]).isCloseTo(golden.get(i).asDouble(), offset(2e-6));
        }
    }

    private static JsonNode golden() {
        try (InputStream file = AnswersTest.class.getResourceAsStream("/golden/networks.json")) {
            return Json.tree(new String(file.readAllBytes(), StandardCharsets.UTF_8), "networks.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
