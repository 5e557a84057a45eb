package io.assay.torch.net;

import org.bytedeco.pytorch.Tensor;

/** One way through a network: its weights, and what happens while it is trained and not when it answers. */
public interface Pass {
    /** A weight by name. */
    Tensor weight(String name);

    /** Whether this pass is one of training. */
    boolean training();

    /**
     * Puts a share of the elements to 0 and scales the others up by what is missing (Srivastava et al. 2014); in
     * answering the input itself.
     *
     * @param rate share put to 0, in [0, 1)
     */
    Tensor dropout(Tensor x, double rate);

    /** Told the statistics that a layer saw in a pass of training, to be mixed into the weight that keeps them. */
    void saw(String name, Tensor value);
}
