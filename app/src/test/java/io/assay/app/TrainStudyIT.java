package io.assay.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A study as it is by default, trees included, from simulated bars to models. */
class TrainStudyIT {
    @TempDir
    Path folder;

    private Path workspace(String name, double coefficient) {
        Path workspace = folder.resolve(name);
        Shell.Result result =
                Shell.run("-w", workspace, "data", "simulate", "--stocks", 3, "--sessions", 2000, "--ic", coefficient);
        assertThat(result.code()).isZero();
        return workspace;
    }

    private static JsonNode update(Path workspace, Object... more) {
        Object[] arguments = Stream.concat(Stream.of("-w", workspace, "--json", "train", "update"), Stream.of(more))
                .toArray();
        Shell.Result result = Shell.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.json();
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.path(field).asText()));
        return texts;
    }

    @Test
    void trees_and_linear_models_compete_and_the_number_of_threads_changes_nothing() {
        JsonNode one = update(workspace("one", 0.2), "--threads", 1, "--test-from", "2008-01-01");
        assertThat(texts(one.at("/study/run/others"), "model"))
                .contains(
                        "forest-shallow, per stock",
                        "boosting-shallow, per stock",
                        "logistic-regression-strong, per stock",
                        "boosting-pooled, pooled",
                        "logistic-regression-strong, pooled",
                        "average, per stock",
                        "score-weighted, per stock",
                        "average, pooled",
                        "score-weighted, pooled");
        assertThat(texts(one.at("/study/choices"), "window")).containsExactly("from 2006-01-01", "now");
        Path other = workspace("two", 0.2);
        JsonNode two = update(other, "--threads", 3, "--test-from", "2008-01-01");
        ((ObjectNode) one).remove("report");
        ((ObjectNode) two).remove("report");
        assertThat(two).isEqualTo(one);
        assertThat(Shell.run("-w", other, "models", "verify").code()).isZero();
        JsonNode again = update(other, "--threads", 2);
        ((ObjectNode) again).remove("report");
        assertThat(again)
                .as("settled days are held out without being asked for")
                .isEqualTo(one);
    }
}
