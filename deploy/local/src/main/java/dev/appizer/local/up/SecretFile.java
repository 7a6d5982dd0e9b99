// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.cli.CommandProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.function.Function;

/** A random secret of 256 bits that is made at the first start and stays: without it, what lies beside it can't be read. */
final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    /**
     * What the file says, which is made where it isn't there.
     *
     * @param text how a new one is written
     * @throws CommandProblem where it can't be read or made
     */
    static String readOrMake(Path file, Function<byte[], String> text) {
        try {
            if (!Files.exists(file)) {
                make(file, text);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandProblem.failed("The file " + file + " can't be read or written (" + e + ").", e);
        }
    }

    /** Whole or not at all: half a secret would be taken for one. */
    private static void make(Path file, Function<byte[], String> text) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".part");
        Files.writeString(part, text.apply(secret) + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
