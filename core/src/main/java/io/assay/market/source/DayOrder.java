package io.assay.market.source;

/**
 * How a file writes dates of the shape {@code a/b/year}.
 *
 * @param dayFirst whether {@code a} is the day
 * @param guessed whether nothing in the file says so: then slashes are read as in the United States, month first
 */
record DayOrder(boolean dayFirst, boolean guessed) {
    private static final int SAMPLE = 20;

    /**
     * What most of the rows say that can only be read in one way.
     *
     * @param headerLines lines before the first row
     * @param date column of the dates
     */
    static DayOrder of(byte[] bytes, int headerLines, int date) {
        CsvLines lines = new CsvLines(bytes);
        for (int i = 0; i < headerLines; i++) {
            lines.next();
        }
        int votes = 0;
        boolean ordered = false;
        boolean slashes = false;
        for (int i = 0; (i < SAMPLE || ordered) && lines.next(); i++) {
            if (lines.fields() > date) {
                int from = lines.start(date);
                int to = lines.end(date);
                votes += Dates.vote(bytes, from, to);
                ordered |= Dates.isOrdered(bytes, from, to);
                slashes |= hasSlash(bytes, from, to);
            }
        }
        return new DayOrder(votes > 0 || (votes == 0 && !slashes), ordered && votes == 0);
    }

    private static boolean hasSlash(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '/') {
                return true;
            }
        }
        return false;
    }
}
