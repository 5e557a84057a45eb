/**
 * Market data and feature files on disk, and SQL over them. Segments are immutable, a manifest that is replaced whole
 * says which of their row groups count. May import {@code base}, {@code market} and {@code feature}.
 */
@NullMarked
package io.assay.store;

import org.jspecify.annotations.NullMarked;
