package io.assay.app;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.assay.app.cli.ExitCode;
import io.assay.model.Engines;
import io.assay.train.watch.Trouble;
import io.assay.train.watch.Troubleshooting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HelpCommandTest {
    @Test
    void help_lists_the_commands_and_the_topic_as_the_option_does() {
        String help = Shell.run("help").out();
        assertThat(help).isEqualTo(Shell.run("--help").out());
        assertThat(help)
                .contains("Help with a command, or with a topic: troubleshooting", "assay help troubleshooting");
    }

    @Test
    void help_of_a_command_is_what_its_option_prints_however_deep_it_is() {
        assertThat(Shell.run("help", "data", "import").out())
                .isEqualTo(Shell.run("data", "import", "--help").out())
                .contains("Usage: assay data import");
        assertThat(Shell.run("help", "train").out()).contains("Usage: assay train", "missing");
    }

    @Test
    void a_command_that_is_not_there_is_misuse_and_the_nearest_is_proposed() {
        Shell.Result result = Shell.run("help", "trian");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("there is no command 'trian'; did you mean 'train'?", "troubleshooting");
        assertThat(Shell.run("help", "data", "improt").err())
                .contains("did you mean 'import'?")
                .doesNotContain("troubleshooting");
    }

    @Test
    void troubleshooting_says_of_every_red_flag_what_to_do() {
        Shell.Result result = Shell.run("help", "troubleshooting");
        assertThat(result.code()).isZero();
        for (Trouble trouble : Trouble.values()) {
            assertThat(result.out()).contains(Troubleshooting.of(trouble).text());
        }
    }

    @Test
    void one_red_flag_is_told_by_itself_and_an_unknown_one_is_misuse() {
        assertThat(Shell.run("help", "troubleshooting", "loss-flat").out())
                .isEqualTo(Troubleshooting.of(Trouble.LOSS_FLAT).text());
        Shell.Result unknown = Shell.run("help", "troubleshooting", "loss-flt");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("did you mean 'loss-flat'?");
        assertThat(Shell.run("help", "troubleshooting", "slow", "too-good").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void machines_get_the_list_as_json() {
        assertThat(Shell.run("help", "troubleshooting", "slow", "--json")
                        .json()
                        .get(0)
                        .get("trouble")
                        .asText())
                .isEqualTo("SLOW");
    }

    /** Advice that names a setting nobody can set is none. */
    @Test
    void the_settings_of_the_advice_are_those_of_the_networks() {
        Set<String> named = Troubleshooting.all().stream()
                .flatMap(e -> e.remedies().stream())
                .map(Troubleshooting.Remedy::setting)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).contains("learning_rate", "dropout", "clip");
        assertThat(Engines.find(java.util.List.of())
                        .learner("lstm", Map.of())
                        .parameters()
                        .keySet())
                .containsAll(named);
    }
}
