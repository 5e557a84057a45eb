package io.assay.server;

import io.assay.base.Json;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What requests are told that are refused before any route is looked for: the same form as every other refusal. */
final class BrokenRequests extends ErrorHandler {
    private static final int LONGEST_REASON = 120;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Object reason = request.getAttribute(ERROR_MESSAGE);
        String why = reason instanceof String text && text.length() <= LONGEST_REASON && status < Refusal.INTERNAL
                ? ": " + text
                : "";
        String sentence = status < Refusal.INTERNAL
                ? "this is not a request that can be read" + why
                : "something went wrong inside; the server's log tells more";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, Json.line(new Refusal.Body(status, sentence)), callback);
        return true;
    }
}
