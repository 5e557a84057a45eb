package io.assay.app.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.app.cli.Remarks;
import io.assay.base.DataException;
import io.assay.market.source.BarFiles;
import io.assay.market.source.ParsedBars;
import io.assay.market.source.ReadOptions;
import io.assay.store.IncomingSeries;

/**
 * What one file gave, whatever its layout.
 *
 * @param file which
 * @param series what it holds; empty if it was refused
 * @param remarks rows that were left out and why
 * @param refusal why nothing was read
 */
record FileContent(Path file, List<IncomingSeries> series, List<String> remarks, Optional<String> refusal) {
    /** Reads a file; one that cannot be used is refused, so that the others go on. */
    static FileContent of(Path file, ReadOptions options) {
        try {
            List<IncomingSeries> series = new ArrayList<>();
            List<String> remarks = new ArrayList<>();
            if (BarFiles.isParquet(file)) {
                series.addAll(ParquetFiles.read(file, options));
                series.forEach(s -> remarks.addAll(s.notes().examples()));
            } else {
                for (ParsedBars bars : BarFiles.read(file, options)) {
                    series.add(
                            new IncomingSeries(bars.bars(), bars.market(), bars.currency(), bars.notes(), List.of()));
                    bars.problems().forEach(p -> remarks.add(p.sentence()));
                }
            }
            return new FileContent(file, series, remarks, Optional.empty());
        } catch (DataException e) {
            String why = Remarks.refused(file, String.valueOf(e.getMessage()));
            return new FileContent(file, List.of(), List.of(), Optional.of(why));
        }
    }
}
