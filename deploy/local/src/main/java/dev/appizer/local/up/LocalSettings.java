// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.analytics.AnalyticsSettings;
import dev.appizer.local.instance.Instance;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.SettingsLoader;
import dev.appizer.streams.run.StreamsSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of the stages in the local mode. The environment overrides those that make it fast on a small machine,
 * as it does in production ({@code APPIZER_STREAM_THREADS=2 ./appizer up}), but not where things are.
 */
final class LocalSettings {

    static final int PARTITIONS = 4;
    static final String TOPICS_PREFIX = "appizer.";

    private static final Map<String, String> FAST_ON_A_SMALL_MACHINE = Map.ofEntries(
            Map.entry(CommonSettings.TOPICS_PARTITIONS.name(), Integer.toString(PARTITIONS)),
            Map.entry(CommonSettings.STOP_TIMEOUT.name(), "15s"),
            Map.entry(StreamsSettings.COMMIT_INTERVAL.name(), "20ms"),
            Map.entry(StreamsSettings.THREADS.name(), "1"),
            Map.entry(StreamsSettings.STANDBYS.name(), "0"),
            Map.entry(AnalyticsSettings.COMMIT_INTERVAL.name(), "200ms"),
            Map.entry("streams.consumer.session.timeout.ms", "6000"),
            Map.entry("streams.consumer.heartbeat.interval.ms", "1500"));

    /**
     * Which build this is. There is one instance: the next start of the same build takes its place in the groups at once,
     * also after a kill. Another build must not, since it would be given the tasks of the old one's topologies; it waits
     * until the old one's session has ended.
     */
    private static final String BUILD = "appizer.build";

    private LocalSettings() {}

    /**
     * One set for all stages: they share the process, and each asks for its own.
     *
     * @throws dev.appizer.service.settings.InvalidSettingsException where the environment has a wrong or unknown one
     */
    static Settings load(
            List<ServiceDefinition> stages,
            Instance instance,
            DataDirectory data,
            int port,
            Map<String, String> environment) {
        SettingsCatalog catalog = CommonSettings.CATALOG.plus(StreamsSettings.CATALOG);
        for (ServiceDefinition stage : stages) {
            catalog = catalog.plus(stage.catalog());
        }
        Map<String, String> texts = new HashMap<>(asEnvironment(FAST_ON_A_SMALL_MACHINE));
        texts.putAll(asEnvironment(Map.of("streams.group.instance.id", "local-" + System.getProperty(BUILD, "build"))));
        texts.putAll(asEnvironment(webhooks(data)));
        texts.putAll(environment);
        texts.putAll(asEnvironment(places(instance, data, port)));
        return new SettingsLoader(catalog).load(new String[0], texts);
    }

    /** Signed, and also to who listens on this machine. */
    private static Map<String, String> webhooks(DataDirectory data) {
        return Map.of("webhook.secrets", data.webhookSecret(), "webhook.allowed.addresses", "127.0.0.0/8,::1");
    }

    private static Map<String, String> places(Instance instance, DataDirectory data, int port) {
        return Map.ofEntries(
                Map.entry(CommonSettings.BOOTSTRAP_SERVERS.name(), instance.kafka()),
                Map.entry(RegistryConfig.URL, instance.registry()),
                Map.entry(CommonSettings.TOPICS_PREFIX.name(), instance.topicsPrefix()),
                Map.entry(CommonSettings.HTTP_HOST.name(), UpOptions.HOST),
                Map.entry(CommonSettings.HTTP_PORT.name(), Integer.toString(port)),
                Map.entry(CommonSettings.ADVERTISED_URL.name(), instance.url()),
                Map.entry(StreamsSettings.STATE_DIRECTORY.name(), data.state().toString()),
                Map.entry(AnalyticsSettings.DIRECTORY.name(), data.analytics().toString()),
                Map.entry("analytics.url", instance.url()),
                Map.entry(KeyedHash.SETTING.name(), data.erasureHashKey()));
    }

    private static Map<String, String> asEnvironment(Map<String, String> texts) {
        Map<String, String> variables = new HashMap<>();
        texts.forEach((name, text) ->
                variables.put("APPIZER_" + name.replace('.', '_').toUpperCase(Locale.ROOT), text));
        return variables;
    }
}
