// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.fail;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.NativeLibrary;
import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * How a chart is to be rendered.
 *
 * @param chart its directory
 * @param release the release's name
 * @param values files of values, each over the ones before
 */
public record Rendering(Path chart, String release, List<Path> values) {

    public static final String NAMESPACE = "events";

    /** Of Kubernetes: the oldest that the chart takes. */
    private static final String VERSION = "1.27.0";

    public Rendering(Path chart, String release, List<Path> values) {
        this.chart = chart;
        this.release = release;
        this.values = List.copyOf(values);
    }

    public static boolean isPossible() {
        return ServiceLoader.load(NativeLibrary.class).findFirst().isPresent();
    }

    /** The chart with nothing said. */
    public static Rendering bare() {
        return new Rendering(Checkout.CHART, "shop", List.of());
    }

    public static Rendering of(String sample) {
        return of(Checkout.sample(sample));
    }

    public static Rendering of(Path values) {
        return bare().with(values);
    }

    private Rendering with(Path file) {
        List<Path> all = new ArrayList<>(values);
        all.add(file);
        return new Rendering(chart, release, all);
    }

    /** With values over those before. */
    public Rendering with(String yaml) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            return with(Files.writeString(file, yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Rendering as(String name) {
        return new Rendering(chart, name, values);
    }

    Rendering from(Path otherChart) {
        return new Rendering(otherChart, release, values);
    }

    public String text() {
        TemplateCommand command = new Helm(chart)
                .template()
                .withName(release)
                .withNamespace(NAMESPACE)
                .withKubeVersion(VERSION);
        values.forEach(command::withValuesFile);
        return command.call();
    }

    public Rendered render() {
        return Rendered.of(text());
    }

    /** What it says where it refuses the values. */
    String refusal() {
        try {
            text();
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
        return fail("These values were taken");
    }
}
