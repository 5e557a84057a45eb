/**
 * Models that are kept: their cards, where they came from, the store that keeps both with checksums, and who is
 * champion since when and why. May import {@code base}, {@code dataset}, {@code model}, {@code metric},
 * {@code evaluate}, {@code train} and {@code ledger}.
 */
@NullMarked
package io.assay.registry;

import org.jspecify.annotations.NullMarked;
