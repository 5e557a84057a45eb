/** {@code assay data import-series} and {@code assay data series ...}: one class a command. */
@NullMarked
package io.assay.app.series;

import org.jspecify.annotations.NullMarked;
