package io.assay.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.base.Json;

/**
 * The returns of books whose score was seen, one small file a specification. A ledger says how many trials there were;
 * these say how much alike they are, which a deflated Sharpe ratio needs to know as well. Losing a file only makes the
 * count of independent trials larger, which is the careful side.
 */
public final class TrialReturns {
    private static final String FILE = ".json";
    private static final int DIGITS = 16;

    private final Path folder;

    private TrialReturns(Path folder) {
        this.folder = folder;
    }

    /** Those in a folder, which need not exist yet. */
    public static TrialReturns in(Path folder) {
        return new TrialReturns(folder);
    }

    /**
     * The returns of one trial.
     *
     * @param specification what distinguishes it from every other trial
     * @param days epoch days of the sessions, ascending
     * @param returns one a session, as fractions, finite
     */
    public record Series(String specification, int[] days, double[] returns) {
        /** Checks the shapes. */
        public Series {
            Check.notBlank("specification", specification);
            Check.sameLength("returns", returns.length, days.length);
            for (int d = 0; d < days.length; d++) {
                Check.that(d == 0 || days[d] > days[d - 1], "days", "ascend strictly", days[d]);
                Check.that(Double.isFinite(returns[d]), "returns", "be finite", returns[d]);
            }
        }
    }

    /** Keeps the returns of a trial; the same specification replaces what was kept of it. */
    public void keep(Series series) {
        String name = Digest.of(series.specification().getBytes(StandardCharsets.UTF_8))
                .substring(0, DIGITS);
        AtomicFiles.write(folder.resolve(name + FILE), Json.line(series));
    }

    /**
     * Everything that was kept, in a fixed order.
     *
     * @throws io.assay.base.DataException if a file is damaged
     */
    public List<Series> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(FILE))
                    .sorted()
                    .map(file -> Json.read(file, Series.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }
}
