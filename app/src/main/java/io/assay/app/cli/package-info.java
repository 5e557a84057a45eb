/** What every command shares: global options, exit codes, output as table or JSON, progress bars, errors. */
@NullMarked
package io.assay.app.cli;

import org.jspecify.annotations.NullMarked;
