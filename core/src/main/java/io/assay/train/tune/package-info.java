/**
 * The search for hyper-parameters: what may be varied, how the next trial is chosen, when one is given up, and how far
 * its best is luck. Knows no data: what a trial scores is told by an {@link io.assay.train.tune.Objective}.
 */
@NullMarked
package io.assay.train.tune;

import org.jspecify.annotations.NullMarked;
