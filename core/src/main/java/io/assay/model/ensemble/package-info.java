/**
 * Models that average other models, and their file format. May import {@code base}, {@code feature}, {@code dataset}
 * and {@code metric}.
 */
@NullMarked
package io.assay.model.ensemble;

import org.jspecify.annotations.NullMarked;
