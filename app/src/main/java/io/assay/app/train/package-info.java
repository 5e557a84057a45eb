/** {@code assay train ...}, {@code assay signals} and {@code assay demo}: one class a command. */
@NullMarked
package io.assay.app.train;

import org.jspecify.annotations.NullMarked;
