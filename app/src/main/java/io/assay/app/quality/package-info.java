/** Commands about the signals that strategies gave, and what became of them. */
@NullMarked
package io.assay.app.quality;

import org.jspecify.annotations.NullMarked;
