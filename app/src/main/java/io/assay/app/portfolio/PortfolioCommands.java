package io.assay.app.portfolio;

import picocli.CommandLine.Command;

/** {@code assay portfolio}: groups the commands about portfolios. */
@Command(
        name = "portfolio",
        description =
                "Weights of many stocks together: the weights of a day, and what such weights would have come to.",
        subcommands = {PortfolioBuildCommand.class, PortfolioBacktestCommand.class})
public final class PortfolioCommands {}
