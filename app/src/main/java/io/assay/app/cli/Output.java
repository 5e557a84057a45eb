package io.assay.app.cli;

import java.io.PrintWriter;

import io.assay.base.Json;

/** Where a command prints: results on standard output, as text or as JSON; remarks on standard error. */
public final class Output {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    /** An output on two writers; with {@code json} only {@link #result} reaches the first. */
    public Output(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** Whether the result is wanted as JSON. */
    public boolean json() {
        return json;
    }

    /** Prints the result: {@code value} as JSON if that is wanted, else {@code text}. */
    public void result(Object value, String text) {
        out.print(json ? Json.pretty(value) : text.endsWith("\n") ? text : text + "\n");
        out.flush();
    }

    /** Prints a line for people; machines do not see it. */
    public void line(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }

    /** Prints a remark on standard error. */
    public void remark(String text) {
        err.println(text);
        err.flush();
    }

    /** The writer behind {@link #line}, for output that is made by somebody else (help, completion). */
    public PrintWriter writer() {
        return out;
    }
}
