/**
 * Moving averages, bands and oscillators of classical technical analysis, as ratios or bounded values. May import
 * {@code base}, {@code market}, {@code feature} and {@code feature.kernel}.
 */
@NullMarked
package io.assay.feature.technical;

import org.jspecify.annotations.NullMarked;
