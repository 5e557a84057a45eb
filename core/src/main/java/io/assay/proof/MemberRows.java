package io.assay.proof;

import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.MissingFeatures;
import io.assay.dataset.RowRules;
import io.assay.feature.catalogue.Features;
import io.assay.feature.cross.Rank;
import io.assay.feature.market.MarketState;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.ForwardReturn;
import io.assay.market.BarSeries;
import io.assay.market.Universe;

/**
 * The rows of a universe with spells, with all that is made of the other members of a day: the market, ranks of
 * features, and labels set against each other.
 */
final class MemberRows {
    private static final int SETTLED = 60;
    private static final int HORIZON = 5;
    private static final int FEWEST = 2;

    private MemberRows() {}

    /** The rows of the stocks of a ground, as numbers. */
    static UniverseProof.Reading of(ProofGround ground) {
        List<BarSeries> bars = ground.bars();
        DatasetSpec rows = DatasetSpec.of(Features.settledWithin(SETTLED), ForwardReturn.of(HORIZON))
                .withMarket(MarketState.of(Universe.ofToday("proof", ground.instruments()))
                        .relative())
                .withTransforms(List.of(new Rank()))
                .withAcross(new CrossSectionalLabel(CrossSectionalLabel.Kind.RANK, FEWEST))
                .withRules(RowRules.DEFAULT.withMissing(MissingFeatures.KEEP).withWarmUpKept(true));
        return (universe, day) -> {
            try (BuiltDataset built = ProofGround.build(rows.withMembers(universe), bars)) {
                return upTo(built.dataset(), day);
            } catch (DataException e) {
                // No row at all is an answer too: on no day are there two members to be set against each other.
                return new double[0];
            }
        };
    }

    /** Whose rows there are, their features and targets: who belongs on the day of a decision is known on it. */
    private static double[] upTo(Dataset rows, int day) {
        int count = (int)
                Arrays.stream(rows.rows().decisionDay()).filter(d -> d <= day).count();
        int width = rows.features().columns().size();
        double[] all = new double[count * (width + 3)];
        float[] row = new float[width];
        for (int r = 0; r < count; r++) {
            rows.features().copyRow(r, row, 0);
            int at = r * (width + 3);
            for (int c = 0; c < width; c++) {
                all[at + c] = row[c];
            }
            all[at + width] = rows.rows().instrument()[r];
            all[at + width + 1] = rows.rows().decisionDay()[r];
            all[at + width + 2] = rows.rows().target()[r];
        }
        return all;
    }
}
