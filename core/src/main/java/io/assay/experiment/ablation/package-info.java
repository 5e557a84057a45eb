/**
 * What each kind of input beside bars is worth to a learner: the same learner with and without it on the same rows. See
 * {@code docs/decisions/011-rooms-of-experiments.md} for what a room may import.
 */
@NullMarked
package io.assay.experiment.ablation;

import org.jspecify.annotations.NullMarked;
