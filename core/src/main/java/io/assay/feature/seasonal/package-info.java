/**
 * Where in the year, the week and the term of a president a day lies. May import {@code base}, {@code market},
 * {@code feature}.
 */
@NullMarked
package io.assay.feature.seasonal;

import org.jspecify.annotations.NullMarked;
