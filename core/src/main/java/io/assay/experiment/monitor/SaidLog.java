package io.assay.experiment.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.SealedFile;

/**
 * What models said, a file a day, written once: what comes of it is set against what was said then, not against what
 * would be said today of bars that were changed since.
 */
final class SaidLog {
    private static final String SUFFIX = ".said";

    private final Path folder;
    private final Clock clock;

    private SaidLog(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The log of a watch. */
    static SaidLog of(Path workspace, Watch watch, Clock clock) {
        return new SaidLog(folder(workspace).resolve(watch.name()), clock);
    }

    private static Path folder(Path workspace) {
        return Monitoring.folder(workspace).resolve("said");
    }

    /**
     * The days of all watches, of those in use and of those in the shadow.
     *
     * @throws io.assay.base.DataException if a file was changed or cut
     */
    static List<SaidDay> all(Path workspace) {
        if (!Files.isDirectory(folder(workspace))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder(workspace), 2)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(SaidLog::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder(workspace) + ": " + e.getMessage(), e);
        }
    }

    private record Header(
            String date, String recorded, boolean onTheDay, List<String> instruments, List<String> models, int width) {}

    /**
     * All days, by epoch day.
     *
     * @throws io.assay.base.DataException if a file was changed or cut
     */
    NavigableMap<Integer, SaidDay> days() {
        NavigableMap<Integer, SaidDay> days = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return days;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(SaidLog::read)
                    .forEach(d -> days.put(d.day(), d));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
        return days;
    }

    private static SaidDay read(Path file) {
        SealedFile.Content content = SealedFile.read(file, "delete it: what was said that day is lost");
        Header header = Json.parse(content.header(), Header.class, file.toString());
        int rows = header.instruments().size();
        return new SaidDay(
                Days.parse(header.date()),
                header.onTheDay(),
                header.instruments(),
                header.models(),
                header.width(),
                doubles(content.body(), rows * header.width()),
                doubles(content.body(), rows));
    }

    private static double[] doubles(ByteBuffer buffer, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> buffer.getDouble());
        return values;
    }

    /** Writes a day down; where it is, stocks that it lacks are added, and nothing that it says is changed. */
    void keep(SaidDay told) {
        Path file = folder.resolve(Days.text(told.day()) + SUFFIX);
        SaidDay day = told;
        if (Files.exists(file)) {
            SaidDay then = read(file);
            day = then.and(told);
            if (day.instruments().size() == then.instruments().size()) {
                return;
            }
        }
        write(file, day);
    }

    private void write(Path file, SaidDay day) {
        Header header = new Header(
                Days.text(day.day()),
                clock.instant().toString(),
                day.onTheDay(),
                day.instruments(),
                day.models(),
                day.width());
        SealedFile.write(file, Json.line(header), Double.BYTES * (day.said().length + day.base().length), buffer -> {
            Arrays.stream(day.said()).forEach(buffer::putDouble);
            Arrays.stream(day.base()).forEach(buffer::putDouble);
        });
    }
}
