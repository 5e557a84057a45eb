package io.assay.app.cli;

import java.nio.file.Path;
import java.util.List;

/** What has to be said beside a result, on standard error. */
public final class Remarks {
    /** So many are printed; of more only the number. */
    public static final int MOST = 20;

    private Remarks() {}

    /** Why a file was refused, with its whole path: the readers name it without its folder. */
    public static String refused(Path file, String sentence) {
        return "refused: " + named(file, sentence);
    }

    /** What is said of a file, with its whole path. */
    public static String named(Path file, String sentence) {
        String name = String.valueOf(file.getFileName());
        if (sentence.startsWith(file.toString())) {
            return sentence;
        }
        boolean named = sentence.startsWith(name + ":") || sentence.startsWith(name + ",");
        return file + (named ? sentence.substring(name.length()) : ": " + sentence);
    }

    /** Prints the first remarks and the number of the others. */
    public static void print(Context context, List<String> remarks, String others) {
        remarks.stream().limit(MOST).forEach(context.output()::remark);
        if (remarks.size() > MOST) {
            context.output().remark("... and " + (remarks.size() - MOST) + " more; " + others);
        }
    }
}
