/**
 * What the bars of single stocks are worth, which stocks can be learnt from, and whether one model of a stock is better
 * than another on the same rows.
 */
@NullMarked
package io.assay.stocks;

import org.jspecify.annotations.NullMarked;
