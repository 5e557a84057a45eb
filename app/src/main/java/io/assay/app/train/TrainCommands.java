package io.assay.app.train;

import picocli.CommandLine.Command;

/** {@code assay train}: groups the commands that fit models. */
@Command(
        name = "train",
        description = "Fit models and judge them out of sample.",
        subcommands = {
            TrainMissingCommand.class,
            TrainFinetuneCommand.class,
            TrainUpdateCommand.class,
            TrainPooledCommand.class,
            TrainAblationCommand.class,
            TrainExperimentCommand.class,
            TrainAgentCommand.class,
            NetworkCommands.Lstm.class,
            NetworkCommands.Gru.class,
            NetworkCommands.LstmAttention.class,
            NetworkCommands.LstmTransformer.class,
            NetworkCommands.Transformer.class,
            NetworkCommands.MultiModal.class,
            NetworkCommands.Mlp.class
        })
public final class TrainCommands {}
