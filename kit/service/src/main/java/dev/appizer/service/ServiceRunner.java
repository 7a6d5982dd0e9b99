// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.keys.KeysFile;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsLoader;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs one service as a process: settings, start, and the end. A signal stops it gracefully; the first fatal error ends
 * it with status 1 and one line; settings that are not right end it with status 2 and a line for each.
 */
public final class ServiceRunner {

    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);

    private final ServiceDefinition definition;
    private final PrintStream err;

    ServiceRunner(ServiceDefinition definition, PrintStream err) {
        this.definition = definition;
        this.err = err;
    }

    /** All that a {@code main} does; does not return. */
    public static void run(ServiceDefinition definition, String[] arguments) {
        ServiceRunner runner = new ServiceRunner(definition, System.err);
        System.exit(runner.runUntilFatal(arguments, System.getenv()));
    }

    /** Returns the exit status, once it has to end other than by a signal. */
    int runUntilFatal(String[] arguments, Map<String, String> environment) {
        try {
            Settings settings = new SettingsLoader(definition.catalog()).load(arguments, environment);
            Lifetime lifetime = new Lifetime(definition.name(), err);
            CommonSettings common = CommonSettings.of(settings);
            ServiceGroup group = assemble(settings, common, lifetime);
            return lifetime.live(group, common.stopTimeout());
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> err.println(definition.name() + ": " + problem));
            return Lifetime.BAD_SETTINGS;
        }
    }

    private ServiceGroup assemble(Settings settings, CommonSettings common, Lifetime lifetime) {
        Keys keys = common.keysFile().map(KeysFile::load).orElseGet(Keys::none);
        Vertx vertx = Vertx.vertx();
        Metrics metrics = new Metrics();
        ServiceContext context = new ServiceContext(
                settings, common, () -> keys, metrics.registry(), new HttpPeer(vertx, PEER_TIMEOUT), lifetime);
        Service service = definition.make().apply(context);
        return new ServiceGroup(List.of(service), vertx, common.httpHost(), common.httpPort(), metrics);
    }
}
