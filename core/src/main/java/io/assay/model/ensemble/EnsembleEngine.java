package io.assay.model.ensemble;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * Writes and reads ensembles: JSON that holds each member's weight, engine, header, checksum and bytes (base64); the
 * bytes are written and read by the member's own engine. Ensembles are made by {@code io.assay.train.Committee}, so it
 * offers no learner.
 */
public final class EnsembleEngine implements Engine {
    private static final String VERSION = "1";
    private static final String FIX = "train the model again";

    private final Engines engines;

    /** For the service loader: knows no other engine until it is among some. */
    public EnsembleEngine() {
        this(Engines.of(List.of()));
    }

    private EnsembleEngine(Engines engines) {
        this.engines = engines;
    }

    @Override
    public Engine among(Engines all) {
        return new EnsembleEngine(all);
    }

    @Override
    public String name() {
        return EnsembleModel.LEARNER;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<String> learners() {
        return List.of();
    }

    @Override
    public Learner learner(String name, Map<String, Object> parameters) {
        throw new UsageException("an ensemble is made of learners by a committee; there is no learner '" + name + "'");
    }

    @Override
    public boolean made(Model model) {
        return model instanceof EnsembleModel;
    }

    /**
     * The file.
     *
     * @param members in order
     * @param platt how their mean is calibrated, if it is; not in files from before that could be
     */
    record Envelope(
            List<Part> members,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Platt> platt) {
        Envelope {
            members = List.copyOf(Objects.requireNonNull(members, "members"));
        }
    }

    /**
     * A member in the file.
     *
     * @param engine that writes and reads it
     * @param version of the engine that wrote it, for provenance
     * @param header what the bytes do not hold
     * @param weight its share
     * @param sha256 of the bytes
     * @param bytes its fitted part, base64
     */
    record Part(String engine, String version, Header header, double weight, String sha256, String bytes) {
        Part {
            Objects.requireNonNull(engine, "engine");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(header.learner(), "learner");
            Objects.requireNonNull(header.target(), "target");
            Objects.requireNonNull(header.features(), "features");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(bytes, "bytes");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a member was made by none of the engines that this one is among
     */
    @Override
    public byte[] write(Model model) {
        Check.that(made(model), "model", "be an ensemble", model.learner());
        List<Part> parts = new ArrayList<>();
        EnsembleModel ensemble = (EnsembleModel) model;
        for (EnsembleModel.Member member : ensemble.members()) {
            Model inner = member.model();
            Engine engine = engines.made(inner);
            byte[] bytes = engine.write(inner);
            parts.add(new Part(
                    engine.name(),
                    engine.version(),
                    new Header(inner.learner(), inner.target(), inner.features()),
                    member.weight(),
                    Digest.of(bytes),
                    Base64.getEncoder().encodeToString(bytes)));
        }
        return Json.line(new Envelope(parts, Optional.of(ensemble.platt()).filter(line -> !line.equals(Platt.NONE))))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@inheritDoc}
     *
     * @throws DataException if the bytes are not what this engine wrote, or a member's engine is not at hand; the
     *     sentence names the member and what is wrong with it
     */
    @Override
    public Model read(byte[] fitted, Header header) {
        Envelope envelope = Json.parseLarge(
                new String(fitted, StandardCharsets.UTF_8), Envelope.class, "the fitted part of an ensemble");
        List<EnsembleModel.Member> members = new ArrayList<>();
        for (int m = 0; m < envelope.members().size(); m++) {
            members.add(member(envelope.members().get(m), m));
        }
        EnsembleModel model = ensemble(members, envelope.platt().orElse(Platt.NONE));
        agree("learner", model.learner(), header.learner());
        agree("target", model.target(), header.target());
        agree("features", model.features(), header.features());
        return model;
    }

    private EnsembleModel.Member member(Part part, int number) {
        String which =
                "member " + (number + 1) + " of the ensemble (" + part.header().learner() + ")";
        try {
            byte[] bytes = Base64.getDecoder().decode(part.bytes());
            if (!Digest.of(bytes).equals(part.sha256())) {
                throw new DataException("its bytes do not have the checksum written beside them");
            }
            return new EnsembleModel.Member(engines.engine(part.engine()).read(bytes, part.header()), part.weight());
        } catch (IllegalArgumentException | DataException | UsageException e) {
            throw new DataException(DataProblem.of(which + " cannot be read: " + e.getMessage()), e);
        }
    }

    private static EnsembleModel ensemble(List<EnsembleModel.Member> members, Platt platt) {
        try {
            return EnsembleModel.of(members).calibrated(platt);
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    DataProblem.of("the members do not make an ensemble: " + e.getMessage())
                            .withFix(FIX),
                    e);
        }
    }

    private static void agree(String what, Object inFile, Object inHeader) {
        if (!inFile.equals(inHeader)) {
            throw new DataException("the ensemble was fitted with " + what + " " + inFile + ", but its card says "
                    + inHeader + ": they do not belong together");
        }
    }
}
