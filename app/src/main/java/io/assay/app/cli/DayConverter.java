package io.assay.app.cli;

import io.assay.base.Days;
import io.assay.base.UsageException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns a date of the command line, {@code YYYY-MM-DD}, into an epoch day; an error then names the option. */
public final class DayConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            return Days.parse(text);
        } catch (UsageException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
