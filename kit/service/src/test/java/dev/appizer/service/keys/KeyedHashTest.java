// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The vector is the first of RFC 4231: a key of 20 bytes {@code 0b}, cut to 128 bits. */
class KeyedHashTest {

    @Test
    void itIsAnHmacOfTheUtf8Text() {
        KeyedHash hash = new KeyedHash(Optional.of("\u000b".repeat(20)));

        assertThat(hash.of("Hi There")).isEqualTo("sDRMYdjbOFNcqK_OrwvxKw");
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        assertThat(new KeyedHash(Optional.of("one")).of("user:u"))
                .hasSize(22)
                .isEqualTo(new KeyedHash(Optional.of("one")).of("user:u"))
                .isNotEqualTo(new KeyedHash(Optional.of("two")).of("user:u"));
    }

    @Test
    void withoutAKeyAskingForOneSaysWhatToSet() {
        KeyedHash none = new KeyedHash(Optional.empty());

        assertThat(none.isSet()).isFalse();
        assertThatThrownBy(() -> none.of("user:u"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("erasure.hash.key");
    }
}
