/** Networks side by side: Assay's training loop, bare libtorch, Debian's PyTorch, and what the kernels differ in. */
@NullMarked
package io.assay.benchmarks.networks;

import org.jspecify.annotations.NullMarked;
