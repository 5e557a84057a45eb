package io.assay.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

import static org.assertj.core.api.Assertions.assertThat;

/** What the help gives as examples, and what README and messages name, is what the command line understands. */
class HelpExamplesTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** Lines of the help that a user is meant to type, without what the shell does around them. */
    private static Set<String> examples() {
        Set<String> lines = new LinkedHashSet<>();
        collect(Main.commandLine(Map.of()), lines);
        return lines;
    }

    private static void collect(CommandLine command, Set<String> lines) {
        for (String line : command.getCommandSpec().usageMessage().footer()) {
            int at = line.indexOf("assay ");
            if (line.startsWith("  ") && at >= 0) {
                // Two spaces part an example from what is said of it.
                String typed = line.substring(at).split("  ", 2)[0];
                lines.add(typed.replaceFirst("\\)$", "")
                        .replaceFirst(" >>? .*", "")
                        .strip());
            }
        }
        command.getSubcommands().values().forEach(sub -> collect(sub, lines));
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher found = WORD.matcher(line.substring("assay ".length()));
        while (found.find()) {
            words.add(found.group(1) != null ? found.group(1) : found.group(2));
        }
        return words.toArray(String[]::new);
    }

    @Test
    void there_are_examples_of_every_command_that_does_something() {
        Set<String> named = new LinkedHashSet<>();
        examples().forEach(line -> named.add(leaf(line)));
        Set<String> leaves = new LinkedHashSet<>();
        leaves(Main.commandLine(Map.of()), leaves);
        leaves.remove("assay help");
        assertThat(named).containsAll(leaves);
    }

    private static String leaf(String line) {
        ParseResult parsed = Main.commandLine(Map.of()).parseArgs(words(line));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed.commandSpec().qualifiedName();
    }

    private static void leaves(CommandLine command, Set<String> leaves) {
        if (command.getSubcommands().isEmpty()) {
            leaves.add(command.getCommandSpec().qualifiedName());
        }
        command.getSubcommands().values().forEach(sub -> leaves(sub, leaves));
    }

    @TestFactory
    List<DynamicTest> every_example_is_understood() {
        return examples().stream()
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    ParseResult parsed = Main.commandLine(Map.of()).parseArgs(words(line));
                    assertThat(parsed.hasSubcommand()).isTrue();
                    assertThat(parsed.errors()).isEmpty();
                }))
                .toList();
    }

    @Test
    void every_option_and_parameter_says_what_it_is() {
        Set<String> unexplained = new LinkedHashSet<>();
        undescribed(Main.commandLine(Map.of()), unexplained);
        assertThat(unexplained).isEmpty();
    }

    private static void undescribed(CommandLine command, Set<String> unexplained) {
        command.getCommandSpec().options().stream()
                .filter(o -> o.description().length == 0 || o.description()[0].isBlank())
                .forEach(o -> unexplained.add(command.getCommandSpec().qualifiedName() + " " + o.longestName()));
        command.getCommandSpec().positionalParameters().stream()
                .filter(p -> p.description().length == 0)
                .forEach(p -> unexplained.add(command.getCommandSpec().qualifiedName() + " " + p.paramLabel()));
        command.getSubcommands().values().forEach(sub -> undescribed(sub, unexplained));
    }
}
