package io.assay.torch.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

import static org.bytedeco.pytorch.global.torch.cat;

/**
 * A branch for each kind of input and dense layers of them together (R55): an LSTM with self-attention and the mean
 * over the bars for technical columns, an LSTM each for sentiment and macro columns, the last bar of seasonal ones as
 * it is. A kind of which there is no column has no branch.
 *
 * @param technical units of the LSTM of technical columns
 * @param heads heads of its self-attention
 * @param sentiment units of the LSTM of sentiment columns
 * @param macro units of the LSTM of macro columns
 * @param dense1 units of the first dense layer
 * @param dropout1 behind it
 * @param dense2 units of the second dense layer
 * @param dropout2 behind it
 * @param stockEffects numbers of a stock's effect
 */
public record MultiModalNet(
        int technical,
        int heads,
        int sentiment,
        int macro,
        int dense1,
        double dropout1,
        int dense2,
        double dropout2,
        int stockEffects)
        implements NetworkSpec {
    @Override
    public Trunk trunk(Shape shape) {
        List<Branch> branches = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            int[] columns = IntStream.range(0, shape.width())
                    .filter(c -> shape.columns().get(c) == modality)
                    .toArray();
            if (columns.length > 0) {
                branches.add(branch(modality, columns));
            }
        }
        int width = branches.stream().mapToInt(Branch::width).sum();
        Stack stack = new Stack()
                .then(new Branches(branches))
                .then(new Dense("dense1", width, dense1, true))
                .thenDropout(dropout1)
                .then(new Dense("dense2", dense1, dense2, true))
                .thenDropout(dropout2);
        return new Trunk(stack, dense2);
    }

    private Branch branch(Modality modality, int[] columns) {
        Stack stack = new Stack();
        int in = columns.length;
        return switch (modality) {
            case TECHNICAL -> {
                stack.then(new Recurrent("technical", Cell.LSTM, in, technical));
                SelfAttention attention =
                        new SelfAttention("technical_attention", technical, heads, Math.max(1, technical / heads));
                stack.thenAround(attention, new LayerNorm("technical_norm", technical));
                yield new Branch(columns, stack.thenMeanOfBars(), technical);
            }
            case SENTIMENT -> {
                stack.then(new Recurrent("sentiment", Cell.LSTM, in, sentiment));
                yield new Branch(columns, stack.thenLastBar(), sentiment);
            }
            case MACRO -> {
                stack.then(new Recurrent("macro", Cell.LSTM, in, macro));
                yield new Branch(columns, stack.thenLastBar(), macro);
            }
            case SEASONAL -> new Branch(columns, stack.thenLastBar(), in);
        };
    }

    /**
     * What reads some columns.
     *
     * @param columns their places
     * @param layer makes [rows, width] of them
     * @param width of what it says
     */
    private record Branch(int[] columns, Layer layer, int width) {
        Tensor apply(Tensor windows, Pass pass) {
            TensorVector parts = new TensorVector();
            int from = 0;
            while (from < columns.length) {
                int to = from + 1;
                while (to < columns.length && columns[to] == columns[to - 1] + 1) {
                    to++;
                }
                parts.push_back(windows.narrow(2, columns[from], to - from));
                from = to;
            }
            return layer.apply(parts.size() == 1 ? parts.get(0) : cat(parts, 2), pass);
        }
    }

    private record Branches(List<Branch> branches) implements Layer {
        @Override
        public List<Weight> weights() {
            return branches.stream()
                    .flatMap(branch -> branch.layer().weights().stream())
                    .toList();
        }

        @Override
        public Tensor apply(Tensor x, Pass pass) {
            TensorVector said = new TensorVector();
            branches.forEach(branch -> said.push_back(branch.apply(x, pass)));
            return cat(said, 1);
        }
    }
}
