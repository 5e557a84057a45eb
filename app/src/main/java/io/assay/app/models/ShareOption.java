package io.assay.app.models;

import java.util.List;

import io.assay.app.cli.OptionChecks;
import io.assay.base.Digest;
import picocli.CommandLine.Option;

/**
 * Which part of the stocks is meant, told from the hash of their names: the same stocks whoever asks and whenever, and
 * those of a smaller share are among those of a larger one.
 */
final class ShareOption {
    private static final int PER_MILLE = 1000;
    private static final int DIGITS = 8;
    private static final int HEX = 16;

    @Option(
            names = "--share",
            paramLabel = "R",
            description = "Only for this share of its stocks, chosen by the hash of their names: an A/B test, of which"
                    + " 'monitor' reports both parts (default: all).")
    private double share = 1;

    List<String> of(List<String> instruments) {
        OptionChecks.within("--share", share, 0.001, 1);
        return instruments.stream()
                .filter(name -> Long.parseLong(Digest.of("share " + name).substring(0, DIGITS), HEX) % PER_MILLE
                        < Math.round(share * PER_MILLE))
                .toList();
    }
}
