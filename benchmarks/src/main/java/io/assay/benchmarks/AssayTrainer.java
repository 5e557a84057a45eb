package io.assay.benchmarks;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import io.assay.base.Seed;
import io.assay.model.Learner;

/** A learner of Assay; counts all processor time of the JVM, its compiler and collector too, as Python's is counted. */
record AssayTrainer(Learner learner, TrainingRows rows) implements Trainer {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public Result run(int seed) {
        long start = SYSTEM.getProcessCpuTime();
        double[] said = learner.fit(rows.train().examples(), Seed.of(seed))
                .predict(rows.test().features())
                .values();
        double seconds = (SYSTEM.getProcessCpuTime() - start) / 1e9;
        return Result.of(seconds, said, rows.train().target().width(), rows.truth());
    }
}
