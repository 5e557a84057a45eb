/**
 * {@code assay backtest}, {@code assay judge} and {@code assay orders}: what acting on signals, or on somebody else's
 * scores, would have come to, and what to do now.
 */
@NullMarked
package io.assay.app.trade;

import org.jspecify.annotations.NullMarked;
