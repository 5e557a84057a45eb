/**
 * {@code assay report} and {@code assay claim}: one class a command, and the page that commands that train write, too.
 */
@NullMarked
package io.assay.app.report;

import org.jspecify.annotations.NullMarked;
