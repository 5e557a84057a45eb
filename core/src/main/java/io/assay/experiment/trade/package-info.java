/**
 * Acting on models: what acting on a run out of sample would have come to ({@code Books}), what its current models say
 * after the last close ({@code SignalsToday}), and the orders that follow ({@code Orders}). May import what
 * {@code experiment} may import, and {@code experiment} with its room {@code run}.
 */
@NullMarked
package io.assay.experiment.trade;

import org.jspecify.annotations.NullMarked;
