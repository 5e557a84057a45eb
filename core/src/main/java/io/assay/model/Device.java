package io.assay.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.base.UsageException;

/**
 * What a fit computes on. No hyper-parameter, for it changes nothing of what is learnt but rounding: the bits of a
 * model are those of the device that made it, and are made again on the same kind only. Fitted models answer on the
 * processor whatever made them.
 */
public enum Device {
    /** The processor: the same bits at any number of threads. */
    CPU,
    /** An NVIDIA graphics card. */
    CUDA;

    /** As users write it, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one that a user names.
     *
     * @throws UsageException if there is none of that name
     */
    public static Device of(String text) {
        List<String> known = Arrays.stream(values()).map(Device::text).toList();
        return Arrays.stream(values())
                .filter(device -> device.text().equals(text))
                .findFirst()
                .orElseThrow(() -> UsageException.unknown("device", text, known));
    }
}
