/**
 * {@code train agent}: agents that size positions, walked forward and judged beside books without skill; and what a
 * kept one wants to hold today. May import {@code experiment} and {@code experiment.run}.
 */
@NullMarked
package io.assay.experiment.agent;

import org.jspecify.annotations.NullMarked;
