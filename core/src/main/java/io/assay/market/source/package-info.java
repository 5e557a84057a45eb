/**
 * Where market data comes from: readers of bar files and universe files, the Yahoo client, and how names become
 * instruments. Nothing here repairs a price: what is read is what the source says, and what could not be read is told.
 * May import {@code base} and {@code market}.
 */
@NullMarked
package io.assay.market.source;

import org.jspecify.annotations.NullMarked;
