// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.ORG, http://example.org:80, /",
        "https://example.org, https://example.org:443, /",
        "https://example.org:8443/a/b?c=d#e, https://example.org:8443, /a/b?c=d",
        "http://1.2.3.4, http://1.2.3.4:80, /",
        "http://4.example, http://4.example:80, /",
        "http://example.org?c, http://example.org:80, /?c",
        "http://example.org//a/../b, http://example.org:80, //a/../b",
        "http://example.org/%0d%0aX:y, http://example.org:80, /%0d%0aX:y",
        "http://example.org/ü, http://example.org:80, /%C3%BC",
        "'http://[2606:4700::1111]:81/', 'http://[2606:4700::1111]:81', /",
    })
    void aUrlHasADestinationAndAPath(URI url, String destination, String path) throws Exception {
        Target target = Target.of(url);

        assertThat(target.destination()).isEqualTo(destination);
        assertThat(target.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org:80, example.org",
        "https://example.org, example.org",
        "https://example.org:80, example.org:80",
        "'http://[2606:4700::1111]', '[2606:4700::1111]'",
    })
    void theHostHeaderHasNoPortThatGoesWithoutSaying(URI url, String header) throws Exception {
        assertThat(Target.of(url).authority()).hasToString(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/secret",
                "file:///etc/secret",
                "//example.org/secret",
                "mailto:secret@example.org",
                "http:/secret",
                "http:///secret",
                "http://user@example.org/secret",
                "http://user:secret@example.org/",
                "http://@example.org/secret",
                "http://example.org:0/secret",
                "http://example.org:65536/secret",
                "http://127.1/secret",
                "http://2130706433/secret",
                "http://0x7f000001/secret",
                "http://0x7f.0.0.1/secret",
                "http://0177.0.0.1/secret",
                "http://127.0.0.01/secret",
                "http://127.0.0.1./secret",
                "http://a.1/secret",
                "http://0x/secret",
                "http://my_host/secret",
                "http://exämple.org/secret",
                "http://[fe80::1%25eth0]/secret",
            })
    void otherUrlsAreNotSentTo(URI url) {
        assertThatThrownBy(() -> Target.of(url))
                .isInstanceOf(UnusableUrlException.class)
                .message()
                .doesNotContain("secret");
    }
}
