// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.Referrer;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrerEnricherTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/search?q=x, www.google.com search Google",
        "https://google.co.uk, google.co.uk search Google",
        "https://www.google.com.br/, www.google.com.br search Google",
        "https://mail.google.com/mail, mail.google.com email Gmail",
        "android-app://com.google.android.gm/, com.google.android.gm email Gmail",
        "https://google.evil.example/, google.evil.example other null",
        "https://notgoogle.com/, notgoogle.com other null",
        "https://de.search.yahoo.com/, de.search.yahoo.com search Yahoo",
        "https://mail.yahoo.com/, mail.yahoo.com email Yahoo Mail",
        "https://l.facebook.com/l.php, l.facebook.com social Facebook",
        "https://t.co/abc, t.co social X",
        "https://chat.co/abc, chat.co other null",
        "HTTPS://User:Pw@Www.Bing.COM:443/x?y#z, www.bing.com search Bing",
        "https://blog.example.com/a b\"c, blog.example.com other null",
        "http://[::1]:8080/x, [::1] other null",
        "https://shop.example/x, shop.example internal null",
        "https://www.shop.example/x, www.shop.example internal null"
    })
    void theHostTellsWhatKindOfSiteItIs(String url, String expected) {
        assertThat(text("{'page':{'referrer':'" + url.replace("\"", "") + "','url':'https://shop.example:8443/'}}"))
                .isEqualTo(expected);
    }

    @Test
    void withoutAPageTheSdksReferrerCounts() {
        assertThat(text("{'referrer':{'url':'https://duckduckgo.com/'}}"))
                .isEqualTo("duckduckgo.com search DuckDuckGo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'page':{'referrer':''}}",
                "{'page':{'referrer':'$direct'}}",
                "{'page':{'referrer':'google.com'}}",
                "{'page':{'referrer':'://x'}}",
                "{'page':{'referrer':'http://'}}",
                "{'page':{'referrer':'http://a b/'}}",
                "{'page':{'referrer':5}}",
                "{'page':'x','referrer':'y'}"
            })
    void rubbishIsNoReferrer(String context) {
        assertThat(text(context)).isNull();
    }

    @Test
    void noTextBreaksTheReading() {
        Random random = new Random(1);
        String signs = ":/?#&=%@[].a1é utm_";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "h://" : "?utm_source=");
            random.ints(random.nextInt(12), 0, signs.length()).forEach(at -> text.append(signs.charAt(at)));
            UrlParts.host(text.toString());
            UrlParts.eachParameter(
                    text.toString(), (name, value) -> assertThat(name).isNotEmpty());
        }
    }

    private static @Nullable String text(String context) {
        @Nullable
        Referrer found =
                Subjects.enrich(new ReferrerEnricher(), Subjects.of(context)).referrer();
        return found == null ? null : found.getHost() + " " + found.getMedium() + " " + found.getName();
    }
}
