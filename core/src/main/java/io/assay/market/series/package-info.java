/**
 * Outside series (rates, indices, surveys, statistics): files of them, and on which day each value became known. May
 * import {@code base}, {@code market} and {@code market.source}.
 */
@NullMarked
package io.assay.market.series;

import org.jspecify.annotations.NullMarked;
