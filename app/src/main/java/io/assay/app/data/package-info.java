/** {@code assay data ...} and {@code assay sql}: one class a command. */
@NullMarked
package io.assay.app.data;

import org.jspecify.annotations.NullMarked;
