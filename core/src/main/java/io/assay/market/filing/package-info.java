/**
 * What companies reported: files of figures and the SEC's service, and what a figure came to over a quarter or a year
 * as far as it was known on a day. May import {@code base}, {@code market}, {@code market.http} and
 * {@code market.source}.
 */
@NullMarked
package io.assay.market.filing;

import org.jspecify.annotations.NullMarked;
