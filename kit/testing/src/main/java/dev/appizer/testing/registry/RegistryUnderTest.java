// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * One real registry, Apicurio, for all tests of this JVM: a container where a Docker engine
 * answers, else a forked JVM. It keeps everything in memory, and its global compatibility is NONE
 * until somebody sets another. Get it from {@link RegistryExtension}.
 */
public final class RegistryUnderTest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryUnderTest.class);

    private final RunningRegistry registry;

    private RegistryUnderTest(RunningRegistry registry) {
        this.registry = registry;
    }

    static RegistryUnderTest start() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        RunningRegistry registry = docker ? ContainerRegistry.start() : ForkedRegistry.start();
        LOG.info("Registry under test: {} at {}", registry.kind(), registry.url());
        return new RegistryUnderTest(registry);
    }

    /** The root of Confluent's API, without a slash at its end: {@code <url>/subjects} lists subjects. */
    public String url() {
        return registry.url();
    }

    @Override
    public void close() {
        registry.close();
    }
}
