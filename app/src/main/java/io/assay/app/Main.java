package io.assay.app;

import java.util.Map;

import io.assay.app.cli.Errors;
import io.assay.app.cli.HelpText;
import picocli.CommandLine;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** The command line, ready to run. */
    public static CommandLine commandLine(Map<String, String> environment) {
        Errors errors = new Errors();
        return HelpText.laidOut(new CommandLine(new Assay(environment)))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedSubcommandsAllowed(false);
    }
}
