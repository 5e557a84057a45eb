package io.assay.experiment.pipeline;

import java.util.List;

import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.experiment.quality.QualitySpec;
import io.assay.experiment.quality.QualityTrial;
import io.assay.experiment.quality.SignalCollection;
import io.assay.market.Instrument;
import org.jspecify.annotations.Nullable;

/** The signals of a pipeline: collected by the first step that asks for them, and handed on to those after it. */
public final class SharedSignals {
    private final QualitySpec spec;
    private final Wiring wiring;
    private final List<Instrument> stocks;
    private SignalCollection.@Nullable Collected collected;

    /** Those of some stocks, not collected yet. */
    public SharedSignals(QualitySpec spec, Wiring wiring, List<Instrument> stocks) {
        this.spec = spec;
        this.wiring = wiring;
        this.stocks = List.copyOf(stocks);
    }

    /** What is asked of them. */
    QualitySpec spec() {
        return spec;
    }

    /** Whose signals they are, in one line. */
    String text() {
        return spec.collection().text() + "; seed " + spec.seed().value() + "; of "
                + UniverseFile.text(stocks, wiring.members());
    }

    Wiring wiring() {
        return wiring;
    }

    SignalCollection.Collected collected() {
        SignalCollection.Collected there = collected;
        if (there == null) {
            there = QualityTrial.collection(spec, wiring).of(stocks);
            collected = there;
        }
        return there;
    }
}
