/**
 * Metrics as pure functions on arrays, their intervals, bootstraps over whole days, deflation and false discovery
 * rates. A figure that has no meaning is NaN, for the reason its function states; none is ever infinite. May import
 * {@code base}.
 */
@NullMarked
package io.assay.metric;

import org.jspecify.annotations.NullMarked;
