package io.assay.experiment.retrain;

import java.nio.file.Path;

import io.assay.base.Json;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.Monitoring;
import io.assay.experiment.monitor.PairedDays;
import io.assay.ledger.ChainedLines;

/** How often challengers were set against champions, for good: each look is another chance to seem better. */
final class Looks {
    private final Path file;
    private final Wiring wiring;

    Looks(Wiring wiring) {
        this.wiring = wiring;
        this.file = Monitoring.folder(wiring.workspace()).resolve("looks.jsonl");
    }

    private record Look(String time, String challenger, String last, int days, double champion, double other) {}

    /** The number of the next look at a challenger, from 1. */
    long next(String challenger) {
        return 1
                + ChainedLines.of(file).read().stream()
                        .map(line -> Json.parse(line.payload().toString(), Look.class, file + ":" + line.number()))
                        .filter(look -> look.challenger().equals(challenger))
                        .count();
    }

    /** Writes a look down. */
    void took(String challenger, PairedDays pairs) {
        ChainedLines.of(file)
                .append(new Look(
                        wiring.clock().instant().toString(),
                        challenger,
                        pairs.last(),
                        pairs.days(),
                        pairs.champion(),
                        pairs.other()));
    }
}
