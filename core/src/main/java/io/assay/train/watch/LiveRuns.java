package io.assay.train.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.IoReason;
import io.assay.base.Json;
import io.assay.base.UsageException;

/** Trainings in progress, and the last ones that ended, as {@link LiveFile} writes them. Safe to use while it does. */
public final class LiveRuns {
    /** Folder of a workspace that holds the files. */
    public static final String FOLDER = "live";

    static final String ENDING = ".jsonl";

    /** So many files are kept. */
    private static final int KEPT = 20;

    private static final int TAIL = 16 << 10;
    private static final int CHUNK = 1 << 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,80}");

    private final Path folder;

    private LiveRuns(Path folder) {
        this.folder = folder;
    }

    /** Those of a workspace; none if it has none. */
    public static LiveRuns in(Path workspace) {
        return new LiveRuns(workspace.resolve(FOLDER));
    }

    /** How it stands with a training. */
    public enum State {
        /** Its process is at work. */
        RUNNING,
        /** It ended. */
        ENDED,
        /** It ended with an error. */
        FAILED,
        /** Its process is gone and did not say how it ended: it was killed. */
        LOST
    }

    /**
     * A training.
     *
     * @param id its name
     * @param what is trained, for example {@code train lstm}
     * @param begun ISO moment
     * @param state how it stands
     * @param last its last sentence
     */
    public record Brief(String id, String what, String begun, State state, String last) {}

    /**
     * Some lines of a file.
     *
     * @param lines whole lines, without their ends
     * @param next where to go on reading, in bytes
     */
    public record Lines(List<String> lines, long next) {}

    /** All of them, the newest first. Files that hold no line of ours are left out. */
    public List<Brief> list() {
        return files().stream().flatMap(file -> brief(file).stream()).toList();
    }

    /**
     * One of them.
     *
     * @throws UsageException if there is none of that name
     */
    public Brief find(String id) {
        return brief(file(id)).orElseThrow(() -> unknown());
    }

    /**
     * Whole lines from a place on, about a mebibyte at most.
     *
     * @param from in bytes: 0, or {@link Lines#next} of the lines before
     * @throws UsageException if there is no training of that name
     */
    public Lines lines(String id, long from) {
        Path file = file(id);
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            long start = Math.max(0, Math.min(from, size));
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(CHUNK, size - start));
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {
                // One read need not bring all of it.
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            String text = new String(bytes.array(), 0, end, StandardCharsets.UTF_8);
            return new Lines(text.lines().toList(), start + end);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Deletes all but the newest files of trainings that are over. */
    void deleteOld() {
        List<Path> all = files();
        for (Path file : all.subList(Math.min(KEPT, all.size()), all.size())) {
            boolean running =
                    brief(file).filter(b -> b.state() == State.RUNNING).isPresent();
            if (!running) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw unreadable(file, e);
                }
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(ENDING))
                    .filter(f -> ID.matcher(id(f)).matches() && Files.isRegularFile(f))
                    .sorted(Comparator.comparing(LiveRuns::id).reversed())
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private Path file(String id) {
        return files().stream().filter(f -> id(f).equals(id)).findFirst().orElseThrow(LiveRuns::unknown);
    }

    private static UsageException unknown() {
        return new UsageException("there is no training of that name in progress, nor among the last that ended");
    }

    private static Optional<Brief> brief(Path file) {
        try {
            Optional<JsonNode> first = first(file);
            List<JsonNode> last = tail(file);
            if (first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            String sentence = "";
            for (JsonNode line : last) {
                sentence = line.path("text").asText(sentence);
            }
            return Optional.of(new Brief(
                    id(file),
                    first.get().path("what").asText(),
                    first.get().path("time").asText(),
                    state(first.get(), last.get(last.size() - 1)),
                    sentence));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static State state(JsonNode begun, JsonNode last) {
        if (last.path("kind").asText().equals("ended")) {
            return last.path("well").asBoolean() ? State.ENDED : State.FAILED;
        }
        // A number is given to another process once its own is gone: both have to agree.
        boolean alive = ProcessHandle.of(begun.path("pid").asLong())
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info()
                        .startInstant()
                        .map(i -> i.toString().equals(begun.path("started").asText()))
                        .orElse(true))
                .isPresent();
        return alive ? State.RUNNING : State.LOST;
    }

    private static Optional<JsonNode> first(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line == null ? Optional.empty() : parsed(line, file);
        }
    }

    private static List<JsonNode> tail(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long from = Math.max(0, channel.size() - TAIL);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
                // One read need not bring all of it.
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            // The first line may have begun before, and the last may not have ended yet.
            List<String> lines =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            List<JsonNode> all = new ArrayList<>();
            for (int i = from > 0 ? 1 : 0; i < lines.size(); i++) {
                parsed(lines.get(i), file).ifPresent(all::add);
            }
            return all;
        }
    }

    private static Optional<JsonNode> parsed(String line, Path file) {
        try {
            return Optional.of(Json.tree(line, file.toString()));
        } catch (DataException e) {
            // A line that a kill cut off, or somebody else's file: it is told of nobody.
            return Optional.empty();
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
    }
}
