package io.assay.torch.net;

import java.util.List;

/** Rectified dense layers, each followed by dropout. */
final class DenseLayers {
    private DenseLayers() {}

    /**
     * Adds them to a stack.
     *
     * @param in width of what is there
     * @param sizes units of each; may be empty
     * @return width of what is there then
     */
    static int add(Stack stack, int in, List<Integer> sizes, double dropout) {
        int width = in;
        for (int i = 0; i < sizes.size(); i++) {
            stack.then(new Dense("dense" + (i + 1), width, sizes.get(i), true)).thenDropout(dropout);
            width = sizes.get(i);
        }
        return width;
    }
}
