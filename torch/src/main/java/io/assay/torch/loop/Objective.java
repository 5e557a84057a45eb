package io.assay.torch.loop;

/**
 * What training makes small: the cross-entropy of the classes and the squared error of the standardised number, each
 * with its share (R58: 1 and 0.5; both are about 1 before anything is learnt, so that neither is drowned).
 *
 * @param classShare of the cross-entropy, in nats
 * @param numberShare of the squared error
 */
public record Objective(double classShare, double numberShare) {
    /** One of the two alone. */
    public static final Objective ONE = new Objective(1, 1);
}
