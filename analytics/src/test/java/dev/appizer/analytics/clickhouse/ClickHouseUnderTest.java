// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.appizer.service.keys.KeyedHash;
import dev.appizer.testing.node.NodeFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The engine of ClickHouse in a process of its own, which speaks HTTP as a server does. */
public final class ClickHouseUnderTest implements AutoCloseable {

    private static final String USER = "analytics";
    private static final String PASSWORD = "it's \"secret\"";
    private static final int MEGABYTES = 512;

    private final Process process;
    private final URI url;
    private final Map<Path, String> databases = new HashMap<>();

    /** What goes wrong with a request. */
    public enum Fault {
        /** The server answers an error, and does nothing. */
        REFUSE,
        /** The connection breaks before anything is done. */
        BREAK,
        /** It is done, and the connection breaks before that is said. */
        LOSE,
        /** Nothing is done, and nothing said. */
        SILENCE
    }

    /**
     * Starts it; skips the test where there is no node, or nothing to install from.
     *
     * @param directory is empty
     */
    public ClickHouseUnderTest(Path directory) {
        NodeFiles files = new NodeFiles("clickhouse");
        files.missing().ifPresent(missing -> Assumptions.abort("ClickHouse is not tested: " + missing));
        try {
            process = new ProcessBuilder(
                            NodeFiles.program("node").orElseThrow().toString(),
                            files.home().resolve("clickhouse.mjs").toString(),
                            directory.toString(),
                            USER,
                            PASSWORD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            @Nullable String port = output.readLine();
            Assumptions.assumeTrue(port != null, "ClickHouse is not tested: its engine does not start here");
            url = URI.create("http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a database of its own for each directory. */
    ClickHouseSettings settings(Path directory, String user, Duration patience) {
        String database = databases.computeIfAbsent(directory, path -> "test_" + databases.size());
        return new ClickHouseSettings(url, user, PASSWORD, database, MEGABYTES, patience, Optional.empty());
    }

    ClickHouseSettings settings(Path directory, Duration patience, Optional<Duration> retention) {
        ClickHouseSettings all = settings(directory, USER, patience);
        return new ClickHouseSettings(all.url(), USER, PASSWORD, all.database(), MEGABYTES, patience, retention);
    }

    /** What a process has to be told to keep that store, as variables of its environment. */
    public Map<String, String> environment(Path directory) {
        ClickHouseSettings settings = settings(directory, USER, Duration.ofMinutes(1));
        return Map.of(
                "APPIZER_ANALYTICS_STORE",
                "clickhouse",
                "APPIZER_ANALYTICS_CLICKHOUSE_URL",
                settings.url().toString(),
                "APPIZER_ANALYTICS_CLICKHOUSE_USER",
                USER,
                "APPIZER_ANALYTICS_CLICKHOUSE_PASSWORD",
                PASSWORD,
                "APPIZER_ANALYTICS_CLICKHOUSE_DATABASE",
                settings.database());
    }

    /** The store that is kept under the name of a directory. */
    public ClickHouseStore open(Path directory) {
        return ClickHouseStore.open(
                settings(directory, USER, Duration.ofMinutes(1)),
                new KeyedHash(Optional.of("a key of tests")),
                Clock.systemUTC());
    }

    /**
     * Lets a request go wrong; answers how many there were since this was called last.
     *
     * @param at the number of the request, from 1; 0 for none
     */
    public int fail(int at, Fault fault) {
        String body = "{\"at\":" + at + ",\"how\":\"" + fault.name().toLowerCase(Locale.ROOT) + "\"}";
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/fault"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Integer.parseInt(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
