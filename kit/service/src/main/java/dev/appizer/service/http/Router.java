// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import dev.appizer.service.http.Routes.Route;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the route of a request: exact templates first, in their order, then suffixes. */
final class Router {

    private final List<Route> exact;
    private final List<Route> suffixes;

    /**
     * A route and what stood for its parameters.
     *
     * @param parameters decoded, by name
     */
    record Match(Route route, Map<String, String> parameters) {}

    Router(Routes routes) {
        this.exact = routes.list().stream()
                .filter(route -> !route.template().anywhere())
                .toList();
        this.suffixes = routes.list().stream()
                .filter(route -> route.template().anywhere())
                .toList();
    }

    /** @throws HttpProblem 404 where no template takes the path, 405 where none has the method */
    Match find(String method, String path) {
        List<String> segments = PathTemplate.split(path);
        TreeSet<String> allowed = new TreeSet<>();
        for (List<Route> routes : List.of(exact, suffixes)) {
            for (Route route : routes) {
                Map<String, String> parameters = route.template().match(segments);
                if (parameters != null && route.method().equals(method)) {
                    return new Match(route, parameters);
                }
                if (parameters != null) {
                    allowed.add(route.method());
                }
            }
        }
        throw allowed.isEmpty()
                ? HttpProblem.notFound("There is nothing at " + path)
                : new HttpProblem(405, "METHOD_NOT_ALLOWED", "Not with " + method)
                        .with("Allow", String.join(", ", allowed));
    }
}
