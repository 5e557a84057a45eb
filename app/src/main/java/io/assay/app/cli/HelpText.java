package io.assay.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Lays out the descriptions of commands: the first sentence is the heading, which lists of commands show whole; the
 * rest is one paragraph, wrapped to the width of the terminal instead of that of the source.
 */
public final class HelpText {
    private HelpText() {}

    /** Lays out a command and all below it. */
    public static CommandLine laidOut(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        if (usage.header().length == 0) {
            String text = String.join(" ", usage.description());
            int end = text.indexOf(". ");
            usage.header(end < 0 ? text : text.substring(0, end + 1));
            usage.description(end < 0 ? new String[0] : new String[] {text.substring(end + 2)});
        }
        command.getSubcommands().values().stream().distinct().forEach(HelpText::laidOut);
        return command;
    }
}
