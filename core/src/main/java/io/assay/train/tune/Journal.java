package io.assay.train.tune;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.base.UsageException;

/**
 * What the steps of a search came to, on disk as soon as each is done: a search that is killed goes on at the step it
 * was in. Everything else follows from these scores. Written atomically with its own checksum. Threads may share one.
 */
public final class Journal {
    private static final String FORMAT = "assay tuning 1";

    private final Path file;
    private final Map<String, String> identity;
    private final Map<Key, Entry> entries = new TreeMap<>();

    private Journal(Path file, Map<String, String> identity) {
        this.file = file;
        this.identity = new TreeMap<>(identity);
    }

    private record Header(String format, Map<String, String> search) {}

    /** The steps of a file, as a list. */
    private record Body(List<Entry> steps) {}

    private record Key(int trial, int step) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return trial == other.trial ? Integer.compare(step, other.step) : Integer.compare(trial, other.trial);
        }
    }

    /**
     * One step.
     *
     * @param trial number of the trial, from 0
     * @param step from 0
     * @param values what was tried
     * @param score what it came to; nothing if it failed
     * @param failure why it failed; else empty
     */
    record Entry(int trial, int step, Map<String, Object> values, Optional<StepScore> score, String failure) {}

    /**
     * The journal of a search, with what an earlier run wrote into it.
     *
     * @param file need not exist yet
     * @throws UsageException if it is that of another search
     * @throws DataException if it was changed or cut
     */
    public static Journal open(Path file, TuningSpec spec) {
        Journal journal = new Journal(file, spec.identity());
        if (Files.exists(file)) {
            journal.read();
        }
        return journal;
    }

    private void read() {
        SealedFile.Content content =
                SealedFile.read(file, "delete it: the search then begins anew and comes to the same result");
        Header header = Json.parse(content.header(), Header.class, file.toString());
        if (!header.format().equals(FORMAT)) {
            throw new DataException(DataProblem.of("must be of format '" + FORMAT + "'")
                    .at(file.toString(), 0)
                    .withValue(header.format())
                    .withFix("delete it, or name another file"));
        }
        refuseOther(header.search());
        byte[] bytes = new byte[content.body().remaining()];
        content.body().get(bytes);
        Body body = Json.parse(new String(bytes, StandardCharsets.UTF_8), Body.class, file.toString());
        body.steps().forEach(e -> entries.put(new Key(e.trial(), e.step()), e));
    }

    private void refuseOther(Map<String, String> written) {
        Map<String, String> both = new TreeMap<>(written);
        both.putAll(identity);
        for (String name : both.keySet()) {
            if (!Objects.equals(written.get(name), identity.get(name))) {
                throw new UsageException("the journal " + file + " is of another search: its " + name + " is '"
                        + written.getOrDefault(name, "") + "' and not '" + identity.getOrDefault(name, "")
                        + "'. Fix: name another file, or ask for the search that it is of");
            }
        }
    }

    /**
     * What a step came to, if an earlier run did it.
     *
     * @throws DataException if other values were tried there
     */
    synchronized Optional<Entry> recall(int trial, int step, Map<String, Object> values) {
        Optional<Entry> before = Optional.ofNullable(entries.get(new Key(trial, step)));
        before.filter(e -> !e.values().equals(values)).ifPresent(e -> {
            throw new DataException(DataProblem.of("trial " + trial + " must have tried " + values)
                    .at(file.toString(), 0)
                    .withValue(e.values().toString())
                    .withFix("delete the file: the search then begins anew"));
        });
        return before;
    }

    /** Keeps what a step came to; it is on disk when this returns. */
    synchronized void keep(Entry entry) {
        entries.put(new Key(entry.trial(), entry.step()), entry);
        byte[] body = Json.line(new Body(List.copyOf(entries.values()))).getBytes(StandardCharsets.UTF_8);
        SealedFile.write(file, Json.line(new Header(FORMAT, identity)), body.length, buffer -> buffer.put(body));
    }
}
