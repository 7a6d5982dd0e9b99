// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.appizer.local.api.Document.Part;
import dev.appizer.service.http.Routes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The document describes every route of every service, and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiRoutesTest {

    /** What instances ask one another. */
    private static final String INTERNAL = "/internal/";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private List<Routes.Described> routes = List.of();
    private Set<Operation> documented = Set.of();

    private record Operation(String method, String path) implements Comparable<Operation> {

        @Override
        public int compareTo(Operation other) {
            return toString().compareTo(other.toString());
        }

        boolean isAnsweredBy(Routes.Described route) {
            return route.method().equals(method)
                    && (route.underAnyPrefix() ? path.endsWith(route.template()) : path.equals(route.template()));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void read(@TempDir Path state) throws IOException, InterruptedException {
        routes = AllRoutes.of(state);
        documented = operations(Document.openApi());
    }

    @Test
    void everyRouteIsInTheDocument() {
        Set<Operation> outside = routes.stream()
                .map(route -> new Operation(route.method(), route.template()))
                .filter(route -> !route.path().startsWith(INTERNAL))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).containsAll(outside);
    }

    @Test
    void everyOperationOfTheDocumentExists() {
        assertThat(documented).allMatch(operation -> routes.stream().anyMatch(operation::isAnsweredBy));
    }

    @Test
    void routesOfEveryServiceWereAsked() {
        assertThat(routes)
                .extracting(Routes.Described::template)
                .contains(
                        "/v1/track",
                        "/v1/identities/{id}",
                        "/v1/profiles/{id}",
                        "/v1/analytics/query",
                        "/health/ready");
    }

    private static Set<Operation> operations(Document document) {
        Set<Operation> operations = new TreeSet<>();
        document.json().path("paths").properties().forEach(path -> {
            Part item = document.resolved(new Part(JsonPointer.empty(), path.getValue()));
            item.json().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    operations.add(new Operation(name.toUpperCase(Locale.ROOT), path.getKey()));
                }
            });
        });
        return operations;
    }
}
