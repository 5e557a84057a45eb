package io.assay.server;

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
    record Body(int status, String error) {}
}
