@NullMarked
package io.assay.app.cli;

import org.jspecify.annotations.NullMarked;
