/**
 * Distances to extremes of the past and fitted trends; nothing is confirmed by later bars. May import {@code base},
 * {@code market}, {@code feature} and {@code feature.kernel}.
 */
@NullMarked
package io.assay.feature.pattern;

import org.jspecify.annotations.NullMarked;
