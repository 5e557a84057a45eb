package io.assay.torch.loop;

/**
 * What some rows came to, to be summed in a fixed order.
 *
 * @param rows how many
 * @param weight sum of their weights
 * @param loss weighted sum of their losses
 * @param right rows whose most probable class came true
 */
record LossSum(int rows, double weight, double loss, int right) {
    static final LossSum NONE = new LossSum(0, 0, 0, 0);

    LossSum plus(LossSum other) {
        return new LossSum(rows + other.rows, weight + other.weight, loss + other.loss, right + other.right);
    }
}
