/** Commands about what companies reported. */
@NullMarked
package io.assay.app.filing;

import org.jspecify.annotations.NullMarked;
