/** The command line: the only place that knows every module. May import everything; nothing imports it. */
@NullMarked
package io.assay.app;

import org.jspecify.annotations.NullMarked;
