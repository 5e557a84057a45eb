package io.assay.proof;

import java.util.ArrayList;
import java.util.List;

import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.LabelOverlap;
import io.assay.dataset.Splitter;

/** Proof that no fold learns from a row whose label reaches into what it is tested on. */
public final class SplitProof {
    private SplitProof() {}

    /** Looks at every fold; see {@link LabelOverlap}. */
    public static List<Breach> of(Splitter splitter, Dataset dataset) {
        List<Breach> breaches = new ArrayList<>();
        for (Fold fold : splitter.split(dataset)) {
            LabelOverlap.of(fold, dataset)
                    .ifPresent(seen -> breaches.add(new Breach(splitter.spec(), "fold " + fold.name(), seen)));
        }
        return breaches;
    }
}
