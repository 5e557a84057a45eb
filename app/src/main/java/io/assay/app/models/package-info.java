/** {@code assay models ...}: one class a command. */
@NullMarked
package io.assay.app.models;

import org.jspecify.annotations.NullMarked;
