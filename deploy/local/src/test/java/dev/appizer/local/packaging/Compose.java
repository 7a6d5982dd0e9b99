// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.docs.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The composition of containers, as it is where the environment sets nothing. */
record Compose(JsonNode root) {

    static final String FILE = "deploy/docker/compose.yaml";

    static Compose read() throws IOException {
        return of(Project.read(FILE));
    }

    static Compose of(String text) {
        String withDefaults = text.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1");
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return new Compose(new ObjectMapper().valueToTree(yaml.load(withDefaults)));
    }

    JsonNode service(String name) {
        JsonNode service = root.path("services").path(name);
        if (service.isMissingNode()) {
            throw new AssertionError(FILE + " has no service " + name);
        }
        return service;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        root.path("services").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What a service has of the checkout: paths from the directory of the file. */
    List<String> mounts(String name) {
        List<String> mounts = new ArrayList<>();
        for (JsonNode volume : service(name).path("volumes")) {
            String source = volume.isTextual()
                    ? volume.textValue().split(":", 2)[0]
                    : volume.path("source").textValue();
            if (source.startsWith(".")) {
                mounts.add(source);
            }
        }
        return mounts;
    }
}
