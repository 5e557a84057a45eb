/** {@code assay ledger ...}: one class a command. */
@NullMarked
package io.assay.app.ledger;

import org.jspecify.annotations.NullMarked;
