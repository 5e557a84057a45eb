/**
 * What a model is asked for: outcomes that know their entry, exit and the day they become known. May import
 * {@code base} and {@code market}.
 */
@NullMarked
package io.assay.label;

import org.jspecify.annotations.NullMarked;
