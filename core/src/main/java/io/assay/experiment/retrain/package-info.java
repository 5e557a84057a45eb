/**
 * {@code retrain}: specifications in use are fitted anew on a reason or a schedule, and take the place of the models
 * before them only where paired days and checks allow it.
 */
@NullMarked
package io.assay.experiment.retrain;

import org.jspecify.annotations.NullMarked;
