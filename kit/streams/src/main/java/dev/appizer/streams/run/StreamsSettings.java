// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.ServiceContext;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.service.keys.InstancesKey;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.ValueType;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every stream application is told.
 *
 * @param stateDirectory where the state stores lie; kept, a restart need not read them back from Kafka
 * @param threads stream threads of this instance
 * @param commitInterval how often results become visible: latency against commit markers
 * @param standbys copies of each store on other instances
 */
public record StreamsSettings(Path stateDirectory, int threads, Duration commitInterval, int standbys) {

    private static final ValueType<Path> PATH = new ValueType<>("path", Path::of);

    public static final Setting<Path> STATE_DIRECTORY = Setting.withDefault(
            "state.directory", PATH, "state", "", "Where the state stores lie, one folder for each application.");

    public static final Setting<Integer> THREADS = Setting.withDefault(
            "stream.threads", ValueType.integer(1, 256), "1", "threads", "Stream threads of this instance.");

    public static final Setting<Duration> COMMIT_INTERVAL = Setting.withDefault(
            "commit.interval",
            ValueType.duration(Duration.ofMillis(1), Duration.ofMinutes(1)),
            "100ms",
            "",
            "How often results become visible: shorter is sooner, and writes more commit markers.");

    public static final Setting<Integer> STANDBYS = Setting.withDefault(
            "standby.replicas",
            ValueType.integer(0, 16),
            "0",
            "copies",
            "Copies of each state store on other instances, for a quick take-over.");

    static final Setting<String> INSTANCES_KEY = Setting.optional(
            "instances.key",
            ValueType.TEXT,
            "",
            "A secret of all instances of the stages, which signs what they ask one another. Without it an instance hands the caller's key on.");

    public static final SettingsCatalog CATALOG =
            SettingsCatalog.of(STATE_DIRECTORY, THREADS, COMMIT_INTERVAL, STANDBYS, KeyedHash.SETTING, INSTANCES_KEY);

    /** What instances sign with; null where they have no key. */
    static @Nullable InstancesKey instancesKey(Settings settings) {
        return settings.find(INSTANCES_KEY).map(InstancesKey::new).orElse(null);
    }

    /** Lets admin keys through, and other instances. */
    public static AdminGuard guard(ServiceContext context) {
        return new AdminGuard(context.keys(), instancesKey(context.settings()));
    }

    public static StreamsSettings of(Settings settings) {
        return new StreamsSettings(
                settings.get(STATE_DIRECTORY),
                settings.get(THREADS),
                settings.get(COMMIT_INTERVAL),
                settings.get(STANDBYS));
    }
}
