package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.market.Filing;
import io.assay.market.Instrument;

/** The company reports of a workspace, under its folder {@code filings}. */
public final class FilingStore {
    private final Path folder;

    private FilingStore(Path workspace) {
        this.folder = workspace.resolve("filings");
    }

    /** That of a workspace; nothing is created. */
    public static FilingStore of(Path workspace) {
        return new FilingStore(workspace);
    }

    /** What a company reported, in the order it was filed; nothing if none is stored. */
    public List<Filing> read(Instrument instrument) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        throw new UnsupportedOperationException("reports of " + instrument);
    }
}
