/**
 * Runs: out-of-sample rows with what everybody said of them ({@code Predicted}; {@code Judged} where the outcome is
 * known), how they are judged, the cards of the models that come out, and the folder that keeps all of it
 * ({@code RunFolder}). May import what {@code experiment} may import, and {@code experiment}.
 */
@NullMarked
package io.assay.experiment.run;

import org.jspecify.annotations.NullMarked;
