package io.assay.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.assay.app.cli.Errors;
import io.assay.app.cli.HelpText;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv(), named(List.of(arguments))).execute(arguments));
    }

    /** The whole command line, ready to run. */
    public static CommandLine commandLine(Map<String, String> environment) {
        return commandLine(environment, Assay.COMMANDS);
    }

    /**
     * The commands that arguments name; all, where none is named or what is asked is about all. Reading all of them by
     * reflection takes longer than most commands do.
     */
    static List<Class<?>> named(List<String> arguments) {
        if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
            return List.of();
        }
        List<Class<?>> named = new ArrayList<>();
        for (Class<?> command : Assay.COMMANDS) {
            if (arguments.contains(name(command))) {
                named.add(command);
            }
        }
        boolean all = named.isEmpty() || named.contains(HelpCommand.class) || named.contains(CompletionCommand.class);
        return all ? List.copyOf(Assay.COMMANDS) : List.copyOf(named);
    }

    private static String name(Class<?> command) {
        return Objects.requireNonNull(command.getAnnotation(Command.class), command.getName())
                .name();
    }

    static CommandLine commandLine(Map<String, String> environment, List<Class<?>> commands) {
        CommandLine top = new CommandLine(new Assay(environment));
        commands.forEach(top::addSubcommand);
        Errors errors = new Errors();
        return HelpText.laidOut(top)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedSubcommandsAllowed(false);
    }
}
