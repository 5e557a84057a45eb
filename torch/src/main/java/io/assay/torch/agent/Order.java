package io.assay.torch.agent;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Orders that chance decides. */
final class Order {
    private Order() {}

    /** The numbers 0 to n-1 in an order that is drawn (Fisher and Yates). */
    static int[] drawn(int n, RandomGenerator random) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
