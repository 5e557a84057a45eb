package io.assay.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The process reads only those commands that its arguments name; whoever uses it must not notice. */
class NamedCommandsTest {
    private static List<String> named(String arguments) {
        return Main.named(List.of(arguments.split(" "))).stream()
                .map(Class::getSimpleName)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "trian", "--json", "help train", "completion bash", "--seed 7"})
    void what_is_asked_about_all_commands_is_answered_by_all(String arguments) {
        assertThat(named(arguments)).hasSameSizeAs(Assay.COMMANDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signals", "--json signals", "--seed 7 signals --date 2015-12-31"})
    void one_command_is_read_alone_wherever_it_stands(String arguments) {
        assertThat(named(arguments)).containsExactly("SignalsCommand");
    }

    /** A value may be a command's name, and then nobody can tell which of the two is meant before all is parsed. */
    @ParameterizedTest
    @ValueSource(strings = {"--json data list", "data list --market tune", "--json data simulate --pattern signals"})
    void all_commands_whose_names_occur_are_read(String arguments) {
        assertThat(named(arguments)).contains("DataCommands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void the_version_needs_none(String argument) {
        assertThat(named(argument)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "train", "models", "signals", "sql"})
    void a_command_read_alone_is_the_one_of_the_whole_command_line(String name) {
        CommandLine whole = Main.commandLine(Map.of());
        CommandLine alone = Main.commandLine(Map.of(), Main.named(List.of(name)));
        assertThat(usage(alone, name)).isEqualTo(usage(whole, name));
    }

    private static String usage(CommandLine top, String name) {
        return Objects.requireNonNull(top.getSubcommands().get(name)).getUsageMessage();
    }
}
