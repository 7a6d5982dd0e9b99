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

    /** Starts a child that tells its parent something on its standard output: {@link ChildJvm#firstLine}. */
    public ChildJvm start() throws IOException {
        return start(Redirect.PIPE);
    }

    /** Starts a child whose standard output is nothing but more log. */
    public ChildJvm startSilently() throws IOException {
        return start(Redirect.appendTo(log.toFile()));
    }

    private ChildJvm start(Redirect output) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectError(Redirect.appendTo(log.toFile()))
                .redirectOutput(output);
        // Not as an argument: a test's class path would make the process list unreadable.
        builder.environment().put("CLASSPATH", classPath);
        return new ChildJvm(builder.start());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add(mainClass.getName());
        command.addAll(arguments);
        return command;
    }
}
