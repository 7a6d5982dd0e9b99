// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.identity.graph.Alias;
import dev.appizer.model.Identifier;
import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Queries run beside the control plane, and may read between any two of its writes. */
class ClusterViewTest {

    private static final Identifier U = Identifier.user("u");

    private final ControlPlane plane = new ControlPlane();
    private int writes;

    @Test
    void aQueryBetweenAnyTwoWritesOfAJoinAnswers() {
        plane.claim("a", "u", 1).claim("b", "v", 2).claim("c", "v", 3);
        KeyValueStore<Bytes, byte[]> watched = hooked(List.of("put", "delete"), () -> {
            writes++;
            for (String id : List.of("user:u", "anonymous:a", "user:v", "anonymous:b")) {
                assertThat(ClusterView.of(plane.store, Identifier.parse(id)))
                        .as(id)
                        .isPresent();
            }
        });

        ClusterDraft draft = new ClusterStore(watched, ControlPlane.LIMITS.ids(), 0).draft();
        Alias alias = new Alias("u", "v", new Moment(4, new Stamp(4, 0, "m4", "user:v")));
        alias.identifiers().forEach(draft::load);
        draft.cluster.link(alias);
        draft.settle();

        assertThat(writes).isGreaterThan(5);
        assertThat(ShownRows.person(plane.store, "user:u"))
                .containsAll(new TreeSet<>(List.of("anonymous:a", "anonymous:b", "user:v")));
    }

    @Test
    void anIdentifierThatMovesWhileItIsLookedForIsFound() {
        plane.claim("a", "u", 1).claim("b", "v", 2).claim("c", "v", 3);
        KeyValueStore<Bytes, byte[]> moving = hooked(List.of("prefixScan"), () -> {
            if (writes++ == 0) {
                plane.alias("u", "v", 4);
            }
        });

        assertThat(ClusterView.of(moving, U))
                .hasValueSatisfying(view -> assertThat(view.canonical()).isEqualTo("user:v"));
    }

    @Test
    void aClusterThatNothingTouchesIsReadOnce() {
        plane.claim("a", "u", 1);
        KeyValueStore<Bytes, byte[]> watched = hooked(List.of("prefixScan"), () -> writes++);

        assertThat(ClusterView.of(watched, U)).isPresent();
        assertThat(writes).isOne();
    }

    /** The store, with something happening right before certain calls. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> hooked(List<String> calls, Runnable hook) {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    if (calls.contains(method.getName())) {
                        hook.run();
                    }
                    return method.invoke(plane.store, arguments);
                });
    }
}
