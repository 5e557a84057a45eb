package io.assay.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;

/** Files of made-up prices in the layouts that vendors use. */
final class PriceFiles {
    private static final String YAHOO = "Date,Open,High,Low,Close,Adj Close,Volume";

    private PriceFiles() {}

    /** A bar. */
    record Bar(LocalDate date, double open, double high, double low, double close, long volume) {}

    /** So many weekdays from 2010-01-04 on, a walk that depends on the name alone. */
    static List<Bar> walk(String name, int bars) {
        RandomGenerator random = Seed.of(5).child(name).random();
        List<Bar> all = new ArrayList<>();
        LocalDate date = LocalDate.of(2010, 1, 4);
        double close = 40;
        while (all.size() < bars) {
            double open = close * (1 + 0.004 * random.nextGaussian());
            close = open * (1 + 0.01 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.003 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.003 * random.nextDouble());
            all.add(new Bar(date, open, high, low, close, 100_000 + random.nextInt(50_000)));
            date = date.plusDays(date.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        }
        return all;
    }

    /** {@code SYMBOL.csv} as Yahoo's download page gave it. */
    static Path yahoo(Path folder, String symbol, int bars) {
        List<String> lines = new ArrayList<>(List.of(YAHOO));
        walk(symbol, bars).forEach(b -> lines.add(line("%s,%.4f,%.4f,%.4f,%.4f,%.4f,%d", b, true)));
        return write(folder.resolve(symbol + ".csv"), lines);
    }

    /** As Kenyan files are: spaces in the header, American dates, newest first. */
    static Path kenya(Path folder, String symbol, int bars) {
        List<String> lines = new ArrayList<>();
        DateTimeFormatter american = DateTimeFormatter.ofPattern("MM/dd/yy", Locale.ROOT);
        walk(symbol, bars)
                .forEach(b -> lines.add(String.format(
                        Locale.ROOT,
                        "%s, %.2f, %.2f, %.2f, %.2f, %d",
                        b.date().format(american),
                        b.open(),
                        b.high(),
                        b.low(),
                        b.close(),
                        b.volume())));
        Collections.reverse(lines);
        lines.add(0, "Date, Open, High, Low, Close, Volume");
        return write(folder.resolve(symbol + ".csv"), lines);
    }

    /** As Indian files are: an index column without a name, and the market before the symbol. */
    static Path india(Path folder, String symbol, int bars) {
        List<String> lines = new ArrayList<>();
        lines.add(",datetime,symbol,open,high,low,close,volume,change (%),last day change (%)");
        for (Bar b : walk(symbol, bars)) {
            String row = line("%s,NSE:" + symbol + ",%.4f,%.4f,%.4f,%.4f,%d,,", b, false);
            lines.add((lines.size() - 1) + "," + row);
        }
        return write(folder.resolve(symbol + ".csv"), lines);
    }

    /** Writes lines to a file. */
    static Path write(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same file with one text replaced. */
    static void edit(Path file, String from, String to) {
        try {
            String text = Files.readString(file);
            if (!text.contains(from)) {
                throw new IllegalArgumentException("there is no '" + from + "' in " + file);
            }
            Files.writeString(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String format, Bar b, boolean adjusted) {
        return adjusted
                ? String.format(
                        Locale.ROOT, format, b.date(), b.open(), b.high(), b.low(), b.close(), b.close(), b.volume())
                : String.format(Locale.ROOT, format, b.date(), b.open(), b.high(), b.low(), b.close(), b.volume());
    }
}
