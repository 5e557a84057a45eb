package io.assay.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import io.assay.base.IoReason;
import io.assay.base.Json;

/**
 * A file of JSON lines that only grows. Each line reads {@code {"hash":H,"sequence":N,"previous":P,"payload":{...}}}: H
 * is the SHA-256 of the line's bytes after {@code "hash":"...",}, so that any changed byte shows, and P the hash of the
 * line before, so that no line can be changed, moved or taken out without breaking the next. The chain cannot see that
 * lines were cut from its end; the {@link ChainHead} beside the file can, and nothing is appended to a file that it
 * contradicts. What both together cannot see stands at {@link LedgerCheck}.
 *
 * <p>A line is forced to disk before {@code append} returns, and before the head counts it. A line that a crash left
 * half-written was never reported as written; the next writer moves it to a file beside and says so in a line of its
 * own. That file is there before the text is cut, and as long as no line follows the last whole one, the next writer
 * reports it: a second crash, at any moment of the recovery, neither loses the report nor doubles it. Writers and
 * readers of all threads and processes take turns by a file lock.
 */
final class ChainFile {
    /** What the first line has for a previous hash. */
    static final String START = "0".repeat(64);

    private static final int TAIL_CHUNK = 8192;

    /**
     * A file lock belongs to the whole process, and many systems give it up as soon as the process closes the file
     * through any channel: threads of one process take turns by these, readers too.
     */
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

    /**
     * A file and its head at one moment.
     *
     * @param bytes the file, none if it is not there
     * @param head the head, empty if there is none or if it is damaged
     * @param headProblem what is wrong with the head by itself
     */
    record Snapshot(byte[] bytes, Optional<ChainHead> head, Optional<DataProblem> headProblem) {}

    /** Where the file lies. */
    Path path() {
        return file;
    }

    /** The last line's hash, or {@link #START} of an empty or absent file. */
    String head() {
        List<Line> lines = lines();
        return lines.isEmpty() ? START : lines.get(lines.size() - 1).hash();
    }

    /** All whole lines, unverified as a chain. A half-written last line is left out. */
    List<Line> lines() {
        return lines(snapshot().bytes());
    }

    /** The whole lines of the file's bytes, unverified as a chain. */
    List<Line> lines(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        for (byte[] text : ChainText.wholeLines(bytes)) {
            lines.add(ChainCheck.parse(file, text, lines.size() + 1L));
        }
        return lines;
    }

    /** What a look at every line and the head came to. */
    LedgerCheck check() {
        return ChainCheck.of(file, snapshot());
    }

    /** The file and its head at a moment when nobody writes. */
    Snapshot snapshot() {
        ReentrantLock turn = turn();
        turn.lock();
        try {
            while (true) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                        FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
                    Check.that(lock.isValid(), "lock", "be held", file);
                    return withHead(whole(channel));
                } catch (NoSuchFileException e) {
                    // The file is made before its head: if it is still missing after that was read, it is lost.
                    Snapshot without = withHead(new byte[0]);
                    if (!Files.exists(file)) {
                        return without;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        } finally {
            turn.unlock();
        }
    }

    private Snapshot withHead(byte[] bytes) throws IOException {
        try {
            return new Snapshot(bytes, ChainHead.read(file), Optional.empty());
        } catch (DataException e) {
            return new Snapshot(bytes, Optional.empty(), Optional.of(ChainHead.damaged(file)));
        }
    }

    private ReentrantLock turn() {
        return TURNS.computeIfAbsent(file, f -> new ReentrantLock());
    }

    /**
     * Appends one line; a half-written one before it is cut, moved beside and reported in a line of its own.
     *
     * @param payload makes it while the file is locked; it must not read this file itself
     * @param readsBefore whether it is given the lines before
     * @throws DataException if the last line is broken, or lines were cut from the end; then nothing is appended
     */
    Line append(Payload payload, boolean readsBefore) {
        ReentrantLock turn = turn();
        turn.lock();
        try {
            Files.createDirectories(parent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Check.that(lock.isValid(), "lock", "be held", file);
                Optional<Line> last = lastLine(channel);
                agreeWithHead(channel, last);
                Optional<Cut> cut =
                        cutUnfinished(channel, last.map(Line::sequence).orElse(0L));
                if (cut.isPresent()) {
                    last = Optional.of(write(channel, last, new Recovered("RECOVERED", cut.get())));
                }
                Object next = payload.of(readsBefore ? lines(whole(channel)) : List.of());
                return write(channel, last, next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to " + file + ": " + IoReason.of(e), e);
        } finally {
            turn.unlock();
        }
    }

    /** The payload of a line that reports a recovered crash. */
    record Recovered(String kind, Cut cut) {}

    /** Whether a line reports a recovered crash. */
    static boolean isRecovery(JsonNode payload) {
        return payload.path("kind").asText().equals("RECOVERED");
    }

    private Path parent() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("'file' must lie in a folder, was " + file);
        }
        return folder;
    }

    /** Makes the head if there is none; else the file must hold what it notes. */
    private void agreeWithHead(FileChannel channel, Optional<Line> last) throws IOException {
        long count = last.map(Line::sequence).orElse(0L);
        String end = last.map(Line::hash).orElse(START);
        Optional<ChainHead> noted = ChainHead.read(file);
        if (noted.isEmpty()) {
            new ChainHead(count, end).write(file);
            return;
        }
        ChainHead head = noted.get();
        if (head.lines() > count) {
            throw new DataException(ChainCheck.cut(file, head, count));
        }
        if (head.lines() == count ? !head.last().equals(end) : !holds(channel, head, last)) {
            throw new DataException(ChainCheck.replaced(file, head));
        }
    }

    /** Whether a file that is longer than its head knows holds the line that the head notes. */
    private boolean holds(FileChannel channel, ChainHead head, Optional<Line> last) throws IOException {
        boolean oneBehind =
                last.filter(line -> line.sequence() == head.lines() + 1).isPresent();
        if (oneBehind) {
            return last.map(Line::previous).orElse(START).equals(head.last());
        }
        List<Line> lines = lines(whole(channel));
        long at = head.lines();
        return at <= lines.size()
                && head.last().equals(at == 0 ? START : lines.get((int) at - 1).hash());
    }

    private static byte[] whole(FileChannel channel) throws IOException {
        return read(channel, 0, Math.toIntExact(channel.size()));
    }

    private Line write(FileChannel channel, Optional<Line> last, Object payload) throws IOException {
        long sequence = last.map(Line::sequence).orElse(0L) + 1;
        String previous = last.map(Line::hash).orElse(START);
        String json = Json.line(payload);
        byte[] text = ChainText.line(sequence, previous, json);
        ByteBuffer bytes =
                ByteBuffer.allocate(text.length + 1).put(text).put((byte) '\n').flip();
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
        String hash = ChainText.hash(text);
        new ChainHead(sequence, hash).write(file);
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
        byte[] text = read(channel, start, Math.toIntExact(end - 1 - start));
        Optional<String> fault = ChainText.fault(text);
        if (fault.isPresent()) {
            throw new DataException(DataProblem.of("the last line of the ledger " + fault.get())
                    .at(file.toString(), 0)
                    .withFix("restore the file from a copy; nothing was appended"));
        }
        return Optional.of(ChainCheck.parse(file, text, 0));
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
}
