/**
 * What is wrong with price history, and the one way from recorded bars to bars that may be trained on. Records only, no
 * rendering. May import {@code base} and {@code market}.
 */
@NullMarked
package io.assay.market.audit;

import org.jspecify.annotations.NullMarked;
