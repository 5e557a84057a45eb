/**
 * How learners are run over folds, chosen by what was known, and refitted for today. May import {@code base},
 * {@code feature}, {@code label}, {@code dataset}, {@code model}, {@code metric} and {@code ledger}.
 */
@NullMarked
package io.assay.train;

import org.jspecify.annotations.NullMarked;
