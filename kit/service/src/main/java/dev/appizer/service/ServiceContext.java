// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * What a service gets from the process it runs in.
 *
 * @param settings all that its catalog knows
 * @param common those of every service
 * @param keys asked at every call
 * @param meters of the whole process
 * @param peer to ask other instances
 * @param fatal for an error that it can't go on with
 */
public record ServiceContext(
        Settings settings,
        CommonSettings common,
        Supplier<Keys> keys,
        MeterRegistry meters,
        HttpPeer peer,
        FatalErrors fatal) {}
