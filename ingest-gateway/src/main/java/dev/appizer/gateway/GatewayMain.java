// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import dev.appizer.service.ServiceRunner;

/** The gateway as a process: {@code [--config FILE]}. */
public final class GatewayMain {

    private GatewayMain() {}

    public static void main(String[] arguments) {
        ServiceRunner.run(GatewayService.DEFINITION, arguments);
    }
}
