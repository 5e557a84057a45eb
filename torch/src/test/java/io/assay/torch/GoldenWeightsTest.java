package io.assay.torch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A few weights of a small fit of each kind, as {@link TorchEngine#VERSION} trains it. Processors round differently in
 * the last bits, so that they are held to 1e-3; another order of rows, another place of dropout or another optimiser
 * moves them further.
 */
class GoldenWeightsTest {
    private static final TorchEngine ENGINE = new TorchEngine();
    private static final String FILE = "golden-weights.properties";
    private static final int KEPT = 6;
    private static final double ROUNDING = 1e-3;

    static String[] kinds() {
        return NetworkLearnerTest.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_version_of_the_engine_goes_on_giving_the_same_weights(String kind) throws IOException {
        Dataset rows = Market.of(3, 80, 4, 0.5, Seed.of(1)).classes();
        Map<String, Object> small = new TreeMap<>(NetworkLearnerTest.small(kind));
        if (!kind.equals("multimodal")) {
            small.put("dropout", 0.3);
        }
        Model model = ENGINE.learner(kind, small).fit(rows.examples(), Seed.of(5));
        double[] found = some(((NetworkModel) model).weights().network());
        String text = Arrays.stream(found)
                .mapToObj(w -> String.format(Locale.ROOT, "%.5f", w))
                .collect(Collectors.joining(" "));
        String asFound = "the same rows give other weights. If that is meant, raise TorchEngine.VERSION and write to "
                + FILE + ": " + kind + "=" + text;
        Properties golden = golden();
        assertThat(golden.getProperty("version")).as(asFound).isEqualTo(TorchEngine.VERSION);
        double[] kept = Arrays.stream(golden.getProperty(kind, "").split(" "))
                .filter(w -> !w.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(kept).as(asFound).hasSize(KEPT);
        double furthest = IntStream.range(0, KEPT)
                .mapToDouble(i -> Math.abs(kept[i] - found[i]))
                .max()
                .orElseThrow();
        assertThat(furthest).as(asFound).isLessThan(ROUNDING);
    }

    private static double[] some(float[] weights) {
        return IntStream.range(0, KEPT)
                .mapToDouble(i -> weights[(int) ((long) i * (weights.length - 1) / (KEPT - 1))])
                .toArray();
    }

    private static Properties golden() throws IOException {
        Properties golden = new Properties();
        try (InputStream in = Objects.requireNonNull(GoldenWeightsTest.class.getResourceAsStream(FILE), FILE)) {
            golden.load(in);
        }
        return golden;
    }
}
