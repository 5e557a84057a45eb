/**
 * {@code assay train missing}: one specification fitted for every stock by itself and judged over all of them. May
 * import what {@code experiment} may import, and {@code experiment} with its rooms {@code hunt} and {@code run}.
 */
@NullMarked
package io.assay.experiment.stock;

import org.jspecify.annotations.NullMarked;
