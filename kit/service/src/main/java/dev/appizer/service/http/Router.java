// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import dev.appizer.service.http.Routes.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request: exact templates first, in their order, then suffixes. Looks only at those that can take a
 * path of so many segments, or that end like it.
 */
final class Router {

    private final Map<Integer, List<Route>> exact;
    private final Map<String, List<Route>> suffixes;

    /**
     * A route and what stood for its parameters.
     *
     * @param parameters decoded, by name
     */
    record Match(Route route, Map<String, String> parameters) {}

    Router(Routes routes) {
        this.exact = routes.list().stream()
                .filter(route -> !route.template().anywhere())
                .collect(Collectors.groupingBy(
                        route -> route.template().segments().size()));
        this.suffixes = routes.list().stream()
                .filter(route -> route.template().anywhere())
                .collect(Collectors.groupingBy(route -> route.template().end()));
    }

    /** @throws HttpProblem 404 where no template takes the path, 405 where none has the method */
    Match find(String method, String path) {
        List<String> segments = PathTemplate.split(path);
        String end = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        Set<String> allowed = new TreeSet<>();
        Match match = find(exact.getOrDefault(segments.size(), List.of()), method, segments, allowed);
        if (match == null) {
            match = find(suffixes.getOrDefault(end, List.of()), method, segments, allowed);
        }
        if (match != null) {
            return match;
        }
        throw allowed.isEmpty()
                ? HttpProblem.notFound("There is nothing at " + path)
                : new HttpProblem(405, "METHOD_NOT_ALLOWED", "Not with " + method)
                        .with("Allow", String.join(", ", allowed));
    }

    private static @Nullable Match find(List<Route> routes, String method, List<String> segments, Set<String> allowed) {
        for (Route route : routes) {
            Map<String, String> parameters = route.template().match(segments);
            if (parameters != null && route.method().equals(method)) {
                return new Match(route, parameters);
            }
            if (parameters != null) {
                allowed.add(route.method());
            }
        }
        return null;
    }
}
