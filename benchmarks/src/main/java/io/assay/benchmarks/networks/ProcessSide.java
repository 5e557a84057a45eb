package io.assay.benchmarks.networks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A side in a process of its own, Java or Python. It says a line once it is warm; to a number of steps on its standard
 * input it answers with sequences, seconds by the clock and seconds of processor time.
 */
final class ProcessSide implements Side {
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;
    private final String greeting;

    /** Starts a command and waits until it is warm. */
    ProcessSide(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
        greeting = line();
    }

    /** What it said of itself. */
    String greeting() {
        return greeting;
    }

    @Override
    public Turn go(int steps) {
        to.println(steps);
        String[] said = line().split(" ");
        return new Turn(Long.parseLong(said[0]), Double.parseDouble(said[1]), Double.parseDouble(said[2]));
    }

    private String line() {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("a side of the comparison ended; what it said stands above");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
