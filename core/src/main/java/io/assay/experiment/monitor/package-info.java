/**
 * {@code monitor}: the current models of a workspace set against what came of their words. What they said is kept day
 * by day; outcomes are joined when they become known; charts of {@code io.assay.monitor} tell when to be woken.
 */
@NullMarked
package io.assay.experiment.monitor;

import org.jspecify.annotations.NullMarked;
