/**
 * What may go wrong with a book: losses of a day and of ten with a check of each estimate on days that it did not know,
 * tails, drawdowns that could have been, exposure to sectors and to a benchmark, and stress tests. Losses are positive.
 * May import what {@code backtest} may, and {@code backtest} itself.
 */
@NullMarked
package io.assay.backtest.risk;

import org.jspecify.annotations.NullMarked;
