/**
 * Rates of change and their relatives. May import {@code base}, {@code market}, {@code feature} and
 * {@code feature.kernel}.
 */
@NullMarked
package io.assay.feature.momentum;

import org.jspecify.annotations.NullMarked;
