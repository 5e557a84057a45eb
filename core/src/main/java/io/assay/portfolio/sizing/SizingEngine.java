package io.assay.portfolio.sizing;

import java.util.List;
import java.util.Map;

/** A family of agents with their file format; found by {@link java.util.ServiceLoader}. */
public interface SizingEngine {
    /** Version of the code and library behind it: what weights depend on beside lesson and seed. */
    String version();

    /** Names of the agents that it offers. */
    List<String> agents();

    /**
     * Trains agents of a name.
     *
     * @param range positions that they choose from
     * @param parameters changed from their defaults
     * @throws io.assay.base.UsageException if the agent or a parameter is unknown, or a value out of range
     */
    SizingLearner agent(String name, PositionRange range, Map<String, Object> parameters);

    /** The bytes of a policy that this engine trained. */
    byte[] write(SizingPolicy policy);

    /**
     * A policy from its bytes.
     *
     * @throws io.assay.base.DataException if they are anything else
     */
    SizingPolicy read(byte[] bytes);

    /**
     * The engine at hand that offers an agent.
     *
     * @throws io.assay.base.UsageException if none does; the sentence names the artefact to add
     */
    static SizingEngine find(String agent) {
        return SizingEngines.find(agent);
    }
}
