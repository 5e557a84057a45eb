/**
 * Sizing of positions, session by session: the environment in which agents act on one instrument, what they see of it,
 * what they earn after costs, and what others without skill would have earned on the same sessions. How agents learn is
 * elsewhere. May import {@code base}, {@code feature}, {@code dataset}, {@code backtest} and {@code metric}.
 */
@NullMarked
package io.assay.portfolio.sizing;

import org.jspecify.annotations.NullMarked;
