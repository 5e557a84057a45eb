@NullMarked
package io.assay.app.train;

import org.jspecify.annotations.NullMarked;
