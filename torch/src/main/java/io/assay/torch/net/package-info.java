/**
 * Networks as values: layers that say which weights they need and how they answer, and specifications that put them
 * together. Nothing here holds native memory; weights are handed in with each pass.
 */
@NullMarked
package io.assay.torch.net;

import org.jspecify.annotations.NullMarked;
