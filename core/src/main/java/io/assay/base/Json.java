package io.assay.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;

/** JSON as Assay writes it: records by their component names, keys of maps sorted, unknown keys refused. */
public final class Json {
    private static final JsonMapper MAPPER = mapper(new JsonFactory());

    /** Reads strings of any length, such as fitted trees written as text. */
    private static final JsonMapper LARGE = mapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private static JsonMapper mapper(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .addModule(new ParameterNamesModule())
                .addModule(new Jdk8Module())
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private Json() {}

    /** One line of JSON. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass() + " as JSON", e);
        }
    }

    /** Indented JSON with a line break at its end. */
    public static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass() + " as JSON", e);
        }
    }

    /** Reads a value of the given type from a text; {@code source} names the text in the error. */
    public static <T> T parse(String text, Class<T> type, String source) {
        return parse(MAPPER, text, type, source);
    }

    /** The same of a text that Assay wrote and whose checksum holds: its strings may be of any length. */
    public static <T> T parseLarge(String text, Class<T> type, String source) {
        return parse(LARGE, text, type, source);
    }

    private static <T> T parse(JsonMapper mapper, String text, Class<T> type, String source) {
        try {
            T value = mapper.readValue(text, type);
            if (value == null) {
                throw new DataException(DataProblem.of("must be the JSON that Assay expects: it is null")
                        .at(source, 0));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw broken(source, e);
        }
    }

    /** Reads a tree from a text; {@code source} names the text in the error. */
    public static JsonNode tree(String text, String source) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw broken(source, e);
        }
    }

    /** Reads a value of the given type from a file. */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return parse(Files.readString(file), type, file.toString());
        } catch (CharacterCodingException e) {
            throw new DataException(
                    DataProblem.of("must be the JSON that Assay expects: it is no text in UTF-8")
                            .at(file.toString(), 0),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    private static DataException broken(String source, JsonProcessingException e) {
        long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
        return new DataException(
                DataProblem.of("must be the JSON that Assay expects: " + e.getOriginalMessage())
                        .at(source, line),
                e);
    }
}
