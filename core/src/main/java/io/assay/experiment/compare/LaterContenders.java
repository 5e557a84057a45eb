package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Breakdown;
import io.assay.experiment.HeldOut;
import io.assay.experiment.Wiring;
import io.assay.experiment.evaluate.EvaluateSpec;
import io.assay.experiment.evaluate.ModelEvaluation;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.ledger.Peeks;
import io.assay.ledger.ProofStamp;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.registry.ModelCard;
import io.assay.report.CompareReport;

/** Kept models with what they say of the days after those that they learnt from. */
final class LaterContenders {
    private final CompareSpec spec;
    private final Wiring wiring;
    private final ModelEvaluation evaluation;
    private String held = "";

    LaterContenders(CompareSpec spec, Wiring wiring, HeldOut heldOut) {
        this.spec = spec;
        this.wiring = wiring;
        this.evaluation = new ModelEvaluation(wiring, heldOut);
    }

    /** Which days are held out, and whether they were looked at, in words; after the models were asked. */
    String held() {
        return held;
    }

    /**
     * Asks all models, each a look at held-out days if these are opened.
     *
     * @throws io.assay.base.UsageException as {@link ModelEvaluation#ask}
     * @throws io.assay.base.DataException as {@link ModelEvaluation#ask}
     */
    List<Contender> ask(Optional<Peeks> opening) {
        List<String> ids = spec.names().stream().map(wiring.models()::find).toList();
        requireComparable(ids);
        List<ModelEvaluation.Ready> ready = ids.stream()
                .map(id -> evaluation.ready(question(id), opening.isPresent()))
                .toList();
        requireRows(ready);
        wiring.progress().start("Asking models", ids.size());
        List<Contender> contenders = new ArrayList<>();
        for (int k = 0; k < ids.size(); k++) {
            ModelEvaluation.Asked asked = evaluation.ask(ready.get(k), opening);
            // Each model is a look; the last one's words count them all.
            held = asked.held();
            contenders.add(contender(spec.names().get(k), asked));
            wiring.progress().step(ids.get(k));
        }
        wiring.progress().done();
        return contenders;
    }

    private EvaluateSpec question(String id) {
        return new EvaluateSpec(
                id,
                spec.stocks(),
                spec.books().from(),
                Math.min(spec.books().to(), HeldOut.NEVER),
                spec.sectors(),
                0,
                spec.seed());
    }

    private static Contender contender(String name, ModelEvaluation.Asked asked) {
        ModelCard card = asked.card();
        Judged later = asked.rows().later();
        double inSample = accuracy(asked.rows().training());
        List<Dataset> stocks = later.rows().byInstrument();
        List<Contender.Part> parts = new ArrayList<>();
        int next = 0;
        for (int[] rows : later.rows().positions()) {
            if (rows.length > 0) {
                List<Answers> answers = later.answers().stream()
                        .map(a -> new Answers(a.name(), a.predictions().select(rows)))
                        .toList();
                Predicted part = new Predicted(Predicted.bare(stocks.get(next)), answers, nothing(later, rows.length));
                parts.add(new Contender.Part(part, inSample));
                next++;
            }
        }
        CompareReport.Origin origin = new CompareReport.Origin(
                "",
                card.recipe().learner(),
                "kept model " + card.id() + ", which learnt from days up to "
                        + card.spans().refit().last(),
                asked.cut().data().contentHash(),
                card.recipe().seed(),
                card.verdict(),
                card.recipe().trials());
        List<String> doubts = ProofStamp.isProven(card.proof())
                ? List.of()
                : List.of("Model " + card.id() + ": " + ProofStamp.sentence(card.proof()) + ".");
        return new Contender(
                name,
                origin,
                Contender.OF_MODEL + card.id(),
                new Contender.Acting(true, ""),
                parts,
                doubts,
                card.warnings());
    }

    /** Nothing is booked, so what the fits had learnt from is asked by nobody. */
    private static RowTraining nothing(Judged later, int rows) {
        int width = later.rows().target().width();
        return new RowTraining(width, new double[rows * width], new double[rows * width]);
    }

    /**
     * Refuses models that share too few bars for the fewest rows, before anything is asked: a look that nobody could be
     * shown would count all the same. A row takes a bar on its own day and one after it, at which its outcome is known
     * at the earliest. How many rows there are, and whether the models agree on them, only the answers tell.
     */
    private static void requireRows(List<ModelEvaluation.Ready> ready) {
        TreeSet<Instrument> common = new TreeSet<>(ready.get(0).stocks());
        ready.forEach(r -> common.retainAll(r.stocks()));
        if (common.isEmpty()) {
            throw new UsageException("there is no stock that all of these models are for among those that are picked."
                    + " Fix: compare models of the same stocks, or pick others");
        }
        int first =
                ready.stream().mapToInt(ModelEvaluation.Ready::firstDay).max().orElseThrow();
        long most = ready.stream()
                .mapToLong(r -> common.stream()
                        .mapToLong(stock -> rows(r, stock, first))
                        .sum())
                .min()
                .orElseThrow();
        if (most < Breakdown.FEWEST_ROWS) {
            throw new DataException(DataProblem.of("models are compared on at least " + Breakdown.FEWEST_ROWS
                            + " rows whose outcome is known, and from " + Days.text(first)
                            + " on, after all that these learnt from, there are bars for at most " + most)
                    .withFix("import later bars, ask for more days or stocks, or train with --to an earlier day"));
        }
    }

    private static long rows(ModelEvaluation.Ready ready, Instrument stock, int first) {
        int[] days = ready.cut().data().bars(stock).days();
        long bars = Arrays.stream(days)
                .filter(day -> day >= first && day <= ready.range().to())
                .count();
        return Math.max(0, bars - 1);
    }

    /** Refuses models that are one, predict different things or share no stock. */
    private void requireComparable(List<String> ids) {
        ModelCard first = wiring.models().show(ids.get(0));
        TreeSet<String> common = new TreeSet<>(first.instruments());
        for (int k = 1; k < ids.size(); k++) {
            ModelCard card = wiring.models().show(ids.get(k));
            if (ids.subList(0, k).contains(card.id())) {
                throw new UsageException("'" + spec.names().get(ids.indexOf(card.id())) + "' and '"
                        + spec.names().get(k) + "' are one model, " + card.id()
                        + ", and no model differs from itself. Fix: name another");
            }
            if (!plain(card).equals(plain(first))) {
                throw SharedRows.otherTarget(
                        spec.names().get(0), plain(first), spec.names().get(k), plain(card));
            }
            common.retainAll(card.instruments());
        }
        if (common.isEmpty()) {
            throw new UsageException(
                    "there is no stock that all of these models are for. Fix: compare models of the same" + " stocks");
        }
    }

    /** Stocks may differ in the price at which they are entered; what is asked of them is the same. */
    private static Target plain(ModelCard card) {
        return new Target(
                card.recipe().target().replace("_close", ""), card.recipe().classes());
    }

    /** Share of the rows that the model learnt from on which it is right; NaN of a number. */
    private static double accuracy(Judged learnt) {
        if (!learnt.rows().target().isClasses()) {
            return Double.NaN;
        }
        Predictions said = learnt.model().predictions();
        double[] target = learnt.rows().rows().target();
        int spoken = 0;
        int hits = 0;
        for (int row = 0; row < target.length; row++) {
            spoken += said.speaks(row) ? 1 : 0;
            hits += said.classOf(row) == target[row] ? 1 : 0;
        }
        return spoken > 0 ? (double) hits / spoken : Double.NaN;
    }
}
