// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which version of the SDK this is. From a file and not from the jar's manifest, which is another one in a jar that has all in it. */
final class LibraryVersion {

    static final String TEXT = read();

    private LibraryVersion() {}

    private static String read() {
        try (@Nullable InputStream file = LibraryVersion.class.getResourceAsStream("version")) {
            return file == null ? "unknown" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
