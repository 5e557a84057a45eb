package io.assay.server;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * One thing that can be asked: what the server answers by and what its OpenAPI document says are made of the same
 * table.
 *
 * @param method GET or POST
 * @param path with parameters in braces
 * @param summary what it does, in a sentence
 * @param kind what the answer is
 * @param open whether it needs no token
 * @param answer makes the answer; its body, status 200
 */
record Route(HandlerType method, String path, String summary, Kind kind, boolean open, Answer answer) {
    /**
     * What an answer is.
     *
     * @param type media type
     * @param body the record of a JSON answer; {@link Void} for text
     * @param list whether it is a list of these
     */
    record Kind(String type, Class<?> body, boolean list) {
        private static final String HTML = "text/html; charset=utf-8";
        private static final String EVENTS = "text/event-stream";

        static Kind json(Class<?> body) {
            return new Kind("application/json", body, false);
        }

        static Kind jsonList(Class<?> body) {
            return new Kind("application/json", body, true);
        }

        static Kind text(String type) {
            return new Kind(type, Void.class, false);
        }

        /** A self-contained page: style and pictures inside, no script. */
        static Kind page() {
            return text(HTML);
        }

        /** Events that go on until whoever listens leaves; see {@link LiveStreams}. */
        static Kind events() {
            return text(EVENTS);
        }

        boolean isPage() {
            return type.equals(HTML);
        }

        boolean isStream() {
            return type.equals(EVENTS);
        }
    }

    /** A route to which nothing answers yet. */
    record Open(HandlerType method, String path, String summary, Route.Kind kind) {
        /** The route, which needs a token. */
        Route answering(Route.Answer answer) {
            return new Route(method, path, summary, kind, false, answer);
        }

        /** The route, which needs no token. */
        Route answeringAll(Route.Answer answer) {
            return new Route(method, path, summary, kind, true, answer);
        }
    }

    static Open get(String path, String summary, Kind kind) {
        return new Open(HandlerType.GET, path, summary, kind);
    }

    static Open post(String path, String summary, Kind kind) {
        return new Open(HandlerType.POST, path, summary, kind);
    }

    /** Makes the body of an answer. */
    @FunctionalInterface
    interface Answer {
        /** The body, for a request. */
        String to(Context request);
    }
}
