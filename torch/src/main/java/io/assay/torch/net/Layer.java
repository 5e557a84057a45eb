package io.assay.torch.net;

import java.util.List;

import org.bytedeco.pytorch.Tensor;

/** A part of a network. */
interface Layer {
    /** The weights it needs. */
    List<Weight> weights();

    /** Its answer. */
    Tensor apply(Tensor x, Pass pass);
}
