package io.assay.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Assumptions;

/** The system's own Chromium; pages of it write down every request and everything that goes wrong. */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; where there is none the tests are skipped, and say so. */
    static Chromium start() {
        Optional<Path> found = Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(),
                "SKIPPED: there is no Chromium at " + PLACES + " (or where $CHROMIUM says), so the page is not tested");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found.get())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /**
     * A page and what was seen of it.
     *
     * @param page the page
     * @param requests addresses of all that was asked for
     * @param troubles errors on the console and in scripts
     */
    record Seen(Page page, List<String> requests, List<String> troubles) implements AutoCloseable {
        @Override
        public void close() {
            page.context().close();
        }
    }

    /** A page so many pixels wide, in light or dark. */
    Seen page(int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        List<String> requests = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(message -> {
            if (isTrouble(message)) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
        page.onDialog(dialog -> {
            troubles.add("a dialog was opened: " + dialog.message());
            dialog.dismiss();
        });
        return new Seen(page, requests, troubles);
    }

    /** A status of 4xx is no trouble: the page says the server's sentence. */
    private static boolean isTrouble(ConsoleMessage message) {
        return message.type().equals("error") && !message.text().startsWith("Failed to load resource");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
