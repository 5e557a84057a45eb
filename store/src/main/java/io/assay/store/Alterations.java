package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.RenamedData;
import io.assay.market.RepairedData;
import io.assay.market.SplitRepair;
import io.assay.market.SymbolChange;

/**
 * What somebody asked to be read otherwise than it was recorded: split repairs and changes of symbols. The recorded
 * bars stay as they are; taking an alteration back gives the same bits again. What was taken back stays on record.
 *
 * @param entries in the order in which they were asked for
 */
public record Alterations(List<Entry> entries) {
    private static final String FILE = "alterations.json";

    /** Copies the list. */
    public Alterations {
        entries = List.copyOf(entries);
    }

    /**
     * Who asked.
     *
     * @param who name of the user
     * @param when instant in ISO form
     * @param code version and commit of the program
     */
    public record Author(String who, String when, String code) {}

    /**
     * One alteration: a repair or a change of symbols.
     *
     * @param repair a split that is read into the bars, or nothing
     * @param change a listing that goes on under another symbol, or nothing
     * @param evidence what spoke for it, in a sentence
     * @param asked by whom
     * @param undone by whom it was taken back, or nothing
     */
    public record Entry(
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SplitRepair> repair,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SymbolChange> change,
            String evidence,
            Author asked,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Author> undone) {
        /** Whether it holds. */
        public boolean isActive() {
            return undone.isEmpty();
        }
    }

    /** Those of a workspace. */
    static Alterations in(Path workspace) {
        Path file = file(workspace);
        return Files.exists(file) ? Json.read(file, Alterations.class) : new Alterations(List.of());
    }

    private static Path file(Path workspace) {
        return Manifest.folder(workspace).resolve(FILE);
    }

    void write(Path workspace) {
        AtomicFiles.write(file(workspace), Json.pretty(this));
    }

    /** Recorded data as they are to be read. */
    MarketData over(MarketData recorded) {
        List<SplitRepair> repairs = active().flatMap(e -> e.repair().stream()).toList();
        List<SymbolChange> changes = active().flatMap(e -> e.change().stream()).toList();
        return RenamedData.of(RepairedData.of(recorded, repairs), changes);
    }

    private Stream<Entry> active() {
        return entries.stream().filter(Entry::isActive);
    }

    /** These and one more. */
    Alterations with(Entry entry) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(entry);
        return new Alterations(all);
    }

    /** The active repairs of an instrument. */
    public List<SplitRepair> repairs(Instrument instrument) {
        return active().flatMap(e -> e.repair().stream())
                .filter(r -> r.instrument().equals(instrument))
                .toList();
    }

    /** The symbol under which bars of a day are recorded that are read under this one. */
    Instrument recordedAs(Instrument instrument, int day, Set<Instrument> recorded) {
        Instrument name = instrument;
        for (SymbolChange change : latestFirst()) {
            boolean old = day < change.day() || !recorded.contains(name);
            name = change.to().equals(name) && old ? change.from() : name;
        }
        return name;
    }

    /** The symbol under which bars are read that are recorded under this one. */
    public Instrument readAs(Instrument instrument) {
        Instrument name = instrument;
        for (SymbolChange change : ordered()) {
            name = change.from().equals(name) ? change.to() : name;
        }
        return name;
    }

    private List<SymbolChange> latestFirst() {
        List<SymbolChange> changes = new ArrayList<>(ordered());
        Collections.reverse(changes);
        return changes;
    }

    private List<SymbolChange> ordered() {
        return changes().stream()
                .sorted(Comparator.comparingInt(SymbolChange::day))
                .toList();
    }

    /** The active changes of symbols. */
    public List<SymbolChange> changes() {
        return active().flatMap(e -> e.change().stream()).toList();
    }

    /**
     * These with some taken back.
     *
     * @throws UsageException if none that holds is meant
     */
    Alterations without(Predicate<Entry> meant, String what, Author by) {
        List<Entry> all = new ArrayList<>();
        boolean any = false;
        for (Entry entry : entries) {
            boolean undo = entry.isActive() && meant.test(entry);
            any |= undo;
            all.add(
                    undo
                            ? new Entry(
                                    entry.repair(), entry.change(), entry.evidence(), entry.asked(), Optional.of(by))
                            : entry);
        }
        if (!any) {
            throw new UsageException("there is no " + what + " to take back");
        }
        return new Alterations(all);
    }
}
