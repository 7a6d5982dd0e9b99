// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.appizer.schemas.Definition;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {

    private final StubRegistry first = StubRegistry.start();
    private final StubRegistry second = StubRegistry.start();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aSchemaIsRegisteredWithoutJavasOwnProperties() {
        first.answers(200, "{\"id\":7}");
        assertThat(client().register("t-value", Definition.getClassSchema())).isEqualTo(7);
        assertThat(first.requests).singleElement().asString().startsWith("POST /subjects/t-value/versions ");
        assertThat(first.requests.get(0)).doesNotContain("avro.java.string");
    }

    @Test
    void theNextUrlIsAskedWhereOneIsAwayOrFails() {
        first.answers(503, "busy");
        second.answers(200, "{\"id\":7}");
        assertThat(client().register("t-value", Definition.getClassSchema())).isEqualTo(7);
        first.close();
        second.answers(200, "{\"id\":8}");
        assertThat(client().register("t-value", Definition.getClassSchema())).isEqualTo(8);
    }

    @Test
    void aRefusalIsFinalAndSaysItsCode() {
        // Asked twice: where two instances register at once, a registry may refuse the later one the first time only.
        first.answers(409, "{\"error_code\":409,\"message\":\"incompatible\"}")
                .answers(409, "{\"error_code\":409,\"message\":\"incompatible\"}");
        assertThatThrownBy(() -> client().register("t-value", Definition.getClassSchema()))
                .hasMessageContaining("incompatible")
                .asInstanceOf(type(RegistryException.class))
                .extracting(RegistryException::errorCode)
                .isEqualTo(409);
        assertThat(second.requests).isEmpty();
    }

    @Test
    void whoRegistersAtTheSameMomentAsAnotherFindsTheSchemaThere() {
        first.answers(409, "{\"error_code\":409}").answers(200, "{\"id\":7}");
        assertThat(client().register("t-value", Definition.getClassSchema())).isEqualTo(7);
    }

    @Test
    void onlyTwoCodesMeanAnUnknownSubject() {
        first.answers(404, "{\"error_code\":40401}");
        assertThat(client().isCompatible("t-value", Definition.getClassSchema()))
                .isTrue();
        first.answers(404, "<html>no such page</html>");
        assertThatThrownBy(() -> client().isCompatible("t-value", Definition.getClassSchema()))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void basicAuthenticationGoesWithEveryRequest() {
        first.answers(200, "{\"id\":1}");
        new RegistryClient(RegistryConfig.of(Map.of("schema.registry.url", first.url(), "basic.auth.user.info", "u:p")))
                .lookUp("t-value", Definition.getClassSchema());
        assertThat(first.authorizations).containsExactly("Basic dTpw");
    }

    @Test
    void aRegistryThatIsAwayIsToldFromOneThatRefuses() {
        first.close();
        second.close();
        assertThatThrownBy(() -> client().byId(1))
                .asInstanceOf(type(RegistryException.class))
                .matches(failure -> failure.errorCode() == 0 && !failure.isUnknownSchema());
    }

    @Test
    void aMissingUrlIsNamed() {
        assertThatThrownBy(() -> RegistryConfig.of(Map.of())).hasMessageContaining("schema.registry.url");
    }

    private RegistryClient client() {
        return new RegistryClient(RegistryConfig.of(Map.of("schema.registry.url", first.url() + "/," + second.url())));
    }
}
