package io.assay.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.UsageException;
import io.assay.train.watch.Trouble;
import io.assay.train.watch.Troubleshooting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay help}: of a command, or of a topic that is none. */
@Command(
        name = "help",
        description =
                "Help with a command, or with a topic: troubleshooting (red flags of a training, and what to do).",
        footer = {
            "",
            "Examples:",
            "  assay help train missing                 how a command is used",
            "  assay help troubleshooting               all red flags and what to do",
            "  assay help troubleshooting loss-flat     one of them"
        })
final class HelpCommand extends AssayCommand {
    private static final String TROUBLESHOOTING = "troubleshooting";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "A command with the words below it, or 'troubleshooting' with a red flag or without.",
            completionCandidates = Names.class)
    private List<String> names = new ArrayList<>();

    @Override
    protected int run(Context context) {
        CommandLine at = spec().root().commandLine();
        if (!names.isEmpty() && names.get(0).equals(TROUBLESHOOTING)) {
            troubleshooting(context);
            return ExitCode.OK;
        }
        for (String name : names) {
            CommandLine below = at.getSubcommands().get(name);
            if (below == null) {
                throw UsageException.unknown("command", name, known(at));
            }
            at = below;
        }
        at.usage(context.output().writer());
        context.output().writer().flush();
        return ExitCode.OK;
    }

    private List<String> known(CommandLine at) {
        Stream<String> topics = at.getCommandSpec() == spec().root() ? Stream.of(TROUBLESHOOTING) : Stream.empty();
        return Stream.concat(at.getSubcommands().keySet().stream(), topics).toList();
    }

    private void troubleshooting(Context context) {
        if (names.size() > 2) {
            throw new UsageException("one red flag at a time, was " + names.subList(1, names.size()) + ". Fix: 'assay"
                    + " help troubleshooting' prints all");
        }
        List<Troubleshooting.Entry> entries =
                names.size() == 2 ? List.of(Troubleshooting.named(names.get(1))) : Troubleshooting.all();
        String text = entries.stream().map(Troubleshooting.Entry::text).collect(Collectors.joining("\n"));
        context.output().result(entries, text);
    }

    /** What can be asked for, for completion: commands, the topic, its red flags. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            Stream<String> commands = Main.commandLine(Map.of()).getSubcommands().keySet().stream();
            Stream<String> flags = Stream.of(Trouble.values()).map(Trouble::slug);
            return Stream.of(commands, Stream.of(TROUBLESHOOTING), flags)
                    .flatMap(s -> s)
                    .iterator();
        }
    }
}
