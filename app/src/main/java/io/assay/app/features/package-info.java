/** {@code assay features ...}: one class a command. */
@NullMarked
package io.assay.app.features;

import org.jspecify.annotations.NullMarked;
