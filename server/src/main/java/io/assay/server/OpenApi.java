package io.assay.server;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.assay.base.Json;

/** The OpenAPI 3.1 document of a table of routes; what bodies look like is read off the records themselves. */
final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String TYPE = "type";
    private static final String SCHEMA = "schema";

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    /** The document in JSON. */
    static String of(List<Route> routes, String version) {
        OpenApi api = new OpenApi();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent(route.path(), p -> new LinkedHashMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), api.operation(route));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Assay", "version", version));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        api.schemas,
                        "securitySchemes",
                        Map.of("token", Map.of(TYPE, "http", "scheme", "bearer"))));
        return Json.pretty(document);
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.summary());
        List<Object> parameters = new ArrayList<>();
        Matcher names = PARAMETER.matcher(route.path());
        while (names.find()) {
            parameters.add(
                    Map.of("name", names.group(1), "in", "path", "required", true, SCHEMA, Map.of(TYPE, "string")));
        }
        Matcher queries = Pattern.compile("'\\?(\\w+)=").matcher(route.summary());
        while (queries.find()) {
            parameters.add(
                    Map.of("name", queries.group(1), "in", "query", "required", false, SCHEMA, Map.of(TYPE, "string")));
        }
        operation.put("parameters", parameters);
        if (route.method().name().equals("POST")) {
            operation.put(
                    "requestBody", Map.of("required", true, "content", content("application/json", of(Ask.class))));
        }
        Object body = route.kind().body() == Void.class
                ? Map.of(TYPE, "string")
                : of(route.kind().body());
        Object answer = route.kind().list() ? Map.of(TYPE, "array", "items", body) : body;
        operation.put(
                "responses",
                Map.of(
                        "200",
                        Map.of(
                                "description",
                                "the answer",
                                "content",
                                content(route.kind().type(), answer)),
                        "default",
                        Map.of(
                                "description",
                                "why there is none",
                                "content",
                                content("application/json", of(Refusal.Body.class)))));
        operation.put("security", route.open() ? List.of() : List.of(Map.of("token", List.of())));
        return operation;
    }

    private static Map<String, Object> content(String type, Object schema) {
        return Map.of(type, Map.of(SCHEMA, schema));
    }

    private Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] of = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                return of(of[0]);
            }
            return Collection.class.isAssignableFrom(raw)
                    ? Map.of(TYPE, "array", "items", of(of[0]))
                    : Map.of(TYPE, "object", "additionalProperties", of(of[1]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isArray()) {
            return Map.of(TYPE, "array", "items", of(plain.getComponentType()));
        }
        return plain.isRecord() ? reference(plain) : simple(plain);
    }

    private Object reference(Class<?> record) {
        String name = record.getName()
                .substring(record.getName().lastIndexOf('.') + 1)
                .replace('$', '.');
        if (!schemas.containsKey(name)) {
            Map<String, Object> properties = new LinkedHashMap<>();
            schemas.put(name, Map.of(TYPE, "object", "properties", properties));
            for (RecordComponent component : record.getRecordComponents()) {
                properties.put(component.getName(), of(component.getGenericType()));
            }
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Object simple(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Map.of(TYPE, "integer");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return Map.of(TYPE, "number");
        }
        return type == boolean.class || type == Boolean.class
                ? Map.of(TYPE, "boolean")
                : type == Object.class ? Map.of() : Map.of(TYPE, "string");
    }
}
