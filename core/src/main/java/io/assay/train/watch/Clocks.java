package io.assay.train.watch;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time as listeners need it.
 *
 * @param clock the time of day, for what is written down
 * @param nanos nanoseconds since some moment, never going back, for what is measured
 */
public record Clocks(InstantSource clock, LongSupplier nanos) {}
