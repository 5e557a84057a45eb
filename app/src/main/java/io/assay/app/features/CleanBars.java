package io.assay.app.features;

import java.util.List;
import java.util.Optional;

import io.assay.app.cli.Context;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Thresholds;

/** The bars that features may be made of: what the audit leaves. Blocked symbols are told of and left out. */
final class CleanBars {
    private final Auditor auditor;
    private final Context context;

    CleanBars(MarketData data, Context context) {
        this.auditor = Auditor.of(data, Thresholds.DEFAULTS);
        this.context = context;
    }

    Optional<BarSeries> of(Instrument instrument) {
        CleanSeries clean = auditor.clean(instrument);
        if (clean.isBlocked()) {
            List<String> rules =
                    clean.failures().stream().map(f -> f.rule().id()).toList();
            context.output().remark(instrument + ": left out, the audit blocks it: " + String.join(", ", rules));
            return Optional.empty();
        }
        return Optional.of(clean.bars());
    }
}
