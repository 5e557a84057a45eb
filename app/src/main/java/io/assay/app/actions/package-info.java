/** Commands about corporate actions, changes of symbols and split repairs. */
@NullMarked
package io.assay.app.actions;

import org.jspecify.annotations.NullMarked;
