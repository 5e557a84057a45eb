/**
 * {@code assay train finetune}: several candidates compete over a universe ({@code Study}). They walk over the same
 * windows ({@code StudyWalks}, remembered in {@code FoldBook}), a rule chooses among them ({@code StudyCommittee}), and
 * the choice is refitted and kept ({@code StudyModels}). May import what {@code experiment} may import, and
 * {@code experiment} with its rooms {@code hunt} and {@code run}.
 */
@NullMarked
package io.assay.experiment.study;

import org.jspecify.annotations.NullMarked;
