/**
 * Forecasts of prices some sessions ahead: what is known on the day, intervals from past errors, and how good both were
 * beside saying that the price stays. May import {@code base}, {@code market}, {@code label}, {@code dataset},
 * {@code model}, {@code train}, {@code evaluate}, {@code metric} and {@code quality}.
 */
@NullMarked
package io.assay.forecast;

import org.jspecify.annotations.NullMarked;
