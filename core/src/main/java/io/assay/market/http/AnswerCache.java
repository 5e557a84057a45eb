package io.assay.market.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Json;

/** Answers of a service on disk, a file each: a run that was cut off goes on where it stopped. */
public final class AnswerCache {
    private final Path folder;

    /** In a folder, which is made as needed. */
    public AnswerCache(Path folder) {
        this.folder = folder;
    }

    /**
     * An answer.
     *
     * @param asked when, in seconds since 1970
     * @param body the answer as it came
     */
    record Kept(long asked, String body) {
        Instant moment() {
            return Instant.ofEpochSecond(asked);
        }
    }

    /** What was answered to a question, unless that is older than {@code age} or lies in the future. */
    Optional<Kept> find(String question, Instant now, Duration age) {
        Path file = file(question);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Kept kept = Json.read(file, Kept.class);
            Duration since = Duration.between(kept.moment(), now);
            return since.isNegative() || since.compareTo(age) > 0 ? Optional.empty() : Optional.of(kept);
        } catch (DataException e) {
            // A damaged file is as good as none: the question is put again and its answer replaces it.
            return Optional.empty();
        }
    }

    /** Keeps an answer in the place of an earlier one. */
    public void keep(String question, Instant asked, String body) {
        AtomicFiles.write(file(question), Json.line(new Kept(asked.getEpochSecond(), body)));
    }

    /** A name that no question can talk its way out of the folder with. */
    private Path file(String question) {
        return folder.resolve(
                "q-" + URLEncoder.encode(question, StandardCharsets.UTF_8).replace("*", "%2A") + ".json");
    }
}
