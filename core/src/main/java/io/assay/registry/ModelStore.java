package io.assay.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Model;

/**
 * The models that are kept, one folder each under {@code models/} of a workspace. A folder is written under a hidden
 * name, forced to disk and renamed: whoever is killed half-way leaves nothing that this class would see. Its name ends
 * in a hash of its content, so nothing is ever overwritten, and every read checks every byte.
 */
public final class ModelStore {
    private static final String UNFINISHED = ".saving-";

    private final Path folder;
    private final Engines engines;
    private final CurrentModels current;
    private final ModelWarnings warnings;
    private final ModelStages stages;

    private ModelStore(Path folder, Engines engines) {
        this.folder = folder;
        this.engines = engines;
        this.current = new CurrentModels(folder);
        this.warnings = new ModelWarnings(folder);
        this.stages = new ModelStages(current, this::faults);
    }

    /** The store in the workspace at the given path; its folder is made when the first model is kept. */
    public static ModelStore at(Path workspace, Engines engines) {
        return new ModelStore(workspace.resolve("models").toAbsolutePath().normalize(), engines);
    }

    /**
     * A model as it was kept.
     *
     * @param card what is known of it
     * @param model the model itself
     */
    public record Kept(ModelCard card, Model model) {}

    /**
     * What the store holds.
     *
     * @param cards of all models that pass their checks, by name
     * @param problems of the others, a sentence each, naming the file
     */
    public record Listing(List<ModelCard> cards, List<String> problems) {}

    /**
     * Keeps a model. Keeping the same model with the same card again, at whatever moment, changes nothing; if what was
     * kept is damaged by now, it is kept once more under a longer name.
     *
     * @param card about this model; its name is ignored
     * @return the name under which it is kept, for example {@code US-AAPL-random-forest-1a2b3c4d}
     * @throws IllegalArgumentException if the card is not about this model and engine
     */
    public String save(ModelCard card, Model model, Engine engine) {
        agree(card, model, engine);
        byte[] fitted = engine.write(model);
        String hash = card.contentHash(fitted);
        for (int digits : ModelId.LENGTHS) {
            String id = ModelId.of(card, hash, digits);
            if (isThere(id) || !placed(id, unfinished -> ModelFolder.write(unfinished, card.withId(id), fitted))) {
                Optional<ModelFolder.Content> there =
                        new ModelFolder(folder.resolve(id)).check().content();
                if (there.isEmpty()
                        || !there.get().card().contentHash(there.get().fitted()).equals(hash)) {
                    continue;
                }
            }
            return id;
        }
        throw new DataException("every name that the model could have in " + folder + " is taken by a damaged one,"
                + " see 'assay models verify'; its SHA-256 is " + hash);
    }

    /**
     * A model with its card.
     *
     * @throws UsageException if there is no such model, the name could lead elsewhere, or its engine is not at hand
     * @throws DataException if a file of it is missing, foreign or changed
     */
    public Kept load(String id) {
        ModelFolder.Content content = existing(id).read();
        return new Kept(warnings.on(content.card()), model(content));
    }

    /**
     * The name of the model that is meant.
     *
     * @param name a model's name, or how the names of one model alone begin
     * @throws UsageException if no model is meant, or several are
     */
    public String find(String name) {
        List<String> all = ids();
        if (all.contains(name)) {
            return name;
        }
        List<String> meant = all.stream()
                .filter(id -> !name.isBlank() && id.startsWith(name))
                .toList();
        if (meant.size() > 1) {
            throw new UsageException("the names of " + meant.size() + " models begin with '" + name + "': "
                    + String.join(", ", meant) + ". Fix: type one of them further");
        }
        if (meant.isEmpty()) {
            throw UsageException.unknown("model", name, all);
        }
        return meant.get(0);
    }

    /** Everything in the store; a damaged model is a problem in the list, not an exception. */
    public Listing list() {
        List<ModelCard> cards = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String id : ids()) {
            ModelFolder.Reading reading = new ModelFolder(folder.resolve(id)).check();
            reading.content().ifPresent(content -> cards.add(warnings.on(content.card())));
            problems.addAll(reading.problems());
        }
        return new Listing(List.copyOf(cards), List.copyOf(problems));
    }

    /**
     * The card of a model.
     *
     * @throws UsageException if there is no such model
     * @throws DataException if a file of it is missing, foreign or changed
     */
    public ModelCard show(String id) {
        return warnings.on(existing(id).read().card());
    }

    /**
     * What is wrong with a model, a sentence each, naming the file; empty if all checksums agree and its engine reads
     * it.
     *
     * @throws UsageException if there is no such model or its engine is not at hand
     */
    public List<String> verify(String id) {
        ModelFolder.Reading reading = existing(id).check();
        if (reading.content().isEmpty()) {
            return reading.problems();
        }
        try {
            model(reading.content().get());
            return List.of();
        } catch (DataException e) {
            return List.of(folder.resolve(id).resolve(ModelFolder.FITTED) + ": " + e.getMessage());
        }
    }

    /**
     * Whether a model is there with all its files as they were saved; a name that is not in the store is not.
     *
     * @throws UsageException if the name could lead elsewhere
     */
    public boolean isSound(String id) {
        return isThere(ModelId.checked(id))
                && new ModelFolder(folder.resolve(id)).check().content().isPresent();
    }

    /**
     * Puts what became known of models after they had been kept on their cards, before their own warnings. The files of
     * the models themselves do not change, nor do their names. A sentence that is there already is not repeated.
     *
     * @throws UsageException if one of them is not in the store
     */
    public void warn(Collection<String> models, String sentence) {
        models.forEach(this::existing);
        if (!models.isEmpty()) {
            warnings.add(models, Check.notBlank("sentence", sentence));
        }
    }

    /**
     * Makes models the ones that signals come from, all in one step, once all their files are checked and their engines
     * read them. Where a model is current already, nothing changes. A model that was put away is taken back by this.
     *
     * @param models name of a model by instrument ({@code MARKET:SYMBOL})
     * @return what changed; nothing if all of them are current already
     * @throws UsageException if one of them is not in the store, or its card does not name the instrument
     * @throws DataException if one of them is damaged
     */
    public Optional<StageChange> promote(Map<String, String> models, StageCause cause) {
        Map<String, ModelCard> cards = new HashMap<>();
        models.forEach((instrument, id) -> {
            ModelCard card = cards.computeIfAbsent(id, known -> load(known).card());
            if (!card.instruments().contains(instrument)) {
                throw new UsageException(id + " is for " + ModelStages.named(card.instruments()) + ", not for "
                        + instrument + ". Fix: promote it for those, or a model of " + instrument);
            }
        });
        return stages.promote(models, cause);
    }

    /**
     * Makes the models current again that were so before the last change of each instrument which was not taken back:
     * rolling back twice goes two changes back. All instruments or none.
     *
     * @param instruments each {@code MARKET:SYMBOL}; those of the last change if empty
     * @throws UsageException if there is nothing to go back to
     * @throws DataException if an earlier model is damaged or gone
     */
    public StageChange rollback(Collection<String> instruments, StageCause cause) {
        return stages.rollback(instruments, cause);
    }

    /**
     * Puts a model away.
     *
     * @return what changed; nothing if it is put away already
     * @throws UsageException if it is not there, or signals come from it
     */
    public Optional<StageChange> archive(String id, StageCause cause) {
        existing(id);
        return stages.archive(id, cause);
    }

    /**
     * Takes a model back that was put away.
     *
     * @throws UsageException if it is not there or not put away
     */
    public StageChange restore(String id, StageCause cause) {
        existing(id);
        return stages.restore(id, cause);
    }

    /** Where a model stands; a name that is not in the store is that of a candidate, unless the history knows it. */
    public ModelStage stage(String id) {
        return stages(List.of(id)).getOrDefault(id, ModelStage.CANDIDATE);
    }

    /** Where models stand, all at one moment. */
    public Map<String, ModelStage> stages(Collection<String> ids) {
        return stages.stages(ids);
    }

    /**
     * Every change of stages, oldest first.
     *
     * @throws DataException naming file and line if a byte of the history was changed, or a line is missing
     */
    public List<StageChange> history() {
        return current.history();
    }

    /**
     * A model as one file that {@link #receive} reads, with the same bytes for the same content.
     *
     * @param pages its card for people, by name: {@code card.html} and {@code card.md}
     * @throws UsageException if there is no such model
     * @throws DataException if a file of it is missing, foreign or changed
     */
    public byte[] parcel(String id, Map<String, String> pages) {
        return ModelParcel.bytes(existing(id).files(), warnings.of(id), pages);
    }

    /**
     * Keeps a model that {@link #parcel} made elsewhere, as a candidate, with what was known of it there. If it is here
     * already, its files stay as they are.
     *
     * @throws DataException if a byte was changed or is none of ours, or the model of this name here is damaged
     */
    public ReceivedModel receive(Path file) {
        ModelParcel.Content parcel = ModelParcel.open(file);
        String id = parcel.card().id();
        ModelFolder.Content content = ModelFolder.agreed(id, parcel.files(), file);
        try {
            model(content);
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
        if (!parcel.warnings().isEmpty()) {
            // Before the model is there: whoever is killed in between does not leave it without them.
            parcel.warnings().forEach(sentence -> warnings.add(List.of(id), sentence));
        }
        boolean isNew = !isThere(id) && placed(id, unfinished -> ModelFolder.write(unfinished, parcel.files()));
        existing(id).read();
        return new ReceivedModel(id, isNew);
    }

    /** The name of the model that signals of an instrument ({@code MARKET:SYMBOL}) come from, if there is one. */
    public Optional<String> current(String instrument) {
        return Optional.ofNullable(current().get(instrument));
    }

    /** The names of all current models by instrument. */
    public Map<String, String> current() {
        return current.now().current();
    }

    private static void agree(ModelCard card, Model model, Engine engine) {
        Engine.Header header = card.recipe().header();
        Check.that(engine.made(model), "engine", "have made the model", engine.name());
        Check.that(header.learner().equals(model.learner()), "learner", "be " + model.learner(), header.learner());
        Check.that(header.target().equals(model.target()), "target", "be " + model.target(), header.target());
        Check.that(header.features().equals(model.features()), "features", "be the model's", header.features());
        String named = card.provenance().engine();
        Check.that(named.equals(engine.name()), "engine", "be " + engine.name(), named);
        String version = card.provenance().engineVersion();
        Check.that(version.equals(engine.version()), "engineVersion", "be " + engine.version(), version);
    }

    /** Writes a folder and gives it its name; false if somebody else was faster. */
    private boolean placed(String id, Consumer<Path> files) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
            try {
                files.accept(unfinished);
                AtomicFiles.renameFolder(unfinished, folder.resolve(id));
                return true;
            } catch (IOException e) {
                if (isThere(id)) {
                    return false;
                }
                throw e;
            } finally {
                delete(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + id + " in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path unfinished) throws IOException {
        if (!Files.exists(unfinished)) {
            return;
        }
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(unfinished);
    }

    private Model model(ModelFolder.Content content) {
        ModelCard card = content.card();
        Engine engine = engines.engine(card.provenance().engine());
        return engine.read(content.fitted(), card.recipe().header());
    }

    /** What is wrong with a model, gone included. */
    private List<String> faults(String id) {
        return isThere(id) ? verify(id) : List.of(folder.resolve(id) + " is gone");
    }

    private ModelFolder existing(String id) {
        if (!isThere(ModelId.checked(id))) {
            throw UsageException.unknown("model", id, ids());
        }
        return new ModelFolder(folder.resolve(id));
    }

    private boolean isThere(String id) {
        return Files.isDirectory(folder.resolve(id), LinkOption.NOFOLLOW_LINKS);
    }

    private List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> entry.getFileName().toString())
                    .filter(ModelId::isPlain)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
