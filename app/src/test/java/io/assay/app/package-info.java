@NullMarked
package io.assay.app;

import org.jspecify.annotations.NullMarked;
