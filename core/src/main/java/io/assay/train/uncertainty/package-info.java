/**
 * How sure models are: ensembles of one learner, intervals around what is predicted of a number, and how often the
 * truth lies in them on rows that were not learnt from. May import {@code base}, {@code feature}, {@code dataset},
 * {@code model} and {@code metric}.
 */
@NullMarked
package io.assay.train.uncertainty;

import org.jspecify.annotations.NullMarked;
