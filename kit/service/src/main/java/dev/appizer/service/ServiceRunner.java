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
import java.util.HashMap;
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

    /** All that a {@code main} does; does not return. */
    public static void run(ServiceDefinition definition, String[] arguments) {
        run(definition, arguments, Map.of());
    }

    /**
     * The same for a process that can also do something once and end: with status 1 and one line where it could not be done.
     * Each makes topics, with {@code topics} before all other arguments.
     *
     * @param tasks what else it can do, by the argument that stands before all others
     */
    public static void run(ServiceDefinition definition, String[] arguments, Map<String, Task> tasks) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, bug) -> endBy(bug));
        Map<String, Task> all = new HashMap<>(tasks);
        all.put(MakeTopics.ARGUMENT, new MakeTopics(System.out::println));
        ServiceRunner runner = new ServiceRunner(definition, System.err);
        @Nullable Task task = arguments.length == 0 ? null : all.get(arguments[0]);
        System.exit(
                task == null
                        ? runner.runUntilFatal(arguments, System.getenv())
                        : runner.runOnce(Arrays.copyOfRange(arguments, 1, arguments.length), System.getenv(), task));
    }

    /** Something that is done once with what a service gets. */
    public interface Task {

        /** Does it; answers why it could not be done, in a sentence, or null. */
        @Nullable
        String run(ServiceContext context) throws InterruptedException;
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
