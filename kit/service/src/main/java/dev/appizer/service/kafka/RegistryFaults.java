// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.kafka;

import dev.appizer.registry.RegistryException;
import java.io.IOException;

/** Whether a failure says something about the registry, and nothing about the record. */
public final class RegistryFaults {

    private RegistryFaults() {}

    /** Only "not found" is an answer about the record; another vendor's client tells of a lost network by its cause. */
    public static boolean isAway(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryException registry) {
                return !registry.isUnknownSchema();
            }
            if (cause instanceof IOException
                    && cause.getClass().getPackageName().startsWith("java.net")) {
                return true;
            }
        }
        return false;
    }
}
