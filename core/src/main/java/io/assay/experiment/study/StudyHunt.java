package io.assay.experiment.study;

import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.evaluate.LeakHunt;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.hunt.Hunt;
import io.assay.report.RunReport;
import io.assay.report.Text;

/** Searches a study for a leak: whoever signals from now on is fitted again. */
final class StudyHunt {
    private final StudySpec spec;
    private final Wiring wiring;
    private final UniverseRows universe;

    StudyHunt(StudySpec spec, Wiring wiring, UniverseRows universe) {
        this.spec = spec;
        this.wiring = wiring;
        this.universe = universe;
    }

    /**
     * The run with what was found.
     *
     * @param to no bar after this epoch day is looked at
     */
    RunReport on(RunReport run, StudyCommittee.Competitor who, CalendarWindows windows, int to) {
        boolean pooled = who.scope() == Candidate.Scope.POOLED;
        List<String> all =
                run.stocks().stream().map(RunReport.Stock::instrument).toList();
        List<String> some = Hunt.choose(all, pooled ? Hunt.POOLED : Hunt.STOCKS, spec.seed());
        String scope = who.name() + ", fitted again" + (pooled ? " together" : "") + " on "
                + Text.plural(some.size(), "stock") + " of " + all.size() + ", chosen by the seed: "
                + String.join(", ", some) + ".";
        Seed seed = spec.seed().child("hunt");
        Hunt.Method method = new Hunt.Method(StudyModels.learner(spec, who), windows, run.simulated(), scope, seed);
        DatasetSpec rows = pooled
                ? spec.pooledRows(universe.label(), universe.instruments(), universe.data())
                : spec.stockRows(universe.label(), universe.instruments(), universe.data());
        wiring.progress().start("Search for a leak", 1);
        try (BuiltDataset built = universe.build(rows, to)) {
            Dataset chosen = of(built.dataset(), some);
            LeakHunt found = Hunt.on(pooled ? List.of(chosen) : chosen.byInstrument(), method, wiring.parallel());
            return run.withHunt(found);
        } finally {
            wiring.progress().done();
        }
    }

    private static Dataset of(Dataset all, List<String> names) {
        int[] whose = all.rows().instrument();
        boolean[] chosen = new boolean[all.instruments().size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = names.contains(all.instruments().get(i).toString());
        }
        return all.select(
                IntStream.range(0, all.size()).filter(row -> chosen[whose[row]]).toArray());
    }
}
