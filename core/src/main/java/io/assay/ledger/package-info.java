/**
 * What was tried and what was looked at, in files that only grow: trials, repeats, peeks at held-out windows. Beside
 * each lies a head that shows whether lines were cut from its end. Other packages keep histories in files of the same
 * make. May import {@code base}.
 */
@NullMarked
package io.assay.ledger;

import org.jspecify.annotations.NullMarked;
