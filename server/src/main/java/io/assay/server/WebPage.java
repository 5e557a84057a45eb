package io.assay.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page for a browser: files of this module, by a list of names, so that no path can lead to any other. They hold no
 * data, so they need no token; the page asks for one when it asks for data.
 */
final class WebPage {
    /**
     * What the page may do: load its own files, ask its own server, and nothing else. The digest is of the one rule
     * that lightweight-charts puts beside its logo.
     */
    static final String POLICY = "default-src 'none'; script-src 'self';"
            + " style-src 'self' 'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What a report page may do when it is opened by itself: show its own style and pictures. */
    static final String REPORT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    private static final String FOLDER = "web/";
    private static final String START = "index.html";
    private static final List<String> FILES = List.of(
            START,
            "app.css",
            "report.css",
            "icon.svg",
            "app.mjs",
            "api.mjs",
            "dom.mjs",
            "text.mjs",
            "charts.mjs",
            "report.mjs",
            "today.mjs",
            "stock.mjs",
            "models.mjs",
            "runs.mjs",
            "compare.mjs",
            "live.mjs",
            "monitor.mjs",
            "audit.mjs",
            "ledger.mjs",
            "reports.mjs",
            "system.mjs",
            "vendor/lightweight-charts.mjs",
            "vendor/lightweight-charts-LICENSE.txt",
            "vendor/lightweight-charts-NOTICE.txt",
            "vendor/uplot.mjs",
            "vendor/uplot.css",
            "vendor/uplot-LICENSE.txt");

    private WebPage() {}

    /** A route a file; they are no part of what machines ask. */
    static List<Route> all() {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, String> file : read().entrySet()) {
            String path = file.getKey().equals(START) ? "/" : "/" + FOLDER + file.getKey();
            routes.add(Route.get(path, "The page for a browser.", Route.Kind.text(type(file.getKey())))
                    .answeringAll(request -> file.getValue()));
        }
        return routes;
    }

    private static Map<String, String> read() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : FILES) {
            try (InputStream in = WebPage.class.getResourceAsStream(FOLDER + name)) {
                if (in == null) {
                    throw new IllegalStateException("the file " + FOLDER + name + " is missing from the jar");
                }
                files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + FOLDER + name + " of the jar", e);
            }
        }
        return files;
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "mjs" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "text/plain; charset=utf-8";
        };
    }
}
