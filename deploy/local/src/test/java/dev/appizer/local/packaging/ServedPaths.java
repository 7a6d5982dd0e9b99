// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import dev.appizer.local.api.AllRoutes;
import dev.appizer.local.docs.Services;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Paths as they are called at the one origin, and the service that answers each. */
final class ServedPaths {

    private ServedPaths() {}

    /** One call for each route of each service, and the ways in which SDKs vary theirs. */
    static Map<String, String> of(Path state) throws InterruptedException {
        Map<String, String> served = new TreeMap<>();
        for (ServiceDefinition service : Services.all()) {
            for (Routes.Described route : AllRoutes.of(List.of(service), state)) {
                if (isForTheWorld(route)) {
                    String path = route.template().replaceAll("\\{\\w+}", "an%2Fid");
                    served.put(path, service.name());
                    if (route.underAnyPrefix()) {
                        served.put(path + "/", service.name());
                        served.put("/any/prefix" + path, service.name());
                    }
                }
            }
        }
        return served;
    }

    /** Not what every process answers about itself, nor what instances ask one another. */
    private static boolean isForTheWorld(Routes.Described route) {
        String template = route.template();
        return !template.startsWith("/internal/") && !template.startsWith("/health/") && !template.equals("/metrics");
    }
}
