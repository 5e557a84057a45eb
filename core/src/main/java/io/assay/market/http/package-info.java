/**
 * Asking others' services over HTTP: gently, again where that helps, with what was answered kept on disk. May import
 * {@code base}.
 */
@NullMarked
package io.assay.market.http;

import org.jspecify.annotations.NullMarked;
