package io.assay.app.train;

import picocli.CommandLine.Command;

/** One command a kind of network; all that they do is in {@link TrainNetworkCommand}. */
final class NetworkCommands {
    private NetworkCommands() {}

    /** {@code assay train lstm}. */
    @Command(
            name = "lstm",
            description = {
                "Train LSTMs that read the last bars of each stock.",
                "They walk forward over refit windows beside the null models on the same rows, purged; the choice is",
                "refitted on all rows and kept for signals. A run that was stopped goes on where it was."
            },
            footer = {
                "",
                "Examples:",
                "  assay train lstm --preset request-lstm-wide --budget 8h",
                "  assay train lstm --hidden-size 256 --layers 3 --target-accuracy 0.60",
                "  assay train lstm --learning-rate 0.0001 --epochs 100 --early-stopping 15",
                "  assay train lstm --rival learning_rate=3e-4 --rival hidden=64",
                "  assay train lstm --scope both --sample-stocks 50 --estimate"
            })
    static final class Lstm extends TrainNetworkCommand {}

    /** {@code assay train gru}. */
    @Command(
            name = "gru",
            description = {
                "Train GRUs that read the last bars of each stock.",
                "As 'assay train lstm', with a leaner cell."
            },
            footer = {"", "Examples:", "  assay train gru --hidden-size 64 --window 20 --stride 5"})
    static final class Gru extends TrainNetworkCommand {}

    /** {@code assay train lstm-attention}. */
    @Command(
            name = "lstm-attention",
            description = {
                "Train LSTMs with self-attention over their states.",
                "As 'assay train lstm', with attention between the LSTM and the answer."
            },
            footer = {"", "Examples:", "  assay train lstm-attention --preset request-lstm-attention --budget 8h"})
    static final class LstmAttention extends TrainNetworkCommand {}

    /** {@code assay train lstm-transformer}. */
    @Command(
            name = "lstm-transformer",
            description = {
                "Train hybrids: a Transformer that reads the states of an LSTM.",
                "As 'assay train lstm', with Transformer blocks behind the LSTM."
            },
            footer = {"", "Examples:", "  assay train lstm-transformer --stride 5 --set blocks=1"})
    static final class LstmTransformer extends TrainNetworkCommand {}

    /** {@code assay train transformer}. */
    @Command(
            name = "transformer",
            description = {
                "Train Transformer encoders that read the last bars of each stock.",
                "As 'assay train lstm', with learnt positions and attention in place of recurrence."
            },
            footer = {"", "Examples:", "  assay train transformer --window 60 --layers 2 --stride 5 --set heads=4"})
    static final class Transformer extends TrainNetworkCommand {}

    /** {@code assay train multimodal}. */
    @Command(
            name = "multimodal",
            description = {
                "Train networks with a part for each kind of feature and heads for direction, size and confidence.",
                "As 'assay train lstm'. Kinds of features that the rows do not have get no part."
            },
            footer = {"", "Examples:", "  assay train multimodal --stride 5 --hidden-size 64"})
    static final class MultiModal extends TrainNetworkCommand {}

    /** {@code assay train mlp}. */
    @Command(
            name = "mlp",
            description = {
                "Train multi-layer perceptrons.",
                "As 'assay train lstm', reading the last day alone unless --window says otherwise."
            },
            footer = {"", "Examples:", "  assay train mlp --hidden-size 100,50,25 --scope both"})
    static final class Mlp extends TrainNetworkCommand {}
}
