package io.assay.app;

import java.util.ArrayList;
import java.util.List;

import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    @Test
    void an_unknown_command_exits_with_usage() {
        Shell.Result result = Shell.run("trian");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("trian");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void completion_for_bash_names_the_commands() {
        Shell.Result result = Shell.run("completion", "bash");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("complete", "--workspace", "completion");
    }

    @Test
    void completion_for_zsh_loads_the_bash_layer_first() {
        assertThat(Shell.run("completion", "zsh").out()).startsWith("autoload");
    }

    @Test
    void every_command_says_what_it_does_and_every_leaf_gives_examples() {
        List<String> silent = new ArrayList<>();
        collect(Main.commandLine(java.util.Map.of()), silent);
        assertThat(silent).isEmpty();
    }

    /** The help is 80 columns wide where the terminal does not say; a longer example would be broken and not run. */
    @Test
    void no_example_is_broken_over_two_lines() {
        List<String> broken = new ArrayList<>();
        examples(Main.commandLine(java.util.Map.of()), broken);
        assertThat(broken).isEmpty();
    }

    private static void examples(CommandLine command, List<String> broken) {
        for (String line : command.getCommandSpec().usageMessage().footer()) {
            boolean own = command.getSubcommands().isEmpty()
                    && !command.getCommandName().equals("help");
            if (own && line.startsWith("  ") && line.length() > 80) {
                broken.add(command.getCommandSpec().qualifiedName() + ": " + line);
            }
        }
        command.getSubcommands().values().forEach(sub -> examples(sub, broken));
    }

    private static void collect(CommandLine command, List<String> silent) {
        CommandSpec spec = command.getCommandSpec();
        boolean leaf = command.getSubcommands().isEmpty() && !spec.name().equals("help");
        String usage = command.getUsageMessage();
        if (spec.usageMessage().header().length == 0 || (leaf && !usage.contains("Example"))) {
            silent.add(spec.qualifiedName());
        }
        command.getSubcommands().values().forEach(sub -> collect(sub, silent));
    }

    @Test
    void lists_of_commands_show_whole_sentences() {
        String help = Shell.run("--help").out().replaceAll("\\s+", " ");
        assertThat(help)
                .contains("demo The whole road on a simulated market, where the truth is known: audit, features, a"
                        + " model for each stock, the verdict of a walk-forward beside what was planted, today's"
                        + " signals, a report. train Fit models");
        String backtest = Shell.run("backtest", "--help").out().replaceAll("\\s+", " ");
        assertThat(backtest)
                .startsWith("What acting on a model's out-of-sample signals would have come to, net of costs, beside an"
                        + " equal-weighted book and the null models. Usage: assay backtest")
                .contains("trade is booked exactly.");
    }
}
