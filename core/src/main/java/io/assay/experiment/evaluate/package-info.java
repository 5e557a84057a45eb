/**
 * {@code assay evaluate}: a kept model asked about the days after the last that it learnt from ({@code LaterRows}), and
 * its answers judged whole, by group and one by one ({@code ModelEvaluation}); {@code MarketRegimes} tells what kind of
 * market a day was in, from what was known by its close. May import what {@code experiment} may import, and
 * {@code experiment} with its rooms {@code run} and {@code trade}.
 */
@NullMarked
package io.assay.experiment.evaluate;

import org.jspecify.annotations.NullMarked;
