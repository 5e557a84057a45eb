/**
 * Predictions, models and runs over HTTP: one table of routes, who may ask and how much, and what a refusal looks like.
 * What is answered is worked out in {@code io.assay.experiment.serve}, which knows no HTTP.
 */
@NullMarked
package io.assay.server;

import org.jspecify.annotations.NullMarked;
