package io.assay.app.cli;

/** What the process returns; scripts may rely on these numbers. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;

    /** The work was done and a check failed, for example an audit with a FAIL. */
    public static final int CHECK_FAILED = 1;

    /** The command line asks for something that does not exist or does not fit together. */
    public static final int USAGE = 2;

    /** Data cannot be used. */
    public static final int BAD_DATA = 3;

    /** A defect of Assay, or of the machine (disk full, no permission). */
    public static final int INTERNAL = 4;

    private ExitCode() {}
}
