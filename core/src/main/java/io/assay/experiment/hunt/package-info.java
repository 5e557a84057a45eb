/**
 * The search for a leak that starts by itself where a run's figures lie above the best published ones for sure: the
 * specification is fitted again on a few stocks, with targets shuffled, a wide embargo, older features, and every
 * column is looked at by itself. May import what {@code experiment} may import, {@code experiment} and
 * {@code experiment.run}.
 */
@NullMarked
package io.assay.experiment.hunt;

import org.jspecify.annotations.NullMarked;
