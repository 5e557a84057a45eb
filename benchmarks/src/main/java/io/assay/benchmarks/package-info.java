/** Side-by-side comparisons: ratios measured in one run, in turn, so that a noisy machine hurts all alike. */
@NullMarked
package io.assay.benchmarks;

import org.jspecify.annotations.NullMarked;
