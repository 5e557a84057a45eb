package io.assay.benchmarks;

import io.assay.market.BarSeries;
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

/** pandas in a Python process of its own, which measures its own processor time. */
final class PandasRacer implements Racer {
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;
    private final Path data;
    private double[] answers = {};

    /** Starts {@code python script} on the given stocks. */
    PandasRacer(String python, Path script, List<BarSeries> stocks) throws IOException {
        data = Files.createTempFile("assay-race", ".bin");
        Files.write(data, bytes(stocks));
        process = new ProcessBuilder(python, script.toString(), data.toString(), "" + Indicators.COMPARED)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
        if (from.readLine() == null) {
            throw new IOException("pandas did not start; on Debian: apt-get install python3-pandas");
        }
    }

    /** Number of stocks, then for each its number of bars and open, high, low, close, volume; little-endian. */
    private static byte[] bytes(List<BarSeries> stocks) {
        int values = stocks.stream().mapToInt(s -> 1 + 5 * s.size()).sum();
        ByteBuffer buffer = ByteBuffer.allocate(8 * (1 + values)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putDouble(stocks.size());
        for (BarSeries s : stocks) {
            buffer.putDouble(s.size());
            for (double[] column : new double[][] {s.open(), s.high(), s.low(), s.close(), s.volume()}) {
                for (double value : column) {
                    buffer.putDouble(value);
                }
            }
        }
        return buffer.array();
    }

    @Override
    public String name() {
        return "pandas";
    }

    @Override
    public double run() {
        to.println("run");
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("the Python process ended");
            }
            double[] numbers =
                    Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
            answers = Arrays.copyOfRange(numbers, 1, numbers.length);
            return numbers[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double[] answers() {
        return answers.clone();
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
