/**
 * Self-contained reports: text tables, HTML pages without a single outside file, pictures as SVG of our own. May import
 * everything but {@code experiment} and {@code app}.
 */
@NullMarked
package io.assay.report;

import org.jspecify.annotations.NullMarked;
