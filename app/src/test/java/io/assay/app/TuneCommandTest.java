package io.assay.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.base.Days;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code tune} on twelve simulated stocks, with few trials. */
class TuneCommandTest {
    @TempDir
    private static Path shared;

    @BeforeAll
    static void simulate() {
        ok(Shell.run("-w", workspace(), "data", "simulate", "--stocks", 12, "--sessions", 1200, "--ic", 0.2));
    }

    private static Path workspace() {
        return shared.resolve("w");
    }

    private static Shell.Result ok(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static Shell.Result run(String command, Object... more) {
        Stream<Object> arguments = Stream.of(
                        command.startsWith("-w ") ? Stream.of() : Stream.<Object>of("-w", workspace()),
                        Arrays.stream(command.split(" ")),
                        Arrays.stream(more))
                .flatMap(s -> s);
        return Shell.run(Map.of("ASSAY_USER_DIR", shared.resolve("user").toString()), arguments.toArray());
    }

    private static JsonNode json(String command) {
        return ok(run("--json --threads 2 " + command)).json();
    }

    @Test
    void a_grid_over_a_preset_prints_its_points_and_is_in_the_ledger_once() {
        String command = "tune ridge --method grid --set l2=100,10000 --folds 3 --unproven";
        JsonNode first = json(command);
        assertThat(first.at("/result/attempts")).hasSize(2);
        assertThat(first.at("/score").asText()).isEqualTo("daily rank IC");
        assertThat(first.at("/stocks").asInt()).isEqualTo(12);
        assertThat(first.at("/result/luck/trials").asInt()).isPositive();
        JsonNode again = json(command);
        assertThat(again.at("/result/attempts")).isEqualTo(first.at("/result/attempts"));
        assertThat(again.at("/trials")).isEqualTo(first.at("/trials"));
        Shell.Result ledger = ok(run("--json ledger list"));
        assertThat(ledger.out()).contains("tune: linear-regression").contains("10000");
        Shell.Result text = ok(run(command));
        assertThat(text.out()).contains("BEST OF 2 TRIALS: ", "NOT PROVEN", "Best values:", "\n  l2=");
    }

    /** 1,200 sessions from 2002 on end in 2006; the last year of them is left alone unless the user says otherwise. */
    @Test
    void the_last_year_is_not_looked_at_unless_asked_for() {
        String command = "tune random-forest --trials 2 --folds 2 --method random --pruner halving --unproven"
                + " --set trees=5..10 --set depth=2 --label direction3_5d --every 20";
        JsonNode standard = json(command);
        int last = standard.at("/window/lastDay").asInt();
        JsonNode later = json(command + " --train-to 2006-06-30");
        assertThat(later.at("/window/lastDay").asInt()).isGreaterThan(last).isLessThan(Days.of(2006, 6, 30));
        assertThat(standard.at("/score").asText()).isEqualTo("log score gained");
        assertThat(standard.at("/result/best/values/depth").asInt()).isEqualTo(2);
    }

    @Test
    void a_small_network_is_tuned_by_a_proven_search() {
        JsonNode json = json("tune mlp --trials 2 --folds 2 --set hidden1=4,8 --set hidden2=0 --set epochs=2"
                + " --set batch_size=256 --every 10");
        assertThat(json.at("/learner").asText()).isEqualTo("mlp");
        assertThat(json.at("/result/attempts").size()).isEqualTo(2);
        assertThat(json.at("/result/best/score").isNumber()).isTrue();
        assertThat(json.at("/proof/outcome").asText()).isEqualTo("PROVEN");
    }

    /** The line that trains the best network is taken as it is printed. */
    @Test
    void what_is_printed_to_train_the_best_is_a_command() {
        // A workspace of its own: training settles what is held out.
        String own = "-w " + shared.resolve("own") + " --threads 2 ";
        ok(run(own + "data simulate --stocks 12 --sessions 2000"));
        Shell.Result tuned = ok(run(own + "tune mlp --trials 1 --folds 2 --set hidden1=4 --set hidden2=0"
                + " --set epochs=2 --set batch_size=256 --every 10 --label direction3_5d --unproven"));
        assertThat(tuned.out()).contains("To train the best:\n  assay train mlp --label direction3_5d --stride 10 ");
        String line = tuned.out()
                .lines()
                .filter(l -> l.startsWith("  assay "))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("--set epochs=2", "--set hidden1=4", "--set hidden2=0", "--set dropout=");
        ok(run(own + line.strip().substring("assay ".length()) + " --estimate"));
    }

    @Test
    void the_journal_of_another_search_is_refused() {
        String command = "tune ridge --method grid --set l2=10,1000 --folds 2 --unproven --journal "
                + shared.resolve("one.trials");
        ok(run(command));
        Shell.Result other = run(command + " --every 7");
        assertThat(other.code()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err())
                .contains("is of another search: its sessions learnt from is 'every 5' and not 'every 7'. Fix:")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tune gradiant-boosting | gradient-boosting",
                "tune lightgbm | lightgbm",
                "tune majority | no list of ranges",
                "tune ridge --trials 0 | --trials",
                "tune ridge --folds 1 | --folds",
                "tune ridge --every 0 | --every",
                "tune ridge --method bayes | --method",
                "tune ridge --pruner best | --pruner",
                "tune ridge --set l2=5..1 | cannot be varied over",
                "tune ridge --set l3=1..5 | l3",
                "tune random-forest --set depth=0..99 | depth",
                "tune mlp --set sequence=1..5 | be varied: all trials",
                "tune ridge --label direction3_5d | does not predict",
                "tune ridge --relative best | --relative",
                "tune logistic-regression --label direction3_5d --relative rank | --relative none",
                "tune ridge --train-to 2040-01-01 | --train-to",
                "tune ridge --to 1990-01-01 | no bars up to 1990-01-01",
                "tune ridge --symbols S0001,S0002 | at least 10"
            })
    void misuse_is_said_in_a_sentence(String command, String sentence) {
        Shell.Result result = run(command);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception", "internal");
        assertThat(result.out()).isEmpty();
    }
}
