/**
 * Signals of strategies on stored markets, collected and learnt from. May import {@code experiment},
 * {@code experiment.run} and {@code experiment.study}.
 */
@NullMarked
package io.assay.experiment.quality;

import org.jspecify.annotations.NullMarked;
