// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

/** A process that forks a registry, prints its pid, and then waits to be killed. */
final class ForkingParent {

    private ForkingParent() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(ForkedRegistry.start().child().pid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
