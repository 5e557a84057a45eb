package io.assay.experiment.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.IoReason;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.base.UsageException;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingPolicy;
import io.assay.portfolio.sizing.SizingRules;
import io.assay.portfolio.sizing.StateScale;

/**
 * A kept agent: the policies of all seeds, whose mean position is what is held, with the scale of what they see. It is
 * no model of the store: those answer from features alone, while an agent must be told the position that it holds.
 *
 * @param card what it is and what its specification came to
 * @param sight what it sees
 * @param rules under which it acts
 * @param scale of its states
 * @param members the policy of each seed
 */
public record AgentFile(
        Card card, AgentSpec.Sight sight, SizingRules rules, StateScale scale, List<SizingPolicy> members) {
    private static final int FORMAT = 2;
    private static final String FIX = "train the agent again";
    private static final String SUFFIX = ".agent";

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
     * @param stocks that it was trained and judged on
     * @param proof whether anything that it sees of bars looks ahead
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
            List<String> stocks,
            String proof,
            List<String> warnings) {
        /** Copies the lists. */
        public Card {
            trained = List.copyOf(trained);
            judged = List.copyOf(judged);
            net = List.copyOf(net);
            stocks = List.copyOf(stocks);
            warnings = List.copyOf(warnings);
        }
    }

    private record Header(
            int format,
            Card card,
            String agent,
            AgentSpec.Sight sight,
            SizingRules rules,
            StateScale scale,
            List<Integer> bytes) {}

    /** Where the kept agents of a workspace are. */
    static Path folder(Path workspace) {
        return workspace.resolve("agents");
    }

    /** The names of the kept agents of a workspace, sorted. */
    public static List<String> names(Path workspace) {
        Path folder = folder(workspace);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + IoReason.of(e), e);
        }
    }

    /**
     * The kept agent of a name, with or without the ending of its file.
     *
     * @throws UsageException if there is none
     * @throws DataException if its file was changed or cut
     */
    public static AgentFile find(Path workspace, String name) {
        String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        List<String> names = names(workspace);
        if (names.isEmpty()) {
            throw new UsageException("no agent is kept in the workspace " + workspace + ". Fix: 'assay train agent'");
        }
        if (!names.contains(bare)) {
            throw UsageException.unknown("agent", name, names);
        }
        return read(folder(workspace).resolve(bare + SUFFIX));
    }

    /** The last day that it learnt from. */
    public int lastTrained() {
        return Days.parse(card.trained().get(1));
    }

    /** The mean position of all members. */
    public SizingPolicy policy() {
        return SizingPolicy.mean(members);
    }

    /**
     * Writes it, named after its content.
     *
     * @param folder of kept agents
     * @param agent name of its kind
     * @return the file
     */
    Path write(Path folder, String agent, SizingEngine engine) {
        List<byte[]> parts = members.stream().map(engine::write).toList();
        Header header = new Header(
                FORMAT,
                card,
                agent,
                sight,
                rules,
                scale,
                parts.stream().map(p -> p.length).toList());
        int bytes = parts.stream().mapToInt(p -> p.length).reduce(0, Math::addExact);
        Digest digest = Digest.sha256().add(Json.line(header));
        parts.forEach(digest::add);
        Path file = folder.resolve(agent + "-" + digest.hex().substring(0, 12) + SUFFIX);
        SealedFile.write(file, Json.line(header), bytes, body -> parts.forEach(body::put));
        return file;
    }

    /**
     * Reads one.
     *
     * @throws DataException if it was changed or cut, or is of another format
     * @throws UsageException if no engine at hand offers its kind
     */
    public static AgentFile read(Path file) {
        SealedFile.Content content = SealedFile.read(file, FIX);
        int format = Json.parse(content.header(), JsonNode.class, file.toString())
                .path("format")
                .asInt();
        if (format != FORMAT) {
            throw new DataException(DataProblem.of("the format of a kept agent must be " + FORMAT)
                    .at(file.toString(), 0)
                    .withValue(String.valueOf(format))
                    .withFix(FIX));
        }
        Header header = Json.parse(content.header(), Header.class, file.toString());
        SizingEngine engine = SizingEngine.find(header.agent());
        List<SizingPolicy> members = new ArrayList<>();
        for (int length : header.bytes()) {
            byte[] part = new byte[length];
            content.body().get(part);
            members.add(engine.read(part));
        }
        return new AgentFile(header.card(), header.sight(), header.rules(), header.scale(), members);
    }
}
