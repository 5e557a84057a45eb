package io.assay.app.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one clear sentence on standard error and an exit code. */
public final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code = codeOf(error);
        if (code == ExitCode.INTERNAL && !(error instanceof UncheckedIOException)) {
            err.println("internal error (a defect of Assay, please report it): " + error);
            error.printStackTrace(err);
        } else {
            err.println("error: " + sentence(error));
        }
        err.flush();
        return code;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        if (isCommandMissing(error)) {
            err.println("error: a command is missing");
            command.usage(err);
        } else {
            err.println("error: " + plain(String.valueOf(error.getMessage())));
            if (!UnmatchedArgumentException.printSuggestions(error, err)) {
                err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            }
        }
        err.flush();
        return ExitCode.USAGE;
    }

    private static boolean isCommandMissing(ParameterException error) {
        return String.valueOf(error.getMessage()).startsWith("Missing required subcommand");
    }

    /** The words of programmers in picocli's messages, put as users know them. */
    private static String plain(String message) {
        return message.replaceAll("is not an? (int|long)$", "is not a whole number")
                .replaceAll("is not a double$", "is not a number")
                .replaceFirst("^Unmatched arguments? (at|from) index \\d+: ", "not understood: ");
    }

    /** Java wraps the message of an I/O error behind the name of its class; what it says is enough. */
    private static String sentence(Exception error) {
        String message = String.valueOf(error.getMessage());
        Throwable cause = error instanceof UncheckedIOException ? error.getCause() : null;
        return cause != null && cause.toString().equals(message) ? String.valueOf(cause.getMessage()) : message;
    }

    private static int codeOf(Exception error) {
        if (error instanceof UsageException) {
            return ExitCode.USAGE;
        }
        return error instanceof DataException ? ExitCode.BAD_DATA : ExitCode.INTERNAL;
    }
}
