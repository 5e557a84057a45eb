/**
 * {@code assay tune}: a search for the hyper-parameters of one learner on the rows of all stocks together, by purged
 * inner folds of the training days. May import what {@code experiment} may import, and {@code experiment}.
 */
@NullMarked
package io.assay.experiment.tune;

import org.jspecify.annotations.NullMarked;
