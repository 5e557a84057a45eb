package io.assay.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A plain loop over the rows of a data frame, in a Python process that takes its own time. */
final class PandasTrader implements BacktestRace.Trader {
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;
    private final Path data;
    private double seconds;

    PandasTrader(String python, Path script, List<BacktestRace.Tape> tapes) throws IOException {
        data = Files.createTempFile("assay-race", ".bin");
        Files.write(data, bytes(tapes));
        process = new ProcessBuilder(python, script.toString(), data.toString(), "" + BacktestRace.COST)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
        if (from.readLine() == null) {
            throw new IOException("pandas did not start; on Debian: apt-get install python3-pandas");
        }
    }

    /** Stocks, sessions, then open, close and whether to be in of each stock; little-endian doubles. */
    private static byte[] bytes(List<BacktestRace.Tape> tapes) {
        int n = tapes.get(0).close().length;
        ByteBuffer buffer = ByteBuffer.allocate(8 * (2 + 3 * n * tapes.size())).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putDouble(tapes.size());
        buffer.putDouble(n);
        for (BacktestRace.Tape tape : tapes) {
            for (int t = 0; t < n; t++) {
                buffer.putDouble(tape.open(t));
            }
            for (double close : tape.close()) {
                buffer.putDouble(close);
            }
            for (boolean in : tape.in()) {
                buffer.putDouble(in ? 1 : 0);
            }
        }
        return buffer.array();
    }

    @Override
    public String name() {
        return "pandas, loop over rows";
    }

    @Override
    public double[] run() {
        to.println("run");
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("the Python process ended");
            }
            double[] numbers = Arrays.stream(line.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            seconds = numbers[0];
            return Arrays.copyOfRange(numbers, 1, numbers.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double seconds() {
        return seconds;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
