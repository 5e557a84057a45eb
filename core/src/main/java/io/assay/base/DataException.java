package io.assay.base;

/** Somebody's data cannot be used; the message is one clear sentence. The command line exits with 3. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error about the given problem. */
    public DataException(DataProblem problem) {
        super(problem.sentence());
    }

    /** An error about the given problem, with what caused it. */
    public DataException(DataProblem problem, Throwable cause) {
        super(problem.sentence(), cause);
    }

    /** An error in a sentence of the caller's. */
    public DataException(String sentence) {
        super(sentence);
    }

    /** An error in a sentence of the caller's, with what caused it. */
    public DataException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
