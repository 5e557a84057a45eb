package io.assay.app.features;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

import io.assay.app.cli.Context;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Thresholds;

/**
 * The bars that features may be made of: what the audit leaves. Blocked symbols are left out, and {@link #tell} says so
 * at the end. Safe from several threads.
 */
final class CleanBars {
    /** Blocked symbols that are named; of more only the number is told. */
    private static final int NAMED = 10;

    private final Auditor auditor;
    private final Context context;
    private final Map<Instrument, String> blocked = new ConcurrentSkipListMap<>();

    CleanBars(MarketData data, Context context) {
        this.auditor = Auditor.of(data, Thresholds.DEFAULTS);
        this.context = context;
    }

    Optional<BarSeries> of(Instrument instrument) {
        CleanSeries clean = auditor.clean(instrument);
        if (clean.isBlocked()) {
            String rules = clean.failures().stream().map(f -> f.rule().id()).collect(Collectors.joining(", "));
            blocked.put(instrument, rules);
            return Optional.empty();
        }
        return Optional.of(clean.bars());
    }

    /** Says on standard error which symbols were left out and why, in the order of their names. */
    void tell() {
        blocked.entrySet().stream()
                .limit(NAMED)
                .forEach(e -> context.output().remark(e.getKey() + ": left out, the audit blocks it: " + e.getValue()));
        if (blocked.size() > NAMED) {
            context.output()
                    .remark("... and " + (blocked.size() - NAMED) + " more left out; 'assay data audit' names them");
        }
    }
}
