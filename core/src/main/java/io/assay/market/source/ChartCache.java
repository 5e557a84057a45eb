package io.assay.market.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.market.source.YahooChart.Request;

/**
 * Answers of Yahoo on disk, a file each. Answers are never joined: each is adjusted for what was known when it was
 * given, so two of them can disagree by a split.
 */
final class ChartCache {
    private static final String ENDING = ".json";

    /** How long an answer is good for days that were not over: enough to go on after a break, not to miss a close. */
    private static final Duration OPEN_AGE = Duration.ofHours(1);

    private final Path folder;

    ChartCache(Path folder) {
        this.folder = folder;
    }

    /**
     * An answer.
     *
     * @param symbol Yahoo's name
     * @param firstDay first epoch day asked for
     * @param lastDay last epoch day asked for
     * @param asked when, in seconds since 1970
     * @param body the answer as it came
     */
    record Answer(String symbol, int firstDay, int lastDay, long asked, String body) {
        /** When it was given. */
        Instant asOf() {
            return Instant.ofEpochSecond(asked);
        }

        private boolean covers(Request request, Instant now, Duration age) {
            Duration allowed = request.lastDay() < firstOpenDay() || age.compareTo(OPEN_AGE) < 0 ? age : OPEN_AGE;
            return symbol.equals(request.symbol())
                    && firstDay <= request.firstDay()
                    && lastDay >= request.lastDay()
                    && !now.isAfter(asOf().plus(allowed));
        }

        /** The first day that had not passed everywhere on earth when the question was put. */
        private int firstOpenDay() {
            return Days.of(asOf().atOffset(ZoneOffset.ofHours(-12)).toLocalDate());
        }
    }

    /** An answer that holds all that is asked and is not older than {@code age}. */
    Optional<Answer> find(Request request, Instant now, Duration age) {
        return files(request.symbol()).stream()
                .flatMap(f -> read(f).stream())
                .filter(a -> a.covers(request, now, age))
                .findFirst();
    }

    /** Keeps an answer, and no other of that symbol. */
    void keep(Answer answer) {
        List<Path> before = files(answer.symbol());
        Path file = folderOf(answer.symbol()).resolve(answer.firstDay() + "_" + answer.lastDay() + ENDING);
        AtomicFiles.write(file, Json.line(answer));
        try {
            for (Path old : before) {
                if (!old.equals(file)) {
                    Files.deleteIfExists(old);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete from " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A file that cannot be read is as good as none: the answer is asked for again and replaces it. */
    private static Optional<Answer> read(Path file) {
        try {
            return Optional.of(Json.read(file, Answer.class));
        } catch (DataException e) {
            return Optional.empty();
        }
    }

    private List<Path> files(String symbol) {
        Path home = folderOf(symbol);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + home + ": " + e.getMessage(), e);
        }
    }

    /** A folder of its own that no symbol can talk its way out of. */
    private Path folderOf(String symbol) {
        return folder.resolve(
                "s-" + URLEncoder.encode(symbol, StandardCharsets.UTF_8).replace("*", "%2A"));
    }
}
