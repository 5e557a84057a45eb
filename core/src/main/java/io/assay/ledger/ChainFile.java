package io.assay.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.AtomicFiles;
import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;
import io.assay.base.Json;

/**
 * A file of JSON lines that only grows. Each line reads {@code {"hash":H,"sequence":N,"previous":P,"payload":{...}}}: H
 * is the SHA-256 of the line's text after {@code "hash":"...",}, so that any changed character shows, and P the hash of
 * the line before, so that no line can be changed, moved or taken out without breaking the next. The chain cannot see
 * that lines were cut from its end: who needs that keeps {@link #head()} elsewhere.
 *
 * <p>A line is forced to disk before {@code append} returns. A line that a crash left half-written was never reported
 * as written; the next writer moves it to a file beside and says so in a line of its own. That file is there before the
 * text is cut, and as long as no line follows the last whole one, the next writer reports it: a second crash, at any
 * moment of the recovery, neither loses the report nor doubles it. Writers of all threads and processes take turns by a
 * file lock.
 */
final class ChainFile {
    /** What the first line has for a previous hash. */
    static final String START = "0".repeat(64);

    private static final int HASH_END = "{\"hash\":\"".length() + 64;
    private static final int BODY_START = HASH_END + 2;
    private static final int TAIL_CHUNK = 8192;

    /** A file lock belongs to the whole process; threads of one process take turns by these. */
    private static final ConcurrentHashMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final Path file;

    ChainFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** A whole line. */
    record Line(long sequence, String previous, String hash, JsonNode payload) {}

    /** What a recovered crash left: how much was cut, and the names of the files that it went to. */
    record Cut(long bytes, String movedTo) {}

    /** Makes the payload of the next line of the lines before; reads them only if it needs them. */
    interface Payload {
        Object of(List<Line> before);
    }

    /** The last line's hash, or {@link #START} of an empty or absent file. */
    String head() {
        List<Line> lines = lines();
        return lines.isEmpty() ? START : lines.get(lines.size() - 1).hash();
    }

    /** All whole lines, unverified as a chain. A half-written last line is left out. */
    List<Line> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (String text : wholeLines()) {
            lines.add(parse(text, lines.size() + 1L));
        }
        return lines;
    }

    /** The first line that does not fit, said in a sentence; empty if all fit. */
    Optional<DataProblem> verify() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String previous = START;
        long number = 0;
        for (String text : wholeLines()) {
            number++;
            Optional<DataProblem> problem = problem(text, number, previous);
            if (problem.isPresent()) {
                return problem;
            }
            previous = text.substring("{\"hash\":\"".length(), HASH_END);
        }
        return Optional.empty();
    }

    /** Appends one line; a half-written one before it is cut, moved beside and reported in a line of its own. */
    Line append(Payload payload, boolean readsBefore) {
        ReentrantLock turn = TURNS.computeIfAbsent(file, f -> new ReentrantLock());
        turn.lock();
        try {
            Files.createDirectories(parent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Check.that(lock.isValid(), "lock", "be held", file);
                Optional<Line> last = lastLine(channel);
                Optional<Cut> cut =
                        cutUnfinished(channel, last.map(Line::sequence).orElse(0L));
                if (cut.isPresent()) {
                    last = Optional.of(write(channel, last, new Recovered("RECOVERED", cut.get())));
                }
                Object next = payload.of(readsBefore ? lines() : List.of());
                return write(channel, last, next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to " + file + ": " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    /** The payload of a line that reports a recovered crash. */
    record Recovered(String kind, Cut cut) {}

    private Path parent() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("'file' must lie in a folder, was " + file);
        }
        return folder;
    }

    private Line write(FileChannel channel, Optional<Line> last, Object payload) throws IOException {
        long sequence = last.map(Line::sequence).orElse(0L) + 1;
        String previous = last.map(Line::hash).orElse(START);
        String json = Json.line(payload);
        String body = "\"sequence\":" + sequence + ",\"previous\":\"" + previous + "\",\"payload\":" + json + "}";
        String hash = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        String text = "{\"hash\":\"" + hash + "\"," + body + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
        return new Line(sequence, previous, hash, Json.tree(json, file.toString()));
    }

    private Optional<Cut> cutUnfinished(FileChannel channel, long sequence) throws IOException {
        long end = endOfLastLine(channel, channel.size());
        int extra = Math.toIntExact(channel.size() - end);
        if (extra > 0) {
            keepAside(read(channel, end, extra), sequence);
            channel.truncate(end);
            channel.force(true);
        }
        long bytes = 0;
        List<String> names = new ArrayList<>();
        for (int part = 1; Files.exists(aside(sequence, part)); part++) {
            bytes += Files.size(aside(sequence, part));
            names.add(String.valueOf(aside(sequence, part).getFileName()));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Cut(bytes, String.join(", ", names)));
    }

    /** Keeps what a crash left, once: it may be there already if the crash before this one came while recovering. */
    private void keepAside(byte[] torn, long sequence) throws IOException {
        int part = 1;
        while (Files.exists(aside(sequence, part))) {
            if (Arrays.equals(Files.readAllBytes(aside(sequence, part)), torn)) {
                return;
            }
            part++;
        }
        AtomicFiles.write(aside(sequence, part), torn);
    }

    private Path aside(long sequence, int part) {
        String name = file.getFileName() + ".cut-after-" + sequence + (part == 1 ? "" : "-" + part);
        return file.resolveSibling(name);
    }

    /** The last whole line, verified by itself: nothing may be chained to a broken one. */
    private Optional<Line> lastLine(FileChannel channel) throws IOException {
        long end = endOfLastLine(channel, channel.size());
        if (end == 0) {
            return Optional.empty();
        }
        long start = endOfLastLine(channel, end - 1);
        String text = new String(read(channel, start, Math.toIntExact(end - 1 - start)), StandardCharsets.UTF_8);
        Optional<String> fault = fault(text);
        if (fault.isPresent()) {
            throw new DataException(DataProblem.of("the last line of the ledger " + fault.get())
                    .at(file.toString(), 0)
                    .withFix("restore the file from a copy; nothing was appended"));
        }
        return Optional.of(parse(text, 0));
    }

    /** Position after the last line break before {@code limit}; 0 if there is none. */
    private static long endOfLastLine(FileChannel channel, long limit) throws IOException {
        long to = limit;
        while (to > 0) {
            int size = (int) Math.min(TAIL_CHUNK, to);
            byte[] chunk = read(channel, to - size, size);
            for (int i = size - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return to - size + i + 1;
                }
            }
            to -= size;
        }
        return 0;
    }

    private static byte[] read(FileChannel channel, long from, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, from + buffer.position());
        }
        return buffer.array();
    }

    private List<String> wholeLines() {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            return end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Optional<DataProblem> problem(String text, long number, String previous) {
        Optional<String> fault = fault(text);
        if (fault.isEmpty()) {
            Line line = parse(text, number);
            if (line.sequence() != number) {
                fault = Optional.of("must have sequence " + number + ", has " + line.sequence());
            } else if (!line.previous().equals(previous)) {
                fault = Optional.of("does not follow the line before it: that one was changed or replaced");
            }
        }
        return fault.map(f -> DataProblem.of("the ledger is broken here: the line " + f)
                .at(file.toString(), number)
                .withFix("restore the file from a copy"));
    }

    /** What is wrong with a line by itself. */
    private static Optional<String> fault(String text) {
        if (text.length() < BODY_START || !text.startsWith("{\"hash\":\"")) {
            return Optional.of("does not begin with its hash");
        }
        String hash = text.substring("{\"hash\":\"".length(), HASH_END);
        String body = text.substring(BODY_START);
        boolean whole =
                text.startsWith("\",", HASH_END) && hash.equals(Digest.of(body.getBytes(StandardCharsets.UTF_8)));
        return whole ? Optional.empty() : Optional.of("does not have the hash that it states: it was changed");
    }

    private Line parse(String text, long number) {
        String where = number > 0 ? file + ":" + number : file.toString();
        JsonNode tree = Json.tree(text, where);
        JsonNode payload = tree.get("payload");
        if (payload == null || !tree.path("sequence").isIntegralNumber()) {
            throw new DataException(DataProblem.of("a ledger line must hold hash, sequence, previous and payload")
                    .at(file.toString(), number));
        }
        return new Line(
                tree.path("sequence").asLong(),
                tree.path("previous").asText(),
                tree.path("hash").asText(),
                payload);
    }
}
