package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.assay.app.cli.HelpText;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/commands.md} is the help of every command; {@code -Dassay.refresh=true} writes it anew. */
class CommandReferenceTest {
    private static final int WIDTH = 80;
    private static final Path FILE = Path.of("..", "docs", "commands.md");

    @Test
    void the_shipped_reference_is_the_help_of_every_command() throws IOException {
        String text = reference();
        if (Boolean.getBoolean("assay.refresh")) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE))
                .as("docs/commands.md is stale. Fix: ./mvnw -Dquick -pl app -am test -Dtest=CommandReferenceTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dassay.refresh=true")
                .isEqualTo(text);
    }

    private static String reference() {
        CommandLine top = HelpText.laidOut(Main.commandLine(Map.of()))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(WIDTH);
        Map<String, String> sections = new LinkedHashMap<>();
        collect(top, sections);
        StringBuilder text = new StringBuilder("# Every command\n")
                .append("Made from the command line itself (`CommandReferenceTest`); the same text as"
                        + " `assay help ...`.\n\n");
        sections.keySet()
                .forEach(name -> text.append("- [`")
                        .append(name)
                        .append("`](#")
                        .append(name.replace(' ', '-'))
                        .append(")\n"));
        sections.forEach((name, help) -> text.append("\n## ")
                .append(name)
                .append("\n```\n")
                .append(help.stripTrailing().replaceAll("[ \\t]+\n", "\n"))
                .append("\n```\n"));
        return text.toString();
    }

    private static void collect(CommandLine command, Map<String, String> sections) {
        sections.putIfAbsent(command.getCommandSpec().qualifiedName(), command.getUsageMessage(Ansi.OFF));
        command.getSubcommands().values().forEach(sub -> collect(sub, sections));
    }
}
