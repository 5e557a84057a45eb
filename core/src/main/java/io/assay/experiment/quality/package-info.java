/** Signals of strategies on stored markets, collected. May import {@code experiment}. */
@NullMarked
package io.assay.experiment.quality;

import org.jspecify.annotations.NullMarked;
