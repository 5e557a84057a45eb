package io.assay.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.FolderLock;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.ledger.ProofStamp;
import io.assay.registry.CodeVersion;

/**
 * What everybody passes who fits a model: nothing is trained on ingredients that are not proven free of leaks, unless
 * that is asked for, and then the stamp says so.
 *
 * <p>What was proven is remembered in a file of the workspace, for the same ingredients and the same code only. Code
 * that nobody can name, because it was built outside of version control or with changes that were not committed, is
 * never remembered.
 */
public final class ProofGate {
    /** A folder of its own: that of the workspace is locked by whoever writes bars. */
    private static final String FOLDER = "proof";

    private static final String FILE = "proven.json";

    private final boolean open;
    private final CodeVersion code;
    private final Map<String, ProofStamp> seen = new ConcurrentHashMap<>();

    private ProofGate(boolean open, CodeVersion code) {
        this.open = open;
        this.code = code;
    }

    /** Lets through what is proven. */
    public static ProofGate required() {
        return new ProofGate(false, CodeVersion.current());
    }

    /** Lets everything through and proves nothing. */
    public static ProofGate open() {
        return new ProofGate(true, CodeVersion.current());
    }

    /** The same for other code. */
    ProofGate of(CodeVersion other) {
        return new ProofGate(open, other);
    }

    /** Whether everything is let through. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Proves ingredients, or recalls that they were proven.
     *
     * @param workspace where it is remembered
     * @return the stamp for everything that is fitted on them
     * @throws DataException if they look ahead somewhere; the sentence says where
     */
    public ProofStamp pass(Ingredients ingredients, Path workspace, Parallel parallel, Progress progress) {
        if (open) {
            return ProofStamp.unproven();
        }
        String key = Digest.sha256()
                .add(code.toString())
                .add(LeakProof.USUAL_CUTS)
                .add(ingredients.digest())
                .hex();
        Path folder = workspace.resolve(FOLDER);
        Path file = folder.resolve(FILE);
        Optional<ProofStamp> known =
                remembered(file).map(memory -> memory.stamps().get(key));
        ProofStamp stamp = Optional.ofNullable(seen.get(key))
                .or(() -> known)
                .orElseGet(() -> prove(ingredients, parallel, progress));
        seen.put(key, stamp);
        if (known.isEmpty() && code.isCertain()) {
            FolderLock.hold(folder, () -> remember(file, key, stamp));
        }
        return stamp;
    }

    private static ProofStamp prove(Ingredients ingredients, Parallel parallel, Progress progress) {
        ProofReport report = IngredientsProof.run(ingredients, LeakProof.USUAL_CUTS, parallel, progress);
        report.rows().stream().filter(row -> !row.holds()).findFirst().ifPresent(row -> {
            throw new DataException(
                    "nothing was trained, because what it would learn from is not proven free of leaks: " + row.first()
                            + ". Fix: mend it; or train with '--unproven', which every card and report will say");
        });
        return ProofStamp.proven(report.sentence(), report.digest());
    }

    private record Known(Map<String, ProofStamp> stamps) {
        Known {
            stamps = new TreeMap<>(stamps);
        }
    }

    private Optional<Known> remembered(Path file) {
        return code.isCertain() && Files.exists(file) ? Optional.of(Json.read(file, Known.class)) : Optional.empty();
    }

    private void remember(Path file, String key, ProofStamp stamp) {
        Map<String, ProofStamp> stamps =
                new TreeMap<>(remembered(file).map(Known::stamps).orElse(Map.of()));
        stamps.put(key, stamp);
        AtomicFiles.write(file, Json.pretty(new Known(stamps)));
    }
}
