package io.assay.base;

/** The user asked for something that does not exist or does not fit together. The command line exits with 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error in one sentence that names the thing asked for and what would be accepted. */
    public UsageException(String sentence) {
        super(sentence);
    }
}
