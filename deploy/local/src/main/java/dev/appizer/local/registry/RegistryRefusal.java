// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

/** A request that the registry does not fulfil, in the codes of Confluent's registry. */
final class RegistryRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int errorCode;

    private RegistryRefusal(int errorCode, String message) {
        super(message, null, false, false);
        this.errorCode = errorCode;
    }

    static RegistryRefusal unknownSubject(String subject) {
        return new RegistryRefusal(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryRefusal unknownVersion(String version) {
        return new RegistryRefusal(40402, "Version " + version + " not found.");
    }

    static RegistryRefusal unknownSchema(String what) {
        return new RegistryRefusal(40403, what + " not found.");
    }

    static RegistryRefusal noLevel(String subject) {
        return new RegistryRefusal(
                40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryRefusal incompatible(String message) {
        return new RegistryRefusal(409, message);
    }

    static RegistryRefusal invalidSchema(String message) {
        return new RegistryRefusal(42201, message);
    }

    static RegistryRefusal invalidVersion(String version) {
        return new RegistryRefusal(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static RegistryRefusal invalidLevel(String message) {
        return new RegistryRefusal(42203, message);
    }

    static RegistryRefusal invalidMode(String message) {
        return new RegistryRefusal(42204, message);
    }

    static RegistryRefusal storeFailed(String message) {
        return new RegistryRefusal(50001, message);
    }

    /** The registry's code: the status alone, or the status and two digits more. */
    int errorCode() {
        return errorCode;
    }

    int status() {
        return errorCode < 1000 ? errorCode : errorCode / 100;
    }
}
