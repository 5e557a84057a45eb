/**
 * Which stocks can be learnt from, and which model of a stock is better. May import {@code experiment},
 * {@code experiment.run} and {@code experiment.study}.
 */
@NullMarked
package io.assay.experiment.stocks;

import org.jspecify.annotations.NullMarked;
