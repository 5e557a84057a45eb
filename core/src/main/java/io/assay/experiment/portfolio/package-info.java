/**
 * Portfolios: weights of many stocks on every rebalancing day, made of what was known by then, and what holding them
 * would have come to. May import {@code experiment}, {@code experiment.run} and {@code experiment.trade}.
 */
@NullMarked
package io.assay.experiment.portfolio;

import org.jspecify.annotations.NullMarked;
