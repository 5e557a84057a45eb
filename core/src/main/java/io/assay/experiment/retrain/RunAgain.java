package io.assay.experiment.retrain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.run.RunRecipe;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.proof.ProofGate;
import io.assay.report.RunReport;

/** The specification of a run, fitted on bars that came since; its models stay candidates. */
final class RunAgain {
    private RunAgain() {}

    /**
     * What a run came to.
     *
     * @param run its folder
     * @param report what it was judged by
     */
    record Again(RunFolder run, RunReport report) {}

    /**
     * Runs again.
     *
     * @param opened whether it is judged on held-out days too
     * @throws DataException if none of its stocks is there any more, or nothing can be fitted
     */
    static Again of(RunFolder run, Wiring wiring, boolean opened) {
        RunRecipe recipe = run.recipe();
        Set<Instrument> there =
                wiring.data().listings().stream().map(Listing::instrument).collect(Collectors.toSet());
        List<Instrument> stocks =
                recipe.stocks().stream().filter(there::contains).toList();
        if (stocks.isEmpty()) {
            throw new DataException("no stock of run " + run.id() + " has bars any more");
        }
        ProofGate gate = recipe.unproven() ? ProofGate.open() : wiring.gate();
        Wiring candidates = wiring.withoutPromotion().withGate(gate);
        Seed seed = Seed.of(recipe.seed());
        Optional<HeldOut> none = opened ? Optional.of(HeldOut.none()) : Optional.empty();
        String id;
        if (recipe.stock().isPresent()) {
            PerStockSpec spec = PerStockSpec.of(recipe.stock().get(), wiring.engines(), seed);
            PerStockSpec judged = opened ? spec.withHeldOut(HeldOut.none()) : spec;
            id = new TrainMissing(judged, candidates).run(stocks).runId();
        } else {
            RunRecipe.OfStudy study = recipe.study().orElseThrow();
            StudySpec spec = StudySpec.of(study, wiring.engines(), seed);
            HeldOut heldOut = none.orElseGet(() -> RunRecipe.heldOut(study.heldOutFrom()));
            id = new Study(spec, candidates, heldOut).run(stocks).run().runId();
        }
        RunFolder again = RunFolder.at(wiring.run(id));
        return new Again(again, again.report());
    }
}
