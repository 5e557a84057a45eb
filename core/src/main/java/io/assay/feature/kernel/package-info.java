/**
 * Loops over primitive columns that several features share: window sums, extremes, smoothers, fitted lines. They know
 * neither bars nor features. May import {@code base}.
 *
 * <p>Every window statistic works in blocks as wide as the window (van Herk 1992, Gil and Werman 1993): what a window
 * holds of the previous block is summed backwards, what it holds of the current block forwards, and the two are joined.
 * Nothing is ever subtracted from a running total, so a value that left the window leaves no trace, whatever its size.
 * Where spread matters, sums are taken about the first value of the current block, which lies inside every window they
 * are used for; squares are therefore never larger than the window's own range. Inputs must be finite inside the span.
 */
@NullMarked
package io.assay.feature.kernel;

import org.jspecify.annotations.NullMarked;
