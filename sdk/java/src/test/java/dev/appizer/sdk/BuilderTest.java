// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What can't be meant is refused with a sentence. */
class BuilderTest {

    private static final AppizerBuilder BUILDER = Appizer.builder("key");

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(sentence);
    }

    @Test
    void keysStandInAHeader() {
        refused(() -> Appizer.builder(" "), "writeKey must not be blank");
        refused(() -> Appizer.builder("a\nb"), "visible ASCII");
        refused(() -> BUILDER.adminKey("ä"), "adminKey must be of visible ASCII");
    }

    @Test
    void theHostIsAnAddress() {
        refused(() -> BUILDER.host("127.0.0.1:8080"), "host must be the gateway's address");
        refused(() -> BUILDER.host("ftp://a"), "not ftp://a");
        refused(() -> BUILDER.host("http://"), "host must be");
        refused(() -> BUILDER.host("http://u:p@a"), "no user");
        refused(() -> BUILDER.host("http://a?b"), "query");
        refused(() -> BUILDER.host("http://127.0.0.1:99999"), "port from 1 to 65535");
        refused(() -> BUILDER.host("http://127.0.0.1:0"), "not 0");
        assertThat(BUILDER.host("https://a/b//").settings().host()).isEqualTo("https://a/b");
    }

    @Test
    void timesAndSizesAreWithinWhatWorks() {
        refused(() -> BUILDER.flushInterval(Duration.ofMillis(-1)), "flushInterval must be from");
        refused(() -> BUILDER.requestTimeout(Duration.ZERO), "requestTimeout");
        refused(() -> BUILDER.giveUpAfter(Duration.ofDays(1_000_000)), "giveUpAfter");
        refused(() -> BUILDER.closeOnShutdown(Duration.ofDays(1)), "closeOnShutdown");
        refused(() -> BUILDER.maxQueueBytes(1_000), "at least 32768");
    }
}
