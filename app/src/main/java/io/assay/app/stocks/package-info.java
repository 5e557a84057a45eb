/** Commands about single stocks: which can be learnt from, and which model of them is better. */
@NullMarked
package io.assay.app.stocks;

import org.jspecify.annotations.NullMarked;
