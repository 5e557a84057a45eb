package io.assay.app.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.IoReason;
import io.assay.base.UsageException;
import picocli.CommandLine;

/**
 * A training written down in YAML: {@code model} names the command, every other key is one of its options without the
 * dashes. A list repeats the option, a map gives it pairs, {@code true} gives an option that takes no value.
 */
final class ExperimentFile {
    private static final String MODEL = "model";

    private final Path file;
    private final JsonNode content;

    private ExperimentFile(Path file, JsonNode content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it is no YAML, or no map
     */
    static ExperimentFile read(Path file) {
        try {
            JsonNode content = new YAMLMapper().readTree(Files.readString(file));
            if (!content.isObject()) {
                throw new DataException(DataProblem.of("must be a map of options, such as 'model: lstm'")
                        .at(file.toString(), 1));
            }
            return new ExperimentFile(file, content);
        } catch (JsonProcessingException e) {
            long line =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new DataException(
                    DataProblem.of("must be YAML: " + e.getOriginalMessage()).at(file.toString(), line), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    /**
     * The words that would be typed for it behind {@code assay train}.
     *
     * @param commands by name, those that a file may name
     * @throws UsageException if it names no command, or an option that the command does not have
     */
    List<String> words(Map<String, CommandLine> commands) {
        String model = content.path(MODEL).asText("");
        CommandLine command = commands.get(model);
        if (command == null) {
            throw UsageException.unknown("'model' in " + file + ", a kind of training,", model, commands.keySet());
        }
        Set<String> known = new LinkedHashSet<>();
        command.getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .forEach(name -> known.add(name.substring(2)));
        List<String> words = new ArrayList<>(List.of(model));
        content.properties().forEach(field -> {
            if (!field.getKey().equals(MODEL)) {
                if (!known.contains(field.getKey())) {
                    throw UsageException.unknown("option of " + model + " in " + file, field.getKey(), known);
                }
                add(words, "--" + field.getKey(), field.getValue());
            }
        });
        return words;
    }

    private void add(List<String> words, String option, JsonNode value) {
        if (value.isArray()) {
            value.forEach(each -> add(words, option, each));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(pair -> word(
                            words, option, pair.getKey() + "=" + pair.getValue().asText()));
        } else if (!value.isBoolean()) {
            word(words, option, value.isNull() ? "" : value.asText());
        } else if (value.asBoolean()) {
            words.add(option);
        }
    }

    private void word(List<String> words, String option, String value) {
        if (value.isBlank()) {
            throw new UsageException("'" + option.substring(2) + "' in " + file + " must have a value");
        }
        words.add(option);
        words.add(value);
    }
}
