/**
 * Watching a long fit: what a learner that trains in epochs tells while it trains, and where it keeps what it has
 * reached. Writers and alarms that listen are in {@code train.watch}.
 */
@NullMarked
package io.assay.model.watch;

import org.jspecify.annotations.NullMarked;
