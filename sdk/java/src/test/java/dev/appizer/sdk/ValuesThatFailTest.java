// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values are the application's code: whatever they throw, a call doesn't. */
class ValuesThatFailTest extends WithGateway {

    /** What a getter throws. */
    public static final class Thrower {
        private final Throwable failure;

        Thrower(Throwable failure) {
            this.failure = failure;
        }

        @SuppressWarnings("DoNotCallSuggester")
        public String getValue() {
            throw unchecked(failure);
        }
    }

    /** Any class of an application. */
    static final class Opaque {}

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    private Appizer client;

    @BeforeEach
    void startClient() {
        client = client();
    }

    private Outcome.Undelivered outcome(Supplier<Track> call) {
        Outcome.Undelivered outcome = notDelivered(client.track(call.get()));
        assertThat(outcome.code()).isEqualTo(Codes.NOT_SERIALIZABLE);
        return outcome;
    }

    @Test
    void whateverIsThrownIsAnOutcomeWithoutItsText() {
        Exception itsOwnCause = new Exception("SECRET");
        itsOwnCause.initCause(new Exception("SECRET", itsOwnCause));
        for (Throwable failure : new Throwable[] {
            new Exception("SECRET"),
            new Error("SECRET"),
            new StackOverflowError("SECRET"),
            new OutOfMemoryError("SECRET"),
            new IllegalStateException("SECRET"),
            itsOwnCause
        }) {
            Iterable<Object> iterable = () -> {
                throw unchecked(failure);
            };
            String name = failure.getClass().getSimpleName();

            assertThat(outcome(() -> Track.of("e").property("p", iterable)).message())
                    .endsWith(name);
            assertThat(outcome(() -> Track.of("e").property("p", new Thrower(failure)))
                            .message())
                    .endsWith(name);
        }
    }

    @Test
    void whatJacksonItselfSaysIsTold() {
        assertThat(outcome(() -> Track.of("e").property("p", new Opaque())).message())
                .contains("No serializer found");
    }

    @Test
    void aMapThatIsChangedMeanwhileHasNoJson() {
        Map<String, Object> changing = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                throw new ConcurrentModificationException();
            }
        };

        assertThat(outcome(() -> Track.of("e").properties(changing)).message())
                .contains("ConcurrentModificationException");
        outcome(() -> Track.of("e").property("p", changing));
    }

    @Test
    void noMapIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Track.of("e").properties(CloseTest.nothing()))
                .withMessage("values must not be null");
        assertThatIllegalArgumentException().isThrownBy(() -> Identify.of("ada").traits(CloseTest.nothing()));
    }
}
