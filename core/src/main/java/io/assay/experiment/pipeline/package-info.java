/**
 * The road from signals to kept models in announced steps that can be stopped and taken up again. May import
 * {@code experiment} and the rooms of the trials that are its steps.
 */
@NullMarked
package io.assay.experiment.pipeline;

import org.jspecify.annotations.NullMarked;
