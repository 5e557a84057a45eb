/** Transforms of one feature over all instruments of one day. May import {@code base} and {@code feature}. */
@NullMarked
package io.assay.feature.cross;

import org.jspecify.annotations.NullMarked;
