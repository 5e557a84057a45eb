package io.assay.base;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: the exceptions of the JDK say it in their class alone. */
public final class IoReason {
    private IoReason() {}

    /** The reason, with the file that it concerns where the JDK names it. */
    public static String of(IOException error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof NoSuchFileException) {
            return "there is no file or folder " + message;
        }
        if (error instanceof AccessDeniedException) {
            return "there is no permission for " + message;
        }
        return error instanceof FileAlreadyExistsException ? message + " is there already" : message;
    }
}
