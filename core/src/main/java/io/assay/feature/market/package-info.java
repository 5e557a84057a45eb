/**
 * Features of a market as a whole, of a stock against it, and of outside series. May import {@code base},
 * {@code market}, {@code feature} and {@code feature.kernel}.
 */
@NullMarked
package io.assay.feature.market;

import org.jspecify.annotations.NullMarked;
