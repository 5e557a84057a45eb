/** {@code assay backtest} and {@code assay orders}: what acting on signals would have come to, and what to do now. */
@NullMarked
package io.assay.app.trade;

import org.jspecify.annotations.NullMarked;
