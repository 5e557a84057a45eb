/**
 * Forecasts of prices by several models, judged. May import {@code experiment}, {@code experiment.run} and
 * {@code experiment.study}.
 */
@NullMarked
package io.assay.experiment.forecast;

import org.jspecify.annotations.NullMarked;
