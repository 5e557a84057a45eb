package io.assay.benchmarks.networks;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/** The clock and the processor time of this process, from some moment on. */
record Meter(long nanos, long cpuNanos) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** From now on. */
    static Meter start() {
        return new Meter(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    /** What has passed since. */
    Side.Turn stop(long sequences) {
        return new Side.Turn(
                sequences, (System.nanoTime() - nanos) / 1e9, (SYSTEM.getProcessCpuTime() - cpuNanos) / 1e9);
    }
}
