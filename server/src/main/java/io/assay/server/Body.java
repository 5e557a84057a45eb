package io.assay.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request, and never more of it than is allowed. */
final class Body {
    private static final int TOO_LARGE = 413;

    private Body() {}

    /**
     * A JSON body as text.
     *
     * @param most largest body in bytes
     */
    static String json(Context request, int most) {
        @Nullable String type = request.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refusal(Refusal.UNSUPPORTED, "the body must be JSON: 'Content-Type: application/json'");
        }
        if (request.req().getContentLengthLong() > most) {
            throw large(most);
        }
        byte[] body;
        try (InputStream in = request.req().getInputStream()) {
            body = in.readNBytes(most + 1);
        } catch (IOException e) {
            throw Ask.bad("the body ended before it was whole, or came too slowly");
        }
        if (body.length > most) {
            throw large(most);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Ask.bad("the body is not UTF-8");
        }
    }

    private static Refusal large(int most) {
        return new Refusal(TOO_LARGE, "the body is larger than " + most + " bytes. Fix: ask for less at once");
    }
}
