/**
 * Weights of several names together: covariances of daily returns, constraints, and optimisers that keep them. It knows
 * names and sectors as texts, and no market: who calls it sees to it that nothing later than the decision is handed in.
 * May import {@code base} and {@code metric}.
 */
@NullMarked
package io.assay.portfolio;

import org.jspecify.annotations.NullMarked;
