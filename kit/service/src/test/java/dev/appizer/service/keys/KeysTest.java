// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.schemas.KeyScope;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    // printf %s s3cret | sha256sum
    private static final String S3CRET = "1ec1c26b50d5d3c58d9583181af8076655fe00756bf7285940ba3670f99fcba0";

    @Test
    void aKeyIsFoundByItsHash(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), "web=browser:" + S3CRET + "\n");

        Keys keys = KeysFile.load(file);

        assertThat(keys.sender("s3cret")).isEqualTo(new Key("web", KeyScope.BROWSER));
        assertThat(keys.sender("s3creT")).isNull();
        assertThat(keys.sender(null)).isNull();
        assertThat(keys.admin(null)).isNull();
    }

    @Test
    void everyWrongLineIsReportedByItsName(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("keys"), "a=server:12\nb=owner:" + S3CRET + "\nc=" + S3CRET + "\nd=admin:" + S3CRET);

        assertThatThrownBy(() -> KeysFile.load(file))
                .hasMessageContaining("wrong key a:")
                .hasMessageContaining("wrong key b:")
                .hasMessageContaining("wrong key c:")
                .hasMessageNotContaining("wrong key d:");
    }

    @Test
    void aBrowserKeyMayBeBoundToPages(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("keys"),
                "web=browser:" + S3CRET + "  https://shop.example https://www.shop.example:8443");

        Key key = requireNonNull(KeysFile.load(file).sender("s3cret"));

        assertThat(key.mayBeUsedFrom("https://shop.example")).isTrue();
        assertThat(key.mayBeUsedFrom("https://www.shop.example:8443")).isTrue();
        assertThat(key.mayBeUsedFrom("https://www.shop.example")).isFalse();
        assertThat(key.mayBeUsedFrom("http://shop.example")).isFalse();
        assertThat(key.mayBeUsedFrom("null")).isFalse();
        assertThat(key.mayBeUsedFrom(null)).isFalse();
    }

    @Test
    void originsThatNoBrowserWouldSendAndThoseOfOtherKeysAreRefused(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("keys"),
                "a=browser:" + S3CRET + " https://shop.example/\nb=browser:" + S3CRET + " shop.example\nc=server:"
                        + S3CRET + " https://shop.example\nd=browser:" + S3CRET + " https://Shop.example\ne=browser:"
                        + S3CRET);

        assertThatThrownBy(() -> KeysFile.load(file))
                .hasMessageContaining("wrong key a:")
                .hasMessageContaining("wrong key b:")
                .hasMessageContaining("wrong key c: only a browser key has origins")
                .hasMessageContaining("wrong key d:")
                .hasMessageNotContaining("wrong key e:");
    }

    @Test
    void aLineThatIsMadeIsALineThatIsRead(@TempDir Path directory) throws IOException {
        KeyLine line = KeyLine.of("web", "browser", List.of("https://shop.example"), "s3cret");

        Path file = Files.writeString(directory.resolve("keys"), line.text());

        assertThat(line.text()).isEqualTo("web=browser:" + S3CRET + " https://shop.example");
        assertThat(KeysFile.load(file).sender("s3cret")).isEqualTo(line.key());
    }

    @Test
    void anOpenMachineTakesCallsWithoutAKeyAndRefusesAnUnknownOne() {
        Keys keys = Keys.open();

        assertThat(keys.sender(null)).extracting(Key::scope).isEqualTo(KeyScope.SERVER);
        assertThat(keys.admin(null)).extracting(Key::scope).isEqualTo(KeyScope.ADMIN);
        assertThat(keys.sender("dev-write-key")).extracting(Key::scope).isEqualTo(KeyScope.SERVER);
        assertThat(keys.sender("dev-browser-key")).extracting(Key::scope).isEqualTo(KeyScope.BROWSER);
        assertThat(keys.sender("something")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Bearer abc, x, b, abc",
                "bearer abc, x, b, abc",
                "Basic V1JJVEVLRVkxOg==, x, b, WRITEKEY1",
                "Basic Og==, x, b, x",
                "Basic !, -, b, b",
                "-, x, b, x",
                "-, '', b, b",
                "-, -, -, -",
                "Digest abc, -, -, -"
            })
    void theKeyIsTakenInTheOrderOfTheContract(
            @Nullable String authorization, @Nullable String header, @Nullable String body, @Nullable String expected) {
        Map<String, String> headers = authorization == null
                ? header == null ? Map.of() : Map.of("x-write-key", header)
                : header == null
                        ? Map.of("authorization", authorization)
                        : Map.of("authorization", authorization, "x-write-key", header);

        assertThat(GivenKey.of(Call.of("POST", "/v1/track", headers, new byte[0]), body))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Basic S0VZSUQ6U0VDUkVU, KEYID:SECRET",
                "Basic V1JJVEVLRVkxOg==, -",
                "Basic OlNFQ1JFVA==, -",
                "Basic !, -",
                "Bearer KEYID:SECRET, -"
            })
    void aKeyOfTwoHalvesIsUserNameAndPassword(String authorization, @Nullable String expected) {
        Call call = Call.of("POST", "/v1/track", Map.of("authorization", authorization), new byte[0]);

        assertThat(GivenKey.inBothHalves(call)).isEqualTo(expected);
    }

    @Test
    void onlyAdminKeysPassTheGuard() {
        AdminGuard guard = new AdminGuard(Keys::open, null);

        guard.accept(callWith("dev-admin-key"));
        assertThatThrownBy(() -> guard.accept(callWith("dev-write-key")))
                .isInstanceOfSatisfying(
                        HttpProblem.class, e -> assertThat(e.status()).isEqualTo(403));
        assertThatThrownBy(() -> guard.accept(callWith("wrong")))
                .isInstanceOfSatisfying(
                        HttpProblem.class, e -> assertThat(e.status()).isEqualTo(401));
    }

    private static Call callWith(String key) {
        return Call.of("GET", "/v1/segments", Map.of("Authorization", "Bearer " + key), new byte[0]);
    }
}
