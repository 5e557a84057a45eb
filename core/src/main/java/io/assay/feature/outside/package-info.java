/**
 * What features there are of outside series: the economy and the mood of the market. Which series each reads, how it is
 * computed on the series' own frequency, and for how long a value stands. May import {@code base}, {@code market} and
 * {@code feature}.
 */
@NullMarked
package io.assay.feature.outside;

import org.jspecify.annotations.NullMarked;
