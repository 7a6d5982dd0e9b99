// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.settings.SettingsCatalog;
import java.util.function.Function;

/**
 * What a service is.
 *
 * @param name such as {@code ingest-gateway}
 * @param catalog of its settings, the common ones included
 * @param make makes it without starting anything; throws
 *     {@link dev.appizer.service.settings.InvalidSettingsException} where settings contradict one another
 */
public record ServiceDefinition(String name, SettingsCatalog catalog, Function<ServiceContext, Service> make) {}
