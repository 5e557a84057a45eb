package io.assay.torch.loop;

/**
 * Rows with what is to be answered.
 *
 * @param rows what is read
 * @param targets what is to be answered
 */
public record Held(Rows rows, Targets targets) {}
