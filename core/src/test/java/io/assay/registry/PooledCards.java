package io.assay.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cards of models that read a whole universe, for tests of other packages. */
public final class PooledCards {
    private PooledCards() {}

    /** A card of a model with one feature. */
    public static ModelCard card(String target, String feature, String universe) {
        ModelCard like = TestCards.card("SIM:A");
        return new ModelCard(
                "",
                like.instruments(),
                new ModelCard.Recipe(
                        "mean",
                        Map.of(),
                        List.of(feature),
                        Optional.empty(),
                        target,
                        List.of(),
                        "5bec",
                        1L,
                        3,
                        universe),
                like.performance(),
                like.verdict(),
                like.nulls(),
                like.classes(),
                like.spans(),
                like.provenance(),
                like.created(),
                like.warnings(),
                like.proof());
    }
}
