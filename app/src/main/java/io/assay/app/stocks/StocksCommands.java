package io.assay.app.stocks;

import picocli.CommandLine.Command;

/** {@code assay stocks}: groups the commands about single stocks. */
@Command(
        name = "stocks",
        description = "Which stocks can be learnt from, and which model of a stock is better, on the same rows.",
        subcommands = {StocksAnalyseCommand.class, StocksTrainCommand.class})
public final class StocksCommands {}
