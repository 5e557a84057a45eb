/**
 * Prices, volume and one-day ratios. May import {@code base}, {@code market}, {@code feature} and
 * {@code feature.kernel}.
 */
@NullMarked
package io.assay.feature.price;

import org.jspecify.annotations.NullMarked;
