// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import java.util.List;

/** Versions as paths name them: a number, {@code latest} or {@code -1}. */
final class Versions {

    private Versions() {}

    /** The versions of a subject. @throws RegistryRefusal 40401 where it has none */
    static List<SchemaVersion> known(Registrations state, String subject) {
        List<SchemaVersion> versions = state.versions(subject);
        if (versions.isEmpty()) {
            throw RegistryRefusal.unknownSubject(subject);
        }
        return versions;
    }

    /** @throws RegistryRefusal 42202, 40401 or 40402 */
    static SchemaVersion one(Registrations state, String subject, String version) {
        int number = number(version);
        List<SchemaVersion> versions = known(state, subject);
        if (number < 0) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(one -> one.version() == number)
                .findFirst()
                .orElseThrow(() -> RegistryRefusal.unknownVersion(version));
    }

    private static int number(String version) {
        if (version.equals("latest") || version.equals("-1")) {
            return -1;
        }
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw RegistryRefusal.invalidVersion(version);
        }
        return Integer.parseInt(version);
    }
}
