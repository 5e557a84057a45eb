/**
 * Making a finished run again from its recipe ({@code Replay}), and telling what differs ({@code RunComparison}). May
 * import what {@code experiment} may import, and {@code experiment} with its rooms {@code run}, {@code stock} and
 * {@code study}.
 */
@NullMarked
package io.assay.experiment.replay;

import org.jspecify.annotations.NullMarked;
