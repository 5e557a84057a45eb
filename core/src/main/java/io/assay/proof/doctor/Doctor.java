package io.assay.proof.doctor;

import java.util.List;
import java.util.stream.Stream;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;

/**
 * The visible list of classic leaks, and their examination on a simulated market on which nothing can be known:
 * whatever a leak shows there is fake. A new leak is one method and one line in the list of its group.
 */
public final class Doctor {
    private static final List<Leak> LEAKS = Stream.of(
                    PriceLeaks.all(),
                    LabelLeaks.all(),
                    FitLeaks.all(),
                    OutsideLeaks.all(),
                    SignalLeaks.all(),
                    ChoiceLeaks.all())
            .flatMap(List::stream)
            .toList();

    private Doctor() {}

    /** Examines every leak. The same seed gives the same figures at any number of threads. */
    public static List<Finding> examine(Seed seed, Parallel parallel, Progress progress) {
        progress.start("Planting leaks", LEAKS.size());
        Ward ward = Ward.of(seed);
        List<Finding> findings = parallel.map(LEAKS, leak -> {
            Finding finding = Finding.of(leak, leak.examine().apply(ward));
            progress.step(leak.name());
            return finding;
        });
        progress.done();
        return findings;
    }
}
