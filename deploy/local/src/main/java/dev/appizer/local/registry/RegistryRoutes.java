// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import dev.appizer.service.http.Call;
import dev.appizer.service.http.Handler;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Subjects, versions and schemas: the paths of Confluent's registry. */
final class RegistryRoutes {

    static final String NOTICE = "A schema registry for development: one instance, Avro only, without authentication."
            + " Use the Confluent Schema Registry, Karapace or Apicurio in production.";

    private final RegistryStore store;

    RegistryRoutes(RegistryStore store) {
        this.store = store;
    }

    Routes routes() {
        return Routes.builder()
                .blocking(
                        "GET", "/", answer(call -> Map.of("name", "Appizer's development registry", "notice", NOTICE)))
                .blocking("GET", "/subjects", answer(this::subjects))
                .blocking("POST", "/subjects/{subject}", answer(this::lookUp))
                .blocking("GET", "/subjects/{subject}/versions", answer(this::versions))
                .blocking("POST", "/subjects/{subject}/versions", answer(this::register))
                .blocking("GET", "/subjects/{subject}/versions/{version}", answer(this::version))
                .blocking(
                        "GET",
                        "/subjects/{subject}/versions/{version}/schema",
                        answer(call -> raw(version(call).schema())))
                .blocking("GET", "/schemas/types", answer(call -> List.of("AVRO")))
                .blocking(
                        "GET",
                        "/schemas/ids/{id}",
                        answer(call -> Map.of("schema", byId(call).schema())))
                .blocking(
                        "GET",
                        "/schemas/ids/{id}/schema",
                        answer(call -> raw(byId(call).schema())))
                .blocking("GET", "/schemas/ids/{id}/subjects", answer(this::subjectsOfId))
                .blocking("GET", "/schemas/ids/{id}/versions", answer(this::versionsOfId))
                .build()
                .plus(new LevelRoutes(store).routes());
    }

    /** A handler of this API: JSON of its own media type, and errors by Confluent's codes. */
    static Handler.Blocking answer(Function<Call, Object> handler) {
        return call -> {
            try {
                Object answer = handler.apply(call);
                return json(answer instanceof Reply reply ? reply : Reply.ok(answer));
            } catch (RegistryRefusal e) {
                Map<String, Object> error =
                        Map.of("error_code", e.errorCode(), "message", String.valueOf(e.getMessage()));
                return json(Reply.json(e.status(), error));
            }
        };
    }

    private static Reply json(Reply reply) {
        return reply.with("Content-Type", "application/vnd.schemaregistry.v1+json");
    }

    private static Reply raw(String schema) {
        return Reply.text(200, "application/json", schema);
    }

    private Object subjects(Call call) {
        String prefix = call.query("subjectPrefix");
        return store.state().subjects().keySet().stream()
                .filter(subject -> prefix == null || subject.startsWith(prefix))
                .toList();
    }

    private Object lookUp(Call call) {
        String subject = call.pathParameter("subject");
        Versions.known(store.state(), subject);
        return store.state()
                .find(subject, SchemaText.parse(call.body()).toString())
                .orElseThrow(() -> RegistryRefusal.unknownSchema("Schema"));
    }

    private Object versions(Call call) {
        return Versions.known(store.state(), call.pathParameter("subject")).stream()
                .map(SchemaVersion::version)
                .toList();
    }

    private Object register(Call call) {
        SchemaVersion version = store.register(call.pathParameter("subject"), SchemaText.parse(call.body()));
        return Map.of("id", version.id());
    }

    private SchemaVersion version(Call call) {
        return Versions.one(store.state(), call.pathParameter("subject"), call.pathParameter("version"));
    }

    private SchemaVersion byId(Call call) {
        return withId(call).get(0);
    }

    private Object subjectsOfId(Call call) {
        return withId(call).stream().map(SchemaVersion::subject).toList();
    }

    private Object versionsOfId(Call call) {
        return withId(call).stream()
                .map(version -> Map.of("subject", version.subject(), "version", version.version()))
                .toList();
    }

    private List<SchemaVersion> withId(Call call) {
        String text = call.pathParameter("id");
        int id = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        List<SchemaVersion> found = store.state().withId(id);
        if (found.isEmpty()) {
            throw RegistryRefusal.unknownSchema("Schema " + text);
        }
        return found;
    }
}
