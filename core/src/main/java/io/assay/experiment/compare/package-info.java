/**
 * {@code assay compare}: several models on the rows that all of them answer out of sample. {@code Contenders} finds
 * them by name, {@code SharedRows} finds the rows, {@code ModelComparison} judges and books. May import what
 * {@code experiment} may import, and {@code experiment} with its rooms {@code run}, {@code trade} and {@code evaluate}.
 */
@NullMarked
package io.assay.experiment.compare;

import org.jspecify.annotations.NullMarked;
