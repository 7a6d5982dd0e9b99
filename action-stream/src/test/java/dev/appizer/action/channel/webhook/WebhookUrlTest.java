// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookUrlTest {

    @Test
    void whatSharesLimitsIsToldWithoutPathAndQuery() throws UnusableUrlException {
        assertThat(WebhookUrl.destination("https://Example.org/secret?key=secret"))
                .isEqualTo("https://example.org:443");
        assertThat(WebhookUrl.destination("http://example.org:8080")).isEqualTo("http://example.org:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a b, 'This is no URL, by its character 22'",
        "example.org, Only http and https URLs are sent to",
        "https://a@example.org/, A URL with a user in it is not sent to",
        "'https://example.org/\ud800', The URL holds half a character",
    })
    void whatNothingIsSentToIsRefused(String url, String why) {
        UnusableUrlException refusal =
                catchThrowableOfType(UnusableUrlException.class, () -> WebhookUrl.destination(url));

        assertThat(refusal.why()).isEqualTo(why);
    }
}
