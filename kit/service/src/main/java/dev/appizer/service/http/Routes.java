// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a service answers over HTTP. */
public final class Routes {

    private static final int DEFAULT_BODY_LIMIT = 1 << 20;

    private final List<Route> routes;

    /**
     * One path and method.
     *
     * @param guard asked before the body is read
     * @param headers of every answer, those that tell a problem included
     */
    record Route(
            String method,
            PathTemplate template,
            Handler handler,
            Consumer<Call> guard,
            Function<Call, Map<String, String>> headers,
            int bodyLimit) {

        Route behind(Consumer<Call> first) {
            return new Route(method, template, handler, first.andThen(guard), headers, bodyLimit);
        }
    }

    /**
     * A route as it is seen from outside.
     *
     * @param template such as {@code /v1/segments/{segmentId}}
     * @param underAnyPrefix whether more segments may stand before it
     */
    public record Described(String method, String template, boolean underAnyPrefix) {}

    private Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public static Routes none() {
        return new Routes(List.of());
    }

    /** Routes that anybody may call, or whose handlers see to it. */
    public static Builder builder() {
        return new Builder(call -> {});
    }

    /**
     * Routes behind a guard.
     *
     * @param guard throws {@link HttpProblem} where the caller may not; it is asked before the body is read
     */
    public static Builder guardedBy(Consumer<Call> guard) {
        return new Builder(guard);
    }

    /** These and others. */
    public Routes plus(Routes others) {
        List<Route> both = new ArrayList<>(routes);
        both.addAll(others.routes);
        return new Routes(both);
    }

    /** The same routes, behind a guard that is asked before their own. */
    public Routes behind(Consumer<Call> guard) {
        return new Routes(routes.stream().map(route -> route.behind(guard)).toList());
    }

    /** What they answer to, in their order: for documents and their tests. */
    public List<Described> described() {
        return routes.stream()
                .map(route -> new Described(
                        route.method(),
                        route.template().text(),
                        route.template().anywhere()))
                .toList();
    }

    List<Route> list() {
        return routes;
    }

    /** Gathers routes. */
    public static final class Builder {

        private final Consumer<Call> guard;
        private final List<Route> routes = new ArrayList<>();
        private int bodyLimit = DEFAULT_BODY_LIMIT;
        private Function<Call, Map<String, String>> headers = call -> Map.of();

        private Builder(Consumer<Call> guard) {
            this.guard = guard;
        }

        /** The greatest body of the routes that follow, in bytes; 1 MiB unless said. Above it: 413. */
        public Builder bodyLimit(int bytes) {
            bodyLimit = bytes;
            return this;
        }

        /** Headers of every answer of the routes that follow, whatever it is, such as those that let a browser read it. */
        public Builder answerHeaders(Function<Call, Map<String, String>> makeHeaders) {
            headers = makeHeaders;
            return this;
        }

        /** A handler that may wait. */
        public Builder blocking(String method, String template, Handler.Blocking handler) {
            return add(method, PathTemplate.exact(template), handler);
        }

        /** A handler that answers other instances of the same application. */
        public Builder internal(String method, String template, Handler.Internal handler) {
            return add(method, PathTemplate.exact(template), handler);
        }

        /** A handler that never waits. */
        public Builder async(String method, String template, Handler.Async handler) {
            return add(method, PathTemplate.exact(template), handler);
        }

        /** A handler that never waits, for every path that ends so and that no exact template takes. */
        public Builder asyncSuffix(String method, String suffix, Handler.Async handler) {
            return add(method, PathTemplate.suffix(suffix), handler);
        }

        public Routes build() {
            return new Routes(routes);
        }

        private Builder add(String method, PathTemplate template, Handler handler) {
            routes.add(new Route(method, template, handler, guard, headers, bodyLimit));
            return this;
        }
    }
}
