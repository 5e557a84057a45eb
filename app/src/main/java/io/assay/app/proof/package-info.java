/** Commands that prove that nothing looks ahead, and that the proofs see what they should. */
@NullMarked
package io.assay.app.proof;

import org.jspecify.annotations.NullMarked;
