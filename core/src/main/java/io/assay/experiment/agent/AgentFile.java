package io.assay.experiment.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.portfolio.sizing.StateScale;

/**
 * A kept agent: the policies of all seeds, whose mean position is what is held, with the scale of what they see. It is
 * no model of the store: those answer from features alone, while an agent must be told the position that it holds.
 *
 * @param card what it is and what its specification came to
 * @param scale of its states
 * @param members the policy of each seed
 */
public record AgentFile(Card card, StateScale scale, List<SizingPolicy> members) {
    private static final String FIX = "train the agent again";

    /** Copies the list. */
    public AgentFile {
        members = List.copyOf(members);
    }

    /**
     * What a reader must know.
     *
     * @param specification in one line
     * @param dataHash of the bars that it learnt from
     * @param seed root of all randomness
     * @param trained first and last day that it learnt from
     * @param judged first and last day on which its specification was judged, out of sample
     * @param verdict in a sentence
     * @param net return a year after costs there, with its interval
     * @param warnings in sentences
     */
    public record Card(
            String specification,
            String dataHash,
            long seed,
            List<String> trained,
            List<String> judged,
            String verdict,
            List<Double> net,
            List<String> warnings) {
        /** Copies the lists. */
        public Card {
            trained = List.copyOf(trained);
            judged = List.copyOf(judged);
            net = List.copyOf(net);
            warnings = List.copyOf(warnings);
        }
    }

    private record Header(Card card, String agent, PositionRange range, StateScale scale, List<Integer> bytes) {}

    /** The mean position of all members. */
    public SizingPolicy policy() {
        return SizingPolicy.mean(members);
    }

    /**
     * Writes it, named after its content.
     *
     * @param folder of kept agents
     * @param agent name of its kind
     * @param range positions that it chooses from
     * @return the file
     */
    Path write(Path folder, String agent, PositionRange range, SizingEngine engine) {
        List<byte[]> parts = members.stream().map(engine::write).toList();
        Header header = new Header(
                card, agent, range, scale, parts.stream().map(p -> p.length).toList());
        int bytes = parts.stream().mapToInt(p -> p.length).reduce(0, Math::addExact);
        Digest digest = Digest.sha256().add(Json.line(header));
        parts.forEach(digest::add);
        Path file = folder.resolve(agent + "-" + digest.hex().substring(0, 12) + ".agent");
        SealedFile.write(file, Json.line(header), bytes, body -> parts.forEach(body::put));
        return file;
    }

    /**
     * Reads one.
     *
     * @throws io.assay.base.DataException if it was changed or cut
     * @throws io.assay.base.UsageException if no engine at hand offers its kind
     */
    public static AgentFile read(Path file) {
        SealedFile.Content content = SealedFile.read(file, FIX);
        Header header = Json.parse(content.header(), Header.class, file.toString());
        SizingEngine engine = SizingEngine.find(header.agent());
        List<SizingPolicy> members = new ArrayList<>();
        for (int length : header.bytes()) {
            byte[] part = new byte[length];
            content.body().get(part);
            members.add(engine.read(part));
        }
        return new AgentFile(header.card(), header.scale(), members);
    }
}
