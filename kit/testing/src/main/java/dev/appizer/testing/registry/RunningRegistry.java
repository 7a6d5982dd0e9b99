// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

/** However the registry came to run. */
interface RunningRegistry extends AutoCloseable {

    /** Where Apicurio serves Confluent's API. */
    String PATH = "/apis/ccompat/v7";

    /** For people. */
    String kind();

    String url();

    @Override
    void close();
}
