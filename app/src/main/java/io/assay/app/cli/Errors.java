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

/** Turns what went wrong into one clear sentence and an exit code. */
public final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code = codeOf(error);
        if (code == ExitCode.INTERNAL && !(error instanceof UncheckedIOException)) {
            err.println("internal error (a defect of Assay, please report it): " + error);
            error.printStackTrace(err);
        } else {
            err.println("error: " + error.getMessage());
        }
        err.flush();
        return code;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + error.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(error, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        return ExitCode.USAGE;
    }

    private static int codeOf(Exception error) {
        if (error instanceof UsageException) {
            return ExitCode.USAGE;
        }
        return error instanceof DataException ? ExitCode.BAD_DATA : ExitCode.INTERNAL;
    }
}
