package io.assay.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A Python process of its own, which measures its own processor time and answers with probabilities. */
final class PythonTrainer implements AutoCloseable {
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;
    private final String versions;

    /** Starts {@code python script}; its first line names the versions of what it has. */
    PythonTrainer(String python, Path script) throws IOException {
        process = new ProcessBuilder(python, script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
        String line = from.readLine();
        if (line == null) {
            throw new IOException(python + " lacks scikit-learn or xgboost. Fix: apt-get install python3-sklearn"
                    + " python3-xgboost (Debian), or set PYTHON to an interpreter that has both");
        }
        versions = line;
    }

    /** Versions of Python and its packages. */
    String versions() {
        return versions;
    }

    /** Fits on the rows in the file with a method and its settings, each {@code name=value}. */
    Trainer trainer(Path file, TrainingRows rows, String settings) {
        return seed -> {
            to.println(file + " seed=" + seed + " " + settings);
            double[] numbers = Arrays.stream(line().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] said = Arrays.copyOfRange(numbers, 1, numbers.length);
            return Trainer.Result.of(numbers[0], said, rows.train().target().width(), rows.truth());
        };
    }

    private String line() {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("the Python process ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
