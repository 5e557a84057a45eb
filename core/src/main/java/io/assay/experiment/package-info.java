/**
 * Whole experiments: a specification and data in, judged models out. The only wiring of all the other packages; nothing
 * but {@code app} imports it.
 */
@NullMarked
package io.assay.experiment;

import org.jspecify.annotations.NullMarked;
