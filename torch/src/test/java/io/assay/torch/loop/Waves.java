package io.assay.torch.loop;

/** Rows whose values are a wave: element i of all is sin(0.37 i). */
record Waves(int size, int bars, int width) implements Rows {
    @Override
    public void copy(int row, float[] target, int offset) {
        for (int i = 0; i < bars * width; i++) {
            target[offset + i] = (float) Math.sin(0.37 * (row * bars * width + i));
        }
    }

    @Override
    public int stock(int row) {
        return 1 + row % 2;
    }
}
