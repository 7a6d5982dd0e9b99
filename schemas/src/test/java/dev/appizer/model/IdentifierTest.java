// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentifierTest {

    @Test
    void theTextOfAnIdentifierReadsBackAsItself() {
        for (Identifier identifier : new Identifier[] {
            Identifier.user("u1"),
            Identifier.anonymous("a:1"),
            Identifier.user("user:x"),
            Identifier.anonymous("ü\u0000")
        }) {
            assertThat(Identifier.parse(identifier.toString())).isEqualTo(identifier);
        }
    }

    @Test
    void aUserAndAnAnonymousIdOfOneTextAreTwo() {
        assertThat(Identifier.user("x")).isNotEqualTo(Identifier.anonymous("x"));
        assertThat(Identifier.user("x").toString())
                .isNotEqualTo(Identifier.anonymous("x").toString());
    }

    @Test
    void aSenderIsTheUserWhereThereIsOne() {
        assertThat(Identifier.ofSender("u", "a")).isEqualTo(Identifier.user("u"));
        assertThat(Identifier.ofSender(null, "a")).isEqualTo(Identifier.anonymous("a"));
        assertThat(Identifier.ofSender(null, null)).isNull();
    }

    @Test
    void aTextWithoutAKindIsNoIdentifier() {
        assertThatThrownBy(() -> Identifier.parse("u1")).isInstanceOf(IllegalArgumentException.class);
    }
}
