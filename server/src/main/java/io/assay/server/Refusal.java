package io.assay.server;

import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.UsageException;

/** A request is not answered; the sentence says why. */
final class Refusal extends RuntimeException {
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int UNSUPPORTED = 415;
    static final int UNPROCESSABLE = 422;
    static final int TOO_MANY = 429;
    static final int INTERNAL = 500;
    static final int STOPPING = 503;

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }

    /**
     * The body of every answer that is an error.
     *
     * @param status the status once more
     * @param error what is wrong, in a sentence
     */
    record Body(int status, String error) {
        /** What is told of an error that whoever asked can do something about; nothing of any other. */
        static Optional<Body> of(Exception e) {
            String sentence = String.valueOf(e.getMessage());
            if (e instanceof Refusal refusal) {
                return Optional.of(new Body(refusal.status(), sentence));
            }
            if (e instanceof UsageException) {
                return Optional.of(new Body(NOT_FOUND, sentence));
            }
            return e instanceof DataException ? Optional.of(new Body(UNPROCESSABLE, sentence)) : Optional.empty();
        }
    }
}
