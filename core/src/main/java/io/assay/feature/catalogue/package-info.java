/** The one visible list of features. May import every package below {@code feature}, and nothing imports it there. */
@NullMarked
package io.assay.feature.catalogue;

import org.jspecify.annotations.NullMarked;
