/**
 * The one model of execution: decisions taken at a close become trades at the next open, booked event by event with
 * exact cash, plus a fast screen, null books and the figures of performance. It knows decisions, never models. May
 * import {@code base}, {@code market}, {@code signal}, {@code metric} and {@code ledger}.
 */
@NullMarked
package io.assay.backtest;

import org.jspecify.annotations.NullMarked;
