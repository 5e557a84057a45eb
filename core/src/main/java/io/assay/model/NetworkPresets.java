package io.assay.model;

import java.util.List;
import java.util.Map;

import io.assay.model.Presets.Preset;
import io.assay.model.Presets.Task;

/** The part of {@link Presets} that is of neural networks. */
final class NetworkPresets {
    private static final String MLP = "mlp";
    private static final String LSTM = "lstm";

    /** In the order of the request. */
    static final List<Preset> ALL = List.of(
            new Preset(
                    "request-mlp",
                    MLP,
                    Map.of(
                            "hidden1", 100,
                            "hidden2", 50,
                            "hidden3", 25,
                            "epochs", 1000,
                            "batch_size", 200,
                            "weight_decay", 5e-6,
                            "decay", "l2"),
                    Task.CLASSES,
                    "Layers of 100, 50 and 25, at most 1000 epochs (R51). scikit-learn divides its alpha of .001 by the"
                            + " rows of a batch, 200: 5e-6 a step."),
            new Preset(
                    "request-mlp-regressor",
                    MLP,
                    Map.of("hidden1", 100, "hidden2", 50, "hidden3", 0, "batch_size", 200),
                    Task.NUMBERS,
                    "Layers of 100 and 50 for a return (R54)."),
            new Preset(
                    "request-regime-lstm",
                    LSTM,
                    Map.of(
                            "hidden", 50,
                            "layers", 2,
                            "dropout", 0.2,
                            "dense", 25,
                            "sequence", 30,
                            "epochs", 100,
                            "batch_size", 32,
                            "patience", 10,
                            "validation", 0.2),
                    Task.CLASSES,
                    "Two LSTM layers of 50 and a dense one of 25 (R53)."),
            new Preset(
                    "multimodal",
                    "multimodal",
                    Map.of(),
                    Task.CLASSES,
                    "LSTM and self-attention over technical features, LSTMs of their own over sentiment and macro, and"
                            + " heads for direction, size and confidence (R55)."),
            new Preset(
                    "transformer",
                    "transformer",
                    Map.of(),
                    Task.ANY,
                    "Transformer encoder with learnt positions, 8 heads of 64 (R57)."),
            new Preset(
                    "request-regularised-lstm",
                    LSTM,
                    Map.of(
                            "dropout",
                            0.3,
                            "batch_norm",
                            "yes",
                            "weight_decay",
                            1e-4,
                            "decay",
                            "l2",
                            "scaling",
                            "per-stock",
                            "validation",
                            0.15),
                    Task.ANY,
                    "An LSTM with L2, batch normalisation, dropout and a scale for each stock; 85/15 (R60)."),
            new Preset(
                    "request-lstm",
                    LSTM,
                    Map.of(
                            "hidden", 128,
                            "layers", 2,
                            "dropout", 0.2,
                            "batch_size", 32,
                            "learning_rate", 0.001,
                            "epochs", 50,
                            "patience", 10),
                    Task.ANY,
                    "The LSTM that the request has: 128x2 (R61)."),
            new Preset(
                    "request-lstm-wide",
                    LSTM,
                    Map.of(
                            "hidden", 256,
                            "layers", 3,
                            "dropout", 0.3,
                            "batch_size", 64,
                            "learning_rate", 0.0001,
                            "epochs", 100,
                            "patience", 15),
                    Task.ANY,
                    "The LSTM that the request proposes: 256x3 (R61)."),
            new Preset(
                    "request-lstm-attention",
                    "lstm-attention",
                    Map.of(
                            "hidden",
                            512,
                            "layers",
                            4,
                            "dropout",
                            0.45,
                            "weight_decay",
                            1e-4,
                            "decay",
                            "l2",
                            "noise",
                            0.01,
                            "learning_rate",
                            0.00001,
                            "epochs",
                            200),
                    Task.ANY,
                    "Four LSTM layers of 512 with attention and noise on their input (R62)."),
            new Preset(
                    "lstm-transformer",
                    "lstm-transformer",
                    Map.of(),
                    Task.ANY,
                    "An LSTM whose states a Transformer reads (R62)."),
            new Preset("gru", "gru", Map.of(), Task.ANY, "The LSTM's leaner relative, at the LSTM's defaults (R61)."));

    private NetworkPresets() {}
}
