// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

/**
 * Notifications that wait for one another, since they go to the same destination about the same person.
 *
 * @param person an identifier, or {@code campaign:} with an id
 */
record Lane(String destination, String person) {}
