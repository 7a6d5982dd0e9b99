// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PropertyPathTest {

    private static Object object(String key, Object value) {
        return Values.object(Map.of(key, value));
    }

    private static @Nullable Object at(String path, Map<String, Object> members) {
        return new PropertyPath(path).in(members::get);
    }

    @Test
    void aDottedPathLeadsIntoNestedObjects() {
        assertThat(at("address.geo.city", Map.of("address", object("geo", object("city", "Oslo")))))
                .isEqualTo("Oslo");
    }

    @Test
    void anExactKeyComesBeforeANestedOne() {
        assertThat(at("address.city", Map.of("address.city", "Bergen", "address", object("city", "Oslo"))))
                .isEqualTo("Bergen");
    }

    @Test
    void insideAnObjectTheLongestKeyComesFirstToo() {
        Map<String, Object> inner = Map.of("b.c", "exact", "b", object("c", "nested"));

        assertThat(at("a.b.c", Map.of("a", Values.object(inner)))).isEqualTo("exact");
        assertThat(at("a.b.c", Map.of("a", Values.object(inner), "a.b", object("c", "longer"))))
                .isEqualTo("longer");
    }

    @Test
    void aKeyThatLeadsNowhereDoesNotHideOneThatDoes() {
        Map<String, Object> members = new HashMap<>(Map.of("a.b", object("x", 1L), "a", object("b.c", "found")));
        members.put("a.b.c", null);

        assertThat(at("a.b.c", members)).isEqualTo("found");
    }

    @Test
    void whatIsNoObjectHasNothingInside() {
        assertThat(at("a.b", Map.of("a", "text"))).isNull();
        assertThat(at("a.0", Map.of("a", new ValueList(List.of("item"))))).isNull();
    }

    @Test
    void oddDotsAreOrdinaryCharacters() {
        assertThat(at(".a.", Map.of(".a.", 1L))).isEqualTo(1L);
        assertThat(at(".a", Map.of("", object("a", 2L)))).isEqualTo(2L);
        assertThat(at("..", Map.of())).isNull();
    }

    @Test
    void theTopLevelKeysAreAllThatCouldAnswer() {
        assertThat(new PropertyPath("a.b.c").topLevelKeys()).containsExactly("a.b.c", "a.b", "a");
    }
}
