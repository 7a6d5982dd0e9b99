// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A registry in a container, of the version that the forked one has too. */
record ContainerRegistry(GenericContainer<?> container) implements RunningRegistry {

    private static final int PORT = 8080;

    static ContainerRegistry start() {
        GenericContainer<?> container = new GenericContainer<>("apicurio/apicurio-registry-mem:2.6.13.Final")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp(PATH + "/subjects").forPort(PORT));
        container.start();
        return new ContainerRegistry(container);
    }

    @Override
    public String kind() {
        return "container of " + container.getDockerImageName();
    }

    @Override
    public String url() {
        return "http://" + container.getHost() + ":" + container.getMappedPort(PORT) + PATH;
    }

    @Override
    public void close() {
        container.stop();
    }
}
