// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.instance;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Finds the running instance: at {@code --url}, else by the word that it left in its data directory. */
public final class InstanceFinder {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private InstanceFinder() {}

    /**
     * The instance that the options name, or else the one that runs on the data directory.
     *
     * @throws CommandProblem where none answers
     */
    public static Instance find(CommandLine line) {
        String url = line.url("--url").map(URI::toString).orElseGet(() -> announced(line.data()));
        try {
            return Instance.parse(get(url + "/"));
        } catch (IOException e) {
            throw CommandProblem.failed(
                    "No Appizer of the local mode answers at " + url + "; start one with ./appizer up.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandProblem.failed("Interrupted.", e);
        }
    }

    private static String announced(Path data) {
        Path file = Instance.file(data);
        try {
            if (!Files.exists(file)) {
                throw CommandProblem.failed("No Appizer runs on " + data
                        + "; start one with ./appizer up, or say where it is with --url or --data.");
            }
            return Instance.parse(Files.readString(file)).url();
        } catch (IOException e) {
            throw CommandProblem.failed("The file " + file + " can't be read (" + e + ").", e);
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
