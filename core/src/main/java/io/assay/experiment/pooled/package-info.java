/**
 * {@code assay train pooled}: one learner fitted on all stocks together, judged by how it orders them and by what
 * holding its best would have come to. May import what {@code experiment} may import, and {@code experiment} with its
 * rooms {@code hunt}, {@code run} and {@code trade}.
 */
@NullMarked
package io.assay.experiment.pooled;

import org.jspecify.annotations.NullMarked;
