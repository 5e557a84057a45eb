package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A training that is written down is the one that would be typed. */
class TrainExperimentTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void simulate() {
        Shell.run("-w", folder.resolve("w"), "data", "simulate", "--stocks", 3, "--sessions", 1500);
    }

    private static Shell.Result run(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("experiment.yaml"), yaml);
        return Shell.run("-w", folder.resolve("w"), "train", "experiment", file, "--json");
    }

    @Test
    void a_file_says_what_would_be_typed() throws IOException {
        Shell.Result result =
                run("model: mlp\nhidden-size: [4, 2]\nset: {batch_size: 512}\nepochs: 3\nwindow: 2\nestimate: true\n");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("train mlp --hidden-size 4 --hidden-size 2 --set batch_size=512 --epochs 3 --window 2"
                        + " --estimate --json");
        assertThat(result.out()).contains("\"epochs\" : 3").contains("estimatedSeconds");
    }

    @Test
    void what_cannot_be_meant_is_one_sentence_that_names_the_file() throws IOException {
        assertThat(run("model: lstn\n").err()).contains("experiment.yaml").contains("did you mean 'lstm'?");
        assertThat(run("model: lstm\nepoch: 3\n").err())
                .contains("experiment.yaml")
                .contains("did you mean 'epochs'?");
        assertThat(run("- lstm\n").err()).contains("must be a map of options");
        assertThat(run("model: [unclosed\n").err()).contains("experiment.yaml:").contains("must be YAML");
        assertThat(run("model: lstm\nepochs:\n").err()).contains("'epochs' in ").contains("must have a value");
    }
}
