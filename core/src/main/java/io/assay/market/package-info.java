/**
 * What is known of a market: instruments, bars, calendars, outside series and filings, universes. May import
 * {@code base}.
 */
@NullMarked
package io.assay.market;

import org.jspecify.annotations.NullMarked;
