package io.assay.experiment.stock;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.evaluate.LeakHunt;
import io.assay.experiment.Wiring;
import io.assay.experiment.hunt.Hunt;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.report.RunReport;
import io.assay.report.Text;

/** Searches a run of models of one stock each for a leak. */
final class StockHunt {
    private final PerStockSpec spec;
    private final Wiring wiring;
    private final Auditor auditor;

    StockHunt(PerStockSpec spec, Wiring wiring, Auditor auditor) {
        this.spec = spec;
        this.wiring = wiring;
        this.auditor = auditor;
    }

    LeakHunt on(RunReport report) {
        List<String> all =
                report.stocks().stream().map(RunReport.Stock::instrument).toList();
        List<String> some = Hunt.choose(all, Hunt.STOCKS, spec.seed());
        String scope = "Fitted again on " + Text.plural(some.size(), "stock") + " of " + all.size()
                + ", chosen by the seed: " + String.join(", ", some) + ".";
        Seed seed = spec.seed().child("hunt");
        Hunt.Method method = new Hunt.Method(spec.learner(), spec.walkForward(), report.simulated(), scope, seed);
        wiring.progress().start("Search for a leak", 1);
        List<BuiltDataset> built = new ArrayList<>();
        try {
            some.forEach(name -> built.add(rows(Instrument.parse(name))));
            List<Dataset> parts =
                    built.stream().map(b -> spec.open(b.dataset())).toList();
            return Hunt.on(parts, method, wiring.parallel());
        } finally {
            built.forEach(BuiltDataset::close);
            wiring.progress().done();
        }
    }

    private BuiltDataset rows(Instrument instrument) {
        CleanSeries clean = auditor.clean(instrument);
        BarSeries bars = clean.bars();
        return wiring.datasets(new Parallel(1))
                .build(wiring.ofMembers(spec.dataset(spec.label(clean))), List.of(instrument), i -> bars);
    }
}
