package io.assay.registry;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.ledger.ProofStamp;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.MeanEngine;
import io.assay.model.Model;

/** Cards and models made up for tests. */
final class TestCards {
    static final Engine ENGINE = new MeanEngine("mean", "mean");
    static final Engines ENGINES = Engines.of(List.of(ENGINE));

    static final StageCause CAUSE = cause("Because.");

    private TestCards() {}

    /** A person's cause, at a moment of its own. */
    static StageCause cause(String why) {
        return new StageCause(
                why, StageCause.By.USER, Clock.fixed(Instant.parse("2015-07-01T12:00:00Z"), ZoneOffset.UTC));
    }

    /** A card of a model of several instruments. */
    static ModelCard cardOf(List<String> instruments) {
        ModelCard one = card(instruments.get(0));
        return new ModelCard(
                "",
                instruments,
                one.recipe(),
                one.performance(),
                one.verdict(),
                one.nulls(),
                one.classes(),
                one.spans(),
                one.provenance(),
                one.created(),
                one.warnings(),
                one.proof());
    }

    /** A model that predicts the given number. */
    static Model model(double mean) {
        return ENGINE.read(
                ByteBuffer.allocate(8).putDouble(mean).array(),
                new Engine.Header("mean", MeanEngine.TARGET, List.of("rsi_14", "roc_5")));
    }

    /** A full card of such a model. */
    static ModelCard card(String instrument) {
        return card(instrument, "2015-06-30T12:00:00Z");
    }

    static ModelCard card(String instrument, String created) {
        ModelCard.Estimate f1 = new ModelCard.Estimate(0.4, 0.35, 0.45);
        return new ModelCard(
                "",
                List.of(instrument),
                new ModelCard.Recipe(
                        "mean",
                        Map.of("trees", 300, "sample", 0.632),
                        List.of("rsi_14", "roc_5"),
                        Optional.empty(),
                        "return_5d",
                        List.of(),
                        "5bec",
                        42L,
                        3,
                        ""),
                Map.of("F1", f1, "accuracy", new ModelCard.Estimate(0.5, 0.48, 0.52)),
                "No better than the null models.",
                Map.of("majority", Map.of("F1", f1)),
                Map.of("up", new ModelCard.OfClass(0.6, 0.01), "down", new ModelCard.OfClass(0.4, -0.01)),
                new ModelCard.Spans(
                        new ModelCard.Span("2010-01-04", "2014-12-31"), new ModelCard.Span("2008-01-02", "2015-06-22")),
                new ModelCard.Provenance(
                        "da7a", "d5e7", "SPLIT_ADJUSTED", true, "mean", "1.0", new CodeVersion("0.1.0", "abc")),
                created,
                List.of("Simulated market."),
                Optional.of(ProofStamp.proven("leak-free: 2 transforms x 12 cuts, 1 perturbed otherwise", "9f")));
    }
}
