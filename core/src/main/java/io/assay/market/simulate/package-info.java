/**
 * A simulated market whose truth is known: what can be predicted of it, and how well, is a parameter. Always labelled
 * simulated; the default of the demonstration and the referee of the tests. May import {@code base} and {@code market}.
 */
@NullMarked
package io.assay.market.simulate;

import org.jspecify.annotations.NullMarked;
