/**
 * What companies report of themselves, from the day on which it was filed. May import {@code base}, {@code market} and
 * {@code feature}.
 */
@NullMarked
package io.assay.feature.fundamental;

import org.jspecify.annotations.NullMarked;
