/**
 * The smallest part of Apache Parquet that market data needs: files whose value bytes are raw little-endian arrays, so
 * that every Parquet reader understands them and ours maps them. May import {@code base}.
 */
@NullMarked
package io.assay.store.parquet;

import org.jspecify.annotations.NullMarked;
