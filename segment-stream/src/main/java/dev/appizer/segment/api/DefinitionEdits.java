// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.streams.definition.DefinitionLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What definitions of every kind have in common: they are put, found and deleted by name, with all others at hand. */
final class DefinitionEdits {

    private final DefinitionLog<Definition> log;
    private final DefinitionKind kind;
    private final Clock clock;

    DefinitionEdits(DefinitionLog<Definition> log, DefinitionKind kind, Clock clock) {
        this.log = log;
        this.kind = kind;
        this.clock = clock;
    }

    /** Looks at a change with all definitions as they are; throws where it can't be. */
    @FunctionalInterface
    interface Check extends Consumer<SortedMap<String, Definition>> {}

    /** Puts a definition; its version is the next one. */
    Definition put(String name, String body, Check check) {
        return Objects.requireNonNull(log.write(key(name), definitions -> {
            check.accept(definitions);
            @Nullable Definition before = definitions.get(key(name));
            return new Definition(kind, name, before == null ? 1 : before.getVersion() + 1, now(), body);
        }));
    }

    /** As precise as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void delete(String name, Check check) {
        require(name);
        log.write(key(name), definitions -> {
            check.accept(definitions);
            return null;
        });
    }

    /** @throws HttpProblem 404 where there is none of the name */
    Definition require(String name) {
        @Nullable Definition definition = log.read().get(key(name));
        if (definition == null) {
            throw HttpProblem.notFound(
                    "There is no " + (kind == DefinitionKind.SEGMENT ? "segment " : "computed trait ") + name);
        }
        return definition;
    }

    List<Definition> all() {
        return log.read().values().stream()
                .filter(definition -> definition.getKind() == kind)
                .toList();
    }

    private String key(String name) {
        return DefinitionKey.of(kind, name);
    }
}
