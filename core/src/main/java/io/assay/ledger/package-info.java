/**
 * What was tried and what was looked at, in files that only grow: trials, repeats, peeks at held-out windows. May
 * import {@code base}.
 */
@NullMarked
package io.assay.ledger;

import org.jspecify.annotations.NullMarked;
