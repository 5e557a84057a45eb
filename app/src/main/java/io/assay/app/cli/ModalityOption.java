package io.assay.app.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.assay.feature.outside.Modalities;
import picocli.CommandLine.Option;

/** The option that asks for kinds of input beside bars. */
public final class ModalityOption {
    @Option(
            names = "--modalities",
            paramLabel = "KIND",
            split = ",",
            description = "Read these beside prices and volumes: ${COMPLETION-CANDIDATES}. Series come from 'assay data"
                    + " import-series' and its sisters; each fit leaves out a kind that is too thin.",
            completionCandidates = Names.class)
    private List<String> modalities = List.of();

    /** The names of all kinds, for help and completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of("all"), Modalities.names().stream()).iterator();
        }
    }

    /**
     * What is asked for.
     *
     * @throws io.assay.base.UsageException if there is no such kind
     */
    public Modalities asked() {
        return Modalities.parse(modalities);
    }
}
