package io.assay.app.cli;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import io.assay.base.UsageException;

/**
 * What the environment says of a service that is asked over HTTP: {@code ASSAY_<NAME>_URL} and
 * {@code ASSAY_<NAME>_TRIES}.
 *
 * @param url another address than its public one
 * @param tries how often a question that gets no answer is put, 1 to 99
 */
public record ServiceAddress(Optional<URI> url, Optional<Integer> tries) {
    /**
     * Reads them.
     *
     * @param name of the service in capitals, for example {@code YAHOO}
     * @throws UsageException if one of them cannot be meant
     */
    public static ServiceAddress of(Map<String, String> environment, String name) {
        return new ServiceAddress(
                url(environment, "ASSAY_" + name + "_URL"), tries(environment, "ASSAY_" + name + "_TRIES"));
    }

    private static Optional<Integer> tries(Map<String, String> environment, String variable) {
        Optional<String> tries = Optional.ofNullable(environment.get(variable));
        tries.filter(text -> !text.matches("[1-9][0-9]?")).ifPresent(text -> {
            throw new UsageException(variable + " must be a number from 1 to 99, was '" + text + "'");
        });
        return tries.map(Integer::valueOf);
    }

    private static Optional<URI> url(Map<String, String> environment, String variable) {
        Optional<String> elsewhere = Optional.ofNullable(environment.get(variable));
        elsewhere.filter(text -> !text.matches("https?://[^\\s/]+/?")).ifPresent(text -> {
            throw new UsageException(variable + " must read http(s)://host or http(s)://host:port, was '" + text + "'");
        });
        return elsewhere.map(URI::create);
    }
}
