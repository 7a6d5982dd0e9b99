// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

/**
 * A member of the controller quorum.
 *
 * @param nodeId the node's id, unique in its cluster
 * @param controllerPort the loopback port on which its controller listens
 */
public record Voter(int nodeId, int controllerPort) {

    /** The form of {@code controller.quorum.voters}: {@code 1@127.0.0.1:9093}. */
    String asSetting() {
        return nodeId + "@" + KafkaNodeConfig.HOST + ":" + controllerPort;
    }
}
