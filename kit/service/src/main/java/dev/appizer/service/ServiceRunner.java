// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.kafka.MakeTopics;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.keys.WatchedKeys;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsLoader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one service as a process: settings, start, and the end. A signal stops it gracefully; the first fatal error ends
 * it with status 1 and one line; settings that are not right end it with status 2 and a line for each.
 */
public final class ServiceRunner {

    private static final Duration KEYS_INTERVAL = Duration.ofSeconds(2);

    private final ServiceDefinition definition;
    private final PrintStream err;

    ServiceRunner(ServiceDefinition definition, PrintStream err) {
        this.definition = definition;
        this.err = err;
    }

    /** All that a {@code main} does; with {@code topics} before all other arguments it makes those. Does not return. */
    public static void run(ServiceDefinition definition, String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(MakeTopics.ARGUMENT)) {
            String[] others = Arrays.copyOfRange(arguments, 1, arguments.length);
            runTask(definition, others, new MakeTopics(System.out::println));
        }
        Thread.currentThread().setUncaughtExceptionHandler((thread, bug) -> endBy(bug));
        ServiceRunner runner = new ServiceRunner(definition, System.err);
        System.exit(runner.runUntilFatal(arguments, System.getenv()));
    }

    /** Something that is done once with what a service gets. */
    public interface Task {

        /** Does it; answers why it could not be done, in a sentence, or null. */
        @Nullable
        String run(ServiceContext context) throws InterruptedException;
    }

    /** The same for what ends by itself: with status 1 and one line where it could not be done; does not return. */
    public static void runTask(ServiceDefinition definition, String[] arguments, Task task) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, bug) -> endBy(bug));
        System.exit(new ServiceRunner(definition, System.err).runOnce(arguments, System.getenv(), task));
    }

    /** Returns the exit status. */
    int runOnce(String[] arguments, Map<String, String> environment, Task task) {
        try {
            Settings settings = new SettingsLoader(definition.catalog()).load(arguments, environment);
            Lifetime lifetime = new Lifetime(definition.name(), err);
            try (ServiceProcess process = new ServiceProcess(List.of(), settings, keys(settings), lifetime)) {
                @Nullable String problem = task.run(process.context());
                if (problem == null) {
                    return 0;
                }
                err.println(definition.name() + ": " + problem);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Lifetime.FATAL;
        } catch (InvalidSettingsException e) {
            return refuse(e);
        }
    }

    private int refuse(InvalidSettingsException e) {
        e.problems().forEach(problem -> err.println(definition.name() + ": " + problem));
        return Lifetime.BAD_SETTINGS;
    }

    // Event loops are no daemons: without this the process would stay, with nothing in it.
    private static void endBy(Throwable bug) {
        bug.printStackTrace();
        System.exit(Lifetime.FATAL);
    }

    /** Returns the exit status, once it has to end other than by a signal. */
    int runUntilFatal(String[] arguments, Map<String, String> environment) {
        try {
            Settings settings = new SettingsLoader(definition.catalog()).load(arguments, environment);
            Lifetime lifetime = new Lifetime(definition.name(), err);
            ServiceProcess process = new ServiceProcess(List.of(definition), settings, keys(settings), lifetime);
            return lifetime.live(process.group(), settings.get(CommonSettings.STOP_TIMEOUT));
        } catch (InvalidSettingsException e) {
            return refuse(e);
        }
    }

    private static Supplier<Keys> keys(Settings settings) {
        return settings.find(CommonSettings.KEYS_FILE)
                .<Supplier<Keys>>map(file -> WatchedKeys.of(file, KEYS_INTERVAL))
                .orElse(Keys::none);
    }
}
