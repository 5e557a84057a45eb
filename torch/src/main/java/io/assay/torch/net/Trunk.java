package io.assay.torch.net;

/**
 * Everything in front of the answers.
 *
 * @param layer makes of [rows, bars, columns] [rows, width]
 * @param width columns of what it says
 */
public record Trunk(Layer layer, int width) {}
