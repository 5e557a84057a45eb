/**
 * Functions of traded volume over fixed windows, so that no value depends on where the history began. May import
 * {@code base}, {@code market}, {@code feature} and {@code feature.kernel}.
 */
@NullMarked
package io.assay.feature.volume;

import org.jspecify.annotations.NullMarked;
