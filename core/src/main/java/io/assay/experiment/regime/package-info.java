/**
 * Regimes of stored indices, some sessions ahead. May import {@code experiment}, {@code experiment.run} and
 * {@code experiment.study}.
 */
@NullMarked
package io.assay.experiment.regime;

import org.jspecify.annotations.NullMarked;
