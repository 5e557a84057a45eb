/**
 * Models that need no library: the null models, which every model is compared with, linear models of all columns, and
 * the rule-based technical model, which backs up a trained one. May import {@code base}, {@code feature},
 * {@code dataset} and {@code metric}.
 */
@NullMarked
package io.assay.model.builtin;

import org.jspecify.annotations.NullMarked;
