/**
 * Rows of features with labels, and the ways to split them. May import {@code base}, {@code market}, {@code feature}
 * and {@code label}.
 */
@NullMarked
package io.assay.dataset;

import org.jspecify.annotations.NullMarked;
