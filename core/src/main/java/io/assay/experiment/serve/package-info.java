/**
 * What a running server answers from: a snapshot of the market at a close with every stock prepared, predictions with
 * their intervals, and the exchange of one snapshot for the next. Nothing here knows HTTP.
 */
@NullMarked
package io.assay.experiment.serve;

import org.jspecify.annotations.NullMarked;
