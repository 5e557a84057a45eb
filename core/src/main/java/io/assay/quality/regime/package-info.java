/** Regimes of a market as they will be some sessions ahead. May import what {@code quality} may. */
@NullMarked
package io.assay.quality.regime;

import org.jspecify.annotations.NullMarked;
