// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

/** The registry could not be reached, or refused: the message says which URL, which subject, and what it answered. */
public final class RegistryException extends org.apache.kafka.common.errors.SerializationException {

    private static final long serialVersionUID = 1;

    private final int errorCode;

    RegistryException(String message, int errorCode) {
        super(message);
        this.errorCode = errorCode;
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
        this.errorCode = 0;
    }

    /** The registry's own error code, such as 409 or 42201; 0 where it was not reached. */
    public int errorCode() {
        return errorCode;
    }

    /** Whether to ask again is of no use: the registry has answered, and no error of its own kept it from more. */
    public boolean isFinal() {
        int status = errorCode >= 1_000 ? errorCode / 100 : errorCode;
        return errorCode != 0 && status / 100 != 5;
    }

    /** Whether the registry says that it does not know the subject or the version: its only codes that mean so. */
    public boolean isUnknownSubject() {
        return errorCode == 40401 || errorCode == 40402;
    }

    /** Whether the registry answered that it has no schema of that id. */
    public boolean isUnknownSchema() {
        return errorCode == 40403 || errorCode == 404;
    }
}
