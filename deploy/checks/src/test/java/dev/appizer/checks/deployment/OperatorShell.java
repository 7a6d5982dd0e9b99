// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import dev.appizer.local.Appizer;
import dev.appizer.testing.tour.Tour;
import dev.appizer.testing.tour.Tour.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as they stand in the README, but for where Appizer is, and with the key or the configuration that they need
 * there.
 *
 * @param deployed on which they work
 * @param configuration of the tools
 * @param said where what the last one said is put
 */
record OperatorShell(Deployed deployed, Path configuration, Path said) implements Tour.Ground {

    private static final long PATIENCE_SECONDS = 60;

    @Override
    public Outcome run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", here(command))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running: " + command + "\n" + Files.readString(said));
        }
        return new Outcome(process.exitValue(), Files.readString(said));
    }

    private String here(String command) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String tool = "'" + java + "' -Xmx256m " + Appizer.class.getName() + " $1 --config '" + configuration + "'";
        return command.replace(
                        "curl -s ",
                        "curl -s --cacert '" + deployed.ca() + "' -H 'Authorization: Bearer " + key(command) + "' ")
                .replace("localhost:8080", "https://" + deployed.origin())
                .replaceFirst("^\\./appizer (\\S+)", tool);
    }

    private static String key(String command) {
        return command.contains("/v1/analytics")
                        || command.contains("/v1/campaigns")
                        || command.contains("/v1/profiles")
                        || command.contains("/v1/identities")
                        || command.contains("/v1/segments")
                ? Deployed.ADMIN_KEY
                : Deployed.WRITE_KEY;
    }
}
