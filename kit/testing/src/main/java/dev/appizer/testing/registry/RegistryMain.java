// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import dev.appizer.broker.child.ParentWatch;
import java.time.Duration;

/** Runs Apicurio in a child JVM; it keeps everything in memory, so it is halted as soon as its parent is gone. */
public final class RegistryMain {

    private RegistryMain() {}

    /** Runs until the standard input ends. Apicurio is on the child's class path only, hence the reflection. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        ParentWatch.start(Duration.ZERO);
        Class.forName("io.quarkus.runner.GeneratedMain")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
