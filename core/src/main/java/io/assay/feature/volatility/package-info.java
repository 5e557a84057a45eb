/**
 * Estimators of volatility, a year's worth of 252 sessions. May import {@code base}, {@code market}, {@code feature}
 * and {@code feature.kernel}.
 */
@NullMarked
package io.assay.feature.volatility;

import org.jspecify.annotations.NullMarked;
