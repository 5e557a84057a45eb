package io.assay.torch;

import java.util.List;

import io.assay.dataset.Scaling;
import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;
import io.assay.torch.loop.LoopSpec;
import io.assay.torch.loop.Objective;

/** How networks of any kind are trained, as users may adjust it. */
final class Schooling {
    /** What may be adjusted, with the request's defaults (R58, R59) where it states any. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.count("sequence", 30, 1, 2_000),
            Parameter.count("epochs", 100, 1, 100_000),
            Parameter.count("batch_size", 64, 1, 1 << 20),
            Parameter.count("accumulate", 1, 1, 10_000),
            Parameter.real("learning_rate", 0.001, 1e-8, 1),
            Parameter.real("weight_decay", 0, 0, 10),
            Parameter.choice("decay", "decoupled", "l2"),
            Parameter.real("clip", 1, 0, 1e9),
            Parameter.count("patience", 10, 0, 100_000),
            Parameter.count("plateau", 5, 0, 100_000),
            Parameter.real("plateau_factor", 0.5, 0.001, 0.999),
            Parameter.real("validation", 0.2, 0, 0.5),
            Parameter.real("noise", 0, 0, 10),
            Parameter.choice("scaling", "standard", "robust", "per-stock"),
            Parameter.real("input_limit", 5, 0.1, 1e6),
            Parameter.count("stock_effects", 0, 0, 256),
            Parameter.count("shards", 4, 1, 64),
            Parameter.choice("precision", "single", "mixed"),
            Parameter.choice("weights", "float32", "bfloat16"));

    private Schooling() {}

    /** The loop of some settings. */
    static LoopSpec loop(Settings s) {
        boolean heads = s.all().containsKey("magnitude_share");
        return new LoopSpec(
                s.count("epochs"),
                s.count("batch_size"),
                s.count("accumulate"),
                s.real("learning_rate"),
                s.real("weight_decay"),
                s.word("decay").equals("decoupled"),
                s.real("clip"),
                s.count("patience"),
                s.count("plateau"),
                s.real("plateau_factor"),
                s.real("noise"),
                s.count("shards"),
                isMixed(s),
                heads ? new Objective(1, s.real("magnitude_share")) : Objective.ONE);
    }

    /** Whether what is learnt is computed in bfloat16. */
    static boolean isMixed(Settings s) {
        return s.word("precision").equals("mixed");
    }

    /** Whether weights are kept with 16 bits. */
    static boolean keepsBrief(Settings s) {
        return s.word("weights").equals("bfloat16");
    }

    /** How columns are brought to a common scale. */
    static Scaling scaling(Settings s) {
        return s.word("scaling").equals("robust") ? Scaling.ROBUST : Scaling.STANDARD;
    }

    /** Whether each stock has a scale of its own. */
    static boolean scalesEachStock(Settings s) {
        return s.word("scaling").equals("per-stock");
    }
}
