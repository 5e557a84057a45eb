package io.assay.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.LiveRows;
import io.assay.evaluate.Answers;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;

/**
 * Walks every candidate over the same windows: those of one stock on each stock's rows, pooled ones on the rows of all.
 * What a fold came to is on disk as soon as its stock, or its pooled fold, is done.
 */
final class StudyWalks {
    private final StudySpec spec;
    private final Wiring wiring;
    private final UniverseRows universe;
    private final CalendarWindows windows;
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> tooShort = Collections.synchronizedMap(new TreeMap<>());

    StudyWalks(StudySpec spec, Wiring wiring, UniverseRows universe, CalendarWindows windows) {
        this.spec = spec;
        this.wiring = wiring;
        this.universe = universe;
        this.windows = windows;
    }

    /**
     * The tested rows of one stock.
     *
     * @param predicted rows and answers, with the training of the stock's own models
     * @param pooled the training of pooled models on the same rows; empty without pooled candidates
     */
    record Walked(Predicted predicted, Optional<RowTraining> pooled) {
        /** The training behind a model of some scope. */
        RowTraining training(Candidate.Scope scope) {
            return scope == Candidate.Scope.STOCK ? predicted.training() : pooled.orElseThrow();
        }
    }

    /**
     * The tested rows of each stock that has any, with the answers of all candidates in their order, the nulls and the
     * rules.
     *
     * @param to no bar after this epoch day is looked at
     * @throws DataException if no stock has enough history
     */
    List<Walked> walk(int to) {
        List<Predicted> stocks = ofStocks(to);
        if (stocks.isEmpty()) {
            throw new DataException(
                    "not one of " + universe.instruments().size() + " symbols has enough history. First: "
                            + tooShort.entrySet().iterator().next());
        }
        List<PooledAnswers> pooled = ofPooled(to);
        return stocks.stream().map(stock -> joined(stock, pooled)).toList();
    }

    /** What a reader should know of how it went, in sentences. */
    List<String> notes() {
        return notes.stream().sorted().toList();
    }

    /** Why stocks were not judged by themselves, by name. */
    Map<String, String> tooShort() {
        return tooShort;
    }

    private List<Predicted> ofStocks(int to) {
        try (BuiltDataset built =
                universe.build(spec.stockRows(universe.label(), universe.instruments(), universe.data()), to)) {
            List<Dataset> parts = built.dataset().byInstrument();
            wiring.progress().start("Walk-forward, stock by stock", parts.size());
            StockWalk walk = new StockWalk(spec, windows);
            Map<Instrument, LiveRows> unlabelled = built.unlabelled().byInstrument();
            List<Optional<Predicted>> walked = wiring.parallel()
                    .map(
                            parts,
                            part -> ofStock(
                                    walk,
                                    part,
                                    Objects.requireNonNull(
                                            unlabelled.get(part.instruments().get(0)))));
            wiring.progress().done();
            universe.instruments().stream()
                    .filter(i -> parts.stream().noneMatch(p -> p.instruments().contains(i)))
                    .forEach(i -> tooShort.put(i.toString(), "it has no row whose features have settled"));
            return walked.stream().flatMap(Optional::stream).toList();
        }
    }

    private Optional<Predicted> ofStock(StockWalk walk, Dataset part, LiveRows unlabelled) {
        Instrument instrument = part.instruments().get(0);
        try {
            FoldBook book = FoldBook.open(file(instrument), wiring.maker(), notes);
            Predicted predicted = walk.walk(part, unlabelled, book);
            book.prune();
            return Optional.of(predicted);
        } catch (DataException e) {
            tooShort.put(instrument.toString(), String.valueOf(e.getMessage()));
            return Optional.empty();
        } finally {
            wiring.progress().step(instrument.toString());
        }
    }

    /** What each pooled candidate said, in their order, and then the base rates of all stocks together. */
    private List<PooledAnswers> ofPooled(int to) {
        List<Candidate> candidates = spec.of(Candidate.Scope.POOLED);
        if (candidates.isEmpty()) {
            return List.of();
        }
        try (BuiltDataset built =
                universe.build(spec.pooledRows(universe.label(), universe.instruments(), universe.data()), to)) {
            List<PooledAnswers> answers = new ArrayList<>();
            FoldFolder memory = new FoldFolder(folder().resolve("pooled"), wiring.maker(), wiring.clock(), notes);
            LiveRows unlabelled = built.unlabelled().within(windows);
            CrossFit.Folds folds = new CrossFit(windows).over(built.dataset(), unlabelled, stepping(memory));
            WindowsAtOnce windowsAtOnce = WindowsAtOnce.of(folds, built.dataset(), wiring);
            wiring.progress()
                    .start(
                            "Walk-forward, pooled",
                            (long) (candidates.size() + 1) * folds.folds().size());
            RowTraining training =
                    RowTraining.of(folds, built.dataset().target().width());
            for (Candidate candidate : candidates) {
                Learner learner = windowsAtOnce.learner(candidate.learner(), wiring);
                Seed seed = spec.seed().child("pooled").child(candidate.name());
                OutOfSample said = folds.run(learner, seed, windowsAtOnce.parallel());
                answers.add(PooledAnswers.of(candidate.name(), said, training));
            }
            Seed seed = spec.seed().child("pooled").child(Predicted.POOLED_MAJORITY);
            OutOfSample majority = folds.run(ConstantLearner.majority(), seed, windowsAtOnce.parallel());
            answers.add(PooledAnswers.of(Predicted.POOLED_MAJORITY, majority, training));
            wiring.progress().done();
            memory.prune();
            return answers;
        }
    }

    /** The same memory, with a step of progress for each fold that is remembered or done. */
    private FoldMemory stepping(FoldMemory memory) {
        return new FoldMemory() {
            @Override
            public Optional<Predictions> recall(Task task) {
                Optional<Predictions> before = memory.recall(task);
                before.ifPresent(p -> wiring.progress().step(task.learner().name()));
                return before;
            }

            @Override
            public void keep(Task task, Predictions said) {
                memory.keep(task, said);
                wiring.progress().step(task.learner().name());
            }
        };
    }

    /**
     * The answers of pooled candidates among those of the stock's own, in the order of the specification; then nulls.
     */
    private Walked joined(Predicted stock, List<PooledAnswers> pooled) {
        List<Answers> answers = new ArrayList<>();
        int ofStock = 0;
        int ofPool = 0;
        for (Candidate candidate : spec.candidates()) {
            if (candidate.scope() == Candidate.Scope.STOCK) {
                answers.add(stock.answers().get(ofStock++));
            } else {
                answers.add(new Answers(candidate.name(), pooled.get(ofPool++).on(stock.rows())));
            }
        }
        int nulls = StockWalk.nulls(spec).size();
        answers.addAll(stock.answers().subList(ofStock, ofStock + nulls));
        if (!pooled.isEmpty()) {
            answers.add(
                    new Answers(Predicted.POOLED_MAJORITY, pooled.get(ofPool).on(stock.rows())));
        }
        answers.addAll(stock.answers().subList(ofStock + nulls, stock.answers().size()));
        return new Walked(
                new Predicted(stock.rows(), answers, stock.training()),
                pooled.stream().findFirst().map(p -> p.trainingOn(stock.rows())));
    }

    /**
     * Walks that begin elsewhere, over held-out days for example, or over other stocks, have books of their own and
     * drop no others' folds.
     */
    private Path folder() {
        String name = spec.hash().substring(0, 12) + "-"
                + Digest.of(universe.text()).substring(0, 8) + "-"
                + Days.text(windows.starts().get(0));
        return wiring.workspace().resolve("folds").resolve(name);
    }

    private Path file(Instrument instrument) {
        String name = instrument.market() + "-" + Digest.of(instrument.symbol()).substring(0, 12);
        return folder().resolve(name + ".folds");
    }
}
