// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.instance;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.service.settings.SettingsLoader;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The topics and schemas that a tool works on: those of the local mode, or of services whose configuration it is given.
 *
 * @param kafka for Kafka's clients, the bootstrap servers among it
 * @param registry by Confluent's keys
 * @param topicsPrefix the beginning of every topic's name
 */
public record Deployment(Map<String, Object> kafka, Map<String, Object> registry, String topicsPrefix) {

    /** The option that names the configuration of any service of a deployment. */
    public static final String CONFIG = "--config";

    public Deployment(Map<String, Object> kafka, Map<String, Object> registry, String topicsPrefix) {
        this.kafka = Map.copyOf(kafka);
        this.registry = Map.copyOf(registry);
        this.topicsPrefix = topicsPrefix;
    }

    /** That of the local mode. */
    public static Deployment of(Instance instance) {
        return new Deployment(
                Map.of("bootstrap.servers", instance.kafka()),
                Map.of(RegistryConfig.URL, instance.registry()),
                instance.topicsPrefix());
    }

    /**
     * The one that the options name: {@code --config FILE}, or else that of the local mode that runs.
     *
     * @param services whose settings the file may have
     * @throws CommandProblem where none runs, or the file is wrong
     */
    public static Deployment find(CommandLine line, Collection<ServiceDefinition> services) {
        return line.find(CONFIG).map(file -> read(file, services)).orElseGet(() -> of(InstanceFinder.find(line)));
    }

    private static Deployment read(String file, Collection<ServiceDefinition> services) {
        SettingsCatalog catalog = CommonSettings.CATALOG;
        for (ServiceDefinition service : services) {
            catalog = catalog.plus(service.catalog());
        }
        try {
            Settings settings = new SettingsLoader(catalog).load(new String[] {CONFIG, file}, System.getenv());
            return new Deployment(settings.kafka(), settings.registry(), settings.get(CommonSettings.TOPICS_PREFIX));
        } catch (InvalidSettingsException e) {
            throw CommandProblem.failed("The configuration " + file + " is wrong: " + e.getMessage() + ".", e);
        }
    }

    /** Settings of a client, of which some are the tool's own. */
    public Map<String, Object> kafka(Map<String, Object> own) {
        Map<String, Object> both = new HashMap<>(kafka);
        both.putAll(own);
        return both;
    }

    /** The map of its topics, to read them by; how many partitions they have is not known here. */
    public Topics topics() {
        return Topics.of(topicsPrefix, 1, new AvroSerdes(registry));
    }
}
