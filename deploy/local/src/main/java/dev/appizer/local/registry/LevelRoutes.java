// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import static dev.appizer.local.registry.RegistryRoutes.answer;

import dev.appizer.service.http.Call;
import dev.appizer.service.http.Routes;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Compatibility: its levels, and whether a schema would be taken. The mode is always {@code READWRITE}. */
final class LevelRoutes {

    private static final Map<String, String> MODE = Map.of("mode", "READWRITE");

    private final RegistryStore store;

    LevelRoutes(RegistryStore store) {
        this.store = store;
    }

    Routes routes() {
        return Routes.builder()
                .blocking("GET", "/config", answer(call -> shown(store.state().level(Registrations.ALL))))
                .blocking("PUT", "/config", answer(call -> set(Registrations.ALL, call)))
                .blocking("DELETE", "/config", answer(call -> drop(Registrations.ALL)))
                .blocking("GET", "/config/{subject}", answer(this::own))
                .blocking("PUT", "/config/{subject}", answer(call -> set(call.pathParameter("subject"), call)))
                .blocking("DELETE", "/config/{subject}", answer(call -> drop(ownSubject(call))))
                .blocking("GET", "/mode", answer(call -> MODE))
                .blocking("PUT", "/mode", answer(LevelRoutes::setMode))
                .blocking("GET", "/mode/{subject}", answer(call -> MODE))
                .blocking("PUT", "/mode/{subject}", answer(LevelRoutes::setMode))
                .blocking("POST", "/compatibility/subjects/{subject}/versions", answer(this::wouldBeTaken))
                .blocking("POST", "/compatibility/subjects/{subject}/versions/{version}", answer(this::mayFollow))
                .build();
    }

    private Object own(Call call) {
        boolean orCommon = "true".equals(call.query("defaultToGlobal"));
        return shown(store.state().level(orCommon ? call.pathParameter("subject") : ownSubject(call)));
    }

    private String ownSubject(Call call) {
        String subject = call.pathParameter("subject");
        if (!store.state().levels().containsKey(subject)) {
            throw RegistryRefusal.noLevel(subject);
        }
        return subject;
    }

    private Object set(String subject, Call call) {
        String name = SchemaText.json(call.body()).path("compatibility").asText();
        Compatibility level = Compatibility.named(name)
                .orElseThrow(() -> RegistryRefusal.invalidLevel(
                        "Invalid compatibility level. Valid values are: " + List.of(Compatibility.values())));
        store.setLevel(subject, level);
        return Map.of("compatibility", level.name());
    }

    private Object drop(String subject) {
        Compatibility before = store.state().level(subject);
        store.setLevel(subject, null);
        return shown(before);
    }

    private static Object shown(Compatibility level) {
        return Map.of("compatibilityLevel", level.name());
    }

    private static Object setMode(Call call) {
        String mode = SchemaText.json(call.body()).path("mode").asText();
        if (!mode.equals("READWRITE")) {
            throw RegistryRefusal.invalidMode("This development registry has the mode READWRITE only");
        }
        return MODE;
    }

    private Object wouldBeTaken(Call call) {
        String subject = call.pathParameter("subject");
        return verdict(call, store.state().versions(subject));
    }

    private Object mayFollow(Call call) {
        SchemaVersion version =
                Versions.one(store.state(), call.pathParameter("subject"), call.pathParameter("version"));
        return verdict(call, List.of(version));
    }

    private Object verdict(Call call, List<SchemaVersion> versions) {
        Schema schema = SchemaText.parse(call.body());
        List<String> problems =
                store.state().level(call.pathParameter("subject")).problems(schema, versions);
        boolean verbose = "true".equals(call.query("verbose"));
        return verbose
                ? Map.of("is_compatible", problems.isEmpty(), "messages", problems)
                : Map.of("is_compatible", problems.isEmpty());
    }
}
