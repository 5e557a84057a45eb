/**
 * Predictions judged: their figures with intervals over whole days, the paired comparison with the null models, the
 * verdict, and whether a result is too good to be true. May import {@code base}, {@code dataset}, {@code model},
 * {@code metric} and {@code ledger}.
 */
@NullMarked
package io.assay.evaluate;

import org.jspecify.annotations.NullMarked;
