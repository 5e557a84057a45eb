package io.assay.app.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.assay.market.http.AnswerCache;
import io.assay.market.http.KeptAnswers;
import io.assay.market.http.Manners;
import io.assay.market.http.PoliteClient;
import io.assay.market.http.Sleeper;

/**
 * A service as a command asks it: gently, its answers kept in the workspace, its address and the number of tries as the
 * environment says.
 *
 * @param answers where questions are put
 * @param url another address than its public one
 */
public record Service(KeptAnswers answers, Optional<URI> url) {
    /** What we call ourselves where a service does not ask for more. */
    public static final String AGENT = "Mozilla/5.0 (compatible; Assay)";

    private static final Duration CONNECT = Duration.ofSeconds(15);

    /**
     * A service.
     *
     * @param name of it in capitals, for the environment ({@code ASSAY_<NAME>_URL}) and, in small letters, the cache
     * @throws io.assay.base.UsageException if what the environment says cannot be meant
     */
    public static Service of(Context context, String name, Manners manners) {
        ServiceAddress told = ServiceAddress.of(context.environment(), name);
        String small = name.toLowerCase(Locale.ROOT);
        PoliteClient client = new PoliteClient(
                told.tries().map(manners::withMost).orElse(manners),
                new PoliteClient.Wiring(
                        HttpClient.newBuilder().connectTimeout(CONNECT).build(),
                        context.clock(),
                        Sleeper.THREAD,
                        context.seed().child(small)));
        AnswerCache cache =
                new AnswerCache(new Workspace(context.workspace()).cache().resolve(small));
        return new Service(new KeptAnswers(client, cache, context.clock()), told.url());
    }

    /** Its address: the one that the environment names, else the public one. */
    public URI at(URI open) {
        return url.orElse(open);
    }
}
