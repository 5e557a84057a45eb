/** Commands about portfolios of many stocks: the weights of a day, and what such weights would have come to. */
@NullMarked
package io.assay.app.portfolio;

import org.jspecify.annotations.NullMarked;
