/**
 * Classical trading strategies, one class each: from an instrument's features on a day and on its bar before to a side
 * and a confidence. Nothing is fitted. May import {@code base}, {@code market} and {@code feature}.
 */
@NullMarked
package io.assay.signal.strategy;

import org.jspecify.annotations.NullMarked;
