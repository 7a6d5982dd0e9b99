// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.UserAgent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentEnricherTest {

    private static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";
    private static final String BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private static UserAgentEnricher enricher;

    /** It takes seconds, so the tests share it as threads do. */
    @BeforeAll
    static void load() {
        UserAgents userAgents = UserAgents.load(100);
        enricher = new UserAgentEnricher(() -> userAgents);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                CHROME + "| Chrome 150 Linux null Desktop false",
                BOT + "| Googlebot 2.1 Google Cloud null Robot true",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.4 Mobile/15E148 Safari/604.1 | Safari 17.4 iOS 17.4 Phone false"
            })
    void theBrowsersWordIsRead(String userAgent, String expected) {
        assertThat(text(subject(userAgent, null, KeyScope.BROWSER))).isEqualTo(expected);
    }

    @Test
    void theSdksWordComesBeforeTheCalls() {
        assertThat(text(subject(CHROME, BOT, KeyScope.BROWSER))).startsWith("Chrome");
        assertThat(text(subject(null, CHROME, KeyScope.BROWSER))).startsWith("Chrome");
    }

    @Test
    void aServersLibraryIsNoRobot() {
        assertThat(text(subject(null, "okhttp/4.9", KeyScope.SERVER)))
                .startsWith("Okhttp")
                .endsWith("false");
        assertThat(text(subject(null, "okhttp/4.9", KeyScope.BROWSER))).endsWith("true");
        assertThat(text(subject(BOT, null, KeyScope.SERVER))).endsWith("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${jndi:ldap://x}", "\u0000\u0001", "';DROP TABLE users--", " "})
    void rubbishSaysNothing(String userAgent) {
        assertThat(text(subject(userAgent, null, KeyScope.BROWSER))).isNull();
    }

    @Test
    void anEndlessOneIsNotRead() {
        assertThat(text(subject(CHROME + " x".repeat(1_024), null, KeyScope.BROWSER)))
                .isNull();
    }

    @Test
    void theMemoryOfAnswersIsBounded() {
        Remembered<String> remembered = new Remembered<>(10);
        for (int i = 0; i < 1_000; i++) {
            int asked = i;
            assertThat(remembered.get("key" + asked, key -> "answer" + asked)).isEqualTo("answer" + asked);
            assertThat(remembered.get("always", key -> "slow" + asked)).isEqualTo("slow0");
        }
        assertThat(remembered.size()).isLessThanOrEqualTo(10);
    }

    private static Subject subject(@Nullable String told, @Nullable String header, KeyScope scope) {
        Map<String, @Nullable Object> context = told == null ? Map.of() : Map.of("userAgent", told);
        return new Subject(context, header, null, scope);
    }

    private static @Nullable String text(Subject subject) {
        @Nullable
        UserAgent found = enricher.enrich(subject, Enrichments.none(List.of())).userAgent();
        return found == null
                ? null
                : found.getBrowser() + " " + found.getBrowserVersion() + " " + found.getOs() + " "
                        + found.getOsVersion() + " " + found.getDevice() + " " + found.getBot();
    }
}
