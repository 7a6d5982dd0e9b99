// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a client was built with, checked. */
record Settings(
        String writeKey,
        @Nullable String adminKey,
        String host,
        Duration flushInterval,
        long maxQueueBytes,
        WhenFull whenFull,
        Duration requestTimeout,
        Duration giveUpAfter,
        boolean gzip) {

    static Settings usual(String writeKey) {
        return new Settings(
                Checks.key("writeKey", writeKey),
                null,
                "http://127.0.0.1:8080",
                Duration.ofMillis(200),
                32L << 20,
                WhenFull.FAIL,
                Duration.ofSeconds(10),
                Duration.ofHours(23),
                true);
    }

    Settings withAdminKey(String key) {
        return new Settings(
                writeKey,
                Checks.key("adminKey", key),
                host,
                flushInterval,
                maxQueueBytes,
                whenFull,
                requestTimeout,
                giveUpAfter,
                gzip);
    }

    Settings withHost(String address) {
        return new Settings(
                writeKey,
                adminKey,
                Checks.host(address),
                flushInterval,
                maxQueueBytes,
                whenFull,
                requestTimeout,
                giveUpAfter,
                gzip);
    }

    Settings withFlushInterval(Duration interval) {
        return new Settings(
                writeKey,
                adminKey,
                host,
                Checks.time("flushInterval", interval, Duration.ZERO, Duration.ofHours(1)),
                maxQueueBytes,
                whenFull,
                requestTimeout,
                giveUpAfter,
                gzip);
    }

    Settings withMaxQueueBytes(long bytes) {
        return new Settings(
                writeKey,
                adminKey,
                host,
                flushInterval,
                Checks.queue(bytes),
                whenFull,
                requestTimeout,
                giveUpAfter,
                gzip);
    }

    Settings withWhenFull(WhenFull policy) {
        return new Settings(
                writeKey,
                adminKey,
                host,
                flushInterval,
                maxQueueBytes,
                Checks.given("whenFull", policy),
                requestTimeout,
                giveUpAfter,
                gzip);
    }

    Settings withRequestTimeout(Duration timeout) {
        return new Settings(
                writeKey,
                adminKey,
                host,
                flushInterval,
                maxQueueBytes,
                whenFull,
                Checks.time("requestTimeout", timeout, Duration.ofMillis(1), Duration.ofHours(1)),
                giveUpAfter,
                gzip);
    }

    Settings withGiveUpAfter(Duration time) {
        return new Settings(
                writeKey,
                adminKey,
                host,
                flushInterval,
                maxQueueBytes,
                whenFull,
                requestTimeout,
                Checks.time("giveUpAfter", time, Duration.ofMillis(1), Duration.ofDays(365)),
                gzip);
    }

    Settings withGzip(boolean on) {
        return new Settings(
                writeKey, adminKey, host, flushInterval, maxQueueBytes, whenFull, requestTimeout, giveUpAfter, on);
    }
}
