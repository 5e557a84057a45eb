/**
 * From predictions to signals: the one path that backtests and serving share. May import {@code base}, {@code market},
 * {@code feature}, {@code label}, {@code dataset} and {@code model}.
 */
@NullMarked
package io.assay.signal;

import org.jspecify.annotations.NullMarked;
