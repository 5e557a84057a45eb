/** Commands about signals that strategies gave and what became of them, about regimes and forecasts. */
@NullMarked
package io.assay.app.quality;

import org.jspecify.annotations.NullMarked;
