package io.assay.portfolio;

/** What becomes of sessions on which a name has no return. Nothing is ever filled in. */
public enum MissingReturns {
    /** Sessions on which any of the names has none are left out for all. */
    COMPLETE_DAYS("complete-days", "sessions without the return of every name are left out"),
    /**
     * Each pair of names is measured on the sessions that both have. Such a matrix need not be one of covariances, and
     * then the nearest matrix of correlations is taken (Higham 2002).
     */
    PAIRWISE("pairwise", "each pair on the sessions that both have, then the nearest matrix of correlations");

    private final String code;
    private final String text;

    MissingReturns(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** As options name it. */
    public String code() {
        return code;
    }

    /** In words. */
    public String text() {
        return text;
    }
}
