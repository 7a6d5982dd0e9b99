// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import dev.appizer.broker.child.ChildCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM that everything measured runs in. */
public final class Jvm {

    /** The heap and collector of the local mode; what a JVM takes by itself in a container of two cores is much the same. */
    public static final List<String> OPTIONS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC");

    /** Those with which Kafka's own scripts start a broker. */
    static final List<String> OF_BROKER = List.of(
            "-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35");

    private static final int ASKS_FOR_NATIVE_ACCESS = 24;

    private Jvm() {}

    /** A child on this process's own class path. */
    public static ChildCommand command(Class<?> mainClass, List<String> arguments, Path log) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile", ""));
        if (Runtime.version().feature() >= ASKS_FOR_NATIVE_ACCESS) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        return new ChildCommand(mainClass, System.getProperty("java.class.path"), options, arguments, log);
    }
}
