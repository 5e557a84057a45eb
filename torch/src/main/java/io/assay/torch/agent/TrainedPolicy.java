package io.assay.torch.agent;

import java.util.Map;

import io.assay.base.Check;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.torch.loop.Asked;

/** A trained agent: its network answers each state by itself, and no chance is left in what it says. */
final class TrainedPolicy implements SizingPolicy {
    private final Made made;
    private final float[] weights;
    private final Asked network;
    private final AgentKind.Reading reading;

    /**
     * Everything of a trained agent but its weights.
     *
     * @param agent name of its kind
     * @param range positions that it chooses from
     * @param parameters every hyper-parameter
     * @param width numbers of a state
     */
    record Made(String agent, PositionRange range, Map<String, Object> parameters, int width) {
        /** Copies the map. */
        Made {
            parameters = Map.copyOf(parameters);
        }
    }

    TrainedPolicy(Made made, float[] weights) {
        AgentKind kind = AgentKind.of(made.agent());
        this.made = made;
        this.weights = weights;
        this.reading = kind.reading(made);
        this.network = new Asked(reading.network(), weights);
    }

    Made made() {
        return made;
    }

    float[] weights() {
        return weights;
    }

    @Override
    public double[] positions(float[] states, int rows) {
        Check.sameLength("states", states.length, Math.multiplyExact(rows, made.width()));
        float[] said = network.answers(new StateRows(made.width(), states), 1);
        double[] positions = new double[rows];
        for (int i = 0; i < rows; i++) {
            positions[i] = reading.position(said, i * said.length / rows);
        }
        return positions;
    }
}
