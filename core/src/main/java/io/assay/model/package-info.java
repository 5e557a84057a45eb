/**
 * Learners, the models they return, and their predictions. May import {@code base}, {@code feature}, {@code dataset}
 * and {@code metric}.
 */
@NullMarked
package io.assay.model;

import org.jspecify.annotations.NullMarked;
