package io.assay.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import picocli.CommandLine;

/** Runs the command line inside the test, as a user would from a shell. */
final class Shell {
    private Shell() {}

    /** What came of a command. */
    record Result(int code, String out, String err) {}

    static Result run(Object... arguments) {
        return run(Map.of(), arguments);
    }

    static Result run(Map<String, String> environment, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Main.commandLine(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = line.execute(words);
        return new Result(code, out.toString(), err.toString());
    }
}
