// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker.child;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a child JVM runs. Its main class must call {@link ParentWatch#start}.
 *
 * @param mainClass the class whose {@code main} runs
 * @param classPath in the form of {@code java.class.path}
 * @param jvmOptions heap and the like
 * @param arguments of {@code main}
 * @param log the file to which its standard error is appended
 */
public record ChildCommand(
        Class<?> mainClass, String classPath, List<String> jvmOptions, List<String> arguments, Path log) {

    public ChildCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
    }

    /** Starts the child on the Java that runs this process. */
    public ChildJvm start() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add(mainClass.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        // Not as an argument: a test's class path would make the process list unreadable.
        builder.environment().put("CLASSPATH", classPath);
        return new ChildJvm(builder.start());
    }
}
