package io.assay.experiment.study;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.train.FoldMemory;

/**
 * Names of predictions of folds: a hash of everything they depend on, the rows learnt from and predicted, the learner
 * with its parameters, the seed, and the code. Used by several threads; the rows of a fold are hashed once.
 */
final class FoldKeys {
    private final String maker;
    private final Map<Dataset, Map<Fold, String>> hashes = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * Names of what some code predicts.
     *
     * @param maker the code that predicts, versions included
     */
    FoldKeys(String maker) {
        this.maker = maker;
    }

    /** The name of what is predicted for a task, in hexadecimal digits. */
    String of(FoldMemory.Task task) {
        Map<Fold, String> ofDataset =
                hashes.computeIfAbsent(task.dataset(), d -> Collections.synchronizedMap(new IdentityHashMap<>()));
        String rows = ofDataset.computeIfAbsent(
                task.fold(),
                fold -> Digest.sha256()
                        .add(task.dataset().select(fold.train()).hash())
                        .add(task.dataset().select(fold.test()).hash())
                        .add(task.unlabelled().hash())
                        .hex());
        return Digest.sha256()
                .add(rows)
                .add(task.learner().name())
                .add(Json.line(task.learner().parameters()))
                .add(task.seed().value())
                .add(maker)
                .hex();
    }
}
