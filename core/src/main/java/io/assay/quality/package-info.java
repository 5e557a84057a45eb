/**
 * Signals that strategies gave, what became of them, and what can be learnt from that. May import all that lies below
 * it: {@code base}, {@code market}, {@code feature}, {@code label}, {@code dataset}, {@code model}, {@code train},
 * {@code evaluate}, {@code metric} and {@code signal}.
 */
@NullMarked
package io.assay.quality;

import org.jspecify.annotations.NullMarked;
